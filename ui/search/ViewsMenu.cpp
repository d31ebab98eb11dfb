// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ViewsMenu.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// As a menu shows it: an ampersand is no mnemonic.
QString withoutMnemonic(const QString &name)
{
    return QString(name).replace(u'&', u"&&"_s);
}

} // namespace

ViewsMenu::ViewsMenu(QSettings &settings, const FieldWidths &least, QWidget *parent)
    : QMenu(parent)
    , m_views(settings, least)
{
    connect(this, &QMenu::aboutToShow, this, &ViewsMenu::build);
}

void ViewsMenu::build()
{
    clear();
    for (QObject *child : children())
        if (auto *menu = qobject_cast<QMenu *>(child))
            menu->deleteLater();
    for (const SavedView &view : SavedViews::builtIn())
        offer(view);
    addSeparator();
    for (const SavedView &view : m_views.all())
        offer(view);
    addSeparator();
    connect(addAction(tr("Save this view…")), &QAction::triggered, this, &ViewsMenu::saveWanted);
    QMenu *removing = addMenu(tr("Delete"));
    removing->setFont(font());
    removing->setEnabled(!m_views.all().isEmpty());
    for (const SavedView &view : m_views.all())
        connect(removing->addAction(withoutMnemonic(view.name)), &QAction::triggered, this,
            [this, name = view.name] { m_views.remove(name); });
}

void ViewsMenu::offer(const SavedView &view)
{
    connect(addAction(withoutMnemonic(view.name)), &QAction::triggered, this, [this, view] { Q_EMIT chosen(view); });
}

} // namespace billow

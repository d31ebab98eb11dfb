// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ViewsMenu.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestName = 60;
} // namespace

NameDialog::NameDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setWindowTitle(tr("Save view"));
    setAttribute(Qt::WA_DeleteOnClose);
    setPalette(theme.palette());
    auto *title = new QLabel(tr("Save view"), this);
    title->setFont(theme.font(TextRank::Title));
    auto *text = new QLabel(tr("Saves filters, sorting and columns. A view with the same name is replaced."), this);
    text->setFont(theme.font(TextRank::Body));
    text->setWordWrap(true);
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("View name"));
    m_name->setMaxLength(longestName);
    m_name->setFont(theme.font(TextRank::Body));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    setLook(m_save, u"primary"_s);
    m_save->setDefault(true);
    m_save->setEnabled(false);
    for (QPushButton *button : {cancel, m_save})
        button->setFont(theme.font(TextRank::Strong));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(m_name);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString &name) { m_save->setEnabled(!name.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT named(m_name->text().trimmed()); });
}

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
    connect(addAction(tr("Save view…")), &QAction::triggered, this, &ViewsMenu::saveWanted);
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

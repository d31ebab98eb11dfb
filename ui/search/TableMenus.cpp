// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/TableMenus.h"

#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/search/SearchText.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

ColumnsMenu::ColumnsMenu(SearchTable &table, QWidget *parent)
    : QMenu(parent)
    , m_table(table)
{
    connect(this, &QMenu::aboutToShow, this, &ColumnsMenu::build);
}

void ColumnsMenu::build()
{
    clear();
    for (QObject *child : children())
        if (auto *menu = qobject_cast<QMenu *>(child))
            menu->deleteLater();
    addSorting();
    addMoving();
    addSeparator();
    addColumns();
    addSeparator();
    m_automatic = addAction(tr("Fit columns to window"));
    m_automatic->setEnabled(!m_table.columnLayout().isAutomatic());
    connect(m_automatic, &QAction::triggered, this, [this] { m_table.setColumnLayout({}); });
}

void ColumnsMenu::addColumns()
{
    const QList<InvoiceKey> shown = m_table.shownFields();
    for (const InvoiceKey field : invoiceFields) {
        QAction *action = addAction(SearchText::title(field));
        action->setCheckable(true);
        action->setChecked(shown.contains(field));
        connect(action, &QAction::triggered, this, [this, action, field](bool on) {
            m_table.setFieldShown(field, on);
            action->setChecked(m_table.shownFields().contains(field)); // the last one stays
            m_automatic->setEnabled(true);
        });
    }
}

void ColumnsMenu::mousePressEvent(QMouseEvent *event)
{
    m_pressed = actionAt(event->position().toPoint());
    if (m_pressed && m_pressed->isCheckable())
        setActiveAction(m_pressed);
    else
        QMenu::mousePressEvent(event);
}

void ColumnsMenu::mouseReleaseEvent(QMouseEvent *event)
{
    QAction *action = actionAt(event->position().toPoint());
    if (action && action == m_pressed && action->isCheckable())
        action->trigger();
    else
        QMenu::mouseReleaseEvent(event);
}

void ColumnsMenu::keyPressEvent(QKeyEvent *event)
{
    QAction *action = activeAction();
    if (event->key() == Qt::Key_Space && action && action->isCheckable())
        action->trigger();
    else
        QMenu::keyPressEvent(event);
}

void ColumnsMenu::addSorting()
{
    QMenu *sorting = addMenu(tr("Sort by"));
    sorting->setFont(font());
    auto *fields = new QActionGroup(sorting);
    for (const InvoiceKey field : invoiceFields) {
        if (field == InvoiceKey::VatBreakdown)
            continue;
        QAction *action = sorting->addAction(SearchText::title(field));
        action->setActionGroup(fields);
        action->setCheckable(true);
        action->setChecked(field == m_order.key);
        connect(action, &QAction::triggered, this, [this, field] { Q_EMIT orderChosen({field, m_order.descending}); });
    }
    sorting->addSeparator();
    auto *directions = new QActionGroup(sorting);
    for (const bool descending : {false, true}) {
        QAction *action = sorting->addAction(descending ? tr("Descending") : tr("Ascending"));
        action->setActionGroup(directions);
        action->setCheckable(true);
        action->setChecked(descending == m_order.descending);
        connect(action, &QAction::triggered, this, [this, descending] {
            Q_EMIT orderChosen({m_order.key, descending});
        });
    }
}

void ColumnsMenu::addMoving()
{
    QMenu *moving = addMenu(tr("Move to start"));
    moving->setFont(font());
    for (const InvoiceKey field : m_table.shownFields())
        connect(moving->addAction(SearchText::title(field)), &QAction::triggered, this,
            [this, field] { m_table.putFirst(field); });
}

namespace {

constexpr int mostCharacters = 40;

QString written(const QString &name)
{
    QString shown = name.size() > mostCharacters ? name.left(mostCharacters) + u'…' : name;
    return shown.replace(u'&', u"&&"_s); // it is no mnemonic
}

} // namespace

RowMenu::RowMenu(SearchTable &table, QWidget *parent)
    : QMenu(parent)
    , m_table(table)
    , m_copyRows(addAction(tr("Copy rows")))
    , m_copyNumber(addAction(tr("Copy number")))
    , m_seller(nullptr)
    , m_buyer(nullptr)
{
    m_copyRows->setShortcut(QKeySequence::Copy);
    m_copyRows->setShortcutContext(Qt::WidgetShortcut); // it is only told of here
    addSeparator();
    m_seller = addAction(QString());
    m_buyer = addAction(QString());
    addSeparator();
    QAction *details = addAction(tr("Show details"));
    connect(m_copyRows, &QAction::triggered, this, &RowMenu::copyRowsWanted);
    connect(m_copyNumber, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(m_numberText); });
    connect(m_seller, &QAction::triggered, this, [this] { Q_EMIT sellerWanted(m_sellerName); });
    connect(m_buyer, &QAction::triggered, this, [this] { Q_EMIT buyerWanted(m_buyerName); });
    connect(details, &QAction::triggered, this, &RowMenu::detailsWanted);
}

void RowMenu::open(const QPoint &global)
{
    const auto &model = static_cast<const SearchModel &>(*m_table.model());
    const Invoice *invoice = model.invoiceAt(m_table.currentIndex().row());
    for (QAction *action : {m_copyNumber, m_seller, m_buyer})
        action->setVisible(invoice != nullptr);
    if (invoice) {
        m_numberText = invoice->number;
        m_sellerName = invoice->sellerName;
        m_buyerName = invoice->buyerName;
        m_seller->setText(tr("Show all from %1").arg(written(m_sellerName)));
        m_buyer->setText(tr("Show all to %1").arg(written(m_buyerName)));
    }
    m_copyRows->setEnabled(m_table.selectionModel()->hasSelection());
    setFont(m_table.font());
    popup(global);
}

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

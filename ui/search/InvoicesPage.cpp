// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/InvoicesPage.h"

#include "core/api/Api.h"
#include "ui/export/ExportBar.h"
#include "ui/format/Wording.h"
#include "ui/search/FilterBar.h"
#include "ui/search/FilterPanel.h"
#include "ui/search/QueryRunner.h"
#include "ui/search/ResultArea.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/search/TableMenus.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QCursor>
#include <QJsonDocument>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString columnsKey = u"invoices/columns"_s;
const QString orderKey = u"invoices/order"_s;
const QString detailsKey = u"invoices/details"_s;
const QString filtersKey = u"invoices/filters"_s;

QString json(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QJsonDocument parsed(const QVariant &value)
{
    return QJsonDocument::fromJson(value.toString().toUtf8());
}

QString sentence(const QString &text)
{
    return text.endsWith(u'.') ? text : text + u'.';
}

bool isReady(const SystemStatus &status)
{
    return status.storage.state == Health::State::Ready;
}

/// Whether a click on the head of that column sorts downwards first.
bool beginsDescending(InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
    case InvoiceKey::IssuedOn:
    case InvoiceKey::IssuedAt:
    case InvoiceKey::DueOn:
    case InvoiceKey::AcceptedAt:
    case InvoiceKey::Subtotal:
    case InvoiceKey::Vat:
    case InvoiceKey::Total:
    case InvoiceKey::Risk:
        return true;
    default:
        return false;
    }
}

} // namespace

InvoicesPage::InvoicesPage(
    Api &api, QSettings &settings, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_settings(settings)
    , m_format(format)
    , m_theme(theme)
    , m_runner(new QueryRunner(api, this))
    , m_bar(new FilterBar(theme, this))
    , m_panel(new FilterPanel(format, theme, this))
    , m_filters(new FilterScroll(m_panel, this))
    , m_chips(new FilterChips(format, theme, this))
    , m_line(new ResultLine(format, theme, this))
    , m_failure(new MessageBanner(theme, this))
    , m_notice(new MessageBanner(theme, this))
    , m_area(new ResultArea(api, format, theme, this))
    , m_results(&m_area->panel())
    , m_views(new ViewsMenu(settings, leastFieldWidths(format, theme, m_results->model()), this))
    , m_columns(new ColumnsMenu(m_results->table(), this))
    , m_exports(new ExportBar(api, settings, format, theme, this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    build();
    connectFilters();
    connectResults();
    makeShortcuts();
    restore();
    showQuery();
}

InvoicesPage::~InvoicesPage()
{
    if (m_columnsSettled.isActive())
        keepColumns();
}

void InvoicesPage::build()
{
    m_failure->setObjectName(u"searchFailure"_s);
    m_notice->setObjectName(u"searchNotice"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::small, space::page, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(m_bar);
    layout->addWidget(m_filters);
    layout->addWidget(m_chips);
    layout->addWidget(m_line);
    layout->addWidget(m_failure);
    layout->addWidget(m_notice);
    layout->addWidget(m_exports);
    layout->addWidget(m_area, 1);
    m_filters->hide();
    for (QMenu *menu : {static_cast<QMenu *>(m_views), static_cast<QMenu *>(m_columns), m_exports->menu()}) {
        const auto dress = [this, menu] { menu->setFont(m_theme.font(TextRank::Body)); };
        dress(); // a window of its own, which inherits no font
        connect(&m_theme, &Theme::changed, menu, dress);
    }
    m_bar->views()->setMenu(m_views);
    m_bar->columns()->setMenu(m_columns);
    m_bar->exports()->setMenu(m_exports->menu());
    for (QPushButton *button : {m_bar->views(), m_bar->columns(), m_bar->exports()}) {
        setAccessibleMenu(button);
        connect(button->menu(), &QMenu::aboutToHide, button, [button] {
            // While the menu is open the pointer leaves the button unseen.
            button->setAttribute(Qt::WA_UnderMouse, button->rect().contains(button->mapFromGlobal(QCursor::pos())));
            button->update();
        });
    }
}

void InvoicesPage::connectFilters()
{
    connect(m_bar, &FilterBar::textTyped, this, [this] { readText(false); });
    connect(m_bar, &FilterBar::searchWanted, this, [this] { readText(true); });
    connect(m_bar, &FilterBar::leaveWanted, &m_results->table(), qOverload<>(&QWidget::setFocus));
    connect(m_bar->filters(), &QPushButton::toggled, this, &InvoicesPage::openFilters);
    connect(m_panel, &FilterPanel::filterChanged, this, [this](const InvoiceFilter &filter) {
        m_query.filter = filter;
        showQuery();
        m_runner->searchSoon(m_query);
    });
    connect(m_panel, &FilterPanel::clearWanted, this, &InvoicesPage::clearFilters);
    connect(m_chips, &FilterChips::clearWanted, this, &InvoicesPage::clearFilters);
    connect(
        m_chips, &FilterChips::removed, this, [this](FilterPart part) { changeFilter(without(m_query.filter, part)); });
    connect(m_views, &ViewsMenu::chosen, this, &InvoicesPage::chooseView);
    connect(m_views, &ViewsMenu::saveWanted, this, &InvoicesPage::askForName);
    connect(m_columns, &ColumnsMenu::orderChosen, this, &InvoicesPage::changeOrder);
}

void InvoicesPage::connectResults()
{
    connect(m_runner, &QueryRunner::searchingChanged, m_line, &ResultLine::setSearching);
    connect(m_runner, &QueryRunner::found, this, &InvoicesPage::take);
    connect(m_runner, &QueryRunner::failed, this, &InvoicesPage::reportFailure);
    connect(m_line, &ResultLine::cancelWanted, this, [this] {
        m_runner->cancel();
        m_failure->say(Tone::Caution, tr("Search cancelled. Showing previous results."));
    });
    QPushButton *retry = m_failure->addButton(tr("Try again"));
    retry->show();
    connect(retry, &QPushButton::clicked, this, &InvoicesPage::search);

    const SearchTable &table = m_results->table();
    connect(m_results, &ResultPanel::newestWanted, this, &InvoicesPage::search);
    connect(&m_results->empty(), &EmptyState::actionWanted, this, &InvoicesPage::clearFilters);
    connect(&m_results->model(), &SearchModel::fetchFailed, this, &InvoicesPage::reportFailure);
    connect(&table, &SearchTable::sortWanted, this, &InvoicesPage::sortBy);
    connect(
        &table, &SearchTable::columnMenuWanted, m_columns, [this](const QPoint &point) { m_columns->popup(point); });
    m_exports->setFields([&table] { return table.shownFields(); });
    m_exports->menu()->addSeparator();
    QAction *copy = m_exports->menu()->addAction(tr("Copy selected rows"));
    connect(copy, &QAction::triggered, m_area, &ResultArea::copyRows);
    connect(m_exports->menu(), &QMenu::aboutToShow, copy,
        [copy, &table] { copy->setEnabled(table.selectionModel()->hasSelection()); });
    m_columnsSettled.setSingleShot(true);
    m_columnsSettled.setInterval(500ms);
    connect(&table, &SearchTable::columnLayoutChanged, &m_columnsSettled, qOverload<>(&QTimer::start));
    connect(&m_columnsSettled, &QTimer::timeout, this, &InvoicesPage::keepColumns);
    connect(m_bar->details(), &QPushButton::toggled, m_area, &ResultArea::setDetailsShown);
    connect(m_area, &ResultArea::detailsShownChanged, this, [this](bool shown) {
        m_settings.setValue(detailsKey, shown);
        m_bar->details()->setChecked(shown);
    });
    connect(m_area, &ResultArea::sellerWanted, this, [this](const QString &name) {
        InvoiceFilter filter = m_query.filter;
        filter.seller = name;
        changeFilter(filter);
    });
    connect(m_area, &ResultArea::buyerWanted, this, [this](const QString &name) {
        InvoiceFilter filter = m_query.filter;
        filter.buyer = name;
        changeFilter(filter);
    });
    connect(m_area, &ResultArea::copyingEnded, this, [this](Tone tone, const QString &sentence) {
        m_notice->clear();
        if (!sentence.isEmpty())
            m_notice->say(tone, sentence);
    });
}

void InvoicesPage::makeShortcuts()
{
    const auto shortcut = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    shortcut(QKeySequence::Find, [this] { m_bar->focusText(); });
    shortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] {
        m_bar->filters()->setChecked(true);
        m_panel->focusFirst();
    });
    shortcut(Qt::CTRL | Qt::Key_R, [this] { search(); });
    shortcut(Qt::CTRL | Qt::Key_I, [this] { m_bar->details()->toggle(); });
}

void InvoicesPage::restore()
{
    const FieldWidths least = leastFieldWidths(m_format, m_theme, m_results->model());
    m_results->table().setColumnLayout(columnLayoutFromJson(parsed(m_settings.value(columnsKey)).array(), least));
    m_query.order = queryFromJson(parsed(m_settings.value(orderKey)).object()).order;
    m_bar->details()->setChecked(m_settings.value(detailsKey, false).toBool());
    m_bar->filters()->setChecked(m_settings.value(filtersKey, false).toBool());
}

/// When dragging has ended, not for each pixel.
void InvoicesPage::keepColumns()
{
    m_columnsSettled.stop();
    m_settings.setValue(columnsKey, json(QJsonDocument(toJson(m_results->table().columnLayout()))));
}

void InvoicesPage::apply(const LiveUpdate &update)
{
    const bool wasReset = m_told && update.epoch != m_latest.epoch;
    const bool opened = !m_answered && !isReady(m_latest.status) && isReady(update.status);
    m_told = true;
    m_latest = update;
    m_latest.invoices.clear();
    m_results->model().setUsualCurrency(update.stats.defaultCurrency);
    m_stale = m_stale || wasReset || opened;
    searchIfStale();
    announceNew();
    if (m_answered && m_found.totals.isEmpty())
        explainEmptiness();
}

void InvoicesPage::searchIfStale()
{
    // With an empty list nothing can move under the reader, so new invoices are shown at once.
    const bool nothingToLose =
        m_answered && m_found.lastSeq == 0 && m_found.epoch == m_latest.epoch && m_latest.status.stored > 0;
    if ((m_stale || nothingToLose) && isVisible() && !m_runner->isSearching())
        search();
}

void InvoicesPage::setQuery(const InvoiceQuery &query)
{
    m_query = query;
    m_settings.setValue(orderKey, json(QJsonDocument(toJson(InvoiceQuery{{}, query.order}))));
    showQuery();
    search();
}

void InvoicesPage::focusSearch()
{
    m_bar->focusText();
}

void InvoicesPage::showOnly(const InvoiceFilter &filter)
{
    m_panel->showAnew(filter);
    setQuery({filter, m_query.order});
}

bool InvoicesPage::isExporting() const
{
    return m_exports->isExporting();
}

void InvoicesPage::search()
{
    m_stale = false;
    m_runner->search(m_query);
}

bool InvoicesPage::isSearching() const
{
    return m_runner->isSearching();
}

void InvoicesPage::readText(bool atOnce)
{
    m_query.filter.text = m_bar->text().trimmed();
    m_panel->setFilter(m_query.filter);
    if (atOnce)
        search();
    else
        m_runner->searchSoon(m_query);
}

void InvoicesPage::changeFilter(const InvoiceFilter &filter)
{
    setQuery({filter, m_query.order});
}

void InvoicesPage::changeOrder(const InvoiceOrder &order)
{
    setQuery({m_query.filter, order});
}

void InvoicesPage::sortBy(InvoiceKey field)
{
    const bool again = m_query.order.key == field;
    changeOrder({field, again ? !m_query.order.descending : beginsDescending(field)});
}

void InvoicesPage::clearFilters()
{
    m_bar->setText({});
    changeFilter({});
    m_panel->showAnew({});
}

void InvoicesPage::showQuery()
{
    if (m_bar->text().trimmed() != m_query.filter.text)
        m_bar->setText(m_query.filter.text);
    m_panel->setFilter(m_query.filter);
    m_chips->show(m_query.filter);
    m_chips->setVisible(!m_chips->isEmpty() && !m_bar->filters()->isChecked());
    m_bar->setFilterCount(m_chips->count());
    m_columns->setOrder(m_query.order);
}

void InvoicesPage::openFilters(bool open)
{
    m_settings.setValue(filtersKey, open);
    m_filters->setVisible(open);
    m_chips->setVisible(!open && !m_chips->isEmpty());
    if (open)
        askForChoices();
}

void InvoicesPage::chooseView(const SavedView &view)
{
    if (!view.columns.isAutomatic())
        m_results->table().setColumnLayout(view.columns);
    setQuery(view.query);
    m_panel->showAnew(view.query.filter);
}

void InvoicesPage::askForName()
{
    auto *dialog = new NameDialog(m_theme, this);
    connect(dialog, &NameDialog::named, this, [this](const QString &name) {
        m_views->save({name, m_query, m_results->table().columnLayout()});
        m_notice->clear();
        m_notice->say(Tone::Good, tr("Saved as “%1” under Views.").arg(name));
    });
    dialog->open();
}

void InvoicesPage::take(const InvoiceQuery &query, const InvoiceSearch &found)
{
    const bool sameQuestion = query == m_shownQuery && found.epoch == m_found.epoch;
    m_failure->clear();
    m_answered = true;
    m_shownQuery = query;
    m_results->show(found, query.order, sameQuestion);
    m_line->show(found, m_latest.stats.defaultCurrency);
    m_found = found;
    m_found.seqs = {};
    m_cursorThen = m_latest.cursor;
    m_exports->setQuery(query, found.totals.count());
    m_results->setEmptyShown(found.totals.isEmpty());
    if (found.totals.isEmpty())
        explainEmptiness();
    announceNew();
    m_area->showDetails();
    askForChoices();
    searchIfStale();
}

void InvoicesPage::reportFailure(const QString &message)
{
    m_failure->say(Tone::Bad, tr("Couldn’t load the invoices: %1").arg(sentence(message)));
}

void InvoicesPage::announceNew()
{
    // What is only stored may be no news to one who looks at what has been displayed.
    const bool displayed = m_shownQuery.filter.displayedOnly;
    const std::int64_t waiting = displayed ? m_latest.cursor - m_cursorThen : m_latest.status.stored - m_found.lastSeq;
    InvoiceFilter further = m_shownQuery.filter;
    further.displayedOnly = false;
    m_results->announceWaiting(
        m_answered && m_latest.epoch == m_found.epoch ? waiting : 0, further != InvoiceFilter(), displayed);
}

void InvoicesPage::explainEmptiness()
{
    EmptyState &empty = m_results->empty();
    const InvoiceFilter &filter = m_shownQuery.filter;
    if (m_found.lastSeq > 0 && !filter.text.isEmpty() && without(filter, FilterPart::Text) == InvoiceFilter())
        empty.say(tr("No invoices match “%1”").arg(filter.text), tr("Searches number, seller and buyer only."),
            tr("Clear filters"));
    else if (m_found.lastSeq > 0)
        empty.say(tr("No matching invoices"), tr("No invoices match these filters."),
            filter == InvoiceFilter() ? QString() : tr("Clear filters"));
    else if (m_told && !isReady(m_latest.status))
        empty.say(Wording::unready(m_latest.status.storage), m_latest.status.storage.message);
    else
        empty.say(tr("No invoices yet"), tr("Press Start (F5), or drop a CSV file here."));
}

void InvoicesPage::askForChoices()
{
    if (m_filters->isHidden())
        return;
    whenDone(m_api.filterChoices(), this, [this](const Result<FilterChoices> &choices) {
        if (choices) // or else those of before
            m_panel->setChoices(*choices);
    });
}

void InvoicesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // After having been away one wants what there is now.
    if (m_told && (m_stale || m_latest.status.stored != m_found.lastSeq))
        search();
}

} // namespace billow

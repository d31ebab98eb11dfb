// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/SearchTable.h"

#include "ui/invoices/InvoiceColumns.h"
#include "ui/invoices/InvoiceDelegate.h"
#include "ui/search/SearchModel.h"
#include "ui/table/TableView.h"
#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

CellLook lookOf(InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Subtotal:
        return CellLook::Amount;
    case InvoiceKey::Vat:
    case InvoiceKey::VatRate:
    case InvoiceKey::Arrival:
        return CellLook::MutedAmount;
    case InvoiceKey::Total:
        return CellLook::Total;
    case InvoiceKey::Risk:
        return CellLook::Risk;
    case InvoiceKey::Number:
    case InvoiceKey::Seller:
    case InvoiceKey::Buyer:
    case InvoiceKey::Check:
        return CellLook::Plain;
    default:
        return CellLook::Muted;
    }
}

std::vector<CellLook> looks()
{
    std::vector<CellLook> looks;
    looks.reserve(invoiceFieldCount);
    for (int column = 0; column < invoiceFieldCount; ++column)
        looks.push_back(lookOf(SearchModel::fieldOf(column)));
    return looks;
}

/// What a column must have room for.
QString sampleOf(InvoiceKey field, const QString &amount, const QString &number)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return u"1 234 567"_s;
    case InvoiceKey::Number:
        return number;
    case InvoiceKey::IssuedAt:
    case InvoiceKey::AcceptedAt:
        return u"2026-11-23 10:42:59"_s;
    case InvoiceKey::Seller:
    case InvoiceKey::Buyer:
        return QString(17, u'n');
    case InvoiceKey::ExportingCountry:
    case InvoiceKey::ImportingCountry:
        return u"MW"_s;
    case InvoiceKey::CurrencyCode:
        return u"ZAR"_s;
    case InvoiceKey::VatRate:
        return u"15.25%"_s;
    case InvoiceKey::PaymentMechanism:
        return u"Documentary Collection"_s;
    case InvoiceKey::Source:
        return u"import:november.csv"_s;
    case InvoiceKey::Kind:
        return SearchText::kind(DocumentKind::CreditNote);
    case InvoiceKey::Check:
        return SearchText::check(CheckResult::Failed);
    case InvoiceKey::IssuedOn:
    case InvoiceKey::DueOn:
        return u"2026-11-23"_s;
    case InvoiceKey::SellerTaxId:
    case InvoiceKey::BuyerTaxId:
        return u"DE123456789"_s;
    case InvoiceKey::VatBreakdown:
        return u"S 19 1000.00 190.00"_s;
    default:
        return amount;
    }
}

} // namespace

FieldWidths leastFieldWidths(const MoneyFormat &format, const Theme &theme, const SearchModel &model)
{
    const QFontMetrics body(theme.font(TextRank::Body));
    const QFontMetrics strong(theme.font(TextRank::Strong));
    const auto [amount, total, risk] = WidestCells::of(format, theme, model.amountDigits(), model.namesCurrencies());
    const int edges = 2 * InvoiceDelegate::padding + 1;

    FieldWidths widths{};
    for (const InvoiceKey field : invoiceFields) {
        // The heading may have an arrow behind it.
        const int heading = strong.horizontalAdvance(SearchText::heading(field) + u" ↓"_s);
        const int content = field == InvoiceKey::Total
            ? strong.horizontalAdvance(model.holdsCreditNotes() ? SearchText::credit(total) : total)
            : field == InvoiceKey::Risk ? risk
                                        : body.horizontalAdvance(sampleOf(field, amount, model.longestNumber()));
        widths[static_cast<std::size_t>(field)] = std::max(heading, content) + edges;
    }
    return widths;
}

SearchTable::SearchTable(SearchModel &model, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : TableView(parent)
    , m_model(model)
    , m_format(format)
    , m_theme(theme)
{
    setUp();
    setModel(&model);
    setItemDelegate(new InvoiceDelegate(theme, looks(), this));
    setUpHeader();
    takeTheme();
    connect(&theme, &Theme::changed, this, &SearchTable::takeTheme);
    connect(&model, &SearchModel::amountsWidened, this, &SearchTable::fitColumns);
    connect(this, &TableView::doubleClicked, this, &SearchTable::detailsWanted);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &current) { Q_EMIT currentChangedTo(current.row()); });
}

void SearchTable::setUp()
{
    setAccessibleName(tr("Search results"));
}

void SearchTable::setUpHeader()
{
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this,
        [this](int column) { Q_EMIT sortWanted(SearchModel::fieldOf(column)); });
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, &SearchTable::afterChange);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &SearchTable::afterChange);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this,
        [this](const QPoint &point) { Q_EMIT columnMenuWanted(horizontalHeader()->mapToGlobal(point)); });
}

void SearchTable::takeTheme()
{
    dressTable(*this, m_theme);
    fitColumns();
}

void SearchTable::fitColumns()
{
    const FieldWidths least = leastFieldWidths(m_format, m_theme, m_model);
    arrange(m_chosen.isAutomatic() ? layoutThatFits(viewport()->width(), least)
                                   : fitted(m_chosen, viewport()->width(), least));
}

void SearchTable::arrange(const ColumnLayout &layout)
{
    const QScopedValueRollback arranging(m_arranging, true);
    int place = 0;
    for (const auto &[field, width, shown] : layout.columns) {
        const int column = SearchModel::columnOf(field);
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), place++);
        horizontalHeader()->setSectionHidden(column, false); // the width of a hidden one cannot be set
        horizontalHeader()->resizeSection(column, width);
        horizontalHeader()->setSectionHidden(column, !shown);
    }
    if (currentIndex().isValid() && horizontalHeader()->isSectionHidden(currentIndex().column()))
        selectionModel()->setCurrentIndex(shownIndex(currentIndex().row()), QItemSelectionModel::NoUpdate);
}

ColumnLayout SearchTable::currentLayout() const
{
    ColumnLayout layout;
    const FieldWidths least = leastFieldWidths(m_format, m_theme, m_model);
    for (int place = 0; place < invoiceFieldCount; ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        const InvoiceKey field = SearchModel::fieldOf(column);
        const bool shown = !horizontalHeader()->isSectionHidden(column);
        layout.columns.append(
            {field, shown ? horizontalHeader()->sectionSize(column) : least[static_cast<std::size_t>(field)], shown});
    }
    return layout;
}

void SearchTable::afterChange()
{
    if (m_arranging)
        return;
    m_chosen = currentLayout();
    Q_EMIT columnLayoutChanged();
}

void SearchTable::setColumnLayout(const ColumnLayout &layout)
{
    m_chosen = layout;
    fitColumns();
    Q_EMIT columnLayoutChanged();
}

void SearchTable::setFieldShown(InvoiceKey field, bool shown)
{
    ColumnLayout layout = currentLayout();
    for (auto &column : layout.columns)
        if (column.field == field)
            column.shown = shown;
    if (!layout.shownFields().isEmpty()) // the head of the table is where its menu is
        setColumnLayout(layout);
}

void SearchTable::putFirst(InvoiceKey field)
{
    ColumnLayout layout = currentLayout();
    const auto isIt = [&](const ColumnLayout::Column &column) { return column.field == field; };
    const auto found = std::find_if(layout.columns.begin(), layout.columns.end(), isIt);
    found->shown = true;
    std::rotate(layout.columns.begin(), found, found + 1);
    setColumnLayout(layout);
}

QList<InvoiceKey> SearchTable::shownFields() const
{
    QList<InvoiceKey> fields;
    for (const int column : shownColumns())
        fields += SearchModel::fieldOf(column);
    return fields;
}

SearchTable::Place SearchTable::place() const
{
    Place place;
    const int scrolled = verticalScrollBar()->value();
    const int height = equalRowHeight();
    if (scrolled > 0 && scrolled / height < m_model.rowCount()) {
        place.top = m_model.seqs().at(scrolled / height);
        place.offset = scrolled % height;
    }
    place.sideways = horizontalScrollBar()->value();
    if (currentIndex().isValid())
        place.current = m_model.seqs().at(currentIndex().row());
    if (selectedRowCount() <= mostKept) {
        const QList<Seq> selected = selectedSeqs(mostKept);
        place.selected = QSet<Seq>(selected.begin(), selected.end());
    }
    return place;
}

void SearchTable::goTo(const Place &place)
{
    updateGeometries(); // so that the scroll bars know of the rows
    QItemSelection selection;
    int current = -1;
    int top = -1;
    const SeqList &seqs = m_model.seqs();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const Seq seq = seqs.at(row);
        if (seq == place.current)
            current = row;
        if (seq == place.top)
            top = row;
        if (!place.selected.isEmpty() && place.selected.contains(seq))
            selection.select(m_model.index(row, 0), m_model.index(row, invoiceFieldCount - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (current >= 0)
        selectionModel()->setCurrentIndex(shownIndex(current), QItemSelectionModel::NoUpdate);
    verticalScrollBar()->setValue(top < 0 ? 0 : top * equalRowHeight() + place.offset);
    horizontalScrollBar()->setValue(place.sideways);
}

QList<Seq> SearchTable::selectedSeqs(qsizetype most) const
{
    QList<Seq> seqs;
    for (const int row : selectedRows(most))
        seqs += m_model.seqs().at(row);
    return seqs;
}

bool SearchTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys that mean something in a table, before they mean something to the window.
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = key->modifiers() == Qt::NoModifier;
        if (key->matches(QKeySequence::Copy) || (plain && (key->key() == Qt::Key_Home || key->key() == Qt::Key_End))) {
            event->accept();
            return true;
        }
    }
    return TableView::event(event);
}

void SearchTable::resizeEvent(QResizeEvent *event)
{
    TableView::resizeEvent(event);
    fitColumns();
}

void SearchTable::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->matches(QKeySequence::Copy))
        Q_EMIT copyWanted();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT detailsWanted();
    else if (event->key() == Qt::Key_Escape)
        selectionModel()->clear();
    else if (plain && event->key() == Qt::Key_Left)
        horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub);
    else if (plain && event->key() == Qt::Key_Right)
        horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd);
    else
        TableView::keyPressEvent(event);
}

void SearchTable::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QPoint below = viewport()->mapToGlobal(visualRect(current).bottomLeft() + QPoint(space::page, 0));
    Q_EMIT rowMenuWanted(byMouse ? event->globalPos() : below);
}

} // namespace billow

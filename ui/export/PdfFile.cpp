// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/PdfFile.h"

#include "core/base/Words.h"
#include "core/invoice/InvoiceFields.h"

#include <QIODevice>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int dotsPerInch = 300;
constexpr double margin = 12; // millimetres
constexpr double lineSpacing = 1.5;
constexpr int headLines = 4; ///< what the head takes, in lines of the table
const QColor ink(0x15, 0x1A, 0x21); // paper has no theme
const QColor fainter(0x5D, 0x68, 0x78);
const QColor hairline(0xC3, 0xC9, 0xD2);

constexpr std::array givingWay{InvoiceKey::VatBreakdown, InvoiceKey::BuyerTaxId, InvoiceKey::SellerTaxId,
    InvoiceKey::IssuedOn, InvoiceKey::Arrival, InvoiceKey::AcceptedAt, InvoiceKey::Source, InvoiceKey::VatRate,
    InvoiceKey::CurrencyCode, InvoiceKey::PaymentMechanism, InvoiceKey::ImportingCountry, InvoiceKey::ExportingCountry,
    InvoiceKey::DueOn, InvoiceKey::Kind, InvoiceKey::Subtotal, InvoiceKey::Vat, InvoiceKey::IssuedAt, InvoiceKey::Buyer,
    InvoiceKey::Risk};

QString sampleOf(InvoiceKey field)
{
    switch (field) {
    case InvoiceKey::Arrival:
        return u"1 000 000"_s;
    case InvoiceKey::Number:
        return u"INV-20261123-000000"_s;
    case InvoiceKey::IssuedAt:
    case InvoiceKey::AcceptedAt:
        return u"2026-11-23 10:42:59"_s;
    case InvoiceKey::Seller:
    case InvoiceKey::Buyer:
        return QString(18, u'n');
    case InvoiceKey::Subtotal:
    case InvoiceKey::Vat:
        return u"0 000 000.00"_s;
    case InvoiceKey::Total:
        return u"ZAR 0 000 000.00"_s;
    case InvoiceKey::PaymentMechanism:
        return u"Documentary Collection"_s;
    case InvoiceKey::Source:
        return u"import:november.csv"_s;
    case InvoiceKey::VatRate:
        return u"15.25%"_s;
    case InvoiceKey::Kind:
        return SearchText::kind(DocumentKind::CreditNote);
    case InvoiceKey::IssuedOn:
    case InvoiceKey::DueOn:
        return u"2026-11-23"_s;
    case InvoiceKey::SellerTaxId:
    case InvoiceKey::BuyerTaxId:
        return u"DE123456789"_s;
    case InvoiceKey::VatBreakdown:
        return u"S 19 1000.00 190.00"_s;
    default:
        return u"Amber"_s;
    }
}

/// The sum of that column; empty: it has none.
QString sumOf(const CurrencyTotals &totals, InvoiceKey field, const MoneyFormat &format)
{
    switch (field) {
    case InvoiceKey::Subtotal:
        return format.amount(totals.subtotal, totals.currency);
    case InvoiceKey::Vat:
        return format.amount(totals.vat, totals.currency);
    case InvoiceKey::Total:
        return format.money(totals.total, totals.currency);
    default:
        return {};
    }
}

double widthOf(const QList<PdfColumn> &columns)
{
    double sum = 0;
    for (const PdfColumn &column : columns)
        sum += column.width;
    return sum;
}

} // namespace

QList<PdfColumn> pdfColumns(const QList<InvoiceKey> &fields, double width, const QFontMetricsF &metrics,
    const MoneyFormat &format, const Totals &totals)
{
    constexpr double bold = 1.1; // headings and sums are wider than metrics says
    const double gap = metrics.horizontalAdvance(u"nn"_s);
    QList<PdfColumn> columns;
    for (const InvoiceKey field : fields) {
        double wide = std::max(
            metrics.horizontalAdvance(sampleOf(field)), metrics.horizontalAdvance(SearchText::heading(field)) * bold);
        for (const CurrencyTotals &sums : totals.byCurrency()) {
            const QString sum = sumOf(sums, field, format);
            const bool credits = field == InvoiceKey::Total && sums.creditNotes > 0;
            wide = std::max(wide, metrics.horizontalAdvance(credits ? SearchText::credit(sum) : sum) * bold);
        }
        columns.append(
            {field, 0, wide + gap, isAmount(field) || field == InvoiceKey::Arrival || field == InvoiceKey::VatRate});
    }
    for (const InvoiceKey field : givingWay)
        if (widthOf(columns) > width)
            columns.removeIf([&](const PdfColumn &column) { return column.field == field; });

    const auto isName = [](const PdfColumn &column) {
        return column.field == InvoiceKey::Seller || column.field == InvoiceKey::Buyer;
    };
    const auto names = std::count_if(columns.begin(), columns.end(), isName);
    const double spare = std::max(0.0, width - widthOf(columns));
    double left = 0;
    for (PdfColumn &column : columns) {
        if (names > 0 ? isName(column) : column.field == columns.first().field)
            column.width += spare / static_cast<double>(std::max<std::ptrdiff_t>(names, 1));
        column.left = left;
        left += column.width;
    }
    return columns;
}

PdfFile::PdfFile(PdfHead head, QList<InvoiceKey> fields, MoneyFormat format, const QString &family)
    : m_head(std::move(head))
    , m_fields(std::move(fields))
    , m_text(std::move(format))
    , m_body(family)
{
    m_body.setPointSizeF(7.5);
    m_strong = m_body;
    m_strong.setWeight(QFont::DemiBold);
    m_title = m_strong;
    m_title.setPointSizeF(14);
}

PdfFile::~PdfFile()
{
    m_painter.reset();
}

void PdfFile::begin(QIODevice &device, std::int64_t count, const Totals &totals)
{
    m_device = &device;
    m_count = count;
    m_totals = totals;
    m_writer = std::make_unique<QPdfWriter>(&device);
    m_writer->setResolution(dotsPerInch);
    m_writer->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape,
        QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter));
    m_writer->setTitle(m_head.title);
    m_writer->setCreator(u"Billow"_s);
    m_painter = std::make_unique<QPainter>(m_writer.get());
    const QFontMetricsF metrics(m_body, m_writer.get());
    m_lineHeight = metrics.height() * lineSpacing;
    m_bottom = m_writer->height() - 2 * m_lineHeight;
    m_columns = pdfColumns(m_fields, m_writer->width(), metrics, m_text.format(), m_totals);
    beginPage();
}

int PdfFile::pageCount() const
{
    // One line of headings a page; below the table a blank line and the sums.
    std::int64_t lines = m_count + 1;
    for (const CurrencyTotals &totals : m_totals.byCurrency())
        lines += labelFits(totals) ? 1 : 2;
    const auto each = static_cast<std::int64_t>(m_bottom / m_lineHeight) - 1;
    const auto onFirst = each - headLines;
    return static_cast<int>(1 + (std::max<std::int64_t>(0, lines - onFirst) + each - 1) / each);
}

void PdfFile::beginPage()
{
    ++m_page;
    m_top = 0;
    if (m_page == 1)
        drawHead();
    drawHeadings();
    drawFoot();
}

void PdfFile::drawHead()
{
    const double width = m_writer->width();
    m_painter->setPen(ink);
    m_painter->setFont(m_title);
    m_painter->drawText(QRectF(0, 0, width, 2 * m_lineHeight), Qt::AlignLeft | Qt::AlignTop, m_head.title);
    m_painter->setFont(m_body);
    m_painter->setPen(fainter);
    m_painter->drawText(QRectF(0, 0, width, 2 * m_lineHeight), Qt::AlignRight | Qt::AlignTop, m_head.date);
    const QFontMetricsF metrics(m_body, m_writer.get());
    m_painter->drawText(QRectF(0, 2 * m_lineHeight, width, m_lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(m_head.filter, Qt::ElideRight, width));
    m_top = headLines * m_lineHeight;
}

void PdfFile::drawHeadings()
{
    QStringList headings;
    for (const PdfColumn &column : m_columns)
        headings += SearchText::heading(column.field);
    m_painter->setPen(fainter);
    drawCells(headings, m_columns, m_strong);
    m_top += m_lineHeight;
    m_painter->setPen(QPen(hairline, 2));
    m_painter->drawLine(QPointF(0, m_top), QPointF(m_writer->width(), m_top));
}

void PdfFile::drawFoot()
{
    m_painter->setFont(m_body);
    m_painter->setPen(fainter);
    m_painter->drawText(QRectF(0, m_writer->height() - m_lineHeight, m_writer->width(), m_lineHeight),
        Qt::AlignRight | Qt::AlignBottom,
        tr("%1 of %2", "a page").arg(m_text.format().number(m_page), m_text.format().number(pageCount())));
}

void PdfFile::nextLine()
{
    if (m_top + m_lineHeight <= m_bottom + 0.5)
        return;
    m_writer->newPage();
    beginPage();
}

void PdfFile::drawCells(const QStringList &cells, const QList<PdfColumn> &columns, const QFont &font)
{
    m_painter->setFont(font);
    const QFontMetricsF metrics(font, m_writer.get());
    const double gap = metrics.horizontalAdvance(u"nn"_s);
    for (qsizetype place = 0; place < columns.size(); ++place) {
        const PdfColumn &column = columns.at(place);
        const QRectF cell(column.left + (place > 0 ? gap / 2 : 0), m_top, column.width - gap, m_lineHeight);
        m_painter->drawText(cell,
            static_cast<int>(column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(cells.at(place), Qt::ElideRight, cell.width()));
    }
}

void PdfFile::write(const InvoiceBatch &invoices)
{
    for (const Invoice &invoice : invoices) {
        nextLine();
        drawRow(invoice);
        ++m_written;
    }
}

void PdfFile::drawRow(const Invoice &invoice)
{
    QStringList cells;
    for (const PdfColumn &column : m_columns) {
        if (column.field != InvoiceKey::Total) {
            cells += m_text.cell(invoice, column.field, invoice.currency);
            continue;
        }
        // A total always names its currency: on paper there is no usual one.
        const QString total = m_text.format().money(SearchText::minorUnits(invoice, column.field), invoice.currency);
        cells += invoice.kind == DocumentKind::CreditNote ? SearchText::credit(total) : total;
    }
    m_painter->setPen(ink);
    drawCells(cells, m_columns, m_body);
    m_top += m_lineHeight;
}

void PdfFile::drawTotals()
{
    nextLine();
    m_top += m_lineHeight;
    for (const CurrencyTotals &totals : m_totals.byCurrency())
        drawTotals(totals);
}

/// A label at the left, and each sum under its column.
void PdfFile::drawTotals(const CurrencyTotals &totals)
{
    nextLine();
    m_painter->setPen(ink);
    m_painter->setFont(m_strong);
    m_painter->drawText(QRectF(0, m_top, m_writer->width(), m_lineHeight),
        static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, totalsLabel(totals));
    if (!labelFits(totals)) {
        m_top += m_lineHeight;
        nextLine();
        m_painter->setPen(ink);
    }
    QStringList sums;
    for (const PdfColumn &column : m_columns)
        sums += sumOf(totals, column.field, m_text.format());
    drawCells(sums, m_columns, m_strong);
    m_top += m_lineHeight;
}

/// With the sums that have no column.
QString PdfFile::totalsLabel(const CurrencyTotals &totals) const
{
    QStringList parts{tr("%1: %2 invoices", nullptr, Words::plural(totals.count))
                          .arg(totals.currency.code(), m_text.format().number(totals.count))};
    for (const InvoiceKey field : {InvoiceKey::Subtotal, InvoiceKey::Vat, InvoiceKey::Total}) {
        const auto isIt = [field](const PdfColumn &column) { return column.field == field; };
        if (std::none_of(m_columns.begin(), m_columns.end(), isIt))
            parts += tr("%1 %2", "name of a sum, and the sum")
                         .arg(SearchText::heading(field), sumOf(totals, field, m_text.format()));
    }
    return parts.join(u" · "_s);
}

/// Whether there is room for the label to the left of the sums.
bool PdfFile::labelFits(const CurrencyTotals &totals) const
{
    double room = m_writer->width();
    for (const PdfColumn &column : m_columns) {
        if (isAmount(column.field))
            room = std::min(room, column.left);
    }
    return QFontMetricsF(m_strong, m_writer.get()).horizontalAdvance(totalsLabel(totals)) < room;
}

void PdfFile::end()
{
    drawTotals();
    m_painter->end();
}

QString PdfFile::fault() const
{
    // The writer does not say; the device knows whether its disk is full.
    return m_device && !m_device->isOpen() ? m_device->errorString() : QString();
}

} // namespace billow

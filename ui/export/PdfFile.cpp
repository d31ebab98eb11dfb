// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/PdfFile.h"

#include <QIODevice>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

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

} // namespace

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
    m_columns = pdfColumns(m_fields, m_writer->width(), metrics);
    beginPage();
}

int PdfFile::pageCount() const
{
    // One line of headings a page; behind the table a blank line, a heading, and a line a currency.
    const auto lines = m_count + 2 + static_cast<std::int64_t>(m_totals.byCurrency().size());
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
    if (m_hasTable)
        drawHeadings();
    else
        m_top += m_lineHeight;
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
        // A total always names its currency: on paper there is no usual one.
        cells += column.field == InvoiceKey::Total ? m_text.format().money(invoice.total, invoice.currency)
                                                   : m_text.cell(invoice, column.field, invoice.currency);
    }
    m_painter->setPen(ink);
    drawCells(cells, m_columns, m_body);
    m_top += m_lineHeight;
}

void PdfFile::drawTotals()
{
    const double width = m_writer->width() / 8.0;
    QList<PdfColumn> columns;
    for (int place = 0; place < 5; ++place)
        columns.append({InvoiceKey::Arrival, place * 1.3 * width, 1.3 * width, place > 0});
    m_hasTable = false;
    nextLine();
    m_top += m_lineHeight;
    nextLine();
    m_painter->setPen(fainter);
    drawCells({tr("Currency"), tr("Invoices"), tr("Subtotal"), tr("VAT"), tr("Total")}, columns, m_strong);
    m_top += m_lineHeight;
    m_painter->setPen(ink);
    for (const CurrencyTotals &totals : m_totals.byCurrency()) {
        nextLine();
        const auto amount = [&](Int128 minorUnits) { return m_text.format().amount(minorUnits, totals.currency); };
        drawCells({totals.currency.code(), m_text.format().number(totals.count), amount(totals.subtotal),
                      amount(totals.vat), amount(totals.total)},
            columns, m_strong);
        m_top += m_lineHeight;
    }
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

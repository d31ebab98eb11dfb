// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/export/InvoiceFile.h"
#include "ui/search/SearchText.h"

#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QList>

#include <memory>

class QPainter;
class QPdfWriter;

namespace billow {

/// What is above the table.
struct PdfHead {
    QString title;
    QString filter; ///< in words, and how it is sorted
    QString date; ///< of the export, with the time zone of all times
};

/// A column of a printed table.
struct PdfColumn {
    InvoiceKey field = InvoiceKey::Arrival;
    double left = 0;
    double width = 0;
    bool right = false; ///< the text is aligned to the right
};

/// As many of \a fields as fit \a width, from left to right; if they do not all fit, the less important give way.
/// Amount columns have room for the sums in \a totals. What is left goes to the names. All in the units of \a metrics.
[[nodiscard]] QList<PdfColumn> pdfColumns(const QList<InvoiceKey> &fields, double width, const QFontMetricsF &metrics,
    const MoneyFormat &format, const Totals &totals);

/// A table of invoices on pages of A4 landscape, and below it the sums for each currency, each under its column. Every
/// page has the headings at the top and its number at the bottom.
class PdfFile final : public InvoiceFile {
    Q_DECLARE_TR_FUNCTIONS(PdfFile)
public:
    /// \a fields: as many of them as fit. \a family: of the font.
    PdfFile(PdfHead head, QList<InvoiceKey> fields, MoneyFormat format, const QString &family);
    ~PdfFile() override;

    void begin(QIODevice &device, std::int64_t count, const Totals &totals) override;
    void write(const InvoiceBatch &invoices) override;
    void end() override;
    [[nodiscard]] QString fault() const override;
    /// 3,000 pages.
    [[nodiscard]] std::int64_t mostInvoices() const override { return 100'000; }

    /// How many pages there will be, and which is being written.
    [[nodiscard]] int pageCount() const;
    [[nodiscard]] int page() const { return m_page; }

private:
    void beginPage();
    void drawHead();
    void drawHeadings();
    void drawRow(const Invoice &invoice);
    void drawTotals();
    void drawTotals(const CurrencyTotals &totals);
    [[nodiscard]] QString totalsLabel(const CurrencyTotals &totals) const;
    [[nodiscard]] bool labelFits(const CurrencyTotals &totals) const;
    void drawFoot();
    /// Moves to the next line, on a new page if this one is full.
    void nextLine();
    void drawCells(const QStringList &cells, const QList<PdfColumn> &columns, const QFont &font);

    const PdfHead m_head;
    const QList<InvoiceKey> m_fields;
    const SearchText m_text;
    QFont m_body;
    QFont m_strong;
    QFont m_title;
    QIODevice *m_device = nullptr;
    std::unique_ptr<QPdfWriter> m_writer;
    std::unique_ptr<QPainter> m_painter; ///< goes before the writer
    QList<PdfColumn> m_columns;
    Totals m_totals;
    std::int64_t m_count = 0;
    std::int64_t m_written = 0;
    double m_lineHeight = 0; // all in the writer's pixels
    double m_top = 0; ///< of the next line
    double m_bottom = 0; ///< of the last line of a page
    int m_page = 0;
};

} // namespace billow

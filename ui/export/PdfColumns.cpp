// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/PdfColumns.h"

#include "core/invoice/InvoiceFields.h"

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

using enum InvoiceKey;

constexpr std::array givingWay{Arrival, AcceptedAt, Source, VatRate, CurrencyCode, PaymentMechanism, ImportingCountry,
    ExportingCountry, Subtotal, Vat, IssuedAt, Buyer, Risk};

QString sampleOf(InvoiceKey field)
{
    switch (field) {
    case Arrival:
        return u"1 000 000"_s;
    case Number:
        return u"INV-20261123-000000"_s;
    case IssuedAt:
    case AcceptedAt:
        return u"2026-11-23 10:42:59"_s;
    case Seller:
    case Buyer:
        return QString(18, u'n');
    case Subtotal:
    case Vat:
        return u"0 000 000.00"_s;
    case Total:
        return u"ZAR 0 000 000.00"_s;
    case PaymentMechanism:
        return u"Documentary Collection"_s;
    case Source:
        return u"import:november.csv"_s;
    case VatRate:
        return u"15.25 %"_s;
    default:
        return u"Amber"_s;
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

QList<PdfColumn> pdfColumns(const QList<InvoiceKey> &fields, double width, const QFontMetricsF &metrics)
{
    const double gap = metrics.horizontalAdvance(u"nn"_s);
    QList<PdfColumn> columns;
    for (const InvoiceKey field : fields) {
        const double wide = std::max(metrics.horizontalAdvance(sampleOf(field)),
            metrics.horizontalAdvance(SearchText::heading(field)) * 1.1); // headings are bold
        columns.append({field, 0, wide + gap, isAmount(field) || field == Arrival || field == InvoiceKey::VatRate});
    }
    for (const InvoiceKey field : givingWay)
        if (widthOf(columns) > width)
            columns.removeIf([&](const PdfColumn &column) { return column.field == field; });

    const auto isName = [](const PdfColumn &column) { return column.field == Seller || column.field == Buyer; };
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

} // namespace billow

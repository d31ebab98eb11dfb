// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/FakeImports.h"

#include <algorithm>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

struct Column {
    QStringView field; ///< empty: a column that no field is guessed from
    QString name;
    QString example;
};

const std::vector<Column> &columns()
{
    static const std::vector<Column> all{{u"number", u"Invoice No"_s, u"2026-0001"_s},
        {u"issued_at", u"Date"_s, u"2026-11-23"_s}, {u"seller", u"Supplier"_s, u"Umlazi Textiles (Pty) Ltd"_s},
        {u"buyer", u"Customer"_s, u"Okavango Outfitters"_s}, {u"currency", u"Ccy"_s, u"ZAR"_s},
        {u"subtotal", u"Net"_s, u"3012.16"_s}, {u"vat", u"VAT"_s, u"451.82"_s}, {u"total", u"Gross"_s, u"3463.98"_s},
        {u"", u"Remarks"_s, u"per sea freight"_s}};
    return all;
}

MappedField mapped(const QString &field, const ImportOptions &options)
{
    MappedField result;
    result.field = field;
    for (const Column &column : columns()) {
        if (column.field != field)
            continue;
        result.origin = MappedField::Origin::Guess;
        result.text = column.name;
    }
    for (const FieldChoice &choice : options.choices) {
        if (choice.field != field)
            continue;
        const bool nowhere = choice.kind == FieldChoice::Kind::Nowhere || choice.text.isEmpty();
        result.origin = nowhere ? MappedField::Origin::Nowhere : MappedField::Origin::Choice;
        result.constant = choice.kind == FieldChoice::Kind::Constant;
        result.text = nowhere ? QString() : choice.text;
    }
    if (result.constant)
        result.example = result.text;
    for (const Column &column : columns()) {
        if (!result.constant && column.name == result.text)
            result.example = column.example;
    }
    return result;
}

InvoiceBatch invoices(const QString &file)
{
    InvoiceBatch batch;
    for (int i = 1; i <= 12; ++i) {
        Invoice invoice;
        invoice.number = u"2026-%1"_s.arg(i, 4, 10, QChar(u'0'));
        invoice.setIssueDate(QDate(2026, 11, 23));
        invoice.sellerName = u"Umlazi Textiles (Pty) Ltd"_s;
        invoice.buyerName = i % 3 == 0 ? u"Baía Azul Importações e Exportações, Lda"_s : u"Okavango Outfitters"_s;
        invoice.subtotal = 301'216 + 12'345 * i;
        invoice.vat = invoice.vatRate.vatOn({invoice.subtotal, invoice.currency}).value_or(Money()).minorUnits();
        invoice.total = invoice.subtotal + invoice.vat;
        invoice.source = u"import:"_s + file;
        batch.append(invoice);
    }
    return batch;
}

} // namespace

QFuture<Result<ImportPreview>> FakeImports::preview(const QString &path, const ImportOptions &options)
{
    previews.append({{path}, options});
    return QtFuture::makeReadyFuture(answer ? answer(path, options) : Result<ImportPreview>(sample(path, options)));
}

std::unique_ptr<ImportJob> FakeImports::begin(const QStringList &paths, const ImportOptions &options)
{
    begun.append({paths, options});
    auto begunNow = std::make_unique<FakeImportJob>();
    job = begunNow.get();
    return begunNow;
}

ImportPreview FakeImports::sample(const QString &path, const ImportOptions &options)
{
    static const QStringList fields{u"number"_s, u"issued_at"_s, u"seller"_s, u"buyer"_s, u"exporting_country"_s,
        u"importing_country"_s, u"currency"_s, u"vat_rate"_s, u"subtotal"_s, u"vat"_s, u"total"_s, u"payment"_s,
        u"risk"_s, u"quantity"_s, u"unit_price"_s, u"line_total"_s};
    const QString file = path.section(u'/', -1);
    ImportPreview preview;
    preview.path = path;
    preview.size = 48'213;
    preview.separator = u',';
    preview.isWhole = true;
    preview.encoding = options.encoding.isEmpty() ? u"UTF-8"_s : options.encoding;
    preview.head = {u"No,Date,Supplier,Customer"_s, u"2026-0001,2026-11-23,Umlazi Textiles (Pty) Ltd,Okavango"_s};
    preview.findings = {{u"dates are written as 2026-12-31"_s, {2, u"Date"_s, u"2026-11-23"_s}}};
    for (const Column &column : columns())
        preview.columns += column.name;
    for (const QString &field : fields) {
        preview.fields.push_back(mapped(field, options));
        const bool needed =
            QStringList{u"number"_s, u"issued_at"_s, u"seller"_s, u"buyer"_s, u"currency"_s}.contains(field);
        if (needed && preview.fields.back().origin == MappedField::Origin::Nowhere)
            preview.missing += field;
    }
    if (!preview.missing.isEmpty())
        return preview;
    preview.rows = 214;
    preview.found = 214;
    preview.rejected = 2;
    preview.invoices = invoices(file);
    preview.rejections = {{file, 17, u"C536379"_s, u"total"_s, u"“12O.00” is not an amount"_s},
        {file, 96, {}, u"issued_at"_s, u"\"31/12/2026\" is no date in a format that is known here"_s}};
    return preview;
}

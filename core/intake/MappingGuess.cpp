// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/MappingGuess.h"

#include <QSet>

#include <vector>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

struct Names {
    NamedField field;
    QStringList names; ///< letters and digits alone, in lower case; the surest first
};

/// Fields in the order in which they choose their columns.
const std::vector<Names> &knownNames()
{
    using enum ImportField;
    constexpr auto minor = FieldSource::Unit::Minor;
    static const std::vector<Names> known{
        {{Number},
            {u"invoicenumber"_s, u"invoiceno"_s, u"invoicenr"_s, u"invoiceid"_s, u"invoice"_s, u"documentnumber"_s,
                u"docno"_s, u"number"_s, u"reference"_s, u"ref"_s}},
        {{IssuedAt},
            {u"issuedat"_s, u"invoicedate"_s, u"issuedate"_s, u"dateissued"_s, u"dateofissue"_s, u"documentdate"_s,
                u"date"_s}},
        {{Seller},
            {u"sellername"_s, u"seller"_s, u"supplier"_s, u"suppliername"_s, u"vendor"_s, u"vendorname"_s,
                u"exporter"_s, u"exportername"_s}},
        {{Buyer},
            {u"buyername"_s, u"buyer"_s, u"customername"_s, u"customer"_s, u"client"_s, u"clientname"_s, u"importer"_s,
                u"importername"_s, u"billto"_s, u"customerid"_s}},
        {{ExportingCountry}, {u"exportingcountry"_s, u"sellercountry"_s, u"suppliercountry"_s, u"countryoforigin"_s}},
        {{ImportingCountry},
            {u"importingcountry"_s, u"buyercountry"_s, u"customercountry"_s, u"destinationcountry"_s, u"country"_s}},
        {{Currency}, {u"currency"_s, u"currencycode"_s, u"ccy"_s}},
        {{VatRate, minor}, {u"vatratebp"_s}},
        {{VatRate}, {u"vatrate"_s, u"vatpercent"_s, u"vatpercentage"_s, u"taxrate"_s, u"taxpercent"_s}},
        {{Subtotal, minor}, {u"subtotalminor"_s}},
        {{Subtotal},
            {u"subtotal"_s, u"netamount"_s, u"net"_s, u"nettotal"_s, u"amountexclvat"_s, u"amountexvat"_s,
                u"exclusive"_s}},
        {{Vat, minor}, {u"vatminor"_s}},
        {{Vat}, {u"vatamount"_s, u"vat"_s, u"vattotal"_s, u"taxamount"_s, u"tax"_s, u"salestax"_s}},
        {{Total, minor}, {u"totalminor"_s}},
        {{Total},
            {u"totalamount"_s, u"invoicetotal"_s, u"grandtotal"_s, u"total"_s, u"grossamount"_s, u"gross"_s,
                u"amountinclvat"_s, u"amountdue"_s, u"amount"_s, u"inclusive"_s}},
        {{Payment}, {u"paymentmechanism"_s, u"paymentmethod"_s, u"paymentterms"_s, u"payment"_s}},
        {{Risk}, {u"riskprofile"_s, u"risk"_s, u"risklevel"_s}},
        {{Quantity}, {u"quantity"_s, u"qty"_s, u"units"_s}},
        {{UnitPrice}, {u"unitprice"_s, u"priceperunit"_s, u"price"_s}},
        {{LineTotal, minor}, {u"linetotalminor"_s}},
        {{LineTotal}, {u"linetotal"_s, u"lineamount"_s, u"extendedprice"_s}},
    };
    return known;
}

/// "Invoice No." and "invoice_no" and "InvoiceNo" alike: invoiceno.
QString simplified(const QString &column)
{
    QString letters;
    for (const QChar character : column) {
        if (character == u'%')
            letters += u"percent"_s;
        else if (character.isLetterOrNumber())
            letters += character.toLower();
    }
    return letters;
}

} // namespace

ColumnMapping guessMapping(const QStringList &columns)
{
    QStringList names;
    for (const QString &column : columns)
        names += simplified(column);

    ColumnMapping mapping;
    QSet<qsizetype> taken;
    for (const Names &known : knownNames()) {
        if (mapping.has(known.field.field))
            continue;
        for (const QString &name : known.names) {
            const qsizetype place = names.indexOf(name);
            if (place < 0 || taken.contains(place))
                continue;
            mapping.set(known.field.field, {.text = columns[place], .unit = known.field.unit});
            taken.insert(place);
            break;
        }
    }
    // A price without a quantity, or the reverse, is a column of something else, and not a line item.
    using enum ImportField;
    if (mapping.has(Quantity) != mapping.has(UnitPrice) && !mapping.has(LineTotal)) {
        ColumnMapping without;
        for (const ImportField field : allImportFields()) {
            if (mapping.has(field) && field != Quantity && field != UnitPrice)
                without.set(field, *mapping.source(field));
        }
        return without;
    }
    return mapping;
}

} // namespace billow

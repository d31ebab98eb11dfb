// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ColumnMapping.h"

#include "core/base/Words.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, importFieldCount> names{"number"_L1, "issued_at"_L1, "seller"_L1, "buyer"_L1,
    "exporting_country"_L1, "importing_country"_L1, "currency"_L1, "vat_rate"_L1, "subtotal"_L1, "vat"_L1, "total"_L1,
    "payment"_L1, "risk"_L1, "quantity"_L1, "unit_price"_L1, "line_total"_L1};

}

const std::array<ImportField, importFieldCount> &allImportFields()
{
    static constexpr auto fields = [] {
        std::array<ImportField, importFieldCount> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<ImportField>(i);
        return all;
    }();
    return fields;
}

QString toString(ImportField field)
{
    return names[indexOf(field)];
}

std::optional<ImportField> importFieldFromString(QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](QLatin1StringView known) { return known == name; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<ImportField>(found - names.begin());
}

namespace {

bool isAmount(ImportField field)
{
    using enum ImportField;
    return field == Subtotal || field == Vat || field == Total || field == LineTotal;
}

Error unknownField(QStringView name)
{
    QStringList known;
    for (const ImportField field : allImportFields())
        known += toString(field);
    return Error::invalid(
        Words::tr("there is no field \"%1\"; the fields are %2").arg(name, known.join(u", "_s)), u"map"_s);
}

} // namespace

QString NamedField::name() const
{
    if (unit == FieldSource::Unit::Decimal)
        return toString(field);
    return toString(field) + (field == ImportField::VatRate ? "_bp"_L1 : "_minor"_L1);
}

std::optional<NamedField> NamedField::fromName(QStringView name)
{
    if (const auto field = importFieldFromString(name))
        return NamedField{*field};
    if (name == u"vat_rate_bp")
        return NamedField{ImportField::VatRate, FieldSource::Unit::Minor};
    constexpr QStringView minor = u"_minor";
    if (!name.endsWith(minor))
        return std::nullopt;
    const auto field = importFieldFromString(name.chopped(minor.size()));
    if (!field || !isAmount(*field))
        return std::nullopt;
    return NamedField{*field, FieldSource::Unit::Minor};
}

Result<ColumnMapping> ColumnMapping::parse(const QStringList &assignments)
{
    ColumnMapping mapping;
    for (const QString &assignment : assignments) {
        const qsizetype equals = assignment.indexOf(u'=');
        const QStringView name = QStringView(assignment).left(std::max<qsizetype>(equals, 0)).trimmed();
        QStringView text = QStringView(assignment).mid(equals + 1);
        if (equals < 0 || name.isEmpty() || text.isEmpty()) {
            return Error::invalid(
                Words::tr("\"%1\" is not FIELD=COLUMN or FIELD=:CONSTANT, such as total=Amount or currency=:ZAR")
                    .arg(assignment),
                u"map"_s);
        }
        const auto field = NamedField::fromName(name);
        if (!field)
            return unknownField(name);
        if (mapping.has(field->field))
            return Error::invalid(Words::tr("%1 is mapped twice").arg(name), u"map"_s);
        const bool constant = text.startsWith(u':');
        if (constant)
            text = text.mid(1);
        mapping.set(field->field,
            {.kind = constant ? FieldSource::Kind::Constant : FieldSource::Kind::Column,
                .text = text.trimmed().toString(),
                .unit = field->unit});
    }
    return mapping;
}

bool ColumnMapping::isEmpty() const
{
    return std::ranges::none_of(m_sources, [](const auto &source) { return source.has_value(); });
}

ColumnMapping ColumnMapping::overlaidBy(const ColumnMapping &other) const
{
    ColumnMapping both = *this;
    for (const ImportField field : allImportFields()) {
        if (other.has(field))
            both.m_sources[indexOf(field)] = other.source(field);
    }
    return both;
}

bool ColumnMapping::isOfLineItems() const
{
    return has(ImportField::Quantity) || has(ImportField::UnitPrice) || has(ImportField::LineTotal);
}

QStringList ColumnMapping::missing() const
{
    using enum ImportField;
    QStringList missing;
    for (const ImportField field : {Number, IssuedAt, Seller, Buyer, Currency}) {
        if (!has(field))
            missing += toString(field);
    }
    bool subtotal = has(Subtotal);
    if (isOfLineItems()) {
        if (!has(LineTotal) && !has(Quantity))
            missing += toString(Quantity);
        if (!has(LineTotal) && !has(UnitPrice))
            missing += toString(UnitPrice);
        subtotal = true; // the sum of the lines
    }
    if (!subtotal && !has(Total))
        missing += u"total or subtotal"_s;
    const int amounts = int{subtotal} + int{has(Vat)} + int{has(Total)};
    if (amounts < 2 && !has(VatRate))
        missing += u"vat_rate or vat"_s;
    return missing;
}

QString ColumnMapping::toText() const
{
    QString text;
    for (const ImportField field : allImportFields()) {
        const auto &source = m_sources[indexOf(field)];
        if (!source)
            continue;
        const bool constant = source->kind == FieldSource::Kind::Constant;
        text += u"  %1: %2 \"%3\""_s.arg(NamedField{field, source->unit}.name(), -18)
                    .arg(constant ? Words::tr("always") : Words::tr("column"), source->text);
        if (!source->missing.isEmpty())
            text += Words::tr(", or \"%1\" where it is empty").arg(source->missing);
        text += u'\n';
    }
    return text;
}

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

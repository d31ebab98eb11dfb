// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ColumnMapping.h"

#include "core/base/Words.h"
#include "core/intake/values/ImportWords.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, importFieldCount> fieldNames{"number"_L1, "issued_at"_L1, "seller"_L1,
    "buyer"_L1, "exporting_country"_L1, "importing_country"_L1, "currency"_L1, "vat_rate"_L1, "subtotal"_L1, "vat"_L1,
    "total"_L1, "payment"_L1, "risk"_L1, "quantity"_L1, "unit_price"_L1, "line_total"_L1, "line_discount"_L1,
    "line_discount_percent"_L1, "line_vat"_L1, "due_on"_L1, "seller_tax_id"_L1, "buyer_tax_id"_L1, "kind"_L1,
    "status"_L1, "shipping"_L1, "discount"_L1, "rounding"_L1, "refunded"_L1, "issued_on"_L1, "vat_breakdown"_L1};

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
    return fieldNames[indexOf(field)];
}

std::optional<ImportField> importFieldFromString(QStringView name)
{
    const auto found = std::ranges::find_if(fieldNames, [name](QLatin1StringView known) { return known == name; });
    if (found == fieldNames.end())
        return std::nullopt;
    return static_cast<ImportField>(found - fieldNames.begin());
}

namespace {

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
    switch (unit) {
    case FieldSource::Unit::Decimal:
        return toString(field);
    case FieldSource::Unit::Minor:
        return toString(field) + (field == ImportField::VatRate ? "_bp"_L1 : "_minor"_L1);
    case FieldSource::Unit::Percent:
        return toString(field) + "_percent"_L1;
    case FieldSource::Unit::Fraction:
        return toString(field) + "_fraction"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<NamedField> NamedField::fromName(QStringView name)
{
    if (const auto field = importFieldFromString(name))
        return NamedField{*field};
    for (const auto unit : {FieldSource::Unit::Minor, FieldSource::Unit::Percent, FieldSource::Unit::Fraction}) {
        const NamedField rate{ImportField::VatRate, unit};
        if (rate.name() == name)
            return rate;
    }
    constexpr QStringView minor = u"_minor";
    if (!name.endsWith(minor))
        return std::nullopt;
    const auto field = importFieldFromString(name.chopped(minor.size()));
    if (!field || !isMoney(*field))
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
        if (equals < 0 || name.isEmpty()) {
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
        if (text.trimmed().isEmpty()) {
            mapping.drop(field->field);
            continue;
        }
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

qsizetype findColumn(const QStringList &columns, const QString &name)
{
    if (const qsizetype place = columns.indexOf(name); place >= 0)
        return place;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    const QString wanted = ImportWords::simplified(name);
    for (qsizetype i = 0; i < columns.size() && !wanted.isEmpty(); ++i) {
        if (ImportWords::simplified(columns[i]) == wanted)
            return i;
    }
    return -1;
}

bool ColumnMapping::isEmpty() const
{
    return std::ranges::none_of(m_sources, [](const auto &source) { return source.has_value(); });
}

ColumnMapping ColumnMapping::overlaidBy(const ColumnMapping &other) const
{
    ColumnMapping both = *this;
    for (const ImportField field : allImportFields()) {
        if (other.has(field) || other.isDropped(field))
            both.m_sources[indexOf(field)] = other.source(field);
        both.m_dropped[indexOf(field)] = other.isDropped(field) || (isDropped(field) && !other.has(field));
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
    const bool vat = has(Vat) || (isOfLineItems() && has(LineVat));
    const int amounts = int{subtotal} + int{vat} + int{has(Total)};
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
        for (const QString &column : source->also)
            text += u" + \"%1\""_s.arg(column);
        if (!source->missing.isEmpty())
            text += Words::tr(", or \"%1\" where it is empty").arg(source->missing);
        text += u'\n';
    }
    return text;
}

} // namespace billow

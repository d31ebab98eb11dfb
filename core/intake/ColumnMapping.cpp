// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ColumnMapping.h"

#include "core/base/Words.h"

#include <algorithm>

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
        subtotal = true; // what the lines come to
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

} // namespace billow

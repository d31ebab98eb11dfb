// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FieldReader.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

#include <QUtf8StringView>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

QString RowDecoder::begin(const CsvRow &row)
{
    const QByteArrayView bytes = row.bytes();
    m_encoding = Encoding::Ascii;
    if (std::ranges::none_of(bytes, [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; }))
        return {};
    m_encoding = Encoding::Utf8;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const QByteArrayView field = row.field(i);
        if (QUtf8StringView(field.data(), field.size()).isValidUtf8())
            continue;
        if (!m_allowWindows1252)
            return Words::tr("field %1 is not valid UTF-8: save the file as UTF-8").arg(i + 1);
        m_encoding = Encoding::Windows1252;
        break;
    }
    return {};
}

QString RowDecoder::text(QByteArrayView bytes) const
{
    bytes = bytes.trimmed();
    switch (m_encoding) {
    case Encoding::Ascii:
        return QString::fromLatin1(bytes);
    case Encoding::Utf8:
        return QString::fromUtf8(bytes).trimmed();
    case Encoding::Windows1252:
        return fromWindows1252(bytes).trimmed();
    }
    Q_UNREACHABLE();
}

QString fromWindows1252(QByteArrayView bytes)
{
    // The rest is as in Latin-1 (WHATWG Encoding Standard, index windows-1252; the undefined ones are refused here).
    static constexpr std::array<char16_t, 32> upper{0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
        0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
        0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        if (character.unicode() >= 0x80 && character.unicode() < 0xa0)
            character = QChar(upper[static_cast<std::size_t>(character.unicode() - 0x80)]);
    }
    return text;
}

namespace {

/// The place of the column of that name, ignoring letter case where no name is quite the same; -1: none.
qsizetype find(const QStringList &columns, const QString &name)
{
    const qsizetype place = columns.indexOf(name);
    if (place >= 0)
        return place;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i].compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

QString listed(const QStringList &columns)
{
    const QString seen = u"\"%1\""_s.arg(columns.mid(0, 50).join(u"\", \""_s));
    return columns.size() > 50 ? seen + Words::tr(" and %1 more").arg(columns.size() - 50) : seen;
}

Error at(ImportField field, const QString &message)
{
    return Error::invalid(message, toString(field));
}

} // namespace

FieldReader::FieldReader(const ImportProfile &profile)
    : m_rowText(profile.windows1252)
    , m_amountText{.point = profile.decimalPoint, .grouping = profile.grouping}
    , m_dateFormats(profile.dateFormats)
    , m_countries(profile.countries)
{
}

Result<FieldReader> FieldReader::bind(
    const ImportProfile &profile, const ColumnMapping &mapping, const QStringList &columns)
{
    const QStringList missing = mapping.missing();
    if (!missing.isEmpty()) {
        return Error::invalid(
            Words::tr("no column is mapped to %1; the columns are %2").arg(missing.join(u", "_s), listed(columns)),
            missing.front());
    }
    FieldReader reader(profile);
    const auto placed = reader.place(mapping, columns);
    if (!placed.ok())
        return placed.error();
    const auto constants = reader.checkConstants();
    if (!constants.ok())
        return constants.error();
    return reader;
}

Result<void> FieldReader::place(const ColumnMapping &mapping, const QStringList &columns)
{
    m_columns = columns.size();
    for (const ImportField field : allImportFields()) {
        if (!mapping.has(field))
            continue;
        Place &place = m_places[indexOf(field)];
        place.mapped = true;
        place.source = *mapping.source(field);
        if (place.source.kind == FieldSource::Kind::Constant)
            continue;
        place.column = find(columns, place.source.text);
        if (place.column < 0) {
            return at(field,
                Words::tr("there is no column \"%1\" for %2; the columns are %3")
                    .arg(place.source.text, toString(field), listed(columns)));
        }
        if (columns.count(columns[place.column]) > 1) {
            return at(field,
                Words::tr("more than one column is named \"%1\", which is mapped to %2")
                    .arg(place.source.text, toString(field)));
        }
    }
    return {};
}

Result<void> FieldReader::checkConstants() const
{
    using enum ImportField;
    const auto isConstant = [this](ImportField field) { return has(field) && !isColumn(field); };
    const auto wrong = [](const auto &result) { return !result.ok(); };
    if (isConstant(Currency) && wrong(currency()))
        return currency().error();
    if (isConstant(VatRate) && wrong(vatRate()))
        return vatRate().error();
    if (isConstant(Risk) && wrong(risk()))
        return risk().error();
    if (isConstant(IssuedAt) && wrong(issuedAt()))
        return issuedAt().error();
    for (const ImportField field : {ExportingCountry, ImportingCountry}) {
        if (isConstant(field) && wrong(country(field)))
            return country(field).error();
    }
    return {};
}

Result<void> FieldReader::begin(const CsvRow &row)
{
    m_row = &row;
    const QString fault = m_rowText.begin(row);
    if (!row.fault().isEmpty())
        return Error::invalid(row.fault());
    if (!fault.isEmpty())
        return Error::invalid(fault);
    if (row.size() < m_columns)
        return Error::invalid(
            Words::tr("the row has %1 fields where the header has %2", nullptr, Words::plural(row.size()))
                .arg(row.size())
                .arg(m_columns));
    for (qsizetype i = m_columns; i < row.size(); ++i) {
        if (!row.field(i).trimmed().isEmpty()) // empty ones, from commas at the end, do no harm
            return Error::invalid(
                Words::tr("the row has %1 fields where the header has %2", nullptr, Words::plural(row.size()))
                    .arg(row.size())
                    .arg(m_columns));
    }
    return {};
}

QByteArrayView FieldReader::bytes(ImportField field) const
{
    const Place &from = place(field);
    return m_row && from.column >= 0 && from.column < m_row->size() ? m_row->field(from.column) : QByteArrayView();
}

QString FieldReader::text(ImportField field) const
{
    const Place &from = place(field);
    if (!from.mapped)
        return {};
    QString text = from.column < 0 ? from.source.text : m_rowText.text(bytes(field));
    if (from.column >= 0 && !from.source.trimSuffix.isEmpty() && text.endsWith(from.source.trimSuffix))
        text.chop(from.source.trimSuffix.size());
    if (text.isEmpty())
        return from.source.missing;
    return from.source.prefix.isEmpty() ? text : from.source.prefix + text;
}

Result<WrittenTime> FieldReader::issuedAt() const
{
    const QString date = text(ImportField::IssuedAt);
    if (date.isEmpty())
        return at(ImportField::IssuedAt, Words::tr("the date of issue is empty"));
    if (const auto written = writtenTimeFromIso8601(date))
        return *written;
    QStringList formats{u"2026-11-23"_s, u"2026-11-23T08:42:59Z"_s};
    for (const DateFormat &format : m_dateFormats) {
        if (const auto time = format.read(date))
            return WrittenTime{utcDateOf(*time), *time};
        formats += format.format();
    }
    return at(ImportField::IssuedAt,
        Words::tr("\"%1\" is not a date that is written as %2").arg(date.left(40), formats.join(u" or "_s)));
}

Result<Currency> FieldReader::currency() const
{
    const QString code = text(ImportField::Currency);
    if (const auto currency = billow::Currency::fromCode(code.toUpper()))
        return *currency;
    return at(
        ImportField::Currency, Words::tr("\"%1\" is not a currency code of ISO 4217, such as ZAR").arg(code.left(40)));
}

Result<std::optional<CountryCode>> FieldReader::country(ImportField field) const
{
    const QString name = text(field);
    if (name.isEmpty())
        return std::optional<CountryCode>();
    if (const auto named = m_countries.constFind(name.toLower()); named != m_countries.constEnd())
        return CountryCode::fromCode(*named);
    if (const auto code = CountryCode::fromCode(name.toUpper()))
        return std::optional(*code);
    return at(field,
        Words::tr("\"%1\" is neither a country code of ISO 3166, such as ZA, nor a name that the profile knows")
            .arg(name.left(40)));
}

Result<std::optional<RiskProfile>> FieldReader::risk() const
{
    const QString name = text(ImportField::Risk);
    if (name.isEmpty())
        return std::optional<RiskProfile>();
    if (const auto risk = riskProfileFromString(name))
        return std::optional(*risk);
    return at(ImportField::Risk, Words::tr("\"%1\" is not Green, Amber or Red").arg(name.left(40)));
}

Result<std::optional<VatRate>> FieldReader::vatRate() const
{
    QString rate = text(ImportField::VatRate);
    if (rate.endsWith(u'%'))
        rate = rate.chopped(1).trimmed();
    if (rate.isEmpty())
        return std::optional<VatRate>();
    const bool basisPoints = place(ImportField::VatRate).source.unit == FieldSource::Unit::Minor;
    const auto number = m_amountText.read(rate, basisPoints ? 0 : billow::VatRate::decimals);
    if (!number.ok())
        return at(ImportField::VatRate, number.error().message);
    constexpr std::int64_t mostBasisPoints = billow::VatRate::hundredPercent / 10;
    const auto known = basisPoints && *number > mostBasisPoints
        ? std::nullopt
        : billow::VatRate::fromThousandths(basisPoints ? *number * 10 : *number);
    if (!known)
        return at(
            ImportField::VatRate, Words::tr("\"%1\" is not a VAT rate from 0 to 100 per cent").arg(rate.left(40)));
    return known;
}

Result<std::optional<std::int64_t>> FieldReader::amount(ImportField field, billow::Currency currency) const
{
    const QString number = text(field);
    if (number.isEmpty())
        return std::optional<std::int64_t>();
    const bool minor = place(field).source.unit == FieldSource::Unit::Minor;
    const auto amount = m_amountText.read(number, minor ? 0 : currency.exponent());
    if (!amount.ok())
        return at(field, amount.error().message);
    return std::optional(*amount);
}

Result<std::int64_t> FieldReader::millionths(ImportField field) const
{
    const QString number = text(field);
    if (number.isEmpty())
        return at(field, Words::tr("the %1 is empty").arg(toString(field)));
    const auto millionths = m_amountText.read(number, 6);
    if (!millionths.ok())
        return at(field, millionths.error().message);
    return *millionths;
}

} // namespace billow

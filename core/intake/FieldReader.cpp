// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FieldReader.h"

#include "core/base/Words.h"
#include "core/intake/values/AmountText.h"
#include "core/intake/values/ImportWords.h"
#include "core/invoice/InvoiceFields.h"
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
    if (m_kind == TextEncoding::Kind::Windows1252) {
        m_encoding = Encoding::Windows1252;
        return {};
    }
    m_encoding = Encoding::Utf8;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const QByteArrayView field = row.field(i);
        if (QUtf8StringView(field.data(), field.size()).isValidUtf8())
            continue;
        if (m_kind != TextEncoding::Kind::Utf8OrWindows1252)
            return Words::tr("field %1 is not valid UTF-8: save the file as UTF-8").arg(i + 1);
        m_encoding = Encoding::Windows1252;
        break;
    }
    // Five bytes mean nothing in Windows-1252, but much in what Japanese, Greek or Russian programs write.
    const bool isUnknown = m_encoding == Encoding::Windows1252 && std::ranges::any_of(bytes, [](char byte) {
        return byte == '\x81' || byte == '\x8d' || byte == '\x8f' || byte == '\x90' || byte == '\x9d';
    });
    if (isUnknown)
        return Words::tr("the text is neither UTF-8 nor Windows-1252: name its encoding with --encoding, "
                         "for example Shift_JIS, or save the file as UTF-8");
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

QString listed(const QStringList &columns)
{
    const QString seen = u"\"%1\""_s.arg(columns.mid(0, 50).join(u"\", \""_s));
    return columns.size() > 50 ? seen + Words::tr(" and %1 more").arg(columns.size() - 50) : seen;
}

namespace {

Error at(ImportField field, const QString &message)
{
    return Error::invalid(message, toString(field));
}

constexpr qsizetype longestShown = 40;

QString shown(const QString &text)
{
    return text.left(longestShown);
}

/// Whether a document may lack the field, so that a guess that does not fit does no harm.
bool isOptional(ImportField field)
{
    using enum ImportField;
    switch (field) {
    case ExportingCountry:
    case ImportingCountry:
    case Payment:
    case Risk:
    case DueOn:
    case SellerTaxId:
    case BuyerTaxId:
    case Kind:
    case Status:
        return true;
    default:
        return false;
    }
}

} // namespace

FieldReader::FieldReader(const ColumnPlan &plan)
    : m_columns(plan.columns.size())
    , m_rowText(plan.encoding)
    , m_amountText(plan.numbers)
    , m_numbersAreKnown(plan.numbersAreKnown)
    , m_dates(plan.dateFormats, plan.dayOrder, plan.fiscalYear)
    , m_ratesAreFractions(plan.ratesAreFractions)
    , m_countries(plan.countries)
{
}

Result<FieldReader> FieldReader::bind(const ColumnPlan &plan)
{
    const QStringList missing = plan.mapping.missing();
    if (!missing.isEmpty()) {
        return Error::invalid(
            Words::tr("no column is mapped to %1; the columns are %2").arg(missing.join(u", "_s), listed(plan.columns)),
            missing.front());
    }
    FieldReader reader(plan);
    const auto placed = reader.place(plan);
    if (!placed.ok())
        return placed.error();
    const auto constants = reader.checkConstants();
    if (!constants.ok())
        return constants.error();
    return reader;
}

Result<void> FieldReader::place(const ColumnPlan &plan)
{
    for (const ImportField field : allImportFields()) {
        if (!plan.mapping.has(field))
            continue;
        Place &place = m_places[indexOf(field)];
        place.mapped = true;
        place.guessed = plan.guessed.test(indexOf(field));
        place.source = *plan.mapping.source(field);
        if (place.source.kind == FieldSource::Kind::Constant)
            continue;
        place.column = findColumn(plan.columns, place.source.text);
        for (const QString &name : std::as_const(place.source.also)) {
            if (const qsizetype column = findColumn(plan.columns, name); column >= 0)
                place.also.push_back(column);
        }
        if (place.column < 0) {
            return at(field,
                Words::tr("there is no column “%1” for %2; the columns are %3")
                    .arg(place.source.text, toString(field), listed(plan.columns)));
        }
        if (!isOptional(field))
            m_neededColumns = std::max(m_neededColumns, place.column + 1);
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
    if (isConstant(IssuedAt) && wrong(issuedOn()))
        return issuedOn().error();
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
    if (m_rowText.isWindows1252() && m_windows1252.count++ == 0)
        m_windows1252.line = row.line();
    return checkWidth(row);
}

/// Cells that are lacking at the end are blank, as long as nothing that is needed is among them; and blank ones that
/// are too many, from commas at the end, do no harm.
Result<void> FieldReader::checkWidth(const CsvRow &row) const
{
    bool fits = row.size() >= m_neededColumns;
    for (qsizetype i = m_columns; i < row.size() && fits; ++i)
        fits = row.field(i).trimmed().isEmpty();
    if (fits)
        return {};
    return Error::invalid(Words::tr("the row has %1 fields where the header has %2", nullptr, Words::plural(row.size()))
                              .arg(row.size())
                              .arg(m_columns));
}

bool FieldReader::isBlank() const
{
    for (qsizetype i = 0; i < m_row->size(); ++i) {
        if (!m_row->field(i).trimmed().isEmpty())
            return false;
    }
    return true;
}

bool FieldReader::isOfTotals() const
{
    for (qsizetype i = 0; i < m_row->size(); ++i) {
        const QByteArrayView cell = m_row->field(i).trimmed();
        if (cell.isEmpty())
            continue;
        // The first text of the row says so: "Total", "Summe:".
        return ImportWords::shipped().meaningOf(m_rowText.text(cell)) == WordMeaning::Totals;
    }
    return false;
}

QByteArrayView FieldReader::bytes(ImportField field) const
{
    return cell(place(field).column);
}

QByteArrayView FieldReader::cell(qsizetype column) const
{
    return m_row && column >= 0 && column < m_row->size() ? m_row->field(column) : QByteArrayView();
}

QString FieldReader::text(ImportField field) const
{
    const Place &from = place(field);
    if (!from.mapped)
        return {};
    QString text = from.column < 0 ? from.source.text : m_rowText.text(bytes(field));
    for (const qsizetype column : from.also)
        text = (text + u' ' + m_rowText.text(cell(column))).trimmed();
    if (from.column >= 0 && !from.source.trimSuffix.isEmpty() && text.endsWith(from.source.trimSuffix))
        text.chop(from.source.trimSuffix.size());
    if (!from.source.values.isEmpty())
        text = from.source.values.value(text, text);
    if (text.isEmpty())
        return from.source.missing;
    return from.source.prefix.isEmpty() ? text : from.source.prefix + text;
}

template <typename T>
Result<T> FieldReader::orEmpty(ImportField field, const Error &error, T empty) const
{
    if (!place(field).guessed || !isOptional(field))
        return error;
    Noted &left = m_leftEmpty[indexOf(field)];
    if (left.count++ == 0) {
        left.line = m_row ? m_row->line() : 0;
        left.text = shown(text(field));
    }
    return empty;
}

Result<DocumentDate> FieldReader::issuedOn() const
{
    auto issued = dateOfIssue();
    const QString date = text(ImportField::IssuedOn);
    if (!issued.ok() || date.isEmpty())
        return issued;
    const auto read = m_dates.read(date);
    if (!read)
        return at(ImportField::IssuedOn, Words::tr("“%1” is not a date").arg(shown(date)));
    issued->date = read->date;
    return issued;
}

Result<DocumentDate> FieldReader::dateOfIssue() const
{
    const QString date = text(ImportField::IssuedAt);
    if (date.isEmpty())
        return at(ImportField::IssuedAt, Words::tr("the date of issue is empty"));
    if (const auto read = m_dates.read(date))
        return *read;
    if (dateEvidence(date).needsOrder) {
        return at(ImportField::IssuedAt,
            Words::tr("“%1” may be the %2 or the %3: say with --date-format d/M/yyyy or M/d/yyyy which it is")
                .arg(shown(date), DateReader({}, DayOrder::DayFirst).read(date)->date.toString(Qt::ISODate),
                    DateReader({}, DayOrder::MonthFirst).read(date)->date.toString(Qt::ISODate)));
    }
    QStringList formats{u"2026-11-23"_s, u"2026-11-23T08:42:59Z"_s};
    for (const DateFormat &format : m_dates.formats())
        formats += format.format();
    return at(ImportField::IssuedAt,
        Words::tr("“%1” is not a date, for example %2").arg(shown(date), formats.join(Words::tr(" or "))));
}

Result<std::optional<QDate>> FieldReader::dueOn() const
{
    const QString date = text(ImportField::DueOn);
    if (date.isEmpty())
        return std::optional<QDate>();
    if (const auto read = m_dates.read(date))
        return std::optional(read->date);
    return orEmpty<std::optional<QDate>>(
        ImportField::DueOn, at(ImportField::DueOn, Words::tr("“%1” is not a date").arg(shown(date))), {});
}

Result<QList<VatLine>> FieldReader::vatBreakdown(Currency currency) const
{
    return readBreakdown(text(ImportField::VatBreakdown), DocumentKind::Invoice, currency);
}

Result<Currency> FieldReader::currency() const
{
    const QString code = text(ImportField::Currency);
    const auto currencies = currenciesOf(code);
    if (currencies.size() == 1)
        return currencies.front();
    return at(ImportField::Currency,
        currencies.empty()
            ? Words::tr("“%1” is not a currency code of ISO 4217, for example ZAR").arg(shown(code))
            : Words::tr("“%1” is the symbol of more than one currency: map the currency to a code").arg(shown(code)));
}

Result<std::optional<CountryCode>> FieldReader::country(ImportField field) const
{
    const QString name = text(field);
    if (name.isEmpty())
        return std::optional<CountryCode>();
    if (const auto named = m_countries.constFind(name.toLower()); named != m_countries.constEnd())
        return CountryCode::fromCode(*named);
    if (const auto code = CountryCode::fromCode(name))
        return std::optional(*code);
    if (const auto known = ImportWords::shipped().country(name))
        return std::optional(*known);
    return orEmpty<std::optional<CountryCode>>(field,
        at(field,
            Words::tr("“%1” is neither a country code of ISO 3166, for example ZA, nor the name of a country")
                .arg(shown(name))),
        {});
}

Result<std::optional<RiskProfile>> FieldReader::risk() const
{
    const QString name = text(ImportField::Risk);
    if (name.isEmpty())
        return std::optional<RiskProfile>();
    if (const auto risk = riskProfileFromString(name))
        return std::optional(*risk);
    return orEmpty<std::optional<RiskProfile>>(
        ImportField::Risk, at(ImportField::Risk, Words::tr("“%1” is not Green, Amber or Red").arg(shown(name))), {});
}

Result<QString> FieldReader::optionalText(ImportField field, qsizetype longest) const
{
    QString read = text(field).simplified();
    if (read.size() <= longest)
        return read;
    return orEmpty<QString>(field, at(field, Words::tr("the %1 is too long").arg(toString(field))), {});
}

namespace {

/// "20% (VAT on Income)", "VAT 7.7 %": the number before the sign.
QString numberBeforePercent(const QString &text)
{
    const qsizetype sign = text.indexOf(u'%');
    if (sign < 0)
        return text;
    const QString before = text.left(sign).trimmed();
    qsizetype begin = before.size();
    while (begin > 0 && (before[begin - 1].isDigit() || before[begin - 1] == u'.' || before[begin - 1] == u','))
        --begin;
    return before.mid(begin) + u'%';
}

} // namespace

Result<std::optional<VatRate>> FieldReader::vatRate() const
{
    using Rate = billow::VatRate;
    const QString rate = text(ImportField::VatRate);
    if (rate.isEmpty())
        return std::optional<Rate>();
    const auto wrong = [&rate] {
        return at(ImportField::VatRate, Words::tr("“%1” is not a VAT rate from 0 to 100 percent").arg(shown(rate)));
    };
    if (ImportWords::shipped().isNoVat(rate))
        return Rate::fromThousandths(0);
    auto amount = AmountText::split(rate);
    if (!amount || !amount->unit.isEmpty())
        amount = AmountText::split(numberBeforePercent(rate));
    if (!amount || !amount->unit.isEmpty())
        return wrong();
    using Unit = FieldSource::Unit;
    const Unit unit = place(ImportField::VatRate).source.unit;
    const bool isFraction =
        !amount->percent && (unit == Unit::Fraction || (unit == Unit::Decimal && m_ratesAreFractions));
    // A rate above 100 % there is not, so that a point in it never parts thousands.
    NumberFormat format = m_amountText;
    if (decimalEvidence(amount->number) == DecimalEvidence::Either)
        format = {.point = amount->number.contains(u',') ? u',' : u'.', .grouping = std::nullopt};
    const int decimals = unit == Unit::Minor ? 0 : isFraction ? Rate::decimals + 2 : Rate::decimals;
    const auto number = amount->value(format, decimals);
    if (!number.ok())
        return at(ImportField::VatRate, number.error().message);
    constexpr std::int64_t most = Rate::hundredPercent;
    if (*number < 0 || *number > most)
        return wrong();
    const auto known = Rate::fromThousandths(unit == Unit::Minor ? *number * 10 : *number);
    return known ? Result<std::optional<Rate>>(known) : wrong();
}

std::optional<Error> FieldReader::doubt(ImportField field, const AmountText &amount) const
{
    const bool isMinor = place(field).source.unit == FieldSource::Unit::Minor;
    if (m_numbersAreKnown || isMinor || decimalEvidence(amount.number) != DecimalEvidence::Either)
        return std::nullopt;
    return at(field,
        Words::tr("“%1” can be read in two ways: say with --decimal which character is the decimal point")
            .arg(shown(amount.number)));
}

Result<std::optional<std::int64_t>> FieldReader::amount(ImportField field, billow::Currency currency) const
{
    if (place(field).also.empty())
        return amountIn(field, text(field), currency);
    auto sum = amountIn(field, m_rowText.text(bytes(field)), currency);
    for (const qsizetype column : place(field).also) {
        const auto more = amountIn(field, m_rowText.text(cell(column)), currency);
        if (!sum.ok() || !more.ok())
            return sum.ok() ? more : sum;
        if (!more->has_value())
            continue;
        const auto both = checkedAdd(sum->value_or(0), **more);
        if (!both)
            return at(field, Words::tr("the amounts are too large"));
        *sum = both;
    }
    return sum;
}

Result<std::optional<std::int64_t>> FieldReader::amountIn(
    ImportField field, const QString &written, billow::Currency currency) const
{
    if (written.isEmpty())
        return std::optional<std::int64_t>();
    const auto amount = AmountText::split(written);
    if (!amount || amount->percent)
        return at(field, Words::tr("“%1” is not an amount").arg(shown(written)));
    if (!amount->unit.isEmpty()) {
        const auto units = currenciesOf(amount->unit);
        if (std::ranges::find(units, currency) == units.end()) {
            return at(field,
                Words::tr("“%1” is not an amount in %2, the currency of the invoice")
                    .arg(shown(written), currency.code()));
        }
    }
    if (auto error = doubt(field, *amount))
        return *error;
    const bool minor = place(field).source.unit == FieldSource::Unit::Minor;
    const auto number = amount->value(m_amountText, minor ? 0 : currency.exponent());
    if (!number.ok())
        return at(field, number.error().message);
    return std::optional(*number);
}

Result<std::int64_t> FieldReader::discountPercent() const
{
    const QString percent = text(ImportField::LineDiscountPercent);
    auto amount = percent.isEmpty() ? AmountText() : AmountText::split(percent);
    if (!amount || !amount->unit.isEmpty())
        return at(ImportField::LineDiscountPercent, Words::tr("“%1” is not a percentage").arg(shown(percent)));
    constexpr int decimals = 6;
    constexpr std::int64_t most = 100'000'000;
    const auto read = amount->value(m_amountText, decimals);
    if (read.ok() && std::abs(*read) > most)
        return at(ImportField::LineDiscountPercent, Words::tr("“%1” is not a percentage").arg(shown(percent)));
    return read.ok() ? Result(std::abs(*read)) : at(ImportField::LineDiscountPercent, read.error().message);
}

Result<std::int64_t> FieldReader::millionths(ImportField field) const
{
    const QString number = text(field);
    if (number.isEmpty())
        return at(field, Words::tr("the %1 is empty").arg(toString(field)));
    const auto amount = AmountText::split(number);
    if (!amount || amount->percent)
        return at(field, Words::tr("“%1” is not a number").arg(shown(number)));
    if (auto error = doubt(field, *amount))
        return *error;
    const auto millionths = amount->value(m_amountText, 6);
    if (!millionths.ok())
        return at(field, millionths.error().message);
    return *millionths;
}

} // namespace billow

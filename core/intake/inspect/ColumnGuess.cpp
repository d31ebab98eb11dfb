// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/inspect/ColumnGuess.h"

#include "core/intake/values/AmountText.h"
#include "core/intake/values/DateReader.h"
#include "core/intake/values/ImportWords.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

enum class Fit { Bad, Blank, Good };

/// \a text as a number, near enough to compare columns; nothing where it is none.
std::optional<double> roughly(const QString &text)
{
    const auto amount = AmountText::split(text);
    if (!amount)
        return std::nullopt;
    QString digits = amount->number;
    const DecimalEvidence evidence = decimalEvidence(digits);
    const QChar point = evidence == DecimalEvidence::Comma ? u',' : u'.';
    QString plain;
    for (const QChar character : std::as_const(digits)) {
        if (character == point)
            plain += u'.';
        else if (character.isDigit())
            plain += character;
    }
    const double number = plain.toDouble();
    return amount->negative ? -number : number;
}

/// 0.19 of "19", and of "0.19".
double fractionOf(double rate)
{
    return std::abs(rate) < 1 ? rate : rate / 100;
}

bool fits(ImportField field, const QString &text)
{
    using enum ImportField;
    switch (field) {
    case IssuedAt:
    case IssuedOn:
    case DueOn:
        return dateEvidence(text).isDate;
    case Currency:
        return !currenciesOf(text).empty();
    case VatRate: {
        const auto rate = roughly(text);
        return rate && *rate >= 0 && *rate <= 100;
    }
    case Kind:
        return ImportWords::shipped().meaningOf(text).has_value();
    case Seller:
        return !roughly(text);
    case LineDiscountPercent: {
        const auto amount = AmountText::split(text);
        return amount && amount->unit.isEmpty();
    }
    default: {
        if (!isMoney(field) && field != Quantity && field != UnitPrice)
            return true;
        const auto amount = AmountText::split(text);
        return amount && !amount->percent;
    }
    }
}

/// How the values of one column suit a field; most of those that are not empty have to.
Fit fitOf(ImportField field, const SampleRows &rows, qsizetype column, int certainty)
{
    int filled = 0;
    int good = 0;
    for (const QStringList &row : rows) {
        const QString text = row.value(column);
        if (text.isEmpty())
            continue;
        ++filled;
        good += fits(field, text) ? 1 : 0;
    }
    if (filled == 0)
        return Fit::Blank;
    // A name that is sure is believed also where values are dirty: their errors are then said row by row. One word for
    // a credit note makes a column that of kinds, whatever the other words are.
    const bool isEnough = certainty == 1 || field == ImportField::Kind ? good > 0 : good * 10 >= filled * 7;
    return isEnough ? Fit::Good : Fit::Bad;
}

/// What the name of a column says.
struct ColumnName {
    QString key; ///< simplified, without the currency and the rate if only so the table of words knows it
    bool isPart = false; ///< "USt 7 %", "CGST": the VAT, or another amount, is the sum of several such columns
};

/// The words of a column's name.
QStringList wordsOf(const QString &column)
{
    static const QRegularExpression between(u"[\\s()\\[\\]/_-]+"_s);
    return column.split(between, Qt::SkipEmptyParts);
}

/// Whether \a word is the code of a currency, in capitals, or a symbol.
bool isCurrency(const QString &word)
{
    constexpr qsizetype codeLength = 3;
    const bool isSymbol =
        std::ranges::all_of(word, [](QChar character) { return character.category() == QChar::Symbol_Currency; });
    return (isSymbol || (word.size() == codeLength && word == word.toUpper())) && !currenciesOf(word).empty();
}

ColumnName columnName(const QString &column)
{
    static const QRegularExpression rate(u"\\d{1,2}([.,]\\d+)?\\s*%"_s);
    const ImportWords &known = ImportWords::shipped();
    const QString whole = ImportWords::simplified(column);
    if (!known.fieldsOf(whole).empty() || known.isFee(whole))
        return {.key = whole, .isPart = known.isVatPart(whole)};
    QString rest = column;
    rest.remove(rate);
    const bool isOfRate = rest.size() < column.size();
    QStringList words = wordsOf(rest);
    if (words.removeIf(isCurrency) > 0)
        words.removeAll(u"in"_s); // "Amount in USD"
    const QString key = ImportWords::simplified(words.join(u' '));
    return {.key = key, .isPart = isOfRate || known.isVatPart(key)};
}

struct Pair {
    NamedField field;
    qsizetype column = 0;
    int certainty = 1;
    int place = 0;
    Fit fit = Fit::Good;
    bool isPart = false;
};

bool isSurer(const Pair &a, const Pair &b)
{
    if (a.isPart != b.isPart && a.field.field == b.field.field)
        return b.isPart;
    if ((a.fit == Fit::Blank) != (b.fit == Fit::Blank) && a.field.field == b.field.field)
        return b.fit == Fit::Blank;
    if (a.certainty != b.certainty)
        return a.certainty < b.certainty;
    if (a.field.field == b.field.field && a.place != b.place)
        return a.place < b.place;
    return a.column < b.column;
}

class Guess final {
public:
    Guess(const QStringList &columns, const SampleRows &rows, const ColumnMapping &given)
        : m_columns(columns)
        , m_rows(rows)
        , m_given(given)
    {
        for (const QString &column : columns)
            m_names.push_back(columnName(baseName(column)));
        // Who has said where the amounts of a document are has said that a row is one.
        m_givenIsWhole = !given.isOfLineItems() && given.missing().isEmpty();
        m_hasFee =
            std::ranges::any_of(m_names, [](const ColumnName &name) { return ImportWords::shipped().isFee(name.key); });
    }

    ColumnMapping mapping()
    {
        collect();
        std::ranges::stable_sort(m_pairs, isSurer);
        for (const Pair &pair : m_pairs)
            take(pair);
        // What every document has is read from the column of that name also where no value fits: that is then said.
        std::ranges::stable_sort(m_unfit, isSurer);
        for (const Pair &pair : m_unfit)
            take(pair);
        checkAmounts();
        takeRowsOfRates();
        dropDoubtfulRate();
        takeAmountsOfLines();
        dropHalfLines();
        return m_mapping;
    }

private:
    /// Without the number that tells two columns of one name apart: "Amount (2)".
    static QString baseName(const QString &column)
    {
        if (!column.endsWith(u')'))
            return column;
        const qsizetype open = column.lastIndexOf(u" ("_s);
        if (open <= 0)
            return column;
        bool isNumber = false;
        const int number = column.mid(open + 2).chopped(1).toInt(&isNumber);
        return isNumber && number > 1 ? column.left(open) : column;
    }

    [[nodiscard]] bool isGiven(qsizetype column) const
    {
        return std::ranges::any_of(allImportFields(), [this, column](ImportField field) {
            const auto &source = m_given.source(field);
            const auto isIt = [this, column](const QString &name) { return findColumn(m_columns, name) == column; };
            return source && source->kind == FieldSource::Kind::Column
                && (isIt(source->text) || std::ranges::any_of(source->also, isIt));
        });
    }

    [[nodiscard]] const ColumnName &name(qsizetype column) const { return m_names[static_cast<std::size_t>(column)]; }

    void collect()
    {
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            if (isGiven(column))
                continue;
            for (const ImportWords::Candidate &candidate : ImportWords::shipped().fieldsOf(name(column).key))
                consider(column, candidate);
        }
    }

    void consider(qsizetype column, const ImportWords::Candidate &candidate)
    {
        const ImportField field = candidate.field.field;
        // Net beside a fee is what a payment service pays out, and no subtotal.
        if (field == ImportField::Subtotal && m_hasFee
            && (name(column).key == "net"_L1 || name(column).key == "netto"_L1))
            return;
        // "Discount" alone is an amount, where its values have no percent sign.
        if (field == ImportField::LineDiscountPercent && candidate.certainty == 3 && !hasPercentSign(column))
            return;
        const Fit fit = fitOf(field, m_rows, column, candidate.certainty);
        const bool needsValues = candidate.certainty == 3 || field == ImportField::Kind;
        const Pair pair{.field = candidate.field,
            .column = column,
            .certainty = candidate.certainty,
            .place = candidate.place,
            .fit = fit,
            .isPart = name(column).isPart
                && (field == ImportField::Subtotal || field == ImportField::Vat || field == ImportField::Total)};
        const bool isNeeded = field == ImportField::Number || field == ImportField::IssuedAt
            || field == ImportField::Seller || field == ImportField::Buyer || field == ImportField::Currency
            || field == ImportField::Subtotal || field == ImportField::Total || field == ImportField::VatRate;
        if (fit == Fit::Good || (fit == Fit::Blank && (!needsValues || m_rows.empty())))
            m_pairs.push_back(pair);
        else if (isNeeded && candidate.certainty < 3)
            m_unfit.push_back(pair);
    }

    void take(const Pair &pair)
    {
        const ImportField field = pair.field.field;
        const bool isOfLine = field >= ImportField::Quantity && field <= ImportField::LineVat;
        if (isOfLine && m_givenIsWhole)
            return;
        const bool isFree = !m_given.has(field) && !m_given.isDropped(field) && !m_mapping.has(field);
        if (!isFree || m_taken.contains(pair.column))
            return;
        m_mapping.set(field,
            {.text = m_columns[pair.column],
                .unit = pair.field.unit,
                .also = pair.isPart ? takeOtherParts(pair) : QStringList()});
        m_taken.insert(pair.column);
    }

    /// The columns that are added to that of \a part.
    QStringList takeOtherParts(const Pair &part)
    {
        QStringList others;
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            const bool isOther = std::ranges::any_of(m_pairs, [&](const Pair &pair) {
                return pair.isPart && pair.column == column && pair.field.field == part.field.field;
            });
            const bool isVatPart = part.field.field == ImportField::Vat
                && ImportWords::shipped().isVatPart(name(column).key) && !isGiven(column);
            if (column == part.column || m_taken.contains(column) || (!isOther && !isVatPart))
                continue;
            others += m_columns[column];
            m_taken.insert(column);
        }
        return others;
    }

    /// Where names leave open which of several columns are subtotal, VAT and total, the sums of the rows decide.
    void checkAmounts();
    [[nodiscard]] std::vector<qsizetype> candidates(ImportField field) const;
    [[nodiscard]] bool addsUp(const std::array<qsizetype, 4> &columns) const;

    [[nodiscard]] bool hasPercentSign(qsizetype column) const
    {
        return std::ranges::any_of(
            m_rows, [column](const QStringList &row) { return row.value(column).contains(u'%'); });
    }

    /// "Rate" may be one of exchange, or the price of an hour: it is VAT where the sums say so, or a percent sign.
    void dropDoubtfulRate()
    {
        const auto &source = m_mapping.source(ImportField::VatRate);
        if (!source || m_isVerified)
            return;
        const qsizetype column = m_columns.indexOf(source->text);
        const bool isDoubtful = std::ranges::any_of(m_pairs, [column](const Pair &pair) {
            return pair.field.field == ImportField::VatRate && pair.column == column && pair.certainty == 3;
        });
        if (isDoubtful && !hasPercentSign(column) && !m_rows.empty())
            m_mapping.remove(ImportField::VatRate);
    }

    void takeRowsOfRates();
    void takeAmountsOfLines();
    [[nodiscard]] std::optional<double> priceOfLine(const QStringList &row) const;
    [[nodiscard]] qsizetype columnOf(ImportField field) const
    {
        const auto &source = m_mapping.source(field);
        return source ? m_columns.indexOf(source->text) : -1;
    }

    /// A price without a quantity, or the reverse, is a column of something else, and not a line item.
    void dropHalfLines()
    {
        using enum ImportField;
        const ColumnMapping both = m_mapping.overlaidBy(m_given);
        if (both.has(Quantity) != both.has(UnitPrice) && !both.has(LineTotal)) {
            m_mapping.remove(Quantity);
            m_mapping.remove(UnitPrice);
        }
        if (!both.has(LineTotal) && !m_mapping.has(UnitPrice))
            m_mapping.remove(LineVat);
        // The total of a line has its discount taken off.
        if (both.has(LineTotal) || !m_mapping.has(UnitPrice)) {
            m_mapping.remove(LineDiscount);
            m_mapping.remove(LineDiscountPercent);
        }
    }

    const QStringList &m_columns;
    const SampleRows &m_rows;
    const ColumnMapping &m_given;
    std::vector<ColumnName> m_names;
    bool m_hasFee = false;
    bool m_givenIsWhole = false;
    bool m_isVerified = false; ///< the sums of the rows agree with what was chosen
    std::vector<Pair> m_pairs;
    std::vector<Pair> m_unfit;
    QSet<qsizetype> m_taken;
    ColumnMapping m_mapping;
};

/// The columns that may be \a field, and -1 where none has to be, as no name is sure.
std::vector<qsizetype> Guess::candidates(ImportField field) const
{
    std::vector<qsizetype> columns;
    bool isSure = false;
    if (m_given.has(field) || m_given.isDropped(field))
        return {-1};
    for (const Pair &pair : m_pairs) {
        if (pair.field.field == field && pair.field.unit == FieldSource::Unit::Decimal && columns.size() < 4)
            columns.push_back(pair.column);
        isSure |= pair.field.field == field && pair.certainty < 3;
    }
    if (!isSure)
        columns.push_back(-1);
    return columns;
}

/// Whether subtotal, VAT, total and rate in these columns (-1: none) agree in the rows that have them.
bool Guess::addsUp(const std::array<qsizetype, 4> &columns) const
{
    int checked = 0;
    int right = 0;
    for (const QStringList &row : m_rows) {
        std::array<std::optional<double>, 4> values;
        bool isWhole = true;
        for (std::size_t i = 0; i < 4; ++i) {
            const QString cell = columns[i] >= 0 ? row.value(columns[i]) : QString();
            isWhole &= columns[i] < 0 || !cell.isEmpty();
            if (!cell.isEmpty() && !(values[i] = roughly(cell)))
                return false;
        }
        if (!isWhole)
            continue;
        const auto &[subtotal, vat, total, rate] = values;
        const double fraction = fractionOf(rate.value_or(0));
        double expected = 0;
        double found = 0;
        if (subtotal && vat && total) {
            expected = *subtotal + *vat;
            found = *total;
            if (rate && std::abs(*subtotal * fraction - *vat) > 0.03)
                expected = found + 1;
        } else if (subtotal && total && rate) {
            expected = *subtotal * (1 + fraction);
            found = *total;
        } else if (subtotal && vat && rate) {
            expected = *subtotal * fraction;
            found = *vat;
        } else if (vat && total && rate) {
            expected = (*total - *vat) * fraction;
            found = *vat;
        } else {
            return false;
        }
        if (expected == 0 && found == 0)
            continue;
        ++checked;
        right += std::abs(expected - found) < 0.03 ? 1 : 0;
    }
    return checked > 0 && right * 10 >= checked * 9;
}

void Guess::checkAmounts()
{
    using enum ImportField;
    static constexpr std::array fields{Subtotal, Vat, Total, VatRate};
    const bool isWeak = std::ranges::any_of(m_pairs, [this](const Pair &pair) {
        const auto &source = m_mapping.source(pair.field.field);
        return std::ranges::find(fields, pair.field.field) != fields.end() && pair.certainty == 3 && source
            && source->text == m_columns[pair.column];
    });
    const bool isSum = std::ranges::any_of(fields, [this](ImportField field) {
        const auto &source = m_mapping.source(field);
        return source && !source->also.isEmpty();
    });
    if (!isWeak || isSum || m_rows.empty())
        return;
    std::array<std::vector<qsizetype>, 4> open;
    for (std::size_t i = 0; i < 4; ++i)
        open[i] = candidates(fields[i]);
    for (const qsizetype subtotal : open[0]) {
        for (const qsizetype vat : open[1]) {
            for (const qsizetype total : open[2]) {
                for (const qsizetype rate : open[3]) {
                    const std::array chosen{subtotal, vat, total, rate};
                    bool isDistinct = true;
                    for (std::size_t i = 0; i < 4; ++i) {
                        for (std::size_t j = i + 1; j < 4; ++j)
                            isDistinct &= chosen[i] < 0 || chosen[i] != chosen[j];
                    }
                    if (!isDistinct || !addsUp(chosen))
                        continue;
                    m_isVerified = true;
                    for (std::size_t i = 0; i < 4; ++i) {
                        if (m_given.has(fields[i]) || m_given.isDropped(fields[i]))
                            continue;
                        m_mapping.remove(fields[i]);
                        if (chosen[i] >= 0)
                            m_mapping.set(fields[i], {.text = m_columns[chosen[i]]});
                    }
                    return;
                }
            }
        }
    }
}

/// Some programs write a row for each VAT rate of an invoice: the total of each row is the invoice's, the subtotal the
/// rate's. They are taken for that only where the sums of the rows agree, of nine invoices in ten.
void Guess::takeRowsOfRates()
{
    using enum ImportField;
    const qsizetype number = columnOf(Number);
    const qsizetype subtotal = columnOf(Subtotal);
    const qsizetype total = columnOf(Total);
    const qsizetype rate = columnOf(VatRate);
    const qsizetype vat = columnOf(Vat);
    if (number < 0 || subtotal < 0 || total < 0 || (rate < 0 && vat < 0)
        || m_mapping.overlaidBy(m_given).isOfLineItems())
        return;
    struct Sum {
        double expected = 0;
        QString total;
        int rows = 0;
    };
    QHash<QString, Sum> sums;
    for (const QStringList &row : m_rows) {
        const auto net = roughly(row.value(subtotal));
        const auto more = roughly(row.value(vat >= 0 ? vat : rate));
        if (!net || !more)
            continue;
        Sum &sum = sums[row.value(number)];
        if (sum.rows++ > 0 && sum.total != row.value(total))
            return;
        sum.total = row.value(total);
        sum.expected += vat >= 0 ? *net + *more : *net * (1 + fractionOf(*more));
    }
    int right = 0;
    int wrong = 0;
    bool hasSeveral = false;
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        constexpr double centsPerRow = 0.03;
        const auto given = roughly(sum->total);
        if (given && std::abs(sum->expected - *given) <= centsPerRow * sum->rows) {
            ++right;
            hasSeveral |= sum->rows > 1;
        } else if (sum.key() != m_rows.back().value(number)) { // whose other rows may be behind the sample
            ++wrong;
        }
    }
    if (!hasSeveral || wrong * 9 > right)
        return;
    m_mapping.set(LineTotal, *m_mapping.source(Subtotal));
    m_mapping.remove(Subtotal);
    if (vat >= 0) {
        m_mapping.set(LineVat, *m_mapping.source(Vat));
        m_mapping.remove(Vat);
    }
    m_isVerified = true;
}

/// What the line of \a row costs without VAT; nothing where it doesn't say so.
std::optional<double> Guess::priceOfLine(const QStringList &row) const
{
    using enum ImportField;
    const auto quantity = roughly(row.value(columnOf(Quantity)));
    const auto price = roughly(row.value(columnOf(UnitPrice)));
    if (!quantity || !price)
        return std::nullopt;
    const double percent = roughly(row.value(columnOf(LineDiscountPercent))).value_or(0);
    const double discount = roughly(row.value(columnOf(LineDiscount))).value_or(0);
    return *quantity * *price * (1 - std::abs(percent) / 100) - std::abs(discount);
}

/// Where rows of one number have different amounts, those are of the lines.
void Guess::takeAmountsOfLines()
{
    using enum ImportField;
    const qsizetype number = columnOf(Number);
    if (number < 0 || columnOf(Quantity) < 0 || columnOf(UnitPrice) < 0 || m_mapping.has(LineTotal)
        || m_given.has(LineTotal))
        return;
    const auto differs = [this, number](qsizetype column) {
        for (std::size_t row = 1; row < m_rows.size() && column >= 0; ++row) {
            const QString &here = m_rows[row].value(column);
            if (m_rows[row].value(number) == m_rows[row - 1].value(number) && !here.isEmpty()
                && here != m_rows[row - 1].value(column))
                return true;
        }
        return false;
    };
    const auto move = [this](ImportField from, ImportField to) {
        m_mapping.set(to, *m_mapping.source(from));
        m_mapping.remove(from);
    };
    if (differs(columnOf(Discount)) && !m_mapping.has(LineDiscount))
        move(Discount, LineDiscount);
    if (const qsizetype vat = columnOf(Vat); differs(vat) && !m_mapping.has(LineVat))
        move(Vat, LineVat);
    const qsizetype lineVat = columnOf(LineVat);
    const qsizetype rate = columnOf(VatRate);
    for (const ImportField field : {Subtotal, Total}) {
        const qsizetype column = columnOf(field);
        if (!differs(column))
            continue;
        const auto isIn = [&](double factor) {
            return std::ranges::all_of(m_rows, [&](const QStringList &row) {
                const auto stated = roughly(row.value(column));
                const auto net = priceOfLine(row);
                const double vat = lineVat >= 0 ? roughly(row.value(lineVat)).value_or(0)
                                                : net.value_or(0) * fractionOf(roughly(row.value(rate)).value_or(0));
                constexpr double cent = 0.011;
                return !stated || !net || std::abs(*net + factor * vat - *stated) < cent;
            });
        };
        if (isIn(0) && !m_mapping.has(LineTotal))
            move(field, LineTotal);
        else if (isIn(1)) // with the VAT of the line: it says nothing that the others don't
            m_mapping.remove(field);
    }
}

} // namespace

ColumnMapping guessMapping(const QStringList &columns, const SampleRows &rows, const ColumnMapping &given)
{
    return Guess(columns, rows, given).mapping();
}

QString currencyInName(const QString &column)
{
    for (const QString &word : wordsOf(column)) {
        if (!isCurrency(word))
            continue;
        const auto currencies = currenciesOf(word);
        return currencies.size() == 1 ? currencies.front().code() : QString();
    }
    return {};
}

QStringList unusedTaxColumns(const QStringList &columns, const ColumnMapping &mapping)
{
    QStringList unused;
    for (const QString &column : columns) {
        const bool isUsed = std::ranges::any_of(allImportFields(), [&](ImportField field) {
            const auto &source = mapping.source(field);
            return source && source->kind == FieldSource::Kind::Column
                && (source->text == column || source->also.contains(column));
        });
        const QString name = ImportWords::simplified(column);
        const bool isNumberOfParty = name.contains(u"id"_s) || name.contains(u"number"_s) || name.contains(u"nummer"_s)
            || name.contains(u"exempt"_s) || name.contains(u"reg"_s);
        const bool isTax = std::ranges::any_of(std::array{"vat"_L1, "tax"_L1, "mwst"_L1, "ust"_L1, "umsatzsteuer"_L1,
                                                   "tva"_L1, "iva"_L1, "btw"_L1, "gst"_L1},
            [&name](QLatin1StringView word) { return name.startsWith(word) || name.endsWith(word); });
        if (!isUsed && isTax && !isNumberOfParty)
            unused += column;
    }
    return unused;
}

} // namespace billow

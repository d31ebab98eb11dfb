// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/inspect/FileInspection.h"

#include "core/base/Words.h"
#include "core/intake/inspect/ColumnGuess.h"
#include "core/intake/inspect/TableFinder.h"
#include "core/intake/inspect/ValueEvidence.h"
#include "core/intake/values/AmountText.h"
#include "core/intake/values/ImportWords.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headSize = 256 * 1024;
/// More columns are no table of invoices, and each is compared with each name that is known.
constexpr qsizetype mostColumns = 1'000;

/// The column as the file spells it; empty: there is none.
QString columnLike(const QString &name, const QStringList &columns)
{
    return columns.value(findColumn(columns, name));
}

/// Whether the file is one that \a profile was made for.
bool fits(const ImportProfile &profile, const QStringList &columns)
{
    const auto isThere = [&columns](const QString &name) { return !columnLike(name, columns).isEmpty(); };
    if (!profile.recognisedBy.isEmpty())
        return std::ranges::all_of(profile.recognisedBy, isThere);
    if (profile.mapping.isEmpty())
        return false;
    const bool allThere = std::ranges::all_of(allImportFields(), [&](ImportField field) {
        const auto &source = profile.mapping.source(field);
        return !source || source->kind == FieldSource::Kind::Constant || isThere(source->text);
    });
    return allThere && guessMapping(columns, {}, profile.mapping).overlaidBy(profile.mapping).missing().isEmpty();
}

/// The one of \a candidates that fits best: the first with the most columns that it is recognised by.
const ImportProfile *fitting(const std::vector<ImportProfile> &candidates, const QStringList &columns)
{
    const ImportProfile *best = nullptr;
    for (const ImportProfile &candidate : candidates) {
        const bool isBetter = !best || candidate.recognisedBy.size() > best->recognisedBy.size();
        if (isBetter && fits(candidate, columns))
            best = &candidate;
    }
    return best;
}

/// \a below, with what \a above says in place of what that says.
ImportProfile overlaid(ImportProfile below, const ImportProfile &above)
{
    below.mapping = below.mapping.overlaidBy(above.mapping);
    below.dateFormats.insert(below.dateFormats.begin(), above.dateFormats.begin(), above.dateFormats.end());
    if (above.decimalPoint) {
        below.decimalPoint = above.decimalPoint;
        below.grouping = above.grouping;
    }
    if (!above.encoding.isEmpty())
        below.encoding = above.encoding;
    if (above.skipLines)
        below.skipLines = above.skipLines;
    if (above.separator)
        below.separator = above.separator;
    return below;
}

class Inspector final {
public:
    Inspector(TextSource &source, const InspectionRequest &request)
        : m_source(source)
        , m_request(request)
    {
    }

    Result<FileInspection> run()
    {
        const QByteArray head = m_source.head(headSize);
        auto table = findTable(head, m_source.isAtItsEnd() && head.size() < headSize, hints());
        if (!table.ok())
            return table.error();
        if (table->columns.size() > mostColumns) {
            return Error::invalid(
                Words::tr("the table has %1 columns; at most %2 are read").arg(table->columns.size()).arg(mostColumns));
        }
        m_table = std::move(*table);
        m_result.separator = m_table.separator;
        m_result.headerLine = m_table.headerLine;
        m_result.plan.columns = m_table.columns;
        if (const auto chosen = chooseProfile(); !chosen.ok())
            return chosen.error();
        noteTable();
        mapColumns();
        m_result.isGrouped = m_result.profile.grouped || m_result.plan.mapping.isOfLineItems();
        lookAtValues();
        lookAtAmounts();
        lookAtMissing();
        return std::move(m_result);
    }

private:
    [[nodiscard]] TableHints hints() const;
    Result<void> chooseProfile();
    void noteTable();
    void mapColumns();
    void noteSums();
    void useDefault(ImportField field, const QString &text);
    void mapCurrencyOfSymbols();
    void readFiscalYear();
    void reconsiderMinorUnits();
    void lookAtValues();
    void decideNumbers(const ValueEvidence &evidence);
    void decideDates(const ValueEvidence &evidence);
    void lookAtAmounts();
    void lookAtMissing();

    void find(const QString &text, FileCell cell = {})
    {
        m_result.findings.push_back({.text = text, .cell = std::move(cell)});
    }
    [[nodiscard]] FileCell cellOf(std::size_t row, const QString &column) const
    {
        const qsizetype place = m_table.columns.indexOf(column);
        return {.line = m_table.lines[row], .column = column, .text = m_table.rows[row].value(place)};
    }
    [[nodiscard]] FileCell firstCell(ImportField field) const;
    [[nodiscard]] static ImportReading mapped(const QString &text, const QString &field, const QString &column)
    {
        ImportReading reading{.text = text, .option = u"--map %1=\"%2\""_s.arg(field, column), .answer = {}};
        reading.answer.choices = {{.field = field,
            .kind = column.isEmpty() ? FieldChoice::Kind::Nowhere : FieldChoice::Kind::Column,
            .text = column}};
        return reading;
    }

    TextSource &m_source;
    const InspectionRequest &m_request;
    FoundTable m_table;
    FileInspection m_result;
};

TableHints Inspector::hints() const
{
    TableHints hints{.encoding = m_source.encoding().kind,
        .separator = m_request.profile.separator,
        .skipLines = m_request.profile.skipLines,
        .columns = {}};
    const auto addMapped = [&hints](const ImportProfile &profile) {
        for (const ImportField field : allImportFields()) {
            const auto &source = profile.mapping.source(field);
            if (source && source->kind == FieldSource::Kind::Column)
                hints.columns += source->text.simplified();
        }
        hints.columns += profile.recognisedBy;
    };
    addMapped(m_request.profile);
    for (const ImportProfile &candidate : m_request.candidates)
        addMapped(candidate);
    return hints;
}

Result<void> Inspector::chooseProfile()
{
    m_result.profile = m_request.profile;
    if (m_request.profile.name.isEmpty()) {
        if (const ImportProfile *chosen = fitting(m_request.candidates, m_table.columns)) {
            m_result.profile = overlaid(*chosen, m_request.profile);
            const QString title = chosen->title.isEmpty() ? chosen->name : chosen->title;
            find(Words::tr("Read with the profile %1 (%2), which fits the columns").arg(chosen->name, title));
        }
    }
    if (!m_result.profile.refusal.isEmpty())
        return Error::invalid(m_result.profile.refusal);
    return {};
}

void Inspector::noteTable()
{
    const TextEncoding &encoding = m_source.encoding();
    m_result.plan.encoding = encoding.kind;
    m_result.encoding = u"UTF-8"_s;
    if (encoding.kind == TextEncoding::Kind::Converted) {
        m_result.encoding = QString::fromLatin1(encoding.name);
        find(Words::tr("The encoding is %1").arg(m_result.encoding));
    } else if (encoding.kind == TextEncoding::Kind::Windows1252 || m_table.firstWindows1252 > 0) {
        m_result.encoding = u"Windows-1252"_s;
        find(Words::tr("The encoding is Windows-1252, because the text is not UTF-8"),
            {.line = m_table.firstWindows1252, .column = {}, .text = m_table.windows1252Text});
    }
    if (m_table.headerLine > 1)
        find(Words::tr("The header is in line %1").arg(m_table.headerLine));
    for (const QString &name : std::as_const(m_table.repeated))
        find(Words::tr("More than one column is named “%1”: the second is “%1 (2)”").arg(name));
}

void Inspector::mapColumns()
{
    ColumnPlan &plan = m_result.plan;
    ColumnMapping given = m_result.profile.mapping;
    // A program's files have not always all of its columns.
    for (const ImportField field : allImportFields()) {
        const auto &source = given.source(field);
        const bool isAbsent =
            source && source->kind == FieldSource::Kind::Column && columnLike(source->text, plan.columns).isEmpty();
        if (isAbsent && !m_result.profile.recognisedBy.isEmpty() && !m_request.profile.mapping.has(field))
            given.remove(field);
    }
    plan.mapping = given;
    if (m_request.guess && m_result.profile.guesses) {
        const ColumnMapping guessed = guessMapping(plan.columns, m_table.rows, given);
        plan.mapping = guessed.overlaidBy(given);
        for (const ImportField field : allImportFields())
            plan.guessed.set(indexOf(field), guessed.has(field) && !given.has(field) && !given.isDropped(field));
    }
    noteSums();
    useDefault(ImportField::Seller, m_request.defaults.seller);
    reconsiderMinorUnits();
    readFiscalYear();
    if (!plan.mapping.has(ImportField::Currency) && !plan.mapping.isDropped(ImportField::Currency))
        mapCurrencyOfSymbols();
    if (!plan.mapping.has(ImportField::Currency))
        useDefault(ImportField::Currency, m_request.defaults.currency);
    plan.countries = m_result.profile.countries;
    plan.dateFormats = m_result.profile.dateFormats;
}

/// Says which columns are added, where that was found out.
void Inspector::noteSums()
{
    using enum ImportField;
    for (const auto &[field, text] : {std::pair(Subtotal, Words::tr("The subtotal is the sum of the columns %1")),
             std::pair(Vat, Words::tr("The VAT is the sum of the columns %1")),
             std::pair(Total, Words::tr("The total is the sum of the columns %1"))}) {
        const auto &source = m_result.plan.mapping.source(field);
        if (!source || source->also.isEmpty() || !m_result.plan.guessed.test(indexOf(field)))
            continue;
        QStringList columns{u"“%1”"_s.arg(source->text)};
        for (const QString &column : source->also)
            columns += u"“%1”"_s.arg(column);
        find(text.arg(columns.join(u", "_s)), firstCell(field));
    }
}

/// Where no column is \a field, or its cell is empty, it is \a text. A constant remains.
void Inspector::useDefault(ImportField field, const QString &text)
{
    const auto &source = m_result.plan.mapping.source(field);
    if (text.isEmpty() || (source && source->kind == FieldSource::Kind::Constant))
        return;
    FieldSource used{.kind = FieldSource::Kind::Constant, .text = text};
    if (source && source->missing.isEmpty()) {
        used = *source;
        used.missing = text;
    }
    m_result.plan.mapping.set(field, used);
}

/// Amounts that a profile takes for cents, but that have decimals, are none: some programs write both.
void Inspector::reconsiderMinorUnits()
{
    ColumnPlan &plan = m_result.plan;
    for (const ImportField field : allImportFields()) {
        const auto &source = plan.mapping.source(field);
        if (!source || source->kind != FieldSource::Kind::Column || source->unit != FieldSource::Unit::Minor
            || field == ImportField::VatRate || m_request.profile.mapping.has(field))
            continue;
        const QString column = columnLike(source->text, plan.columns);
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            const FileCell cell = cellOf(row, column);
            const auto amount = AmountText::split(cell.text);
            if (!amount || decimalEvidence(amount->number) == DecimalEvidence::None)
                continue;
            FieldSource decimal = *source;
            decimal.unit = FieldSource::Unit::Decimal;
            plan.mapping.set(field, decimal);
            find(Words::tr("%1 has decimals, and is not in the smallest unit of the currency").arg(column), cell);
            break;
        }
    }
}

/// The first line of a DATEV file says in which year its dates of day and month are.
void Inspector::readFiscalYear()
{
    constexpr qsizetype firstDay = 12;
    const QString &mark = m_table.first.value(0);
    if (mark != u"EXTF" && mark != u"DTVF")
        return;
    m_result.plan.fiscalYear = QDate::fromString(m_table.first.value(firstDay), u"yyyyMMdd"_s);
    if (m_result.plan.fiscalYear.isValid())
        find(Words::tr("Dates are in the fiscal year from %1").arg(m_table.first.value(firstDay)));
}

/// Where no column is the currency, but amounts are written with "€" or "EUR", or a column is named "Total (€)".
void Inspector::mapCurrencyOfSymbols()
{
    using enum ImportField;
    std::optional<billow::Currency> only;
    FileCell first;
    /// False where \a unit is not the currency that was found before.
    const auto note = [&](const QString &unit, const FileCell &cell) {
        const auto currencies = currenciesOf(unit);
        if (currencies.size() != 1 || (only && *only != currencies.front()))
            return false;
        if (!only)
            first = cell;
        only = currencies.front();
        return true;
    };
    for (const ImportField field : {Total, Subtotal, Vat, LineTotal, UnitPrice}) {
        const auto &source = m_result.plan.mapping.source(field);
        if (!source || source->kind != FieldSource::Kind::Column)
            continue;
        const QString column = columnLike(source->text, m_table.columns);
        const QString unit = currencyInName(column);
        if (!unit.isEmpty() && !note(unit, {.line = m_table.headerLine, .column = column, .text = column}))
            return;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            const FileCell cell = cellOf(row, column);
            const auto amount = AmountText::split(cell.text);
            if (amount && !amount->unit.isEmpty() && !note(amount->unit, cell))
                return;
        }
    }
    if (!only)
        return;
    m_result.plan.mapping.set(ImportField::Currency, {.kind = FieldSource::Kind::Constant, .text = only->code()});
    find(Words::tr("The currency is %1, as the amounts show").arg(only->code()), first);
}

void Inspector::lookAtValues()
{
    ValueEvidence evidence(m_result.plan);
    for (std::size_t row = 0; row < m_table.rows.size(); ++row)
        evidence.add(m_table.rows[row], m_table.lines[row]);
    const ImportProfile &profile = m_result.profile;
    const bool knowsNumbers = profile.decimalPoint.has_value();
    const bool knowsDates = dayOrderOf(profile.dateFormats) != DayOrder::Unknown;
    const auto isSettled = [&] {
        return (knowsNumbers || evidence.numbersAreSettled()) && (knowsDates || evidence.datesAreSettled())
            && evidence.ratesAreSettled();
    };
    if (!isSettled() && m_source.canRewind())
        evidence.readOn(m_source, m_result.separator, m_table.headerLine, isSettled);
    decideNumbers(evidence);
    decideDates(evidence);
    if (evidence.ratesAreFractions()) {
        m_result.plan.ratesAreFractions = true;
        find(Words::tr("VAT rates are fractions: 0.19 is 19%"), evidence.firstRate());
    }
    if (evidence.firstSerial().line > 0)
        find(Words::tr("Dates are the numbers of days that spreadsheets count"), evidence.firstSerial());
}

void Inspector::decideNumbers(const ValueEvidence &evidence)
{
    NumberFormat &numbers = m_result.plan.numbers;
    const ImportProfile &profile = m_result.profile;
    if (profile.decimalPoint) {
        numbers = {.point = *profile.decimalPoint, .grouping = profile.grouping};
        m_result.plan.numbersAreKnown = true;
        return;
    }
    const FileCell &point = evidence.provesPoint();
    const FileCell &comma = evidence.provesComma();
    const bool isContradiction = point.line > 0 && comma.line > 0;
    if (isContradiction || (point.line == 0 && comma.line == 0 && evidence.eitherNumber().line > 0)) {
        const FileCell cell = isContradiction ? comma : evidence.eitherNumber();
        ImportQuestion question{.id = u"decimal"_s,
            .text = isContradiction
                ? Words::tr("Amounts are written in two ways: “%1” in line %2 and “%3” in line %4. Which character is "
                            "the decimal point?")
                      .arg(point.text)
                      .arg(point.line)
                      .arg(comma.text)
                      .arg(comma.line)
                : Words::tr("“%1” in line %2 can be read in two ways. Which character is the decimal point?")
                      .arg(cell.text)
                      .arg(cell.line),
            .cell = cell,
            .readings = {},
            .option = {}};
        for (const QChar decimal : {u'.', u','}) {
            const QChar other = decimal == u'.' ? u',' : u'.';
            ImportReading reading{
                .text = decimal == u'.' ? Words::tr("A point: 1,234.50") : Words::tr("A comma: 1.234,50"),
                .option = u"--decimal %1"_s.arg(decimal),
                .answer = {}};
            const auto amount = AmountText::split(cell.text);
            const auto value = amount ? amount->value({.point = decimal, .grouping = other}, 6)
                                      : Result<std::int64_t>(Error::invalid({}));
            if (value.ok() && !isContradiction)
                reading.text =
                    Words::tr("“%1” is %2").arg(cell.text, QString::number(static_cast<double>(*value) / 1e6));
            reading.answer.numbers = NumberStyle{.point = decimal, .grouping = other};
            question.readings.push_back(reading);
        }
        m_result.questions.push_back(question);
        return;
    }
    m_result.plan.numbersAreKnown = point.line > 0 || comma.line > 0;
    numbers.point = comma.line > 0 ? u',' : u'.';
    numbers.grouping = evidence.grouping().value_or(numbers.point == u'.' ? u',' : u'.');
    if (numbers.grouping == numbers.point)
        numbers.grouping = numbers.point == u'.' ? u',' : u'.';
    if (comma.line > 0)
        find(Words::tr("Amounts have a decimal comma"), comma);
}

void Inspector::decideDates(const ValueEvidence &evidence)
{
    ColumnPlan &plan = m_result.plan;
    plan.dayOrder = dayOrderOf(m_result.profile.dateFormats);
    if (plan.dayOrder != DayOrder::Unknown)
        return;
    const FileCell &dayFirst = evidence.provesDayFirst();
    const FileCell &monthFirst = evidence.provesMonthFirst();
    const FileCell &open = evidence.openDate();
    const bool isContradiction = dayFirst.line > 0 && monthFirst.line > 0;
    if (!isContradiction && dayFirst.line > 0) {
        plan.dayOrder = DayOrder::DayFirst;
        if (open.line > 0)
            find(Words::tr("Dates have the day before the month"), dayFirst);
    } else if (!isContradiction && monthFirst.line > 0) {
        plan.dayOrder = DayOrder::MonthFirst;
        if (open.line > 0)
            find(Words::tr("Dates have the month before the day"), monthFirst);
    } else if (open.line > 0) {
        ImportQuestion question{.id = u"date_order"_s,
            .text = Words::tr("“%1” in line %2 can be read in two ways. Which number is the day?")
                        .arg(open.text)
                        .arg(open.line),
            .cell = open,
            .readings = {},
            .option = {}};
        for (const DayOrder order : {DayOrder::DayFirst, DayOrder::MonthFirst}) {
            const auto date = DateReader({}, order).read(open.text);
            const QString format = order == DayOrder::DayFirst ? u"d/M/yyyy"_s : u"M/d/yyyy"_s;
            ImportReading reading{
                .text = Words::tr("“%1” is %2")
                            .arg(open.text, date ? Words::locale().toString(date->date, QLocale::LongFormat) : format),
                .option = u"--date-format %1"_s.arg(format),
                .answer = {}};
            reading.answer.dateFormats = {format};
            question.readings.push_back(reading);
        }
        m_result.questions.push_back(question);
    }
}

FileCell Inspector::firstCell(ImportField field) const
{
    const auto &source = m_result.plan.mapping.source(field);
    if (!source || source->kind != FieldSource::Kind::Column)
        return {};
    const QString column = columnLike(source->text, m_table.columns);
    for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
        const FileCell cell = cellOf(row, column);
        if (!cell.text.isEmpty())
            return cell;
    }
    return {};
}

/// What names alone cannot tell of the amounts.
void Inspector::lookAtAmounts()
{
    using enum ImportField;
    const ColumnMapping &mapping = m_result.plan.mapping;
    const bool isBothOfTwo = mapping.has(Subtotal) && mapping.has(Total) && !mapping.has(Vat) && !mapping.has(VatRate)
        && !mapping.has(LineVat);
    if (isBothOfTwo) {
        const QStringList unused = unusedTaxColumns(m_table.columns, mapping);
        if (unused.isEmpty() || mapping.isDropped(Vat)) {
            find(Words::tr("No column is the VAT: it is the total minus the subtotal"), firstCell(Total));
        } else {
            ImportQuestion question{.id = u"vat"_s,
                .text = Words::tr("Which column is the VAT?"),
                .cell = {},
                .readings = {},
                .option = {}};
            for (const QString &column : unused)
                question.readings.push_back(mapped(Words::tr("The column “%1”").arg(column), u"vat"_s, column));
            question.readings.push_back(mapped(Words::tr("None: it is the total minus the subtotal"), u"vat"_s, {}));
            m_result.questions.push_back(question);
        }
    }
    // "Amount" beside a rate: with or without VAT? Beside 0 % it is the same.
    const ImportField amount = mapping.has(Subtotal) ? Subtotal : Total;
    const bool isAlone = mapping.has(Subtotal) != mapping.has(Total) && !mapping.isOfLineItems();
    if (!isAlone || !m_result.plan.guessed.test(indexOf(amount)) || m_result.profile.grouped)
        return;
    const QString column = mapping.source(amount)->text;
    const auto &fields = ImportWords::shipped().fieldsOf(ImportWords::simplified(column));
    const bool isOpen = std::ranges::count_if(fields, [](const ImportWords::Candidate &candidate) {
        return candidate.certainty == 3 && (candidate.field.field == Subtotal || candidate.field.field == Total);
    }) == 2;
    if (!isOpen || (!mapping.has(Vat) && !mapping.has(VatRate)))
        return;
    ImportQuestion question{.id = u"amount"_s,
        .text = Words::tr("Is “%1” with or without VAT?").arg(column),
        .cell = firstCell(amount),
        .readings = {mapped(Words::tr("With VAT: the total"), u"total"_s, column),
            mapped(Words::tr("Without VAT: the subtotal"), u"subtotal"_s, column)},
        .option = {}};
    // Whatever is chosen, the other is not to be guessed.
    question.readings[0].answer.choices.push_back({u"subtotal"_s, FieldChoice::Kind::Nowhere, {}});
    question.readings[1].answer.choices.push_back({u"total"_s, FieldChoice::Kind::Nowhere, {}});
    m_result.questions.push_back(question);
}

/// Fields that a person can give once for all invoices are asked for.
void Inspector::lookAtMissing()
{
    using enum ImportField;
    const QStringList missing = m_result.plan.mapping.missing();
    const auto ask = [this](const QStringList &fields, const QString &text, const QString &option) {
        m_result.questions.push_back(
            {.id = fields.constFirst(), .text = text, .cell = {}, .readings = {}, .fields = fields, .option = option});
    };
    const bool asksBoth = missing.contains(toString(Seller)) && missing.contains(toString(Currency));
    for (const QString &name : missing) {
        if (name == toString(Seller) && asksBoth)
            ask({toString(Seller), toString(Currency)},
                Words::tr("Who is the seller, and which currency are the amounts in?"),
                u"--seller NAME --currency EUR"_s);
        else if (name == toString(Seller))
            ask({name}, Words::tr("Who is the seller?"), u"--seller NAME"_s);
        else if (name == toString(Buyer))
            ask({name}, Words::tr("Who is the buyer?"), u"--map buyer=:NAME"_s);
        else if (name == toString(Currency) && !asksBoth)
            ask({name}, Words::tr("Which currency are the amounts in?"), u"--currency EUR"_s);
        else if (name.startsWith(u"vat_rate"_s))
            ask({toString(VatRate)}, Words::tr("Which VAT rate applies?"), u"--map vat_rate=:15"_s);
    }
}

} // namespace

Result<FileInspection> inspectFile(TextSource &source, const InspectionRequest &request)
{
    return Inspector(source, request).run();
}

} // namespace billow

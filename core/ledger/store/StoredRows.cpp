// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/StoredRows.h"

#include "core/base/Words.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

Error unknownValue(Seq seq, QLatin1StringView column, const QString &value)
{
    return Error::incompatible(Words::tr("Invoice %1 in the ledger has \"%2\" as its %3, which Billow doesn’t know")
                                   .arg(QString::number(seq), value, column));
}

constexpr QDate firstDay = QDate::fromJulianDay(2'440'588); // 1970-01-01

/// Nothing beyond the years that an invoice may be of.
std::optional<QDate> dateOf(std::int64_t days)
{
    const QDate date = std::abs(days) < 10'000 * 366 ? firstDay.addDays(days) : QDate();
    return date.isValid() && date.year() >= 1 && date.year() <= 9999 ? std::optional(date) : std::nullopt;
}

/// Nothing for NULL.
Result<std::optional<CountryCode>> readCountry(const SqlRow &row, int column, QLatin1StringView name)
{
    const QString code = row.text(column);
    if (code.isEmpty())
        return std::optional<CountryCode>();
    const auto country = CountryCode::fromCode(code);
    return country ? Result<std::optional<CountryCode>>(country)
                   : unknownValue(row.number(InvoiceColumn::Seq), name, code);
}

/// Fills in what is a text or a number in the table, but a type of its own here.
Result<void> readCodes(Invoice &invoice, const SqlRow &row)
{
    const QString code = row.text(InvoiceColumn::Currency);
    const auto currency = Currency::fromCode(code);
    if (!currency)
        return unknownValue(invoice.seq, "currency"_L1, code);
    invoice.currency = *currency;

    const auto from = readCountry(row, InvoiceColumn::ExportingCountry, "exporting_country"_L1);
    const auto to = readCountry(row, InvoiceColumn::ImportingCountry, "importing_country"_L1);
    if (!from || !to)
        return from ? to.error() : from.error();
    invoice.exportingCountry = *from;
    invoice.importingCountry = *to;

    if (const QString risk = row.text(InvoiceColumn::Risk); !risk.isEmpty()) {
        invoice.risk = riskProfileFromString(risk);
        if (!invoice.risk)
            return unknownValue(invoice.seq, "risk_profile"_L1, risk);
    }

    return {};
}

/// "S 19000 10000 1900;S 7000 5000 350", as the query vat_line_text has it; the order is not said.
std::optional<QList<VatLine>> readVatLines(QStringView text)
{
    constexpr qsizetype partCount = 4;
    QList<VatLine> lines;
    for (const QStringView part : text.split(u';')) {
        const QList<QStringView> parts = part.split(u' ');
        if (parts.size() != partCount)
            return std::nullopt;
        const auto category = vatCategoryFromString(parts[0]);
        std::array<bool, 3> isNumber{};
        const auto rate = VatRate::fromThousandths(parts[1].toLongLong(&isNumber[0]));
        const std::int64_t taxable = parts[2].toLongLong(&isNumber[1]);
        const std::int64_t vat = parts[3].toLongLong(&isNumber[2]);
        if (!category || !rate || !isNumber[0] || !isNumber[1] || !isNumber[2])
            return std::nullopt;
        lines.append({*category, *rate, taxable, vat});
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

/// The rate of the row itself, or the breakdown.
Result<void> readVat(Invoice &invoice, const SqlRow &row)
{
    if (const QString text = row.text(InvoiceColumn::VatLines); !text.isEmpty()) {
        auto lines = readVatLines(text);
        if (!lines)
            return unknownValue(invoice.seq, "vat_lines"_L1, text);
        invoice.vatLines = *std::move(lines);
        invoice.vatRate = VatRate::fromThousandths(0).value();
        return {};
    }
    const std::int64_t thousandths = row.number(InvoiceColumn::VatRate);
    const auto rate = VatRate::fromThousandths(thousandths);
    if (!rate)
        return unknownValue(invoice.seq, "vat_rate"_L1, QString::number(thousandths));
    invoice.vatRate = *rate;
    return {};
}

Result<void> readKindAndDates(Invoice &invoice, const SqlRow &row)
{
    const std::int64_t kind = row.number(InvoiceColumn::Kind);
    if (kind != 0 && kind != 1)
        return unknownValue(invoice.seq, "kind"_L1, QString::number(kind));
    invoice.kind = static_cast<DocumentKind>(kind);
    const std::int64_t issuedOn = row.number(InvoiceColumn::IssuedOn);
    const auto date = dateOf(issuedOn);
    if (!date)
        return unknownValue(invoice.seq, "issued_on"_L1, QString::number(issuedOn));
    invoice.issuedOn = *date;
    invoice.issuedAt = row.time(InvoiceColumn::IssuedAt);
    if (row.utf8(InvoiceColumn::DueOn).isEmpty())
        return {};
    const std::int64_t dueOn = row.number(InvoiceColumn::DueOn);
    invoice.dueOn = dateOf(dueOn);
    return invoice.dueOn ? Result<void>() : unknownValue(invoice.seq, "due_on"_L1, QString::number(dueOn));
}

Result<void> readCheck(Invoice &invoice, const SqlRow &row)
{
    const std::int64_t check = row.number(InvoiceColumn::CheckResult);
    if (check < 0 || check > static_cast<std::int64_t>(CheckResult::Failed))
        return unknownValue(invoice.seq, "check_result"_L1, QString::number(check));
    invoice.check = static_cast<CheckResult>(check);
    return {};
}

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? sqlNull() : sqlValue(text);
}

QVariant timeOrNull(std::optional<UtcTime> time)
{
    return time ? sqlValue(*time) : sqlNull();
}

} // namespace

Result<Invoice> readInvoice(const SqlRow &row)
{
    Invoice invoice;
    invoice.seq = row.number(InvoiceColumn::Seq);
    invoice.number = row.text(InvoiceColumn::Number);
    invoice.sellerName = row.text(InvoiceColumn::SellerName);
    invoice.sellerTaxId = row.text(InvoiceColumn::SellerTaxId);
    invoice.buyerName = row.text(InvoiceColumn::BuyerName);
    invoice.buyerTaxId = row.text(InvoiceColumn::BuyerTaxId);
    invoice.subtotal = row.number(InvoiceColumn::Subtotal);
    invoice.vat = row.number(InvoiceColumn::Vat);
    invoice.total = row.number(InvoiceColumn::Total);
    invoice.paymentMechanism = row.text(InvoiceColumn::PaymentMechanism);
    invoice.source = row.text(InvoiceColumn::Source);
    invoice.acceptedAt = row.time(InvoiceColumn::AcceptedAt);
    for (const auto read : {readKindAndDates, readCodes, readVat, readCheck}) {
        if (auto done = read(invoice, row); !done)
            return done.error();
    }
    return invoice;
}

QVariantList invoiceValues(const Invoice &invoice, Seq seq, UtcTime acceptedAt)
{
    const auto country = [](const std::optional<CountryCode> &code) {
        return code ? sqlValue(code->code()) : sqlNull();
    };
    const auto check = storedNumberOf(invoice.check);
    return {sqlValue(seq), sqlValue(static_cast<std::int64_t>(invoice.kind)), sqlValue(invoice.number),
        sqlValue(daysOf(invoice.issuedOn)), sqlValue(invoice.issuedAt),
        invoice.dueOn ? sqlValue(daysOf(*invoice.dueOn)) : sqlNull(), sqlValue(invoice.sellerName),
        textOrNull(invoice.sellerTaxId), sqlValue(invoice.buyerName), textOrNull(invoice.buyerTaxId),
        country(invoice.exportingCountry), country(invoice.importingCountry), sqlValue(invoice.currency.code()),
        invoice.vatLines.isEmpty() ? sqlValue(std::int64_t{invoice.vatRate.thousandths()}) : sqlNull(),
        sqlValue(invoice.subtotal), sqlValue(invoice.vat), sqlValue(invoice.total),
        textOrNull(invoice.paymentMechanism), invoice.risk ? sqlValue(toString(*invoice.risk)) : sqlNull(),
        sqlValue(invoice.source), sqlValue(acceptedAt), check ? sqlValue(*check) : sqlNull(),
        sqlValue(std::int64_t{invoice.issuedOn.year()})};
}

std::optional<std::int64_t> storedNumberOf(CheckResult check)
{
    return check == CheckResult::NotChecked ? std::nullopt : std::optional(static_cast<std::int64_t>(check));
}

std::int64_t daysOf(QDate date)
{
    return firstDay.daysTo(date);
}

Result<QList<CheckedRule>> readRules(Seq seq, const QString &checks)
{
    const QJsonDocument json = QJsonDocument::fromJson(checks.toUtf8());
    if (!json.isArray())
        return unknownValue(seq, "checks"_L1, checks);
    QList<CheckedRule> rules;
    for (const QJsonValue &check : json.array()) {
        const auto outcome = [&](qsizetype place) {
            return static_cast<RuleOutcome>(
                std::clamp(check[place].toInt(), 0, static_cast<int>(RuleOutcome::CannotTell)));
        };
        rules.append({check[0].toString(), outcome(1), outcome(2), check[3].toString(), check[4].toInt() != 0});
    }
    return rules;
}

Result<ReceivedDocument> readDocument(Seq seq, const SqlRows &row)
{
    ReceivedDocument document;
    document.sha256 = row.text(0);
    document.fileName = row.text(1);
    document.mediaType = row.text(2);
    document.size = row.number(3);
    document.profile = row.text(4);
    if (!row.isNull(5))
        document.payable = row.number(5);
    auto rules = readRules(seq, row.text(6));
    if (!rules)
        return rules.error();
    document.rules = *std::move(rules);
    document.originalKept = row.number(7) != 0;
    return document;
}

QVariantList documentValues(Seq seq, const ReceivedDocument &document)
{
    QJsonArray checks;
    for (const CheckedRule &rule : document.rules) {
        checks.append(QJsonArray{rule.id, static_cast<int>(rule.strict), static_cast<int>(rule.official), rule.figures,
            rule.isFailure ? 1 : 0});
    }
    return {sqlValue(seq), sqlValue(document.sha256), sqlValue(document.fileName), sqlValue(document.mediaType),
        sqlValue(document.size), sqlValue(document.profile), document.payable ? sqlValue(*document.payable) : sqlNull(),
        sqlValue(checks)};
}

QJsonArray vatLineRows(std::span<const Invoice> invoices, std::span<const ItemOutcome> outcomes)
{
    QJsonArray rows;
    for (std::size_t i = 0; i < invoices.size(); ++i) {
        if (!outcomes[i].isStored())
            continue;
        for (const VatLine &line : invoices[i].vatLines) {
            rows.append(QJsonArray{static_cast<qint64>(outcomes[i].seq), toString(line.category),
                line.rate.thousandths(), static_cast<qint64>(line.taxable), static_cast<qint64>(line.vat)});
        }
    }
    return rows;
}

LedgerPosition readState(const SqlRows &row)
{
    LedgerPosition position;
    Run &run = position.run;
    int column = 0;
    position.revision = row.number(column++);
    position.epoch = row.number(column++);
    position.lastSeq = row.number(column++);
    position.cursor = row.number(column++);
    position.realCount = row.number(column++);
    position.lastRealSeq = row.number(column++);
    run.id = row.number(column++);
    run.owner = row.text(column++);
    run.active = row.number(column++) != 0;
    run.target = row.number(column++);
    run.generated = row.number(column++);
    run.rate.perSecond = row.real(column++);
    run.seed = static_cast<std::uint64_t>(row.number(column++));
    run.startedAt = row.time(column++); // NULL reads as 0
    if (!row.isNull(column))
        run.endsAt = row.time(column);
    ++column;
    run.endSeq = row.number(column++);
    position.demoNumber.day = static_cast<int>(row.number(column++));
    position.demoNumber.ordinal = row.number(column++);
    return position;
}

QVariantList stateValues(const LedgerPosition &position)
{
    const Run &run = position.run;
    const auto startedAt = run.startedAt == UtcTime() ? std::nullopt : std::optional(run.startedAt);
    return {sqlValue(position.revision), sqlValue(position.epoch), sqlValue(position.lastSeq),
        sqlValue(position.cursor), sqlValue(position.realCount), sqlValue(position.lastRealSeq), sqlValue(run.id),
        sqlValue(run.owner), sqlValue(std::int64_t{run.active ? 1 : 0}), sqlValue(run.target), sqlValue(run.generated),
        run.rate.perSecond, sqlValue(static_cast<std::int64_t>(run.seed)), timeOrNull(startedAt),
        timeOrNull(run.endsAt), sqlValue(run.endSeq), sqlValue(std::int64_t{position.demoNumber.day}),
        sqlValue(position.demoNumber.ordinal)};
}

Result<CurrencyTotals> readTotals(const SqlRow &row, int currency, int first)
{
    const QString code = row.text(currency);
    const auto known = Currency::fromCode(code);
    const auto subtotal = int128FromString(row.text(first + 1));
    const auto vat = int128FromString(row.text(first + 2));
    const auto total = int128FromString(row.text(first + 3));
    const auto credited = int128FromString(row.text(first + 5));
    if (!known || !subtotal || !vat || !total || !credited) {
        return Error::incompatible(
            Words::tr("The running totals for \"%1\" in the ledger aren’t valid numbers").arg(code));
    }
    return CurrencyTotals{.currency = *known,
        .count = row.number(first),
        .subtotal = *subtotal,
        .vat = *vat,
        .total = *total,
        .creditNotes = row.number(first + 4),
        .credited = *credited};
}

QJsonArray totalsRow(QJsonArray key, const CurrencyTotals &totals)
{
    key.append(static_cast<qint64>(totals.count));
    key.append(toString(totals.subtotal));
    key.append(toString(totals.vat));
    key.append(toString(totals.total));
    key.append(static_cast<qint64>(totals.creditNotes));
    key.append(toString(totals.credited));
    return key;
}

Result<MinuteTotals> readMinute(const SqlRow &row)
{
    const UtcTime minute = row.time(0);
    const auto currency = Currency::fromCode(row.text(1));
    const auto stored = int128FromString(row.text(3));
    const auto displayed = int128FromString(row.text(5));
    if (!currency || !stored || !displayed) {
        return Error::incompatible(
            Words::tr("The figures for minute %1 (%2) in the ledger aren’t valid").arg(toIso8601(minute), row.text(1)));
    }
    return MinuteTotals{
        std::chrono::floor<std::chrono::minutes>(minute), *currency, row.number(2), *stored, row.number(4), *displayed};
}

Result<Rollup> readRollup(const SqlRow &row)
{
    const auto dimension = dimensionFromString(row.text(0));
    if (!dimension) {
        return Error::incompatible(
            Words::tr("The ledger has totals by \"%1\", which Billow doesn’t know").arg(row.text(0)));
    }
    const auto totals = readTotals(row, 1, 3);
    if (!totals)
        return totals.error();
    return Rollup{*dimension, row.text(2), *totals};
}

} // namespace billow

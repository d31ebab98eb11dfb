// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/verify/LedgerVerifier.h"

#include "core/base/Words.h"
#include "core/ledger/store/AnalyticsTables.h"
#include "core/ledger/store/Migrations.h"
#include "core/ledger/verify/LedgerAudit.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <optional>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t rowsPerReport = 5'000;

QJsonArray toJson(const Totals &totals)
{
    QJsonArray array;
    for (const CurrencyTotals &row : totals.byCurrency()) {
        array.append(QJsonObject{
            {u"currency"_s, row.currency.code()},
            {u"count"_s, static_cast<qint64>(row.count)},
            {u"credit_notes"_s, static_cast<qint64>(row.creditNotes)},
            {u"subtotal"_s, toDecimal(row.subtotal, row.currency)},
            {u"vat"_s, toDecimal(row.vat, row.currency)},
            {u"total"_s, toDecimal(row.total, row.currency)},
            {u"credited"_s, toDecimal(row.credited, row.currency)},
        });
    }
    return array;
}

QJsonObject toJson(const LedgerPosition &position)
{
    const Run &run = position.run;
    return {
        {u"stored"_s, static_cast<qint64>(position.lastSeq)},
        {u"displayed"_s, static_cast<qint64>(position.cursor)},
        {u"backlog"_s, static_cast<qint64>(position.backlog())},
        {u"real"_s, static_cast<qint64>(position.realCount)},
        {u"revision"_s, static_cast<qint64>(position.revision)},
        {u"epoch"_s, static_cast<qint64>(position.epoch)},
        {u"run"_s,
            QJsonObject{
                {u"id"_s, static_cast<qint64>(run.id)},
                {u"active"_s, run.active},
                {u"generated"_s, static_cast<qint64>(run.generated)},
                {u"target"_s, static_cast<qint64>(run.target)},
            }},
        {u"totals"_s,
            QJsonObject{{u"stored"_s, toJson(position.stored)}, {u"displayed"_s, toJson(position.displayed)}}},
    };
}

/// A check that counts what must not be there.
struct Count {
    QString name;
    QString title;
    Result<std::int64_t> (LedgerStore::*count)();
    QString found; ///< with the number as %1
};

Result<Check> counted(LedgerStore &store, const Count &count)
{
    Check check{count.name, count.title, false, {}};
    const auto found = (store.*count.count)();
    if (!found && !isFinding(found.error()))
        return found.error();
    check.holds = found && *found == 0;
    if (!found)
        check.detail = found.error().message;
    else
        check.detail = check.holds ? Words::tr("none") : count.found.arg(*found);
    return check;
}

std::array<Count, 8> counts()
{
    return {
        Count{u"unique_invoices"_s, Words::tr("Every document is stored once"), &LedgerStore::countDuplicates,
            Words::tr("%1 are stored more than once")},
        Count{u"years_of_issue"_s, Words::tr("Every year of issue is that of the date of issue"),
            &LedgerStore::countWrongYears, Words::tr("%1 are wrong")},
        Count{u"vat_lines"_s, Words::tr("Every line of a VAT breakdown belongs to an invoice with a breakdown"),
            &LedgerStore::countStrayVatLines, Words::tr("%1 do not")},
        Count{u"documents"_s, Words::tr("Every document belongs to an invoice that was checked"),
            &LedgerStore::countStrayDocuments, Words::tr("%1 do not")},
        Count{u"checked_invoices"_s, Words::tr("Every invoice that was checked has its document"),
            &LedgerStore::countUndocumented, Words::tr("%1 have none")},
        Count{u"check_results"_s, Words::tr("Every check result is that of the rules in the document"),
            &LedgerStore::countContradictedChecks, Words::tr("%1 are not")},
        Count{u"originals"_s, Words::tr("Every original belongs to a document"), &LedgerStore::countStrayOriginals,
            Words::tr("%1 do not")},
        Count{u"original_hashes"_s, Words::tr("Every original has the bytes that its hash was made of"),
            &LedgerStore::countDamagedOriginals, Words::tr("%1 are damaged")},
    };
}

Result<Check> storageIntegrity(LedgerStore &store)
{
    Check check{u"storage_integrity"_s, Words::tr("The database’s own integrity check passed"), false, {}};
    const auto problem = store.integrityProblem();
    if (!problem && !isFinding(problem.error()))
        return problem.error();
    check.holds = problem && problem->isEmpty();
    if (!problem)
        check.detail = problem.error().message;
    else
        check.detail = check.holds ? Words::tr("passed") : *problem;
    return check;
}

Result<void> readAll(LedgerStore &store, LedgerAudit &audit, AnalyticsAudit &analytics, std::int64_t ofRows,
    const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    const auto read = store.forEach([&](const Invoice &invoice) -> Result<void> {
        audit.add(invoice);
        analytics.add(invoice);
        if (progress && audit.rows() % rowsPerReport == 0)
            progress(audit.rows(), ofRows);
        return {};
    });
    if (read)
        return {};
    if (!isFinding(read.error()))
        return read;
    audit.stop(read.error().message);
    return {};
}

Result<VerifyReport> verifySnapshot(LedgerStore &store, const std::function<void(std::int64_t, std::int64_t)> &progress)
{
    if (auto usable = checkSchema(store); !usable)
        return usable.error();
    const auto version = store.schemaVersion();
    const auto position = store.readPosition();
    if (!version || !position)
        return version ? position.error() : version.error();

    VerifyReport report;
    report.position = *position;
    report.checks.append({u"schema"_s, Words::tr("The schema matches this version of Billow"), true,
        Words::tr("version %1").arg(*version)});
    const auto rollups = store.analytics().readState();
    if (!rollups)
        return rollups.error();
    LedgerAudit audit(*position);
    AnalyticsAudit analytics(*rollups, position->lastSeq, position->cursor);
    if (auto read = readAll(store, audit, analytics, position->lastSeq, progress); !read)
        return read.error();
    report.checks.append(audit.checks());
    const auto figures = analytics.checks(store.analytics());
    if (!figures)
        return figures.error();
    report.checks.append(*figures);
    for (const Count &count : counts()) {
        const auto check = counted(store, count);
        if (!check)
            return check.error();
        report.checks.append(*check);
    }
    const auto integrity = storageIntegrity(store);
    if (!integrity)
        return integrity.error();
    report.checks.append(*integrity);
    return report;
}

} // namespace

bool VerifyReport::allHold() const
{
    return !checks.isEmpty()
        && std::all_of(checks.begin(), checks.end(), [](const Check &check) { return check.holds; });
}

QJsonObject VerifyReport::toJson() const
{
    QJsonArray array;
    for (const Check &check : checks) {
        array.append(QJsonObject{
            {u"name"_s, check.name},
            {u"title"_s, check.title},
            {u"holds"_s, check.holds},
            {u"detail"_s, check.detail},
        });
    }
    return {{u"ok"_s, allHold()}, {u"checks"_s, array}, {u"position"_s, billow::toJson(position)}};
}

Result<VerifyReport> verifyLedger(
    LedgerStore &store, const std::function<void(std::int64_t rows, std::int64_t ofRows)> &progress)
{
    if (!store.isConnected()) {
        if (auto connected = store.connect(Access::Read); !connected)
            return connected.error();
    }
    if (auto begun = store.beginSnapshot(); !begun)
        return begun.error();
    auto report = verifySnapshot(store, progress);
    store.rollback();
    return report;
}

} // namespace billow

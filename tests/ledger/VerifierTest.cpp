// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerWriter.h"
#include "tests/ledger/LedgerAssertions.h"
#include "tests/ledger/TestLedgers.h"
#include "tests/support/SampleInvoices.h"
#include "tests/support/TestMain.h"

#include <QJsonArray>

using namespace billow;
using namespace Qt::StringLiterals;

/// Whoever changes a ledger by hand is found out, on each engine.
class VerifierTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data() { TestLedgers::addEngines(); }
    void init();

    void soundLedgerHolds();
    void findsTampering_data();
    void findsTampering();
    void findsDuplicates();
    void findsABreakdownThatIsGone();
    void findsUnreadableRows();
    void gapThatARealInvoiceFillsIsNone();
    void findsDamagedStorage();
    void reportsProgress();

private:
    [[nodiscard]] QStringList failing();

    TestLedgers m_ledgers;
    std::unique_ptr<TestLedger> m_ledger;
};

namespace {

/// Half of it exempt.
Invoice withBreakdown(Invoice invoice)
{
    const VatRate none = VatRate::fromThousandths(0).value();
    const std::int64_t half = invoice.subtotal / 2;
    invoice.vatLines = {
        {VatCategory::Standard, VatRate(), invoice.subtotal - half, invoice.vat}, {VatCategory::Exempt, none, half, 0}};
    invoice.vatRate = none;
    return invoice;
}

Invoice asCreditNote(Invoice invoice)
{
    invoice.kind = DocumentKind::CreditNote;
    invoice.subtotal = -invoice.subtotal;
    invoice.vat = -invoice.vat;
    invoice.total = -invoice.total;
    return invoice;
}

} // namespace

/// 30 real and 20 generated invoices, 40 of them displayed, 25 rolled up, in two currencies.
void VerifierTest::init()
{
    m_ledger = m_ledgers.make();
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.begin());
    Run run;
    run.id = 1;
    run.active = true;
    run.target = 100;
    writer.setRun(run);
    InvoiceBatch batch = samples::invoices(1, 29);
    batch[9] = withBreakdown(batch.at(9));
    batch[24] = asCreditNote(batch.at(24));
    batch.append(samples::amounts(50'000, u"JPY", 700, 70)); // issued in the minute after all others
    batch += samples::demos(1, 20);
    BILLOW_VERIFY_OK(writer.append(batch, Duplicates::Unlikely, samples::moment()));
    writer.setDemoNumber({20261123, 20});
    BILLOW_VERIFY_OK(writer.advance(40, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());
    BILLOW_VERIFY_OK(writer.rollUp(25));
}

QStringList VerifierTest::failing()
{
    const auto store = m_ledger->store();
    const auto report = verifyLedger(*store);
    if (!report)
        return {report.error().message};
    QStringList names;
    for (const Check &check : report->checks) {
        if (!check.holds)
            names.append(check.name);
    }
    if (report->allHold() != names.isEmpty())
        names.append(u"allHold contradicts its checks"_s);
    return names;
}

void VerifierTest::soundLedgerHolds()
{
    const auto store = m_ledger->store();
    const auto report = verifyLedger(*store);
    BILLOW_VERIFY_OK(report);
    QVERIFY(report->allHold());
    QStringList names;
    for (const Check &check : report->checks)
        names.append(check.name);
    QCOMPARE(names,
        QStringList({u"schema"_s, u"readable_rows"_s, u"dense_seq"_s, u"tax_sums"_s, u"vat_breakdowns"_s, u"dates"_s,
            u"running_totals_stored"_s, u"running_totals_displayed"_s, u"cursor_in_range"_s, u"run_count"_s,
            u"real_count"_s, u"rollups"_s, u"minute_totals"_s, u"unique_invoices"_s, u"years_of_issue"_s,
            u"vat_lines"_s, u"documents"_s, u"checked_invoices"_s, u"check_results"_s, u"originals"_s,
            u"original_hashes"_s, u"storage_integrity"_s}));

    const QJsonObject json = report->toJson();
    QVERIFY(json[u"ok"_s].toBool());
    QCOMPARE(json[u"checks"_s].toArray().size(), names.size());
    QVERIFY(json[u"checks"_s][0][u"holds"_s].toBool());
    const QJsonObject position = json[u"position"_s].toObject();
    QCOMPARE(position[u"stored"_s].toInt(), 50);
    QCOMPARE(position[u"displayed"_s].toInt(), 40);
    QCOMPARE(position[u"backlog"_s].toInt(), 10);
    QCOMPARE(position[u"totals"_s][u"stored"_s][0][u"currency"_s].toString(), u"JPY"_s);
    QCOMPARE(position[u"totals"_s][u"stored"_s][0][u"total"_s].toString(), u"770"_s);
}

void VerifierTest::findsTampering_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("checks");
    const auto row = [](const char *name, const QString &sql, const QStringList &checks) {
        QTest::newRow(name) << sql << checks;
    };
    row("an amount",
        u"UPDATE invoices SET subtotal_minor = subtotal_minor + 1, total_minor = total_minor + 1 WHERE seq = 3"_s,
        {u"running_totals_stored"_s, u"running_totals_displayed"_s, u"rollups"_s, u"minute_totals"_s});
    row("an amount that is not displayed",
        u"UPDATE invoices SET vat_minor = vat_minor + 1, total_minor = total_minor + 1 WHERE seq = 45"_s,
        {u"running_totals_stored"_s, u"minute_totals"_s});
    row("VAT into the subtotal",
        u"UPDATE invoices SET vat_minor = vat_minor - 5, subtotal_minor = subtotal_minor + 5 WHERE seq = 45"_s,
        {u"running_totals_stored"_s});
    row("a currency", u"UPDATE invoices SET currency = 'USD' WHERE seq = 45"_s,
        {u"running_totals_stored"_s, u"minute_totals"_s});
    row("a gap", u"UPDATE invoices SET seq = 51 WHERE seq = 2"_s,
        {u"dense_seq"_s, u"running_totals_displayed"_s, u"real_count"_s, u"rollups"_s, u"minute_totals"_s});
    row("a row too many",
        u"INSERT INTO invoices (seq, kind, invoice_number, issued_on, issue_year, issued_at, seller_name, buyer_name, "
        u"currency, vat_rate, subtotal_minor, vat_minor, total_minor, source, accepted_at) SELECT 51, kind, 'X', "
        u"issued_on, issue_year, issued_at, seller_name, buyer_name, currency, vat_rate, subtotal_minor, vat_minor, "
        u"total_minor, source, accepted_at FROM invoices WHERE seq = 1"_s,
        {u"dense_seq"_s, u"running_totals_stored"_s, u"real_count"_s, u"minute_totals"_s});
    row("a negative VAT", u"UPDATE invoices SET vat_minor = -1, subtotal_minor = total_minor + 1 WHERE seq = 45"_s,
        {u"tax_sums"_s, u"running_totals_stored"_s});
    row("a total of nothing",
        u"UPDATE invoices SET vat_minor = 0, subtotal_minor = 0, total_minor = 0 WHERE seq = 45"_s,
        {u"running_totals_stored"_s, u"minute_totals"_s});
    row("a kind", u"UPDATE invoices SET kind = 1 WHERE seq = 45"_s, {u"running_totals_stored"_s});
    row("a kind that is rolled up", u"UPDATE invoices SET kind = 0 WHERE seq = 25"_s,
        {u"running_totals_stored"_s, u"running_totals_displayed"_s, u"rollups"_s});
    row("a count of credit notes",
        u"UPDATE running_totals SET credit_notes = 0 WHERE scope = 'stored' AND currency = 'ZAR'"_s,
        {u"running_totals_stored"_s});
    row("a sum of credit notes",
        u"UPDATE running_totals SET credited_minor = '-1' WHERE scope = 'displayed' AND currency = 'ZAR'"_s,
        {u"running_totals_displayed"_s});
    row("a sum of credit notes that is rolled up",
        u"UPDATE rollups SET credited_minor = '-1' WHERE dimension = 'month' AND currency = 'ZAR'"_s, {u"rollups"_s});
    row("VAT in a breakdown", u"UPDATE vat_lines SET vat_minor = vat_minor + 1 WHERE category = 'S'"_s,
        {u"vat_breakdowns"_s, u"rollups"_s});
    row("what is taxable in a breakdown",
        u"UPDATE vat_lines SET taxable_minor = taxable_minor - 1 WHERE category = 'E'"_s,
        {u"vat_breakdowns"_s, u"rollups"_s});
    row("a line of a breakdown", u"DELETE FROM vat_lines WHERE category = 'E'"_s, {u"vat_breakdowns"_s, u"rollups"_s});
    row("a line of another invoice's breakdown", u"INSERT INTO vat_lines VALUES (3, 'S', 15000, 1, 0)"_s,
        {u"vat_lines"_s});
    row("a line of no invoice's breakdown", u"INSERT INTO vat_lines VALUES (51, 'S', 15000, 1, 0)"_s, {u"vat_lines"_s});
    row("a rate beside a breakdown", u"UPDATE invoices SET vat_rate = 15000 WHERE seq = 10"_s,
        {u"rollups"_s, u"vat_lines"_s});
    row("a date", u"UPDATE invoices SET issued_on = issued_on + 7 WHERE seq = 45"_s, {u"dates"_s});
    row("a month", u"UPDATE invoices SET issued_on = issued_on + 30 WHERE seq = 20"_s, {u"dates"_s, u"rollups"_s});
    row("a check without a document", u"UPDATE invoices SET check_result = 1 WHERE seq = 45"_s,
        {u"checked_invoices"_s});
    row("a document without an invoice",
        u"INSERT INTO documents VALUES (51, 'ab', 'a.xml', 'application/xml', 2, '', NULL, '[]')"_s, {u"documents"_s});
    row("a document of an invoice that was not checked",
        u"INSERT INTO documents VALUES (45, 'ab', 'a.xml', 'application/xml', 2, '', NULL, '[]')"_s, {u"documents"_s});
    row("a year of issue", u"UPDATE invoices SET issue_year = 2025 WHERE seq = 45"_s, {u"years_of_issue"_s});
    row("the cursor back", u"UPDATE stream_state SET \"cursor\" = 39"_s,
        {u"running_totals_displayed"_s, u"minute_totals"_s});
    row("the cursor beyond the end", u"UPDATE stream_state SET \"cursor\" = 51"_s,
        {u"running_totals_displayed"_s, u"cursor_in_range"_s, u"minute_totals"_s});
    row("the cursor below nothing", u"UPDATE stream_state SET \"cursor\" = -1"_s,
        {u"running_totals_displayed"_s, u"cursor_in_range"_s, u"minute_totals"_s});
    row("the count of invoices", u"UPDATE stream_state SET last_seq = 49"_s, {u"dense_seq"_s});
    row("a count of totals",
        u"UPDATE running_totals SET count = count + 1 WHERE scope = 'stored' AND currency = 'JPY'"_s,
        {u"running_totals_stored"_s});
    row("a total", u"UPDATE running_totals SET total_minor = '0' WHERE scope = 'displayed' AND currency = 'ZAR'"_s,
        {u"running_totals_displayed"_s});
    row("a row of totals", u"DELETE FROM running_totals WHERE scope = 'stored' AND currency = 'JPY'"_s,
        {u"running_totals_stored"_s});
    row("a sum that is rolled up",
        u"UPDATE rollups SET vat_minor = '1' WHERE dimension = 'seller_name' AND currency = 'ZAR'"_s, {u"rollups"_s});
    row("a count that is rolled up",
        u"UPDATE rollups SET count = count + 1 WHERE dimension = 'month' AND currency = 'ZAR'"_s, {u"rollups"_s});
    row("a key that is rolled up", u"UPDATE rollups SET key = 'ZW' WHERE dimension = 'importing_country'"_s,
        {u"rollups"_s});
    row("a row that is rolled up", u"DELETE FROM rollups WHERE dimension = 'risk_profile'"_s, {u"rollups"_s});
    row("a dimension", u"UPDATE rollups SET dimension = 'mood' WHERE dimension = 'source'"_s, {u"rollups"_s});
    row("how far is rolled up", u"UPDATE rollup_state SET up_to_seq = 26"_s, {u"rollups"_s});
    row("rolled up beyond the end", u"UPDATE rollup_state SET up_to_seq = 51"_s, {u"rollups"_s});
    row("a payment", u"UPDATE invoices SET payment_mechanism = NULL WHERE seq = 25"_s, {u"rollups"_s});
    row("when an invoice was accepted",
        u"UPDATE invoices SET accepted_at = (SELECT issued_at FROM invoices WHERE currency = 'JPY') WHERE seq = 45"_s,
        {u"minute_totals"_s});
    row("a count of a minute", u"UPDATE minute_totals SET stored_count = stored_count + 1 WHERE currency = 'JPY'"_s,
        {u"minute_totals"_s});
    row("a sum of a minute", u"UPDATE minute_totals SET displayed_total_minor = '1' WHERE currency = 'ZAR'"_s,
        {u"minute_totals"_s});
    row("a minute", u"DELETE FROM minute_totals WHERE currency = 'JPY'"_s, {u"minute_totals"_s});
    row("the count of real invoices", u"UPDATE stream_state SET real_count = 31"_s, {u"real_count"_s});
    row("the newest real invoice", u"UPDATE stream_state SET last_real_seq = 31"_s, {u"real_count"_s});
    row("a source", u"UPDATE invoices SET source = 'api' WHERE seq = 50"_s, {u"run_count"_s, u"real_count"_s});
    row("the count of the run", u"UPDATE stream_state SET run_generated = 21"_s, {u"run_count"_s});
    row("the target of the run", u"UPDATE stream_state SET run_target = 19"_s, {u"run_count"_s});
    row("the generator's number", u"UPDATE stream_state SET demo_ordinal = 19"_s, {u"run_count"_s});
    row("a demo number", u"UPDATE invoices SET invoice_number = 'INV-20261123-000021' WHERE seq = 50"_s,
        {u"run_count"_s});
    row("demo numbers in another order",
        u"UPDATE invoices SET invoice_number = 'INV-20261123-000001', seller_name = 'Another' WHERE seq = 33"_s,
        {u"run_count"_s});
}

void VerifierTest::findsTampering()
{
    QFETCH(const QString, sql);
    QFETCH(const QStringList, checks);
    m_ledger->sql(sql);
    QCOMPARE(failing(), checks);
}

void VerifierTest::findsDuplicates()
{
    m_ledger->sql(m_ledger->location.path.isEmpty() ? u"ALTER TABLE invoices DROP CONSTRAINT invoices_identity"_s
                                                    : u"DROP INDEX invoices_identity"_s);
    m_ledger->sql(u"UPDATE invoices SET invoice_number = 'S-1' WHERE seq IN (2, 3)"_s);
    QCOMPARE(failing(), QStringList({u"unique_invoices"_s, u"storage_integrity"_s}));
}

void VerifierTest::findsABreakdownThatIsGone()
{
    m_ledger->sql(u"DELETE FROM vat_lines"_s);
    const QStringList names = failing();
    QVERIFY2(names.startsWith(u"readable_rows"_s), qPrintable(names.join(u' ')));
}

void VerifierTest::findsUnreadableRows()
{
    m_ledger->sql(u"UPDATE invoices SET currency = 'XXQ' WHERE seq = 7"_s);
    const auto store = m_ledger->store();
    const auto report = verifyLedger(*store);
    BILLOW_VERIFY_OK(report);
    QVERIFY(!report->allHold());
    const Check &readable = report->checks[1];
    QCOMPARE(readable.name, u"readable_rows"_s);
    QVERIFY(!readable.holds);
    QVERIFY2(
        readable.detail.contains(u"Invoice 7"_s) && readable.detail.contains(u"XXQ"_s), qPrintable(readable.detail));
    QVERIFY(!report->checks[2].holds);
}

void VerifierTest::gapThatARealInvoiceFillsIsNone()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.begin());
    Invoice taken = samples::demo(21);
    taken.source = u"api"_s;
    BILLOW_VERIFY_OK(writer.append({{taken}}, Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(writer.append(samples::demos(21, 3), Duplicates::Unlikely, samples::moment()));
    writer.setDemoNumber({20261123, 23});
    BILLOW_VERIFY_OK(writer.commit());
    QCOMPARE(failing(), QStringList());
}

void VerifierTest::findsDamagedStorage()
{
    if (m_ledger->location.path.isEmpty()) {
        m_ledger->sql(u"ALTER TABLE invoices DROP CONSTRAINT invoices_total_is_sum"_s);
        m_ledger->sql(u"UPDATE invoices SET subtotal_minor = 1 WHERE seq = 45"_s);
        QCOMPARE(failing(), QStringList({u"tax_sums"_s, u"running_totals_stored"_s, u"storage_integrity"_s}));
        return;
    }
    // The file is whole after the writer closed it: overwrite its last page, one of an index or of the table.
    QFile file(m_ledger->location.path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 page = 4'096;
    QVERIFY(file.size() > 3 * page);
    QVERIFY(file.seek(file.size() - page));
    file.write(QByteArray(page, 'x'));
    file.close();
    const QStringList names = failing();
    QVERIFY2(names.contains(u"storage_integrity"_s), qPrintable(names.join(u' ')));
}

void VerifierTest::reportsProgress()
{
    LedgerWriter writer(m_ledger->store());
    BILLOW_VERIFY_OK(writer.open());
    BILLOW_VERIFY_OK(writer.begin());
    BILLOW_VERIFY_OK(writer.append(samples::invoices(1'000, 10'000), Duplicates::Unlikely, samples::moment()));
    BILLOW_VERIFY_OK(writer.commit());
    QList<std::int64_t> steps;
    std::int64_t last = 0;
    const auto store = m_ledger->store();
    BILLOW_VERIFY_OK(verifyLedger(*store, [&](std::int64_t rows, std::int64_t ofRows) {
        steps.append(rows);
        last = ofRows;
    }));
    QCOMPARE(steps, QList<std::int64_t>({5'000, 10'000}));
    QCOMPARE(last, 10'050);
}

BILLOW_TEST(QCoreApplication, VerifierTest)
#include "VerifierTest.moc"

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/SqliteConnection.h"
#include "tests/engine/EngineFixture.h"
#include "tests/support/TestMain.h"
#include "ui/export/ExportBar.h"
#include "ui/search/InvoicesPage.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBanner.h"

#include <QFile>
#include <QSettings>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The real page on a real engine: what it lists and exports is what SQL says of the same file.
class SearchEngineTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filtersAgreeWithSql_data();
    void filtersAgreeWithSql();
    void theExportAgreesWithSql();
    void cleanupTestCase();

private:
    [[nodiscard]] QList<Seq> sql(const QString &rest);
    [[nodiscard]] QList<Seq> listed() const
    {
        return static_cast<const SearchModel &>(*m_page->findChild<SearchTable *>()->model()).seqs().toList();
    }

    QTemporaryDir m_folder;
    EngineFixture m_fixture;
    Theme m_theme;
    const MoneyFormat m_format{QLocale::c()};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<InvoicesPage> m_page;
    std::unique_ptr<Subscription> m_subscription;
    SqliteConnection m_ledger{m_folder.filePath(QStringLiteral("page.db"))}; ///< beside the engine's
};

void SearchEngineTest::initTestCase()
{
    m_fixture.options.ledger = LedgerLocation::fromUrl(u"sqlite:"_s + m_folder.filePath(u"page.db"_s)).value();
    m_fixture.options.rates.generation = Rate{50};
    m_fixture.start();
    QVERIFY(m_fixture.startRun().verdict == CommandOutcome::Verdict::Done);
    m_fixture.advance(30s);
    QVERIFY(m_fixture.stopRun().verdict == CommandOutcome::Verdict::Done);
    // The backlog stays where it is, or SQL would count what has been displayed since the search.
    Rates rates = m_fixture.options.rates;
    rates.display = Rate{0.001};
    QVERIFY(m_fixture.command(m_fixture.engine->api().setRates(rates)).verdict == CommandOutcome::Verdict::Done);
    m_fixture.advance(1s);
    QVERIFY(m_ledger.open(Access::Read).ok());

    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"page.ini"_s), QSettings::IniFormat);
    m_page = std::make_unique<InvoicesPage>(m_fixture.engine->api(), *m_settings, m_format, m_theme);
    m_subscription = m_fixture.engine->api().subscribe();
    connect(m_subscription.get(), &Subscription::updated, m_page.get(), &InvoicesPage::apply);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(m_fixture.waitUntil([&] { return listed().size() >= 1'400; }));
}

QList<Seq> SearchEngineTest::sql(const QString &rest)
{
    const auto rows = m_ledger.queryText(u"SELECT seq FROM invoices "_s + rest);
    QList<Seq> seqs;
    if (!rows.ok())
        return {-1};
    for (auto row = (*rows)->next(); row.ok() && *row; row = (*rows)->next())
        seqs += (*rows)->number(0);
    return seqs;
}

void SearchEngineTest::filtersAgreeWithSql_data()
{
    QTest::addColumn<InvoiceQuery>("query");
    QTest::addColumn<QString>("rest");
    const auto row = [](const char *name, const InvoiceFilter &filter, const InvoiceOrder &order, const QString &rest) {
        QTest::newRow(name) << InvoiceQuery{filter, order} << rest;
    };
    row("everything", {}, {}, u"ORDER BY seq DESC"_s);
    row("text", {.text = u"TRAD"_s}, {},
        u"WHERE invoice_number LIKE '%trad%' OR seller_name LIKE '%trad%' OR buyer_name LIKE '%trad%' "
        "ORDER BY seq DESC"_s);
    row("amounts", {.leastTotal = 1'000'0000, .mostTotal = 20'000'5000}, {InvoiceKey::Total, true},
        u"WHERE total_minor BETWEEN 100000 AND 2000050 ORDER BY total_minor DESC, seq DESC"_s);
    row("country", {.country = CountryCode::fromCode(u"ZA")}, {InvoiceKey::ExportingCountry, false},
        u"WHERE 'ZA' IN (exporting_country, importing_country) ORDER BY exporting_country, seq DESC"_s);
    row("risk", {.risks = {RiskProfile::Red, RiskProfile::Amber}}, {InvoiceKey::Arrival, false},
        u"WHERE risk_profile IN ('Red', 'Amber') ORDER BY seq"_s);
    row("source", {.source = u"demo"_s}, {}, u"WHERE source = 'demo' ORDER BY seq DESC"_s);
    row("no such source", {.source = u"api"_s}, {}, u"WHERE source = 'api'"_s);
    row("displayed", {.displayedOnly = true}, {},
        u"WHERE seq <= (SELECT cursor FROM stream_state) ORDER BY seq DESC"_s);
}

void SearchEngineTest::filtersAgreeWithSql()
{
    QFETCH(InvoiceQuery, query);
    QFETCH(QString, rest);
    m_page->setQuery(query);
    QVERIFY(m_fixture.waitUntil([&] { return !m_page->isSearching(); }));
    const QList<Seq> expected = sql(rest);
    QVERIFY(!expected.contains(-1));
    QCOMPARE(listed(), expected);
    // What is listed is also what is shown.
    const QAbstractItemModel *model = m_page->findChild<SearchTable *>()->model();
    if (!expected.isEmpty())
        QVERIFY(m_fixture.waitUntil([&] { return model->index(0, 0).data(SearchModel::Role::LoadedRole).toBool(); }));
}

void SearchEngineTest::theExportAgreesWithSql()
{
    const InvoiceQuery query{{.risks = {RiskProfile::Green}}, {InvoiceKey::Arrival, false}};
    m_page->setQuery(query);
    QVERIFY(m_fixture.waitUntil([&] { return !m_page->isSearching(); }));
    auto *exports = m_page->findChild<ExportBar *>();
    exports->exportTo(m_folder.filePath(u"green.csv"_s), ExportBar::Format::Csv);
    QVERIFY(m_fixture.waitUntil([&] { return !exports->isExporting(); }));
    const QString said = m_page->findChild<MessageBanner *>(u"exportOutcome"_s)->sentence();
    QVERIFY2(said.contains(u"green.csv"_s), qPrintable(said));

    const auto rows = m_ledger.queryText(
        u"SELECT seq || ',invoice,' || invoice_number, printf('%d.%02d,%d.%02d,%d.%02d', subtotal_minor / 100,"
        " subtotal_minor % 100, vat_minor / 100, vat_minor % 100, total_minor / 100, total_minor % 100)"
        " FROM invoices WHERE risk_profile = 'Green' ORDER BY seq"_s);
    QVERIFY(rows.ok());
    QFile file(m_folder.filePath(u"green.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().contains("invoice_number"));
    int lines = 0;
    for (auto row = (*rows)->next(); row.ok() && *row; row = (*rows)->next(), ++lines) {
        const QString line = QString::fromUtf8(file.readLine());
        QVERIFY2(line.startsWith((*rows)->text(0) + u','), qPrintable(line));
        QVERIFY2(line.contains(u',' + (*rows)->text(1) + u','), qPrintable(line));
    }
    QVERIFY(lines > 100);
    QVERIFY(file.atEnd());
}

void SearchEngineTest::cleanupTestCase()
{
    m_subscription.reset();
    m_page.reset();
    m_ledger.close();
    m_fixture.stop();
}

BILLOW_TEST(QApplication, SearchEngineTest)
#include "SearchEngineTest.moc"

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/demo/DemoGenerator.h"
#include "tests/support/TestMain.h"

#include <QHash>
#include <QSet>
#include <QTest>

#include <cmath>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

constexpr int day = 20261123;
constexpr UtcTime noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12);
constexpr int sampleSize = 100'000;

const std::vector<Invoice> &sample()
{
    static const std::vector<Invoice> invoices = [] {
        const DemoGenerator generator(42);
        std::vector<Invoice> made;
        for (int ordinal = 1; ordinal <= sampleSize; ++ordinal)
            made.push_back(generator.make(day, ordinal, noon));
        return made;
    }();
    return invoices;
}

/// Whether \a count of the sample is \a share of it, within five standard deviations of a fair draw.
bool isShare(qint64 count, double share)
{
    const double deviation = std::sqrt(sampleSize * share * (1 - share));
    return std::abs(static_cast<double>(count) - sampleSize * share) < 5 * deviation;
}

} // namespace

class DemoTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameSeedSameInvoices();
    void dependsOnNothingElse();
    void staysAsItWas();
    void everyInvoiceValidates();
    void numbersAreGapless();
    void partiesTradeAcrossBorders();
    void drawsRiskAsAsked();
    void drawsPaymentEvenly();
    void drawsCompaniesEvenly();
    void amountsAreLogNormal();
    void companiesAreMany();
};

void DemoTest::sameSeedSameInvoices()
{
    const DemoGenerator again(42);
    for (int ordinal = sampleSize; ordinal >= 1; ordinal -= 97) // backwards: order does not matter
        QVERIFY(again.make(day, ordinal, noon) == sample()[static_cast<std::size_t>(ordinal - 1)]);
}

void DemoTest::dependsOnNothingElse()
{
    const DemoGenerator generator(42);
    const DemoGenerator other(43);
    int alike = 0;
    for (int ordinal = 1; ordinal <= 1000; ++ordinal) {
        const Invoice invoice = generator.make(day, ordinal, noon);
        alike += other.make(day, ordinal, noon).total == invoice.total ? 1 : 0;
        alike += generator.make(day + 1, ordinal, noon).total == invoice.total ? 1 : 0;
        Invoice later = generator.make(day, ordinal, noon + std::chrono::hours(1));
        QVERIFY(later.issuedAt == noon + std::chrono::hours(1));
        later.setIssueTime(noon);
        QVERIFY(later == invoice);
    }
    QVERIFY2(alike < 20, qPrintable(QString::number(alike)));
}

/// A run's invoices must not change with the version, the platform or the compiler: these were written down once.
void DemoTest::staysAsItWas()
{
    const Invoice invoice = DemoGenerator(1).make(day, 1, noon);
    QCOMPARE(invoice.number, u"INV-20261123-000001"_s);
    QCOMPARE(invoice.sellerName, u"Mohale Hydro Components (Pty) Ltd"_s);
    QCOMPARE(invoice.buyerName, u"Pilgrims Creek Forestry (Pty) Ltd"_s);
    QCOMPARE(invoice.total, std::int64_t{164861});
    QCOMPARE(invoice.vatRate.thousandths(), 15'000);
    QCOMPARE(invoice.currency.code(), u"ZAR"_s);
    QCOMPARE(invoice.source, u"demo"_s);
    QCOMPARE(DemoGenerator(7).make(20300101, 999'999, noon).total, std::int64_t{578769});
}

void DemoTest::everyInvoiceValidates()
{
    for (const Invoice &invoice : sample()) {
        QVERIFY(validate(invoice).ok());
        QVERIFY(invoice.total >= 1'000 && invoice.total <= 25'000'000);
        QCOMPARE(invoice.vat, (invoice.subtotal * 15 + 50) / 100);
    }
}

void DemoTest::numbersAreGapless()
{
    for (int ordinal = 1; ordinal <= sampleSize; ++ordinal) {
        const QString expected = u"INV-20261123-%1"_s.arg(ordinal, 6, 10, QChar(u'0'));
        QCOMPARE(sample()[static_cast<std::size_t>(ordinal - 1)].number, expected);
    }
    const DemoGenerator generator(1);
    QCOMPARE(generator.make(day, 999'999, noon).number, u"INV-20261123-999999"_s);
    QCOMPARE(generator.make(day, 1'000'000, noon).number, u"INV-20261123-1000000"_s);
    const Invoice last = generator.make(day, std::numeric_limits<std::int64_t>::max(), noon);
    QCOMPARE(last.number, u"INV-20261123-9223372036854775807"_s);
    QVERIFY(validate(last).ok());
}

void DemoTest::partiesTradeAcrossBorders()
{
    const DemoGenerator generator(42);
    QHash<QString, QString> countries;
    for (const DemoCompany &company : generator.companies())
        countries.insert(company.name, company.country.code());
    for (const Invoice &invoice : sample()) {
        QVERIFY(invoice.sellerName != invoice.buyerName);
        QCOMPARE(invoice.exportingCountry->code(), countries.value(invoice.sellerName));
        QCOMPARE(invoice.importingCountry->code(), countries.value(invoice.buyerName));
        QVERIFY(invoice.exportingCountry != invoice.importingCountry);
    }
}

void DemoTest::drawsRiskAsAsked()
{
    QHash<RiskProfile, int> counts;
    for (const Invoice &invoice : sample())
        ++counts[invoice.risk.value()];
    QVERIFY(isShare(counts[RiskProfile::Green], 0.60));
    QVERIFY(isShare(counts[RiskProfile::Amber], 0.25));
    QVERIFY(isShare(counts[RiskProfile::Red], 0.15));
}

void DemoTest::drawsPaymentEvenly()
{
    QHash<QString, int> counts;
    for (const Invoice &invoice : sample())
        ++counts[invoice.paymentMechanism];
    QCOMPARE(counts.size(), 5);
    for (const int count : counts)
        QVERIFY(isShare(count, 0.2));
}

void DemoTest::drawsCompaniesEvenly()
{
    QHash<QString, int> sellers;
    QSet<QString> buyers;
    for (const Invoice &invoice : sample()) {
        ++sellers[invoice.sellerName];
        buyers.insert(invoice.buyerName);
    }
    const auto companies = static_cast<qsizetype>(DemoGenerator(1).companies().size());
    QCOMPARE(sellers.size(), companies);
    QCOMPARE(buyers.size(), companies);
    for (const int count : sellers)
        QVERIFY(isShare(count, 1.0 / static_cast<double>(companies)));
}

void DemoTest::amountsAreLogNormal()
{
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    int atTheBounds = 0;
    for (const Invoice &invoice : sample()) {
        const double logarithm = std::log2(static_cast<double>(invoice.subtotal));
        sum += logarithm;
        squares += logarithm * logarithm;
        cubes += std::pow(logarithm - 18.7, 3);
        atTheBounds += invoice.total <= 1'001 || invoice.total >= 25'000'000 ? 1 : 0;
    }
    const double mean = sum / sampleSize;
    const double deviation = std::sqrt(squares / sampleSize - mean * mean);
    // Slightly below 18.7 and 2, because what lies above 250,000.00 is drawn again.
    QVERIFY2(std::abs(mean - 18.7) < 0.05, qPrintable(QString::number(mean)));
    QVERIFY2(std::abs(deviation - 2.0) < 0.05, qPrintable(QString::number(deviation)));
    QVERIFY2(std::abs(cubes / sampleSize / 8) < 0.15, qPrintable(QString::number(cubes / sampleSize / 8)));
    QVERIFY2(atTheBounds < 10, qPrintable(QString::number(atTheBounds)));
}

void DemoTest::companiesAreMany()
{
    QSet<QString> names;
    QSet<QString> countries;
    const DemoGenerator generator(1);
    bool accented = false;
    for (const DemoCompany &company : generator.companies()) {
        names.insert(company.name);
        countries.insert(company.country.code());
        accented = accented || company.name == u"Île Plate Sugar Ltée"_s;
    }
    QVERIFY(names.size() >= 300);
    QCOMPARE(names.size(), static_cast<qsizetype>(generator.companies().size()));
    QCOMPARE(countries,
        (QSet<QString>{u"AO"_s, u"BW"_s, u"CD"_s, u"LS"_s, u"MG"_s, u"MU"_s, u"MW"_s, u"MZ"_s, u"NA"_s, u"SC"_s,
            u"SZ"_s, u"TZ"_s, u"ZA"_s, u"ZM"_s, u"ZW"_s}));
    QVERIFY(accented);
}

BILLOW_TEST(QCoreApplication, DemoTest)
#include "DemoTest.moc"

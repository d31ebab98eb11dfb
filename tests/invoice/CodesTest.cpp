// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/CountryCode.h"
#include "core/invoice/Currency.h"
#include "tests/support/TestMain.h"

#include <QTest>

#include <algorithm>

using namespace billow;
using namespace Qt::StringLiterals;

class CodesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsExponents_data();
    void knowsExponents();
    void listsEveryCurrency();
    void refusesWhatIsNoCurrency();
    void knowsCountries();
    void countsCountries();
};

void CodesTest::knowsExponents_data()
{
    QTest::addColumn<int>("exponent");
    for (const char *code : {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
             "VUV", "XAF", "XOF", "XPF"})
        QTest::newRow(code) << 0;
    for (const char *code : {"ZAR", "USD", "EUR", "GBP", "ZMW", "ZWG", "MGA", "MRU", "XCG", "XAD", "SLE", "VED", "CDF"})
        QTest::newRow(code) << 2;
    for (const char *code : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
        QTest::newRow(code) << 3;
    for (const char *code : {"CLF", "UYW"})
        QTest::newRow(code) << 4;
}

void CodesTest::knowsExponents()
{
    QFETCH(int, exponent);
    const QString code = QString::fromLatin1(QTest::currentDataTag());
    const auto currency = Currency::fromCode(code);
    QVERIFY(currency);
    QCOMPARE(currency->code(), code);
    QCOMPARE(currency->exponent(), exponent);
}

void CodesTest::listsEveryCurrency()
{
    const auto &all = Currency::all();
    QCOMPARE(all.size(), std::size_t{171});
    QVERIFY(std::ranges::is_sorted(all, {}, [](Currency currency) { return currency.code(); }));
    for (const Currency currency : all)
        QVERIFY(Currency::fromCode(currency.code()) == currency);
    const auto unusual = std::ranges::count_if(all, [](Currency currency) { return currency.exponent() != 2; });
    QCOMPARE(unusual, 17 + 7 + 2);
    QVERIFY(Currency() == Currency::fromCode(u"ZAR"));
}

void CodesTest::refusesWhatIsNoCurrency()
{
    for (const QString &code :
        {u""_s, u"ZA"_s, u"zar"_s, u"ZARR"_s, u"AAA"_s, u"ZZZ"_s, u"XXX"_s, u"XTS"_s, u"XAU"_s, u"Z R"_s, u"ŻAR"_s})
        QVERIFY2(!Currency::fromCode(code), qPrintable(code));
}

void CodesTest::knowsCountries()
{
    for (const QString &code : {u"AO"_s, u"BW"_s, u"CD"_s, u"LS"_s, u"MG"_s, u"MU"_s, u"MW"_s, u"MZ"_s, u"NA"_s,
             u"SC"_s, u"SZ"_s, u"TZ"_s, u"ZA"_s, u"ZM"_s, u"ZW"_s, u"GB"_s, u"AX"_s, u"SS"_s})
        QCOMPARE(CountryCode::fromCode(code)->code(), code);
    for (const QString &code : {u""_s, u"Z"_s, u"ZAF"_s, u"za"_s, u"XX"_s, u"UK"_s, u"EU"_s, u"XK"_s, u"AN"_s, u"4Z"_s})
        QVERIFY2(!CountryCode::fromCode(code), qPrintable(code));
}

void CodesTest::countsCountries()
{
    int known = 0;
    for (char16_t first = u'A'; first <= u'Z'; ++first) {
        for (char16_t second = u'A'; second <= u'Z'; ++second) {
            const std::array<char16_t, 2> code{first, second};
            known += CountryCode::fromCode(QStringView(code)).has_value() ? 1 : 0;
        }
    }
    QCOMPARE(known, 249);
}

BILLOW_TEST(QCoreApplication, CodesTest)
#include "CodesTest.moc"

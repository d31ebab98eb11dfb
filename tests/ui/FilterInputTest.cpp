// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterInput.h"
#include "tests/support/TestMain.h"
#include "ui/search/ColumnLayout.h"
#include "ui/search/DetailPane.h"
#include "ui/search/FilterWords.h"
#include "ui/search/SavedView.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What is typed, said and remembered of filters.
class FilterInputTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void amounts_data();
    void amounts();
    void amountsAreWrittenAsTheyAreTyped();
    void dates_data();
    void dates();
    void anOlderViewKeepsItsDays();
    void filtersAreSaidInWords();
    void eachPartCanBeTakenAway();
    void viewsAreRemembered();
    void brokenViewsAreLeftOut();
    void columnsGiveWay_data();
    void columnsGiveWay();
    void layoutsAreRemembered();
    void taxIsChecked_data();
    void taxIsChecked();
    void eachRateIsChecked();

private:
    QTemporaryDir m_folder;
};

namespace {

InvoiceFilter everything()
{
    InvoiceFilter filter;
    filter.text = u"a \"b\" 'c'"_s;
    filter.kind = DocumentKind::CreditNote;
    filter.issuedOnFrom = QDate(2026, 11, 1);
    filter.issuedOnTo = QDate(2026, 11, 30);
    filter.dueFrom = QDate(2026, 12, 1);
    filter.dueTo = QDate(2026, 12, 31);
    filter.leastTotal = 9'007'199'254'740'993; // not a double
    filter.mostTotal = 9'223'372'036'854'775'807;
    filter.currency = Currency::fromCode(u"KWD");
    filter.seller = u"Ö & Söhne"_s;
    filter.buyer = u"=1"_s;
    filter.country = CountryCode::fromCode(u"ZA");
    filter.paymentMechanism = QString(u""_s);
    filter.risks = {RiskProfile::Amber, RiskProfile::Red};
    filter.source = u"import:ä.csv"_s;
    filter.displayedOnly = true;
    return filter;
}

FieldWidths hundredEach()
{
    FieldWidths widths;
    widths.fill(100);
    return widths;
}

} // namespace

void FilterInputTest::amounts_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qlonglong>("amount"); // -1: refused
    QTest::newRow("whole") << u"en_US"_s << u"12"_s << 120'000LL;
    QTest::newRow("decimals") << u"en_US"_s << u"12.5"_s << 125'000LL;
    QTest::newRow("four decimals") << u"en_US"_s << u"0.0001"_s << 1LL;
    QTest::newRow("only a fraction") << u"en_US"_s << u".5"_s << 5'000LL;
    QTest::newRow("point behind") << u"en_US"_s << u"5."_s << 50'000LL;
    QTest::newRow("grouped") << u"en_US"_s << u"1,234,567.89"_s << 12'345'678'900LL;
    QTest::newRow("as in India") << u"en_IN"_s << u"12,34,567.89"_s << 12'345'678'900LL;
    QTest::newRow("blanks") << u"en_US"_s << u" 1 234\u202F567 "_s << 12'345'670'000LL;
    QTest::newRow("German comma") << u"de_DE"_s << u"1.234,5"_s << 12'345'000LL;
    QTest::newRow("German point groups") << u"de_DE"_s << u"1.234"_s << 12'340'000LL;
    QTest::newRow("German point that cannot group") << u"de_DE"_s << u"12.5"_s << 125'000LL;
    QTest::newRow("South African comma") << u"en_ZA"_s << u"1234,5"_s << 12'345'000LL;
    QTest::newRow("South African point") << u"en_ZA"_s << u"1234.5"_s << 12'345'000LL;
    QTest::newRow("Arabic digits") << u"en_US"_s << u"١٢"_s << 120'000LL;
    QTest::newRow("the largest") << u"en_US"_s << u"99999999999999.9999"_s << 999'999'999'999'999'999LL;
    QTest::newRow("too large") << u"en_US"_s << u"100000000000000"_s << -1LL;
    QTest::newRow("five decimals") << u"en_US"_s << u"0.00001"_s << -1LL;
    QTest::newRow("negative") << u"en_US"_s << u"-1"_s << -1LL;
    QTest::newRow("words") << u"en_US"_s << u"ten"_s << -1LL;
    QTest::newRow("currency") << u"en_US"_s << u"R 10"_s << -1LL;
    QTest::newRow("exponent") << u"en_US"_s << u"1e3"_s << -1LL;
    QTest::newRow("two points") << u"en_US"_s << u"1.2.3"_s << -1LL;
    QTest::newRow("comma that cannot group") << u"en_US"_s << u"12,5"_s << -1LL;
    QTest::newRow("nothing but a point") << u"en_US"_s << u"."_s << -1LL;
}

void FilterInputTest::amounts()
{
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(qlonglong, amount);
    const auto parsed = AmountInput::parse(text, QLocale(locale));
    QCOMPARE(parsed.ok(), amount >= 0);
    if (parsed)
        QCOMPARE(*parsed, amount);
    else
        QVERIFY(!parsed.error().message.isEmpty());
}

void FilterInputTest::amountsAreWrittenAsTheyAreTyped()
{
    for (const QString &name : {u"en_US"_s, u"de_DE"_s, u"en_ZA"_s, u"en_IN"_s, u"C"_s}) {
        const QLocale locale(name);
        for (const AmountBound amount : {0LL, 1LL, 12'345'000LL, 12'340'000LL, 999'999'999'999'999'999LL}) {
            const auto plain = AmountInput::parse(AmountInput::writePlain(amount, locale), locale);
            const auto grouped = AmountInput::parse(AmountInput::write(amount, MoneyFormat(locale)), locale);
            QVERIFY2(plain.ok() && *plain == amount, qPrintable(name));
            QVERIFY2(grouped.ok() && *grouped == amount, qPrintable(name));
        }
    }
}

void FilterInputTest::dates_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDate>("day");
    QTest::newRow("ISO") << u"de_DE"_s << u" 2026-11-23 "_s << QDate(2026, 11, 23);
    QTest::newRow("leap day") << u"en_US"_s << u"2028-02-29"_s << QDate(2028, 2, 29);
    QTest::newRow("no such day") << u"en_US"_s << u"2026-02-29"_s << QDate();
    QTest::newRow("half typed") << u"en_US"_s << u"2026-11"_s << QDate();
    QTest::newRow("words") << u"en_US"_s << u"yesterday"_s << QDate();
    QTest::newRow("the locale's own") << u"en_ZA"_s << u"2026/11/23"_s << QDate(2026, 11, 23);
    QTest::newRow("German") << u"de_DE"_s << u"23.11.2026"_s << QDate(2026, 11, 23);
    QTest::newRow("two digits of the year") << u"en_US"_s << u"11/23/26"_s << QDate();
}

void FilterInputTest::dates()
{
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(QDate, day);
    const auto parsed = DateField::parse(text, QLocale(locale));
    QCOMPARE(parsed.value_or(QDate()), day);
}

/// Views were saved with the moments at which their days began and ended.
void FilterInputTest::anOlderViewKeepsItsDays()
{
    const QDate from(2026, 3, 29); // the clocks change in Europe
    const QDate to(2026, 4, 2);
    const auto begin = [](QDate day) {
        return toIso8601(UtcTime(std::chrono::milliseconds(day.startOfDay().toMSecsSinceEpoch())));
    };
    const InvoiceQuery query = queryFromJson(QJsonObject{
        {u"filter"_s, QJsonObject{{u"issuedFrom"_s, begin(from)}, {u"issuedBefore"_s, begin(to.addDays(1))}}}});
    QCOMPARE(query.filter.issuedOnFrom, std::optional(from));
    QCOMPARE(query.filter.issuedOnTo, std::optional(to));
    QVERIFY(!query.filter.issuedFrom && !query.filter.issuedBefore);
}

void FilterInputTest::filtersAreSaidInWords()
{
    const MoneyFormat format(QLocale(u"en_US"_s));
    QCOMPARE(FilterWords::line({}, format), u"All invoices"_s);
    InvoiceFilter filter;
    filter.leastTotal = 12'345'678'900;
    filter.risks = {RiskProfile::Amber, RiskProfile::Red};
    filter.issuedOnFrom = QDate(2026, 11, 23);
    filter.issuedOnTo = QDate(2026, 11, 23);
    QCOMPARE(FilterWords::line(filter, format),
        u"Issued on 2026-11-23 · Minimum total: 1,234,567.89 · Risk: Amber or Red"_s);
    filter.issuedOnTo = QDate(2026, 11, 30);
    QVERIFY(FilterWords::line(filter, format).startsWith(u"Issued: 2026-11-23 to 2026-11-30 · "_s));
    filter = {};
    filter.paymentMechanism = QString(u""_s);
    QCOMPARE(FilterWords::line(filter, format), u"Payment: not given"_s);
    filter = {};
    filter.kind = DocumentKind::CreditNote;
    filter.dueTo = QDate(2026, 12, 31);
    QCOMPARE(FilterWords::line(filter, format), u"Credit notes · Due until 2026-12-31"_s);
}

void FilterInputTest::eachPartCanBeTakenAway()
{
    const MoneyFormat format(QLocale::c());
    InvoiceFilter filter = everything();
    const auto parts = FilterWords::of(filter, format);
    QCOMPARE(parts.size(), 13);
    for (const auto &[part, words] : parts) {
        QVERIFY(isSet(filter, part));
        QVERIFY(!words.isEmpty());
        filter = without(filter, part);
        QVERIFY(!isSet(filter, part));
    }
    QVERIFY(filter == InvoiceFilter());
}

void FilterInputTest::viewsAreRemembered()
{
    const QString file = m_folder.filePath(u"views.ini"_s);
    ColumnLayout columns = layoutThatFits(700, hundredEach());
    std::swap(columns.columns[0], columns.columns[5]);
    const SavedView first{u"Mine & “yours”"_s, {everything(), {InvoiceKey::Seller, false}}, columns};
    const SavedView second{u"Another"_s, {}, {}};
    {
        QSettings settings(file, QSettings::IniFormat);
        SavedViews views(settings, hundredEach());
        views.save({first.name, {}, {}});
        views.save(first); // takes the place of the other
        views.save(second);
        views.save({u"Gone"_s, {}, {}});
        views.remove(u"Gone"_s);
    }
    QSettings settings(file, QSettings::IniFormat);
    const SavedViews views(settings, hundredEach());
    QCOMPARE(views.all().size(), 2);
    QVERIFY(views.all().at(0) == second);
    QVERIFY(views.all().at(1).query == first.query);
    QVERIFY(views.all().at(1) == first);
    for (const SavedView &view : SavedViews::builtIn())
        QVERIFY(!view.name.isEmpty());
}

void FilterInputTest::brokenViewsAreLeftOut()
{
    QSettings settings(m_folder.filePath(u"broken.ini"_s), QSettings::IniFormat);
    settings.setValue(u"invoices/views"_s,
        u"[{\"name\":\"\"},7,{\"name\":\"A\",\"sortedBy\":\"nonsense\","
        "\"filter\":{\"currency\":\"zzz\",\"leastTotal\":\"x\",\"risks\":[9]}}]"_s);
    const SavedViews views(settings, hundredEach());
    QCOMPARE(views.all().size(), 1);
    QVERIFY(views.all().first().query == InvoiceQuery());
    settings.setValue(u"invoices/views"_s, u"{{{"_s);
    QVERIFY(SavedViews(settings, hundredEach()).all().isEmpty());
}

void FilterInputTest::columnsGiveWay_data()
{
    QTest::addColumn<int>("available");
    QTest::addColumn<int>("shown");
    QTest::newRow("less than the two that stay") << 150 << 2;
    QTest::newRow("three") << 300 << 3;
    QTest::newRow("five") << 599 << 5;
    QTest::newRow("all that come by themselves") << 5000 << 14;
}

void FilterInputTest::columnsGiveWay()
{
    QFETCH(int, available);
    QFETCH(int, shown);
    const ColumnLayout layout = layoutThatFits(available, hundredEach());
    QCOMPARE(layout.columns.size(), invoiceFieldCount);
    QCOMPARE(layout.shownFields().size(), shown);
    for (const InvoiceKey field : {InvoiceKey::Number, InvoiceKey::Total})
        QVERIFY(layout.shownFields().contains(field));
    int sum = 0;
    for (const auto &column : layout.columns)
        sum += column.shown ? column.width : 0;
    QVERIFY(sum == std::max(available, 200));
}

void FilterInputTest::layoutsAreRemembered()
{
    const ColumnLayout layout = layoutThatFits(900, hundredEach());
    QVERIFY(columnLayoutFromJson(toJson(layout), hundredEach()) == layout);
    QVERIFY(columnLayoutFromJson({}, hundredEach()).isAutomatic());
    const auto odd =
        QJsonDocument::fromJson(R"([{"field":"total","width":-5,"shown":true},{"field":"total"},{"field":"what"}])")
            .array();
    const ColumnLayout mended = columnLayoutFromJson(odd, hundredEach());
    QCOMPARE(mended.columns.size(), invoiceFieldCount);
    QCOMPARE(mended.shownFields(), QList<InvoiceKey>{InvoiceKey::Total});
    QVERIFY(mended.columns.first().width > 0);
}

void FilterInputTest::taxIsChecked_data()
{
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qlonglong>("subtotal");
    QTest::addColumn<qlonglong>("vat");
    QTest::addColumn<QString>("tax");
    QTest::addColumn<QString>("verdict");
    const QString agrees = u"VAT matches, rounded half away from zero"_s;
    QTest::newRow("agrees") << u"ZAR"_s << 10'000LL << 1'500LL << u"ZAR\u00A0100.00 × 15% = ZAR\u00A015.00"_s << agrees;
    QTest::newRow("rounded up") << u"ZAR"_s << 10'010LL << 1'502LL << u"ZAR\u00A0100.10 × 15% = ZAR\u00A015.02"_s
                                << agrees;
    QTest::newRow("a cent more") << u"ZAR"_s << 10'000LL << 1'501LL << u"ZAR\u00A0100.00 × 15% = ZAR\u00A015.00"_s
                                 << u"VAT on the invoice: ZAR\u00A00.01 more than calculated"_s;
    QTest::newRow("yen less") << u"JPY"_s << 1'000LL << 148LL << u"JPY\u00A01\u202F000 × 15% = JPY\u00A0150"_s
                              << u"VAT on the invoice: JPY\u00A02 less than calculated"_s;
}

void FilterInputTest::taxIsChecked()
{
    QFETCH(QString, currency);
    QFETCH(qlonglong, subtotal);
    QFETCH(qlonglong, vat);
    Invoice invoice;
    invoice.currency = *Currency::fromCode(currency);
    invoice.subtotal = subtotal;
    invoice.vat = vat;
    invoice.total = subtotal + vat;
    const MoneyFormat format(QLocale::c());
    const TaxCheck check(invoice, format);
    QCOMPARE(check.lines().size(), 2);
    QTEST(check.lines().first().formula, "tax");
    QTEST(check.lines().first().verdict, "verdict");
    QVERIFY(check.lines().last().agrees);
    invoice.total += 1;
    QVERIFY(!TaxCheck(invoice, format).lines().last().agrees);
}

void FilterInputTest::eachRateIsChecked()
{
    Invoice invoice;
    invoice.currency = *Currency::fromCode(u"EUR");
    invoice.vatLines = {{VatCategory::Standard, *VatRate::fromThousandths(19'000), 10'000, 1'900},
        {VatCategory::Standard, *VatRate::fromThousandths(7'000), 5'000, 351},
        {VatCategory::ReverseCharge, *VatRate::fromThousandths(0), 2'000, 0}};
    invoice.subtotal = 17'000;
    invoice.vat = 2'251;
    invoice.total = 19'251;
    const MoneyFormat format(QLocale::c());
    const auto lines = TaxCheck(invoice, format).lines();
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.at(0).agrees);
    QCOMPARE(lines.at(0).formula, u"EUR\u00A0100.00 × 19% = EUR\u00A019.00"_s);
    QVERIFY(!lines.at(1).agrees);
    QCOMPARE(lines.at(1).verdict, u"VAT on the invoice: EUR\u00A00.01 more than calculated"_s);
    QVERIFY(lines.at(2).agrees);
    QCOMPARE(lines.at(2).formula, u"Reverse charge: EUR\u00A020.00 × 0% = EUR\u00A00.00"_s);
    QVERIFY(lines.at(3).agrees);
    QCOMPARE(lines.at(3).formula, u"EUR\u00A019.00 + EUR\u00A03.51 + EUR\u00A00.00 = EUR\u00A022.51"_s);
    QVERIFY(lines.at(4).agrees);
    invoice.vat += 1;
    QVERIFY(!TaxCheck(invoice, format).lines().at(3).agrees);
}

BILLOW_TEST(QApplication, FilterInputTest)
#include "FilterInputTest.moc"

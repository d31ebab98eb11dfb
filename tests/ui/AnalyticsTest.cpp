// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/SampleAnalytics.h"
#include "ui/analytics/AnalyticsCards.h"
#include "ui/analytics/AnalyticsControls.h"
#include "ui/analytics/AnalyticsPage.h"
#include "ui/analytics/ChartCard.h"
#include "ui/analytics/MinuteChart.h"
#include "ui/analytics/MonthChart.h"
#include "ui/format/DayText.h"
#include "ui/search/FilterWords.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QPromise>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTimer>

#include <cmath>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The Analytics page: what is given is what is drawn, and how it looks. With BILLOW_SCREENSHOTS=FOLDER in the
/// environment the pictures are kept there.
class AnalyticsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void drawsWhatItIsGiven();
    void namesAndAmountsStandInTheLists();
    void asksOnlyWhileItIsSeen();
    void neverAsksTwiceAtATime();
    void aChoiceIsAskedForAtOnce();
    void anAnswerToAnOlderChoiceIsDropped();
    void aCurrencyThatIsGoneIsChosenNoLonger();
    void emptyStateTeaches();
    void troubleIsSaidAndGoes();
    void saysHowFarTheFiguresReach();
    void aMinuteIsInspectedInAllCharts();
    void figuresCanBeHeardAndCopied();
    void aChangeOfThemeRecoloursAtOnce();
    void scalesAreRound_data();
    void scalesAreRound();
    void aSmallNumberIsNotWrittenAsZero();
    void largeFiguresFit();
    void aDayIsDrawn();
    void aRangeOfOnesOwnIsAskedFor();
    void aYoungLedgerFillsTheCharts();
    void aBarOpensItsInvoices();
    void aMonthOpensItsInvoices();
    void allOthersCannotBeOpened();
    void theFirstMinuteIsDrawn();
    void looks_data();
    void looks();

private:
    void show(QSize size = {1084, 712});
    /// Has it ask again and again.
    void hurry() { m_page->findChild<QTimer *>(u"refresh"_s)->setInterval(1); }
    void keep(const QString &name) const;
    [[nodiscard]] ChartCard *card(const QString &title) const;
    template <typename Drawing>
    [[nodiscard]] Drawing *drawing(const QString &title) const
    {
        return card(title)->findChild<Drawing *>();
    }

    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<AnalyticsPage> m_page;
    const MoneyFormat m_format{QLocale::c()};
    QList<AnalyticsQuery> m_queries;
    bool m_awaited = true; ///< figures are to come at once
};

namespace {

const UtcTime now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 8h + 42min + 59s;

QFuture<Result<Analytics>> ready(Result<Analytics> answer)
{
    QPromise<Result<Analytics>> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

/// Of the minutes, the first in which anything happened: what is before is not drawn.
int firstMinute(const Analytics &figures)
{
    const auto happened = [](const MinuteFigures &minute) {
        return minute.stored != 0 || minute.displayed != 0 || minute.backlog != 0;
    };
    return static_cast<int>(std::ranges::find_if(figures.minutes, happened) - figures.minutes.begin());
}

/// What was stored in a minute on average, for each quarter of an hour by the clock; the last one is running.
QList<std::int64_t> quarterHours(const Analytics &day)
{
    QList<std::int64_t> stored;
    int minutes = 0;
    const auto average = [&](int count) { stored.last() = std::llround(static_cast<double>(stored.last()) / count); };
    for (auto minute = day.minutes.begin() + firstMinute(day); minute != day.minutes.end(); ++minute) {
        if (minute->minute.time_since_epoch() % 15min == 0min) {
            if (!stored.isEmpty())
                average(minutes);
            stored += 0;
            minutes = 0;
        }
        if (stored.isEmpty())
            continue; // the part of one before the first
        stored.last() += minute->stored;
        ++minutes;
    }
    average(minutes);
    return stored;
}

int pixelsOf(QWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    }
    return count;
}

} // namespace

void AnalyticsTest::init()
{
    m_api = std::make_unique<FakeApi>();
    m_theme = std::make_unique<Theme>();
    m_theme->setMode(Theme::Mode::Light);
    m_queries.clear();
    m_awaited = true;
    m_api->analyse = [this](const AnalyticsQuery &query) {
        m_queries.append(query);
        return ready(samples::analytics(query, now));
    };
}

void AnalyticsTest::cleanup()
{
    m_page.reset();
    m_theme.reset();
    m_api.reset();
}

void AnalyticsTest::show(QSize size)
{
    m_page = std::make_unique<AnalyticsPage>(*m_api, m_format, *m_theme);
    m_theme->dress(m_page.get());
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(!m_queries.isEmpty());
    QTRY_VERIFY(!m_awaited || m_page->findChild<QScrollArea *>()->isVisible());
    QCoreApplication::processEvents(); // the layouts
}

ChartCard *AnalyticsTest::card(const QString &title) const
{
    for (ChartCard *card : m_page->findChildren<ChartCard *>()) {
        if (card->title() == title)
            return card;
    }
    return nullptr;
}

void AnalyticsTest::drawsWhatItIsGiven()
{
    show();
    const Analytics given = samples::analytics({}, now);
    auto *counts = drawing<MinuteChart>(u"Invoices per minute"_s);
    auto *values = drawing<MinuteChart>(u"Value per minute (ZAR)"_s);
    auto *backlog = drawing<MinuteChart>(u"Waiting invoices"_s);
    const int skipped = firstMinute(given);
    for (int place = 0; place < std::ssize(given.minutes) - skipped; ++place) {
        const MinuteFigures &minute = given.minutes[static_cast<std::size_t>(place + skipped)];
        QCOMPARE(counts->valueAt(place, 0), static_cast<double>(minute.stored));
        QCOMPARE(counts->valueAt(place, 1), static_cast<double>(minute.displayed));
        QCOMPARE(values->valueAt(place, 0), toDouble(minute.storedTotal, given.currency));
        QCOMPARE(values->valueAt(place, 1), toDouble(minute.displayedTotal, given.currency));
        QCOMPARE(backlog->valueAt(place), static_cast<double>(minute.backlog));
    }
    // What is drawn as a line is the same, but for the minute that is not over.
    const QPolygonF points = counts->points(0);
    QCOMPARE(points.size(), 59 - skipped);
    QCOMPARE(counts->points(1).size(), 59 - skipped);
    QCOMPARE(backlog->points(0).size(), 60 - skipped);
    QCOMPARE(points.at(40).x(), 40.0);
    QCOMPARE(points.at(40).y(), static_cast<double>(given.minutes[static_cast<std::size_t>(40 + skipped)].stored));
    QCOMPARE(card(u"Invoices per minute"_s)->moment(), u"this minute, so far"_s);
    QCOMPARE(
        card(u"Invoices per minute"_s)->legend()->items().first().value, m_format.number(given.minutes.back().stored));

    auto *months = drawing<MonthChart>(u"Value by month of issue (ZAR)"_s);
    for (int place = 0; place < 12; ++place) {
        const CurrencyTotals &month = given.months[static_cast<std::size_t>(place)].totals;
        QCOMPARE(months->valueAt(place), toDouble(month.total, given.currency));
        QCOMPARE(months->vatAt(place), toDouble(month.vat, given.currency));
    }
    QCOMPARE(card(u"Value by month of issue (ZAR)"_s)->legend()->items().first().value,
        m_format.amount(given.months.back().totals.total, given.currency));
    QCOMPARE(card(u"Value by month of issue (ZAR)"_s)->legend()->items().last().value,
        m_format.amount(given.months.back().totals.vat, given.currency));
}

void AnalyticsTest::namesAndAmountsStandInTheLists()
{
    show();
    const Analytics given = samples::analytics({}, now);
    const auto sellers = drawing<BarList>(u"Top sellers (ZAR)"_s)->rows();
    QCOMPARE(sellers.size(), 11);
    QCOMPARE(sellers.first().name, u"Umfolozi Sugar Traders (Pty) Ltd"_s);
    QCOMPARE(sellers.first().amount, m_format.amount(given.sellers.largest.front().totals.total, given.currency));
    QCOMPARE(sellers.first().share, u"14.0%"_s);
    QCOMPARE(sellers.first().length, 1.0);
    QVERIFY(sellers.at(1).length < 1 && sellers.at(1).length > 0);
    QVERIFY(sellers.last().isRest);
    QCOMPARE(sellers.last().amount, m_format.amount(given.sellers.others.total, given.currency));
    QCOMPARE(drawing<BarList>(u"Value by exporting country (ZAR)"_s)->rows().first().name, u"ZA\u2002South Africa"_s);
    QCOMPARE(drawing<BarList>(u"Value by importing country (ZAR)"_s)->rows().at(2).name, u"Not given"_s);
    const auto risks = drawing<BarList>(u"Value by risk (ZAR)"_s)->rows();
    QCOMPARE(risks.size(), 3); // and no others
    QCOMPARE(risks.first().name, u"Green"_s);
    QVERIFY(risks.first().tone == Tone::Good && risks.last().tone == Tone::Bad);
}

void AnalyticsTest::asksOnlyWhileItIsSeen()
{
    show();
    hurry();
    const auto before = m_queries.size();
    QTRY_VERIFY(m_queries.size() > before + 3);
    m_page->hide();
    const auto hidden = m_queries.size();
    QVERIFY(!m_page->findChild<QTimer *>(u"refresh"_s)->isActive());
    m_page->show();
    QTRY_VERIFY(m_queries.size() > hidden);
}

void AnalyticsTest::neverAsksTwiceAtATime()
{
    QPromise<Result<Analytics>> promise;
    promise.start();
    m_api->analyse = [&](const AnalyticsQuery &query) {
        m_queries.append(query);
        return promise.future();
    };
    m_awaited = false;
    show();
    hurry();
    auto *timer = m_page->findChild<QTimer *>(u"refresh"_s);
    QSignalSpy ticks(timer, &QTimer::timeout);
    QTRY_VERIFY(ticks.size() > 5);
    QCOMPARE(m_queries.size(), 1);
    promise.addResult(Result<Analytics>(samples::analytics({}, now)));
    promise.finish();
    QTRY_VERIFY(m_queries.size() > 1);
}

void AnalyticsTest::aChoiceIsAskedForAtOnce()
{
    show();
    m_page->findChild<QTimer *>(u"refresh"_s)->stop();
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == u"24 h"_s)
            button->click();
    }
    QCOMPARE(m_queries.last().window, 1440min);
    auto *counts = drawing<MinuteChart>(u"Invoices per minute"_s);
    QTRY_COMPARE(
        counts->valueAt(60), static_cast<double>(quarterHours(samples::analytics({.window = 1440min}, now)).at(60)));

    auto *currency = m_page->findChild<QComboBox *>(u"currency"_s);
    QVERIFY(currency->isVisible());
    QCOMPARE(currency->currentText(), u"ZAR"_s);
    QTest::keyClick(currency, Qt::Key_Up);
    QCOMPARE(m_queries.last().currency, Currency::fromCode(u"USD"));
    QTRY_VERIFY(card(u"Value per minute (USD)"_s));
    QCOMPARE(currency->currentText(), u"USD"_s);
}

void AnalyticsTest::anAnswerToAnOlderChoiceIsDropped()
{
    show();
    m_page->findChild<QTimer *>(u"refresh"_s)->stop();
    std::vector<std::shared_ptr<QPromise<Result<Analytics>>>> promises;
    m_api->analyse = [&](const AnalyticsQuery &query) {
        m_queries.append(query);
        promises.push_back(std::make_shared<QPromise<Result<Analytics>>>());
        promises.back()->start();
        return promises.back()->future();
    };
    const auto buttons = m_page->findChildren<QPushButton *>();
    const auto press = [&](const QString &text) {
        for (QPushButton *button : buttons) {
            if (button->text() == text)
                button->click();
        }
    };
    press(u"6 h"_s);
    QCOMPARE(promises.size(), 1U);
    press(u"24 h"_s);
    QCOMPARE(promises.size(), 1U);
    promises[0]->addResult(Result<Analytics>(Error::unavailable(u"late"_s)));
    promises[0]->finish();
    QTRY_COMPARE(promises.size(), 2U);
    QCOMPARE(m_queries.last().window, 1440min);
    QVERIFY(m_page->findChild<MessageBanner *>()->isHidden());
}

void AnalyticsTest::aCurrencyThatIsGoneIsChosenNoLonger()
{
    show();
    QTest::keyClick(m_page->findChild<QComboBox *>(u"currency"_s), Qt::Key_Up);
    QTRY_COMPARE(m_queries.last().currency, Currency::fromCode(u"USD"));
    m_api->analyse = [this](const AnalyticsQuery &query) {
        m_queries.append(query);
        return ready(Analytics());
    };
    hurry();
    QTRY_VERIFY(!m_queries.last().currency);
    QVERIFY(!m_page->findChild<QComboBox *>(u"currency"_s)->isVisible());
}

void AnalyticsTest::emptyStateTeaches()
{
    m_api->analyse = {};
    m_page = std::make_unique<AnalyticsPage>(*m_api, m_format, *m_theme);
    m_theme->dress(m_page.get());
    m_page->resize(1084, 712);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_queries.isEmpty() && m_page->findChild<EmptyState *>()->isVisible());
    QVERIFY(!m_page->findChild<QScrollArea *>()->isVisible());
    const auto labels = m_page->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->isVisible() && label->text().contains(u"Press Start"_s); }));
    keep(u"analytics-empty"_s);
    m_api->analyse = [this](const AnalyticsQuery &query) {
        m_queries.append(query);
        return ready(samples::analytics(query, now));
    };
    hurry();
    QTRY_VERIFY(m_page->findChild<QScrollArea *>()->isVisible());
}

void AnalyticsTest::troubleIsSaidAndGoes()
{
    show();
    hurry();
    auto *banner = m_page->findChild<MessageBanner *>();
    QVERIFY(!banner->isVisible());
    const auto good = std::exchange(m_api->analyse,
        [](const AnalyticsQuery &) { return ready(Error::unavailable(u"The PostgreSQL server isn’t responding"_s)); });
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(m_page->findChild<QScrollArea *>()->isVisible()); // the last figures stay
    keep(u"analytics-trouble"_s);
    m_api->analyse = good;
    QTRY_VERIFY(!banner->isVisible());
}

void AnalyticsTest::saysHowFarTheFiguresReach()
{
    show();
    auto *controls = m_page->findChild<AnalyticsControls *>();
    QCOMPARE(controls->reach(), u"25\u202F843 invoices, live"_s);
    m_api->analyse = [](const AnalyticsQuery &query) {
        Analytics behind = samples::analytics(query, now);
        behind.lastSeq = 1'234'567;
        return ready(behind);
    };
    hurry();
    QTRY_COMPARE(controls->reach(), u"Catching up: 25\u202F843 of 1\u202F234\u202F567 invoices"_s);
}

void AnalyticsTest::aMinuteIsInspectedInAllCharts()
{
    show();
    m_page->findChild<QTimer *>(u"refresh"_s)->stop();
    auto *counts = drawing<MinuteChart>(u"Invoices per minute"_s);
    counts->setFocus();
    QTest::keyClick(counts, Qt::Key_Left); // the running minute
    QTest::keyClick(counts, Qt::Key_Left);
    QTest::keyClick(counts, Qt::Key_Left);
    const Analytics given = samples::analytics({}, now);
    const MinuteFigures &minute = given.minutes[57];
    for (const auto *title : {"Invoices per minute", "Value per minute (ZAR)", "Waiting invoices"})
        QCOMPARE(drawing<MinuteChart>(QString::fromLatin1(title))->inspected(), 57 - firstMinute(given));
    QCOMPARE(card(u"Invoices per minute"_s)->moment(), u"08:40"_s);
    QCOMPARE(card(u"Invoices per minute"_s)->legend()->items().first().value, m_format.number(minute.stored));
    QCOMPARE(card(u"Value per minute (ZAR)"_s)->legend()->items().last().value,
        m_format.amount(minute.displayedTotal, given.currency));
    QCOMPARE(card(u"Waiting invoices"_s)->moment(), u"at the end of 08:40"_s);
    QCOMPARE(card(u"Waiting invoices"_s)->legend()->items().first().value, m_format.number(minute.backlog));
    keep(u"analytics-inspected"_s);
    QTest::keyClick(counts, Qt::Key_Escape);
    QCOMPARE(card(u"Waiting invoices"_s)->moment(), u"now"_s);

    // And by the mouse.
    QTest::mouseMove(counts, QPoint(counts->width() / 2, counts->height() / 2));
    QTRY_VERIFY(counts->inspected() > 20 && counts->inspected() < 40);
    QCOMPARE(drawing<MinuteChart>(u"Waiting invoices"_s)->inspected(), counts->inspected());
}

void AnalyticsTest::figuresCanBeHeardAndCopied()
{
    show();
    m_page->findChild<QTimer *>(u"refresh"_s)->stop();
    for (const ChartCard *card : m_page->findChildren<ChartCard *>()) {
        QVERIFY2(card->table().count(u'\n') >= 3, qPrintable(card->title()));
        bool heard = false;
        for (const QWidget *widget : card->findChildren<QWidget *>())
            heard = heard || (widget->accessibleName() == card->title() && !widget->accessibleDescription().isEmpty());
        QVERIFY2(heard, qPrintable(card->title()));
    }
    auto *risks = drawing<BarList>(u"Value by risk (ZAR)"_s);
    QVERIFY(risks->accessibleDescription().contains(u"Green, 84\u202F986\u202F949.60, 63.0%"_s));
    risks->setFocus();
    QTest::keySequence(m_page.get(), QKeySequence::Copy);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"Name\tTotal (ZAR)\tShare\nGreen\t84"_s));
}

void AnalyticsTest::aChangeOfThemeRecoloursAtOnce()
{
    show();
    auto *counts = drawing<MinuteChart>(u"Invoices per minute"_s);
    auto *months = drawing<MonthChart>(u"Value by month of issue (ZAR)"_s);
    QVERIFY(pixelsOf(*counts, lightColours().accent) > 0);
    QVERIFY(pixelsOf(*months, lightColours().accent) > 0);
    m_theme->setMode(Theme::Mode::Dark);
    QVERIFY(pixelsOf(*counts, darkColours().accent) > 0);
    QVERIFY(pixelsOf(*counts, darkColours().text) > 0);
    QCOMPARE(pixelsOf(*counts, lightColours().accent), 0);
    QVERIFY(counts->pen(1).style() != counts->pen(0).style()); // told apart without colours
    QVERIFY(pixelsOf(*months, darkColours().accent) > 0);
}

void AnalyticsTest::scalesAreRound_data()
{
    QTest::addColumn<double>("largest");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QString>("top");
    QTest::newRow("nothing") << 0.0 << true << u"1"_s;
    QTest::newRow("one") << 1.0 << true << u"1"_s;
    QTest::newRow("counts") << 379.0 << true << u"400"_s;
    QTest::newRow("cents") << 0.07 << false << u"0.08"_s;
    QTest::newRow("thousands") << 9'001.0 << false << u"10 k"_s;
    QTest::newRow("millions") << 2'412'000.0 << false << u"2.5 M"_s;
    QTest::newRow("billions") << 4.2e9 << false << u"5 bn"_s;
    QTest::newRow("huge") << 3.1e22 << false << u"40000000000 tn"_s;
}

void AnalyticsTest::scalesAreRound()
{
    QFETCH(const double, largest);
    QFETCH(const bool, whole);
    const ValueScale scale = ValueScale::upTo(largest, whole);
    QVERIFY(scale.steps >= 1 && scale.steps <= 5);
    QVERIFY(scale.top() >= largest);
    QTEST(compactNumber(scale.top(), m_format).remove(u'\u202F'), "top");
}

void AnalyticsTest::aSmallNumberIsNotWrittenAsZero()
{
    QCOMPARE(compactNumber(1'200, 40'000, m_format, 0), u"1 k"_s);
    QCOMPARE(compactNumber(499, 40'000, m_format, 0), u"499"_s);
    QCOMPARE(compactNumber(-499, 40'000, m_format, 0), u"-499"_s);
    QCOMPARE(compactNumber(0, 40'000, m_format, 0), u"0"_s);
    QCOMPARE(compactNumber(40, 2e6, m_format, 2), u"40"_s);
    QCOMPARE(compactNumber(0.001, 1, m_format, 2), u"0"_s);
}

void AnalyticsTest::largeFiguresFit()
{
    m_api->analyse = [this](const AnalyticsQuery &query) {
        m_queries.append(query);
        Analytics large = samples::analytics(query, now);
        constexpr std::int64_t times = 40'000'000'000;
        const auto enlarge = [](CurrencyTotals &totals) {
            for (Int128 *sum : {&totals.subtotal, &totals.vat, &totals.total})
                *sum *= times;
        };
        enlarge(large.total);
        for (MinuteFigures &minute : large.minutes) {
            minute.stored *= 33'333;
            minute.displayed *= 33'333;
            minute.backlog *= 33'333;
            minute.storedTotal *= times;
            minute.displayedTotal *= times;
        }
        for (KeyFigures &month : large.months)
            enlarge(month.totals);
        for (Breakdown *breakdown : {&large.sellers, &large.buyers, &large.exportingCountries,
                 &large.importingCountries, &large.paymentMechanisms, &large.risks}) {
            for (KeyFigures &figures : breakdown->largest)
                enlarge(figures.totals);
            enlarge(breakdown->others);
        }
        return ready(large);
    };
    show({744, 712});
    keep(u"analytics-large"_s);
    for (const auto *label : m_page->findChildren<ElidedLabel *>())
        QVERIFY2(!label->isElided(), qPrintable(label->text()));
    QVERIFY(drawing<BarList>(u"Top sellers (ZAR)"_s)->rows().first().shortAmount.endsWith(u" tn"_s));
}

void AnalyticsTest::aDayIsDrawn()
{
    m_api->analyse = [this](const AnalyticsQuery &query) {
        m_queries.append(query);
        return ready(samples::analytics({.currency = query.currency, .window = 1440min}, now));
    };
    show();
    keep(u"analytics-day"_s);
    // 15 minutes a point, from 08:45 the day before on: 08:43 is not the begin of one.
    const Analytics day = samples::analytics({.window = 1440min}, now);
    auto *counts = drawing<MinuteChart>(u"Invoices per minute"_s);
    const QList<std::int64_t> quarters = quarterHours(day);
    const int last = static_cast<int>(quarters.size()) - 1;
    const int evening = last - 55; // 18:45
    QVERIFY(quarters.at(evening) > 0);
    QCOMPARE(counts->valueAt(evening), static_cast<double>(quarters.at(evening)));
    QCOMPARE(
        drawing<MinuteChart>(u"Waiting invoices"_s)->valueAt(last), static_cast<double>(day.minutes.back().backlog));
    QCOMPARE(card(u"Invoices per minute"_s)->moment(), u"since 08:30, average"_s);
    counts->inspect(evening);
    Q_EMIT counts->inspectionMoved(evening);
    QCOMPARE(card(u"Invoices per minute"_s)->moment(), u"18:45 to 19:00, average"_s);
    QCOMPARE(card(u"Waiting invoices"_s)->moment(), u"at the end of 18:59"_s);
}

void AnalyticsTest::aRangeOfOnesOwnIsAskedFor()
{
    show();
    auto *minutes = m_page->findChild<QSpinBox *>(u"minutes"_s);
    QVERIFY(!minutes->isVisible());
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == u"Custom"_s)
            button->click();
    }
    QVERIFY(minutes->isVisible());
    QTRY_COMPARE(m_queries.last().window, 120min);
    minutes->setValue(45);
    QTRY_COMPARE(m_queries.last().window, 45min);
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == u"15 min"_s)
            button->click();
    }
    QVERIFY(!minutes->isVisible());
    QTRY_COMPARE(m_queries.last().window, 15min);
}

/// Five minutes of figures are not drawn at the right edge of an hour.
void AnalyticsTest::aYoungLedgerFillsTheCharts()
{
    const auto of = [](int busy) {
        return [busy](const AnalyticsQuery &query) {
            Analytics young = samples::analytics(query, now);
            for (int place = 0; place < std::ssize(young.minutes) - busy; ++place) {
                MinuteFigures &minute = young.minutes[static_cast<std::size_t>(place)];
                minute = {.minute = minute.minute};
            }
            return ready(young);
        };
    };
    m_api->analyse = [this, answer = of(5)](const AnalyticsQuery &query) {
        m_queries.append(query);
        return answer(query);
    };
    show();
    keep(u"analytics-young"_s);
    const Analytics given = samples::analytics({}, now);
    auto *counts = drawing<MinuteChart>(u"Invoices per minute"_s);
    QCOMPARE(counts->points(0).size(), 14); // and the running minute
    QCOMPARE(counts->valueAt(14), static_cast<double>(given.minutes.back().stored));
    m_api->analyse = of(40);
    hurry();
    QTRY_COMPARE(counts->points(0).size(), 39);
}

void AnalyticsTest::aBarOpensItsInvoices()
{
    show();
    QList<InvoiceFilter> wanted;
    connect(m_page.get(), &AnalyticsPage::invoicesWanted, this, [&](const InvoiceFilter &filter) { wanted += filter; });
    const Analytics given = samples::analytics({}, now);
    auto *sellers = drawing<BarList>(u"Top sellers (ZAR)"_s);
    QTest::mouseClick(sellers, Qt::LeftButton, {}, QPoint(20, 5));
    InvoiceFilter expected;
    expected.currency = given.currency;
    expected.seller = given.sellers.largest.front().key;
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted.last() == expected);

    // By keyboard, the second risk.
    auto *risks = drawing<BarList>(u"Value by risk (ZAR)"_s);
    risks->setFocus();
    QTest::keyClick(risks, Qt::Key_Return); // nothing is chosen yet
    QCOMPARE(wanted.size(), 1);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Return})
        QTest::keyClick(risks, key);
    expected = {};
    expected.currency = given.currency;
    expected.risks = {*riskProfileFromString(given.risks.largest.at(1).key)};
    QCOMPARE(wanted.size(), 2);
    QVERIFY(wanted.last() == expected);
}

void AnalyticsTest::aMonthOpensItsInvoices()
{
    show();
    QList<InvoiceFilter> wanted;
    connect(m_page.get(), &AnalyticsPage::invoicesWanted, this, [&](const InvoiceFilter &filter) { wanted += filter; });
    auto *months = drawing<MonthChart>(u"Value by month of issue (ZAR)"_s);
    months->setFocus();
    QTest::keyClick(months, Qt::Key_Return); // no month is pointed at
    QCOMPARE(wanted.size(), 0);
    QTest::keyClick(months, Qt::Key_End);
    QTest::keyClick(months, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    const QDate first = AnalyticsText::firstDay(samples::analytics({}, now).months.back().key);
    QCOMPARE(FilterWords::of(wanted.last(), m_format).first().second,
        u"Issued: %1 to %2"_s.arg(dayText(first), dayText(first.addMonths(1).addDays(-1))));
    QTest::mouseMove(months, QPoint(months->width() / 2, months->height() / 2));
    QTRY_VERIFY(months->inspected() >= 0);
    QTest::mouseClick(months, Qt::LeftButton, {}, QPoint(months->width() / 2, months->height() / 2));
    QCOMPARE(wanted.size(), 2);
}

void AnalyticsTest::allOthersCannotBeOpened()
{
    show();
    QSignalSpy wanted(m_page.get(), &AnalyticsPage::invoicesWanted);
    auto *sellers = drawing<BarList>(u"Top sellers (ZAR)"_s);
    QVERIFY(sellers->rows().last().isRest);
    sellers->setFocus();
    for (const Qt::Key key : {Qt::Key_End, Qt::Key_Return})
        QTest::keyClick(sellers, key);
    auto *countries = drawing<BarList>(u"Value by importing country (ZAR)"_s);
    QCOMPARE(countries->rows().at(2).name, u"Not given"_s); // no filter can say that
    QVERIFY(!countries->rows().at(2).opens);
    QCOMPARE(wanted.size(), 0);
}

/// A ledger that has just been made: one minute, one month, few names.
void AnalyticsTest::theFirstMinuteIsDrawn()
{
    m_api->analyse = [this](const AnalyticsQuery &query) {
        m_queries.append(query);
        Analytics first = samples::analytics(query, now);
        for (MinuteFigures &minute : first.minutes)
            minute = {.minute = minute.minute};
        first.minutes.back().stored = 3;
        first.minutes.back().displayed = 1;
        first.minutes.back().storedTotal = 1'686'249;
        first.minutes.back().displayedTotal = 562'083;
        first.minutes.back().backlog = 2;
        first.months = {first.months.back()};
        first.sellers.largest.resize(1);
        first.sellers.others = {};
        return ready(first);
    };
    show();
    keep(u"analytics-first"_s);
    QCOMPARE(card(u"Invoices per minute"_s)->legend()->items().first().value, u"3"_s);
    const auto *months = drawing<MonthChart>(u"Value by month of issue (ZAR)"_s);
    QVERIFY(months->valueAt(0) > 0);
    QCOMPARE(months->valueAt(1), 0.0);
}

void AnalyticsTest::looks_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("name");
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        const QString theme = mode == Theme::Mode::Dark ? u"dark"_s : u"light"_s;
        // The page within the frame: beside the navigation, below the header.
        for (const QSize size : {QSize(744, 420), QSize(1084, 712), QSize(1400, 1000), QSize(2364, 1352)}) {
            const QString name = u"analytics-%1-%2"_s.arg(theme).arg(size.width());
            QTest::newRow(qPrintable(name)) << mode << size << name;
        }
    }
}

void AnalyticsTest::looks()
{
    QFETCH(const Theme::Mode, mode);
    QFETCH(const QSize, size);
    QFETCH(const QString, name);
    m_theme->setMode(mode);
    show(size);
    auto *scroll = m_page->findChild<QScrollArea *>();
    keep(name);
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    if (scroll->verticalScrollBar()->maximum() > 0)
        keep(name + u"-end"_s);

    const auto cards = m_page->findChildren<ChartCard *>();
    QCOMPARE(cards.size(), 11);
    for (const ChartCard *card : cards) {
        QVERIFY2(card->parentWidget()->rect().contains(card->geometry()), qPrintable(card->title()));
        for (const ChartCard *other : cards)
            QVERIFY(other == card || !other->geometry().intersects(card->geometry()));
        for (const auto *label : card->findChildren<ElidedLabel *>())
            QVERIFY2(!label->isElided(), qPrintable(label->text()));
        for (const auto *list : card->findChildren<BarList *>())
            QVERIFY(list->height() >= list->minimumSizeHint().height());
    }
}

void AnalyticsTest::keep(const QString &name) const
{
    QCoreApplication::processEvents(); // the layouts
    const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        QVERIFY(m_page->grab().save(folder + u'/' + name + u".png"_s));
}

BILLOW_TEST(QApplication, AnalyticsTest)
#include "AnalyticsTest.moc"

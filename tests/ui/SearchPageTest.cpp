// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/export/ExportBar.h"
#include "ui/format/DayText.h"
#include "ui/search/DetailPane.h"
#include "ui/search/FilterBar.h"
#include "ui/search/FilterPanel.h"
#include "ui/search/InvoicesPage.h"
#include "ui/search/QueryRunner.h"
#include "ui/search/ResultArea.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/MessageBanner.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialog>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The real page against an engine that does what the test says.
class SearchPageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everythingStoredIsListed();
    void typingSearchesAfterAMoment();
    void everyFilterIsAskedForAndShown();
    void whatIsNotValidIsSaidAndNotAskedFor();
    void chipsTakeFiltersAway();
    void aClickOnTheHeadSorts();
    void arrivalsMoveNothingUntilTheyAreAskedFor();
    void aRefreshKeepsThePlace();
    void aResetIsFollowed();
    void theFirstInvoicesComeByThemselves();
    void nothingIsSearchedWhileHidden();
    void aLedgerAtRestIsListed();
    void aLedgerThatOpensLateIsListed();
    void emptyStatesTeach();
    void aSearchCanBeCancelled();
    void anErrorOffersToTryAgain();
    void aLaterSearchTakesThePlaceOfAnEarlierOne();
    void detailsShowTheSelected();
    void aCreditNoteIsShownAsItIsWritten();
    void aDateWithoutATimeHasNone();
    void creditNotesAndDueDatesAreFiltered();
    void aFailedCheckIsShownAndFiltered();
    void rowsAreCopiedExactly();
    void columnsAreChosenAndRemembered();
    void columnsStayOpenToBeTicked();
    void columnsAreKeptOnceTheyAreSettled();
    void columnsOfOnesOwnFitAnotherWindow();
    void aNumberTakesNoMoreRoomThanItNeeds();
    void anAnswerIsThatOfItsOwnQuestion();
    void aPeriodSetsBothDays();
    void invoicesOfOneSellerAreFound();
    void viewsAreSavedAndChosen();
    void anExportEndsInABanner();
    void aPdfHasTheColumnsThatAreShown();
    void everyControlIsReachedByTab();

private:
    void open();
    [[nodiscard]] SearchTable &table() const { return *m_page->findChild<SearchTable *>(); }
    [[nodiscard]] FilterBar &bar() const { return *m_page->findChild<FilterBar *>(); }
    [[nodiscard]] FilterPanel &panel() const { return *m_page->findChild<FilterPanel *>(); }
    [[nodiscard]] ResultLine &line() const { return *m_page->findChild<ResultLine *>(); }
    [[nodiscard]] QString banner(const QString &name) const
    {
        return m_page->findChild<MessageBanner *>(name)->sentence();
    }
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QLineEdit *textField() const { return bar().findChild<QLineEdit *>(); }
    [[nodiscard]] QString cell(int row, InvoiceKey field) const
    {
        return table().model()->index(row, SearchModel::columnOf(field)).data().toString();
    }
    [[nodiscard]] QList<Seq> expected() const { return m_api->find(m_page->query())->seqs.toList(); }
    [[nodiscard]] QList<Seq> listed() const
    {
        return static_cast<const SearchModel &>(*table().model()).seqs().toList();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MoneyFormat> m_format;
    std::unique_ptr<FakeApi> m_api;
    std::unique_ptr<InvoicesPage> m_page;
    std::unique_ptr<Subscription> m_subscription;
};

namespace {

/// What the streams of a PDF say.
QByteArray inflated(const QByteArray &pdf)
{
    QByteArray all;
    for (qsizetype begin = pdf.indexOf("stream\n"); begin >= 0; begin = pdf.indexOf("stream\n", begin)) {
        begin += 7;
        const qsizetype end = pdf.indexOf("endstream", begin);
        const QByteArray packed = pdf.mid(begin, end - begin);
        if (packed.startsWith('x')) // zlib; before it goes the size that is expected
            all += qUncompress(QByteArray(4, '\1') + packed);
        begin = end + 9;
    }
    return all;
}

} // namespace

void SearchPageTest::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"page.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_theme = std::make_unique<Theme>();
    m_format = std::make_unique<MoneyFormat>(QLocale(u"en_US"_s));
    m_api = std::make_unique<FakeApi>();
    open();
}

void SearchPageTest::open()
{
    m_page = std::make_unique<InvoicesPage>(*m_api, *m_settings, *m_format, *m_theme);
    m_theme->dress(m_page.get());
    m_page->resize(1100, 700);
    m_subscription = m_api->subscribe();
    connect(m_subscription.get(), &Subscription::updated, m_page.get(), &InvoicesPage::apply);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void SearchPageTest::cleanup()
{
    m_subscription.reset();
    m_page.reset();
}

QPushButton *SearchPageTest::button(const QString &text) const
{
    for (QPushButton *candidate : m_page->findChildren<QPushButton *>())
        if (candidate->text() == text && candidate->isVisible())
            return candidate;
    return nullptr;
}

void SearchPageTest::everythingStoredIsListed()
{
    m_api->backlog = 7;
    m_api->display(1'234);
    QTRY_COMPARE(table().model()->rowCount(), 1'241);
    QCOMPARE(line().count(), u"1,241 invoices"_s);
    const Totals totals = m_api->find({})->totals;
    const CurrencyTotals &rand = totals.byCurrency().front();
    QCOMPARE(line().sums(),
        u"%1, VAT %2"_s.arg(m_format->money(rand.total, rand.currency), m_format->amount(rand.vat, rand.currency)));
    QTRY_COMPARE(cell(0, InvoiceKey::Number), u"INV-20261123-001241"_s); // the newest, not yet displayed
}

void SearchPageTest::typingSearchesAfterAMoment()
{
    m_api->display(500);
    QTRY_COMPARE(table().model()->rowCount(), 500);
    const auto before = m_api->searches.size();
    QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(textField()->hasFocus());
    QTest::keyClicks(textField(), u"DRAKENS"_s);
    QTRY_COMPARE(listed(), expected());
    QVERIFY(listed().size() > 10 && listed().size() < 400);
    QVERIFY(m_api->searches.size() - before <= 2); // not one a letter
    QTest::keyClicks(textField(), u"berg"_s);
    QTest::keyClick(textField(), Qt::Key_Return);
    QVERIFY(m_page->isSearching()); // at once
    QTRY_COMPARE(m_page->query().filter.text, u"DRAKENSberg"_s);
    QTest::keyClick(textField(), Qt::Key_Down);
    QVERIFY(table().hasFocus());
}

void SearchPageTest::everyFilterIsAskedForAndShown()
{
    m_api->shape = [](Invoice &invoice) {
        if (invoice.seq % 4 == 0)
            invoice.currency = *Currency::fromCode(u"KWD");
        if (invoice.seq % 3 == 0)
            invoice.source = u"import:a.csv"_s;
        if (invoice.seq % 5 == 0)
            invoice.paymentMechanism.clear();
        invoice.setIssueTime(UtcTime(std::chrono::milliseconds(1'795'000'000'000) + invoice.seq * 1h));
    };
    m_api->display(400);
    QTRY_COMPARE(table().model()->rowCount(), 400);
    bar().filters()->click();
    QVERIFY(panel().isVisible());
    const QList<QComboBox *> combos = panel().findChildren<QComboBox *>().mid(1); // after the period
    QTRY_COMPARE(combos.at(0)->count(), 3); // any, KWD, ZAR
    QVERIFY2(line().sums().startsWith(u"ZAR"_s) && line().sums().contains(u"KWD"_s), qPrintable(line().sums()));
    const QList<QLineEdit *> lines = panel().findChildren<QLineEdit *>();
    QCOMPARE(lines.size(), 6); // the last two are of the due date
    const auto ask = [&](auto change) {
        change();
        QTRY_COMPARE(listed(), expected());
        QVERIFY(!listed().isEmpty());
    };
    ask([&] { QTest::keyClicks(lines.at(0), u"2026-11-20"_s); });
    ask([&] { QTest::keyClicks(lines.at(1), u"2026-12-10"_s); });
    ask([&] { QTest::keyClicks(lines.at(2), u"1,000.50"_s); });
    QCOMPARE(m_page->query().filter.leastTotal, std::optional<AmountBound>(10'005'000));
    ask([&] { QTest::keyClicks(lines.at(3), u"30000"_s); });
    ask([&] { combos.at(0)->setCurrentText(u"ZAR"_s); });
    ask([&] { combos.at(1)->setCurrentText(u"South Africa (ZA)"_s); });
    ask([&] { combos.at(2)->setCurrentText(u"Letter of Credit"_s); });
    ask([&] { combos.at(3)->setCurrentText(u"demo"_s); });
    ask([&] { panel().findChildren<QCheckBox *>().at(0)->click(); });
    QVERIFY(listed().size() < 40);
    QCOMPARE(bar().filters()->text(), u"Filters (7)"_s);
    button(u"Clear filters"_s)->click();
    QTRY_COMPARE(listed().size(), 400);
    QCOMPARE(lines.at(2)->text(), QString());
    QCOMPARE(combos.at(1)->currentIndex(), 0);
    combos.at(2)->setCurrentText(u"Not given"_s);
    QTRY_COMPARE(listed().size(), 80);
    panel().findChildren<QCheckBox *>().constLast()->click();
    QTRY_VERIFY(m_page->query().filter.displayedOnly);
}

void SearchPageTest::whatIsNotValidIsSaidAndNotAskedFor()
{
    m_api->display(100);
    QTRY_COMPARE(table().model()->rowCount(), 100);
    bar().filters()->click();
    const QList<QLineEdit *> lines = panel().findChildren<QLineEdit *>();
    const InvoiceFilter before = m_page->query().filter;
    QTest::keyClicks(lines.at(2), u"x"_s);
    QVERIFY(panel().hasFault());
    QVERIFY(lines.at(2)->accessibleDescription().contains(u"Enter an amount"_s));
    QVERIFY(m_page->query().filter == before);
    lines.at(2)->clear();
    QTest::keyClicks(lines.at(2), u"500"_s);
    QVERIFY(!panel().hasFault());
    QTest::keyClicks(lines.at(3), u"400"_s); // less than the least: first 4, then 40, then 400
    QVERIFY(panel().hasFault());
    QVERIFY(!m_page->query().filter.mostTotal);
    QTest::keyClicks(lines.at(3), u"0"_s);
    QVERIFY(!panel().hasFault());
    QCOMPARE(m_page->query().filter.mostTotal, std::optional<AmountBound>(40'000'000));
    QTest::keyClicks(lines.at(0), u"2026-13-01"_s);
    QVERIFY(panel().hasFault());
    QVERIFY(!m_page->query().filter.issuedOnFrom);
    // It stays, to be mended, while others are filtered by; unless all is cleared.
    lines.at(2)->clear();
    QTest::keyClicks(lines.at(2), u"1"_s);
    QTRY_COMPARE(m_page->query().filter.leastTotal, std::optional<AmountBound>(10'000));
    QVERIFY(panel().hasFault());
    QTest::keyClicks(textField(), u"a"_s);
    QTRY_COMPARE(m_page->query().filter.text, u"a"_s);
    QVERIFY(panel().hasFault());
    QCOMPARE(lines.at(0)->text(), u"2026-13-01"_s);
    button(u"Clear filters"_s)->click();
    QVERIFY(!panel().hasFault());
    QVERIFY(lines.at(0)->text().isEmpty() && lines.at(2)->text().isEmpty());
}

void SearchPageTest::chipsTakeFiltersAway()
{
    m_api->display(100);
    InvoiceFilter filter;
    filter.text = u"a"_s;
    filter.risks = {RiskProfile::Red};
    filter.leastTotal = 10'000;
    m_page->setQuery({filter, {}});
    QTRY_COMPARE(listed(), expected());
    QVERIFY(m_page->findChild<FilterChips *>()->isVisible());
    QVERIFY(button(u"Minimum total: 1  ×"_s));
    button(u"Risk: Red  ×"_s)->click();
    QVERIFY(m_page->query().filter.risks.empty());
    QCOMPARE(m_page->query().filter.text, u"a"_s);
    QTRY_COMPARE(listed(), expected());
    button(u"Clear filters"_s)->click();
    QVERIFY(m_page->query().filter == InvoiceFilter());
    QCOMPARE(textField()->text(), QString());
    QVERIFY(!m_page->findChild<FilterChips *>()->isVisible());
    QTRY_COMPARE(listed().size(), 100);
}

void SearchPageTest::aClickOnTheHeadSorts()
{
    m_api->display(300);
    QTRY_COMPARE(table().model()->rowCount(), 300);
    QHeaderView *header = table().horizontalHeader();
    const auto click = [&](InvoiceKey field) {
        const int x = header->sectionViewportPosition(SearchModel::columnOf(field)) + 20;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
        QTRY_COMPARE(listed(), expected());
    };
    click(InvoiceKey::Total);
    QVERIFY((m_page->query().order == InvoiceOrder{InvoiceKey::Total, true}));
    click(InvoiceKey::Total);
    QVERIFY((m_page->query().order == InvoiceOrder{InvoiceKey::Total, false}));
    click(InvoiceKey::Seller);
    QVERIFY((m_page->query().order == InvoiceOrder{InvoiceKey::Seller, false}));
    QCOMPARE(table().model()->headerData(SearchModel::columnOf(InvoiceKey::Seller), Qt::Horizontal).toString(),
        u"Seller ↑"_s);
    cleanup();
    open(); // the order is remembered
    QVERIFY((m_page->query().order == InvoiceOrder{InvoiceKey::Seller, false}));
}

void SearchPageTest::arrivalsMoveNothingUntilTheyAreAskedFor()
{
    m_api->display(500);
    QTRY_COMPARE(table().model()->rowCount(), 500);
    const auto searches = m_api->searches.size();
    m_api->display(20);
    m_api->backlog = 4;
    m_api->sendStatus();
    QCoreApplication::processEvents();
    QCOMPARE(table().model()->rowCount(), 500);
    QCOMPARE(m_api->searches.size(), searches);
    QVERIFY(button(u"24 new"_s));
    button(u"24 new"_s)->click();
    QTRY_COMPARE(table().model()->rowCount(), 524);
    QVERIFY(!button(u"24 new"_s));
    m_api->display(1);
    QTest::keyClick(m_page.get(), Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(table().model()->rowCount(), 525);
    // Of what is filtered, nobody knows how many are.
    QTest::keyClicks(textField(), u"drakensberg"_s);
    QTRY_COMPARE(listed(), expected());
    m_api->display(3);
    QTRY_VERIFY(button(u"3 stored since"_s));
    bar().filters()->click();
    for (auto *box : panel().findChildren<QCheckBox *>())
        if (box->text() == u"Shown only"_s)
            box->click();
    QTRY_VERIFY(m_page->query().filter.displayedOnly);
    QTRY_COMPARE(listed(), expected());
    m_api->display(2);
    QTRY_VERIFY(button(u"2 shown since"_s));
}

void SearchPageTest::aRefreshKeepsThePlace()
{
    m_api->display(1'000);
    QTRY_COMPARE(table().model()->rowCount(), 1'000);
    table().setFocus();
    table().selectRow(40);
    table().verticalScrollBar()->setValue(30 * table().equalRowHeight() + 11);
    const int before = table().rowViewportPosition(40);
    QTRY_VERIFY(cell(40, InvoiceKey::Number) != u"…"_s);
    const QString number = cell(40, InvoiceKey::Number);
    m_api->display(10'000);
    m_page->search();
    QTRY_COMPARE(table().model()->rowCount(), 11'000);
    QCOMPARE(table().currentIndex().row(), 10'040);
    QCOMPARE(table().selectedSeqs(10), QList<Seq>{960});
    QCOMPARE(table().rowViewportPosition(10'040), before);
    QCOMPARE(cell(10'040, InvoiceKey::Number), number); // held: nothing flickers

    InvoiceQuery other;
    other.order = {InvoiceKey::Total, true};
    m_page->setQuery(other); // another question begins on top
    QTRY_COMPARE(listed(), expected());
    QCOMPARE(table().verticalScrollBar()->value(), 0);
    QVERIFY(!table().selectionModel()->hasSelection());
}

void SearchPageTest::aResetIsFollowed()
{
    m_api->display(100);
    QTRY_COMPARE(table().model()->rowCount(), 100);
    m_api->clearLedger();
    QTRY_COMPARE(table().model()->rowCount(), 0);
    m_api->display(3);
    QTRY_COMPARE(table().model()->rowCount(), 3);
    QTRY_COMPARE(cell(0, InvoiceKey::Seller), m_api->invoiceAt(3).sellerName);
}

void SearchPageTest::theFirstInvoicesComeByThemselves()
{
    m_api->sendSnapshot();
    QTRY_COMPARE(m_api->searches.size(), 1);
    QTRY_VERIFY(!m_page->isSearching());
    QCOMPARE(table().model()->rowCount(), 0);
    m_api->display(5);
    QTRY_COMPARE(table().model()->rowCount(), 5);
    QVERIFY(!m_page->findChild<EmptyState *>()->isVisible());
}

void SearchPageTest::nothingIsSearchedWhileHidden()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    m_page->hide();
    const auto searches = m_api->searches.size();
    m_api->display(10);
    m_api->clearLedger();
    m_api->display(30);
    QCoreApplication::processEvents();
    QCOMPARE(m_api->searches.size(), searches);
    m_page->show();
    QTRY_COMPARE(table().model()->rowCount(), 30);
}

void SearchPageTest::aLedgerAtRestIsListed()
{
    m_page->hide();
    m_api->display(5);
    QVERIFY(m_api->searches.isEmpty());
    m_page->show(); // and nothing comes any more
    QTRY_COMPARE(table().model()->rowCount(), 5);
}

void SearchPageTest::aLedgerThatOpensLateIsListed()
{
    m_api->status.storage.state = Health::State::Away;
    m_api->searchError = Error::unavailable(u"the ledger is not open yet"_s);
    m_api->sendSnapshot();
    QTRY_VERIFY(!banner(u"searchFailure"_s).isEmpty());
    m_api->status.storage.state = Health::State::Ready;
    m_api->searchError = std::nullopt;
    m_api->display(5);
    QTRY_COMPARE(table().model()->rowCount(), 5);
    QVERIFY(banner(u"searchFailure"_s).isEmpty());
}

void SearchPageTest::emptyStatesTeach()
{
    const auto *empty = m_page->findChild<EmptyState *>();
    m_api->sendSnapshot();
    QTRY_VERIFY(empty->isVisible());
    QCOMPARE(empty->title(), u"No invoices yet"_s);
    QVERIFY(!button(u"Clear filters"_s));
    m_api->display(10);
    QTRY_VERIFY(!empty->isVisible());
    QTest::keyClicks(textField(), u"no such name\r"_s);
    QTRY_COMPARE(empty->title(), u"No invoices match “no such name”"_s);
    QVERIFY(empty->isVisible());
    QCOMPARE(line().count(), u"0 invoices"_s);
    button(u"Clear filters"_s)->click();
    QTRY_COMPARE(table().model()->rowCount(), 10);
}

void SearchPageTest::aSearchCanBeCancelled()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    m_api->keepsSearchesBack = true;
    m_page->setQuery({{.text = u"slow"_s}, {}});
    QTRY_VERIFY(button(u"Cancel"_s)); // not before a moment has passed
    button(u"Cancel"_s)->click();
    QVERIFY(m_api->isSearchCancelled());
    QVERIFY(!m_page->isSearching());
    QVERIFY(!button(u"Cancel"_s));
    QVERIFY(banner(u"searchFailure"_s).contains(u"cancelled"_s));
    QCOMPARE(table().model()->rowCount(), 10); // that of before
    m_api->answerSearch();
    m_api->keepsSearchesBack = false;
    button(u"Try again"_s)->click();
    QTRY_COMPARE(table().model()->rowCount(), 0);
    QCOMPARE(banner(u"searchFailure"_s), QString());
}

void SearchPageTest::anErrorOffersToTryAgain()
{
    m_api->searchError = Error::unavailable(u"the database is away"_s);
    m_api->display(10);
    QTRY_COMPARE(banner(u"searchFailure"_s), u"Couldn’t load the invoices: the database is away."_s);
    m_api->searchError.reset();
    button(u"Try again"_s)->click();
    QTRY_COMPARE(table().model()->rowCount(), 10);
    QCOMPARE(banner(u"searchFailure"_s), QString());
}

void SearchPageTest::aLaterSearchTakesThePlaceOfAnEarlierOne()
{
    m_api->display(100);
    QTRY_COMPARE(table().model()->rowCount(), 100);
    m_api->keepsSearchesBack = true;
    m_page->setQuery({{.text = u"first"_s}, {}});
    m_page->setQuery({{.text = u"Ruaha"_s}, {}});
    QVERIFY(m_api->isSearchCancelled());
    m_api->answerSearch();
    QCoreApplication::processEvents();
    QCOMPARE(table().model()->rowCount(), 100);
    m_api->answerSearch();
    QTRY_VERIFY(table().model()->rowCount() > 0 && table().model()->rowCount() < 100);
}

void SearchPageTest::detailsShowTheSelected()
{
    m_api->shape = [](Invoice &invoice) {
        if (invoice.seq == 9) {
            invoice.sellerName = u"<b>Not bold</b>"_s;
            invoice.vat += 1;
            invoice.total += 1;
        }
    };
    m_api->display(10);
    QTRY_VERIFY(table().model()->rowCount() == 10 && cell(1, InvoiceKey::Number) != u"…"_s);
    const auto *details = m_page->findChild<DetailPane *>();
    QVERIFY(!details->isVisible());
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Home);
    QTest::keyClick(&table(), Qt::Key_Down);
    QTest::keyClick(&table(), Qt::Key_Return);
    QVERIFY(details->isVisible());
    QCOMPARE(details->invoice()->seq, 9);
    QStringList texts;
    for (const QLabel *label : details->findChildren<QLabel *>())
        texts += label->text();
    QVERIFY(texts.contains(u"<b>Not bold</b>"_s));
    QVERIFY(texts.contains(u"VAT on the invoice: ZAR\u00A00.01 more than calculated"_s));
    QTest::keyClick(&table(), Qt::Key_Down);
    QCOMPARE(details->invoice()->seq, 8);
    button(u"Copy"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Number\tINV-20261123-000008\n"_s));
    button(u"×"_s)->click();
    QVERIFY(!details->isVisible());
    QVERIFY(table().hasFocus());
}

void SearchPageTest::aCreditNoteIsShownAsItIsWritten()
{
    m_api->shape = [](Invoice &invoice) {
        invoice.kind = DocumentKind::CreditNote;
        invoice.currency = *Currency::fromCode(u"EUR");
        invoice.dueOn = QDate(2026, 12, 31);
        invoice.sellerTaxId = u"DE123456789"_s;
        invoice.vatLines = {{VatCategory::Standard, *VatRate::fromThousandths(19'000), -10'000, -1'900},
            {VatCategory::Exempt, *VatRate::fromThousandths(0), -5'000, 0}};
        invoice.subtotal = -15'000;
        invoice.vat = -1'900;
        invoice.total = -16'900;
    };
    m_api->display(1);
    QTRY_VERIFY(table().model()->rowCount() == 1 && cell(0, InvoiceKey::Number) != u"…"_s);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Home);
    QTest::keyClick(&table(), Qt::Key_Return);
    const auto *details = m_page->findChild<DetailPane *>();
    const auto texts = [details] {
        QStringList seen;
        for (const QLabel *label : details->findChildren<QLabel *>())
            if (label->isVisible())
                seen += label->text();
        return seen;
    };
    QCoreApplication::processEvents(); // the check is shown
    const QStringList credited = texts();
    for (const QString &text : {u"Credit note"_s, u"EUR\u00A0169.00"_s, u"2026-12-31"_s, u"Seller tax ID"_s,
             u"DE123456789"_s, u"EUR\u00A0100.00 × 19% = EUR\u00A019.00"_s,
             u"Exempt: EUR\u00A050.00 × 0% = EUR\u00A00.00"_s, u"Matches the VAT"_s, u"Matches the total"_s})
        QVERIFY2(credited.contains(text), qPrintable(text + u" is not in\n"_s + credited.join(u'\n')));
    QVERIFY(!credited.contains(u"Buyer tax ID"_s)); // it has none
    QVERIFY(!credited.contains(u"VAT rate"_s)); // it has several
    QVERIFY(cell(0, InvoiceKey::Total).endsWith(u"169.00 credit"_s)); // told from an invoice without colours
    QCOMPARE(cell(0, InvoiceKey::Kind), u"Credit note"_s);
    button(u"Copy"_s)->click(); // for programs, and as it is written too
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Document\tcredit_note\n"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Total\t169.00\n"_s));
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"VAT Standard\t19\t100.00\t19.00"_s));
}

void SearchPageTest::aDateWithoutATimeHasNone()
{
    m_api->shape = [](Invoice &invoice) { invoice.setIssueDate(QDate(2026, 11, 23)); };
    m_api->display(1);
    QTRY_COMPARE(cell(0, InvoiceKey::IssuedAt), dayText(QDate(2026, 11, 23)));
}

void SearchPageTest::creditNotesAndDueDatesAreFiltered()
{
    m_api->shape = [](Invoice &invoice) {
        if (invoice.seq % 2 == 0)
            invoice.kind = DocumentKind::CreditNote;
        if (invoice.seq % 5 == 0)
            invoice.dueOn = QDate(2026, 12, 1).addDays(static_cast<int>(invoice.seq % 30));
    };
    m_api->display(60);
    QTRY_COMPARE(listed().size(), 60);
    bar().filters()->click();
    const QList<QComboBox *> combos = panel().findChildren<QComboBox *>();
    QComboBox *kind = combos.at(combos.size() - 2); // before the due date
    QCOMPARE(kind->accessibleName(), u"Document"_s);
    kind->setCurrentText(u"Credit note"_s);
    QTRY_COMPARE(listed().size(), 30);
    const QList<QLineEdit *> lines = panel().findChildren<QLineEdit *>();
    lines.at(4)->setText(u"2026-12-05"_s);
    lines.at(5)->setText(u"2026-12-20"_s);
    QTRY_VERIFY(listed() == expected() && listed().size() < 30 && !listed().isEmpty());
    QCOMPARE(m_page->query().filter.dueFrom, std::optional(QDate(2026, 12, 5)));
    QCOMPARE(bar().filters()->text(), u"Filters (2)"_s);
    lines.at(5)->setText(u"2026-12-01"_s); // before the first: only said
    QVERIFY(panel().hasFault());
    QCOMPARE(m_page->query().filter.dueTo, std::optional(QDate(2026, 12, 20)));
}

/// Stands in for the desktop's viewer.
class Viewer final : public QObject {
    Q_OBJECT
public Q_SLOTS:
    void show(const QUrl &url)
    {
        QFile file(url.toLocalFile());
        names += file.fileName();
        if (file.open(QIODevice::ReadOnly))
            contents += file.readAll();
    }

public:
    QStringList names;
    QByteArrayList contents;
};

void SearchPageTest::aFailedCheckIsShownAndFiltered()
{
    m_api->shape = [](Invoice &invoice) {
        if (invoice.seq % 10 != 0)
            return;
        invoice.check = CheckResult::Failed;
        invoice.dueOn = QDate::currentDate().addDays(-3);
    };
    ReceivedDocument document;
    document.fileName = u"run me.exe"_s;
    document.mediaType = u"application/xml"_s;
    document.payable = 11'900;
    document.rules = {{.id = u"BR-CO-14"_s},
        {.id = u"BR-CO-10"_s, .strict = RuleOutcome::Fails, .official = RuleOutcome::Holds, .figures = u"0.01 off"_s},
        {.id = u"BR-CO-15"_s, .strict = RuleOutcome::Fails, .official = RuleOutcome::Fails, .isFailure = true}};
    document.originalKept = true;
    m_api->documents.insert(20, document);
    m_api->originals.insert(20, {document.fileName, document.mediaType, "<Invoice/>"});
    m_api->display(20);
    QTRY_COMPARE(listed().size(), 20);
    bar().filters()->click();
    for (QComboBox *combo : panel().findChildren<QComboBox *>()) {
        if (combo->accessibleName() == u"E-invoice check"_s)
            combo->setCurrentText(u"Check failed"_s);
    }
    QTRY_COMPARE(listed(), (QList<Seq>{20, 10}));
    QTRY_COMPARE(cell(0, InvoiceKey::Check), u"check failed"_s);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Home);
    QTest::keyClick(&table(), Qt::Key_Return);
    const auto *details = m_page->findChild<DetailPane *>();
    const auto texts = [details] {
        QStringList list;
        for (const QLabel *label : details->findChildren<QLabel *>()) {
            if (label->isVisible())
                list += label->text();
        }
        return list;
    };
    QTRY_VERIFY(texts().contains(u"Strict: fails · Official: fails"_s));
    const QString shown = texts().join(u'\n');
    QVERIFY(shown.contains(u"overdue by 3 day"_s));
    QVERIFY(shown.contains(u"To pay: "_s + m_format->money(11'900, details->invoice()->currency)));
    QVERIFY(shown.indexOf(u"BR-CO-15"_s) < shown.indexOf(u"BR-CO-10"_s)); // that the check fails by
    QVERIFY(shown.contains(u"0.01 off"_s) && !shown.contains(u"BR-CO-14"_s));
    details->findChild<QPushButton *>(u"other-rules"_s)->click();
    QVERIFY(texts().join(u'\n').contains(u"BR-CO-14"_s));

    Viewer viewer;
    QDesktopServices::setUrlHandler(u"file"_s, &viewer, "show");
    details->findChild<QPushButton *>(u"open-original"_s)->click();
    QTRY_COMPARE(viewer.contents, QByteArrayList{"<Invoice/>"});
    QVERIFY(viewer.names.front().endsWith(u".xml"_s)); // whatever it was called
    QDesktopServices::unsetUrlHandler(u"file"_s);
    m_page.reset();
    QVERIFY(!QFile::exists(viewer.names.front()));
}

void SearchPageTest::rowsAreCopiedExactly()
{
    m_api->shape = [](Invoice &invoice) {
        invoice.currency = *Currency::fromCode(u"KWD");
        invoice.total = 1'234'567;
        invoice.sellerName = u"=1\tA\nB"_s;
    };
    m_api->display(12'000);
    QTRY_COMPARE(table().model()->rowCount(), 12'000);
    table().setFocus();
    table().selectRow(10'999); // far down: not yet fetched
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"INV-20261123-001001"_s));
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    const QStringList heads = lines.at(0).split(u'\t');
    const QStringList values = lines.at(1).split(u'\t');
    QCOMPARE(values.size(), heads.size());
    QCOMPARE(values.at(heads.indexOf(u"Total"_s)), u"1234.567"_s);
    QCOMPARE(values.at(heads.indexOf(u"Seller"_s)), u"'=1 A B"_s);
    QCOMPARE(values.at(heads.indexOf(u"Issued"_s)).right(1), u"Z"_s);

    table().selectAll();
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(banner(u"searchNotice"_s).contains(u"Copied the first 10,000 of 12,000"_s));
    QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 10'001);
}

void SearchPageTest::columnsAreChosenAndRemembered()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    QVERIFY(table().columnLayout().isAutomatic());
    QVERIFY(!table().shownFields().contains(InvoiceKey::CurrencyCode));
    table().setFieldShown(InvoiceKey::CurrencyCode, true);
    table().setFieldShown(InvoiceKey::Buyer, false);
    table().putFirst(InvoiceKey::Total);
    table().horizontalHeader()->resizeSection(SearchModel::columnOf(InvoiceKey::Total), 222);
    const QList<InvoiceKey> shown = table().shownFields();
    QCOMPARE(shown.first(), InvoiceKey::Total);
    QVERIFY(shown.contains(InvoiceKey::CurrencyCode) && !shown.contains(InvoiceKey::Buyer));
    cleanup();
    open();
    QCOMPARE(table().shownFields(), shown);
    QCOMPARE(table().horizontalHeader()->sectionSize(SearchModel::columnOf(InvoiceKey::Total)), 222);
    m_page->resize(900, 700); // does not touch what a person has chosen
    QCOMPARE(table().shownFields(), shown);

    QMenu *menu = bar().columns()->menu();
    menu->popup({});
    for (QAction *action : menu->actions())
        if (action->text() == u"Fit columns to window"_s)
            action->trigger();
    menu->close();
    QVERIFY(table().columnLayout().isAutomatic());
    for (const InvoiceKey field : table().shownFields()) // the last one cannot be hidden: the menu would go with it
        table().setFieldShown(field, false);
    QCOMPARE(table().shownFields().size(), 1);
}

void SearchPageTest::columnsStayOpenToBeTicked()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    QMenu *menu = bar().columns()->menu();
    menu->popup(m_page->mapToGlobal(QPoint(100, 100)));
    QVERIFY(QTest::qWaitForWindowExposed(menu));
    const auto action = [menu](const QString &text) {
        for (QAction *candidate : menu->actions())
            if (candidate->text() == text)
                return candidate;
        return static_cast<QAction *>(nullptr);
    };
    QAction *currency = action(u"Currency"_s);
    QVERIFY(!currency->isChecked());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(currency).center());
    QVERIFY(menu->isVisible());
    QVERIFY(currency->isChecked());
    QVERIFY(table().shownFields().contains(InvoiceKey::CurrencyCode));
    menu->setActiveAction(action(u"Seller"_s));
    QTest::keyClick(menu, Qt::Key_Space);
    QVERIFY(menu->isVisible());
    QVERIFY(!table().shownFields().contains(InvoiceKey::Seller));
    QVERIFY(action(u"Fit columns to window"_s)->isEnabled());
    // What is no tick closes it.
    menu->setActiveAction(action(u"Fit columns to window"_s));
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(!menu->isVisible());
    QVERIFY(table().columnLayout().isAutomatic());
}

void SearchPageTest::columnsAreKeptOnceTheyAreSettled()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    const QString key = u"invoices/columns"_s;
    QTRY_VERIFY(m_settings->contains(key)); // as the page was made
    m_settings->remove(key);
    for (int width = 100; width < 200; ++width) // as the mouse does
        table().horizontalHeader()->resizeSection(SearchModel::columnOf(InvoiceKey::Number), width);
    QVERIFY(!m_settings->contains(key));
    QTRY_VERIFY(m_settings->value(key).toString().contains(u"199"_s));
}

void SearchPageTest::columnsOfOnesOwnFitAnotherWindow()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    const int total = SearchModel::columnOf(InvoiceKey::Total);
    ColumnLayout chosen;
    for (const InvoiceKey field : {InvoiceKey::Number, InvoiceKey::Seller, InvoiceKey::Buyer, InvoiceKey::Total})
        chosen.columns.append({field, field == InvoiceKey::Total ? 30 : 220, true});
    for (const InvoiceKey field : invoiceFields) {
        const auto isIt = [field](const ColumnLayout::Column &column) { return column.field == field; };
        if (std::none_of(chosen.columns.begin(), chosen.columns.end(), isIt))
            chosen.columns.append({field, 100, false});
    }
    table().setColumnLayout(chosen);
    const QHeaderView *header = table().horizontalHeader();
    for (const int width : {560, 1100, 1900}) {
        m_page->resize(width, 700);
        QCoreApplication::processEvents();
        QCOMPARE(header->length(), table().viewport()->width()); // the total in sight, and nothing left blank
        QVERIFY(header->sectionSize(total) > 100); // wide enough for what is in it
    }
    QVERIFY(table().columnLayout() == chosen); // as it was chosen
}

void SearchPageTest::aNumberTakesNoMoreRoomThanItNeeds()
{
    m_api->shape = [](Invoice &invoice) { invoice.number = QString::number(invoice.seq); };
    m_api->display(10);
    QTRY_VERIFY(table().model()->rowCount() == 10 && cell(0, InvoiceKey::Number) == u"10"_s);
    m_page->resize(700, 600);
    const int number = SearchModel::columnOf(InvoiceKey::Number);
    const auto needed = [&](const QString &text) { return table().fontMetrics().horizontalAdvance(text); };
    QTRY_VERIFY(table().horizontalHeader()->sectionSize(number) < needed(u"INV-20261123-0000000"_s));
    m_api->shape = [](Invoice &invoice) {
        invoice.number = u"INV-20261123-%1"_s.arg(qint64(invoice.seq), 6, 10, QChar(u'0'));
    };
    m_api->display(10);
    m_page->search();
    QTRY_VERIFY(table().horizontalHeader()->sectionSize(number) > needed(u"INV-20261123-000020"_s));
}

void SearchPageTest::anAnswerIsThatOfItsOwnQuestion()
{
    m_api->display(100);
    m_api->keepsSearchesBack = true;
    QueryRunner runner(*m_api);
    QList<InvoiceQuery> answered;
    connect(&runner, &QueryRunner::found, this, [&](const InvoiceQuery &query) { answered += query; });
    const InvoiceQuery first{{.text = u"Ruaha"_s}, {}};
    runner.search(first);
    runner.searchSoon({{.text = u"Ruaha L"_s}, {}}); // somebody goes on typing
    m_api->answerSearch();
    QTRY_COMPARE(answered.size(), 1);
    QVERIFY(answered.first() == first);
}

void SearchPageTest::aPeriodSetsBothDays()
{
    m_api->display(10);
    bar().filters()->click();
    auto *period = panel().findChildren<QComboBox *>().first();
    QCOMPARE(period->accessibleName(), u"Issued"_s);
    const auto choose = [&](const QString &name) {
        const int index = period->findText(name);
        QVERIFY2(index >= 0, qPrintable(name));
        period->setCurrentIndex(index);
        Q_EMIT period->activated(index);
    };
    const QDate today = QDate::currentDate();
    const QDate month(today.year(), today.month(), 1);
    choose(u"Last month"_s);
    QCOMPARE(m_page->query().filter.issuedOnFrom, std::optional(month.addMonths(-1)));
    QCOMPARE(m_page->query().filter.issuedOnTo, std::optional(month.addDays(-1)));
    QCOMPARE(period->currentText(), u"Last month"_s);
    // Another day makes it something else.
    const QList<QLineEdit *> lines = panel().findChildren<QLineEdit *>();
    lines.at(0)->setText(u"2001-02-03"_s);
    QCOMPARE(period->currentText(), u"Other"_s);
    choose(u"Any"_s);
    QVERIFY(m_page->query().filter == InvoiceFilter());
    QVERIFY(lines.at(0)->text().isEmpty() && lines.at(1)->text().isEmpty());
    // And a saved filter is named by its period.
    InvoiceFilter filter;
    filter.issuedOnFrom = today;
    filter.issuedOnTo = today;
    m_page->setQuery({filter, {}});
    QCOMPARE(period->currentText(), u"Today"_s);
}

void SearchPageTest::invoicesOfOneSellerAreFound()
{
    m_api->display(200);
    QTRY_VERIFY(table().model()->rowCount() == 200 && cell(0, InvoiceKey::Seller) != u"…"_s);
    const QString seller = cell(0, InvoiceKey::Seller);
    InvoiceFilter filter;
    filter.seller = seller;
    m_page->setQuery({{.text = u"nothing like it"_s}, {InvoiceKey::Total, true}});
    m_page->showOnly(filter); // from a chart
    QVERIFY((m_page->query() == InvoiceQuery{filter, {InvoiceKey::Total, true}}));
    QCOMPARE(textField()->text(), QString());
    QTRY_VERIFY(!listed().isEmpty() && listed() == expected());
    button(u"Seller: %1  ×"_s.arg(seller))->click();
    QVERIFY(m_page->query().filter == InvoiceFilter());
}

void SearchPageTest::viewsAreSavedAndChosen()
{
    m_api->display(200);
    QTRY_COMPARE(table().model()->rowCount(), 200);
    const auto choose = [&](const QString &name) {
        QMenu *menu = bar().views()->menu();
        menu->popup({});
        for (QAction *action : menu->actions())
            if (action->text() == name) {
                action->trigger();
                menu->close();
                return true;
            }
        menu->close();
        return false;
    };
    QVERIFY(choose(u"Red risk"_s));
    QVERIFY(m_page->query().filter.risks == std::vector{RiskProfile::Red});
    QTRY_COMPARE(listed(), expected());
    InvoiceQuery query = m_page->query();
    query.order = {InvoiceKey::Buyer, false};
    m_page->setQuery(query);
    QVERIFY(choose(u"Save view…"_s));
    auto *dialog = m_page->findChild<QDialog *>();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"Reds & buyers"_s);
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(banner(u"searchNotice"_s).contains(u"Reds & buyers"_s));
    QVERIFY(choose(u"All invoices"_s));
    QTRY_COMPARE(listed().size(), 200);
    cleanup();
    open();
    QVERIFY(choose(u"Reds && buyers"_s));
    QVERIFY(m_page->query() == query);
}

void SearchPageTest::aPdfHasTheColumnsThatAreShown()
{
    m_api->display(20);
    QTRY_COMPARE(table().model()->rowCount(), 20);
    auto *exports = m_page->findChild<ExportBar *>();
    // How much text is drawn in it.
    const auto texts = [&](int width) {
        m_page->resize(width, m_page->height());
        QCoreApplication::processEvents();
        const QString name = u"%1.pdf"_s.arg(width);
        exports->exportTo(m_folder.filePath(name), ExportBar::Format::Pdf);
        if (!QTest::qWaitFor([&] { return banner(u"exportOutcome"_s).contains(name); }))
            return qsizetype(-1);
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? inflated(file.readAll()).count(" Tj") : qsizetype(-1);
    };
    const qsizetype columns = table().shownFields().size();
    const qsizetype some = texts(700);
    const qsizetype fewer = table().shownFields().size();
    const qsizetype all = texts(1600);
    const qsizetype more = table().shownFields().size();
    QVERIFY(fewer < columns && columns < more);
    QVERIFY(some > 0);
    QVERIFY2(all > some, qPrintable(u"%1 and %2"_s.arg(all).arg(some)));
}

void SearchPageTest::anExportEndsInABanner()
{
    m_api->display(2'500);
    QTRY_COMPARE(table().model()->rowCount(), 2'500);
    m_page->setQuery({{.risks = {RiskProfile::Green}}, {}});
    QTRY_COMPARE(listed(), expected());
    auto *exports = m_page->findChild<ExportBar *>();
    const QString csv = m_folder.filePath(u"a.csv"_s);
    exports->exportTo(csv, ExportBar::Format::Csv);
    QVERIFY(exports->isExporting());
    QTRY_COMPARE(
        banner(u"exportOutcome"_s), u"%1 invoices exported to a.csv."_s.arg(m_format->number(listed().size())));
    QVERIFY(button(u"Open folder"_s));
    QFile file(csv);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), listed().size() + 1);

    const QString pdf = m_folder.filePath(u"a.pdf"_s);
    exports->exportTo(pdf, ExportBar::Format::Pdf);
    QTRY_VERIFY(banner(u"exportOutcome"_s).contains(u"a.pdf"_s));
    QVERIFY(QFile::exists(pdf));

    exports->exportTo(m_folder.filePath(u"a.csv/b.csv"_s), ExportBar::Format::Csv);
    QTRY_VERIFY(banner(u"exportOutcome"_s).startsWith(u"Export failed. "_s));
    QVERIFY(!button(u"Open folder"_s));

    m_api->ignoresSeqs = true;
    exports->exportTo(m_folder.filePath(u"c.csv"_s), ExportBar::Format::Csv);
    QTRY_VERIFY(button(u"Cancel"_s));
    button(u"Cancel"_s)->click();
    QTRY_COMPARE(banner(u"exportOutcome"_s), u"Export cancelled. No file was saved."_s);
    QVERIFY(!QFile::exists(m_folder.filePath(u"c.csv"_s)));
    m_api->ignoresSeqs = false;
}

void SearchPageTest::everyControlIsReachedByTab()
{
    m_api->display(10);
    QTRY_COMPARE(table().model()->rowCount(), 10);
    bar().filters()->click();
    bar().details()->click();
    bar().focusText();
    QList<const QWidget *> reached;
    for (int step = 0; step < 60 && !reached.contains(QApplication::focusWidget()); ++step) {
        reached += QApplication::focusWidget();
        QVERIFY2(!QApplication::focusWidget()->accessibleName().isEmpty()
                || qobject_cast<QPushButton *>(QApplication::focusWidget()),
            QApplication::focusWidget()->metaObject()->className());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const auto mustReach = [&](const QWidget *widget) {
        return !widget->isVisible() || !widget->isEnabled() || reached.contains(widget);
    };
    for (const QPushButton *control : m_page->findChildren<QPushButton *>())
        QVERIFY2(mustReach(control), qPrintable(control->text()));
    for (const QComboBox *control : panel().findChildren<QComboBox *>())
        QVERIFY2(mustReach(control), qPrintable(control->accessibleName()));
    for (const QLineEdit *control : panel().findChildren<QLineEdit *>())
        QVERIFY2(mustReach(control), qPrintable(control->accessibleName()));
    for (const QCheckBox *control : panel().findChildren<QCheckBox *>())
        QVERIFY2(mustReach(control), qPrintable(control->text()));
    QVERIFY(mustReach(&table()));
}

BILLOW_TEST(QApplication, SearchPageTest)
#include "SearchPageTest.moc"

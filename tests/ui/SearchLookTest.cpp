// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/LookChecks.h"
#include "ui/export/ExportBar.h"
#include "ui/search/DetailPane.h"
#include "ui/search/FilterBar.h"
#include "ui/search/FilterPanel.h"
#include "ui/search/InvoicesPage.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBanner.h"

#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How the Invoices page looks, in both themes and at every size that the frame leaves it. With
/// BILLOW_SCREENSHOTS=FOLDER in the environment the pictures are kept there.
class SearchLookTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOverlaps_data();
    void nothingOverlaps();

private:
    QTemporaryDir m_folder;
};

namespace {

/// So that there is something of everything.
void shapeInvoices(FakeApi &api)
{
    api.shape = [](Invoice &invoice) {
        const QDateTime day(QDate(2026, 11, 1).addDays(static_cast<int>(invoice.seq % 23)), QTime(8, 42, 59));
        invoice.setIssueTime(UtcTime(std::chrono::milliseconds(day.toMSecsSinceEpoch()) + invoice.seq * 7s));
        invoice.acceptedAt = invoice.issuedAt + 3s;
        if (invoice.seq % 7 == 0)
            invoice.currency = *Currency::fromCode(u"JPY");
        if (invoice.seq % 11 == 0)
            invoice.currency = *Currency::fromCode(u"KWD");
        if (invoice.seq % 3 == 0)
            invoice.source = u"import:november.csv"_s;
    };
}

void arrange(const QString &scene, FakeApi &api, InvoicesPage &page, const QString &folder)
{
    const auto *table = page.findChild<SearchTable *>();
    auto *bar = page.findChild<FilterBar *>();
    if (scene == u"empty"_s)
        return;
    api.display(1200);
    QTRY_COMPARE(table->model()->rowCount(), 1200);
    if (scene == u"filters"_s || scene == u"fault"_s) {
        bar->filters()->setChecked(true);
        InvoiceFilter filter;
        filter.risks = {RiskProfile::Red, RiskProfile::Amber};
        filter.leastTotal = 12'345'000;
        filter.country = CountryCode::fromCode(u"ZA");
        page.setQuery({filter, {InvoiceKey::Total, true}});
    }
    if (scene == u"fault"_s) {
        auto *amount = page.findChild<FilterPanel *>()->findChildren<QLineEdit *>().at(3);
        amount->setFocus();
        QTest::keyClicks(amount, u"12x"_s);
    }
    if (scene == u"details"_s || scene == u"chips"_s) {
        InvoiceFilter filter;
        filter.text = u"ta"_s;
        filter.risks = {RiskProfile::Green, RiskProfile::Amber};
        filter.currency = Currency::fromCode(u"ZAR");
        filter.source = u"import:november.csv"_s;
        filter.mostTotal = 987'654'321'0000;
        page.setQuery({filter, {InvoiceKey::Seller, false}});
        api.backlog = 24;
        api.sendStatus();
    }
    if (scene == u"details"_s) {
        bar->details()->setChecked(true);
        QTRY_VERIFY(!page.isSearching());
        page.findChild<SearchTable *>()->setFocus();
        QTest::keyClick(page.findChild<SearchTable *>(), Qt::Key_Down);
        QTest::keyClick(page.findChild<SearchTable *>(), Qt::Key_Down);
    }
    if (scene == u"nothing"_s) {
        InvoiceFilter filter;
        filter.text = u"no such name"_s;
        page.setQuery({filter, {}});
    }
    if (scene == u"exported"_s) {
        page.findChild<ExportBar *>()->exportTo(folder + u"/invoices.csv"_s, ExportBar::Format::Csv);
        QTRY_VERIFY(!page.findChild<MessageBanner *>(u"exportOutcome"_s)->sentence().isEmpty());
    }
    if (scene == u"failed"_s) {
        api.searchError = Error::unavailable(u"the database is away and is being tried again"_s);
        page.search();
    }
}

} // namespace

void SearchLookTest::nothingOverlaps_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("scene");
    const std::pair<Theme::Mode, const char *> modes[]{{Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}};
    // What is left of 800×500, 1280×800 and 2560×1440, and of a tall and narrow window.
    for (const auto &[mode, name] : modes)
        for (const QSize size : {QSize(744, 408), QSize(1084, 706), QSize(2364, 1346), QSize(744, 900)})
            for (const QString &scene : {u"empty"_s, u"list"_s, u"filters"_s, u"fault"_s, u"chips"_s, u"details"_s,
                     u"nothing"_s, u"exported"_s, u"failed"_s})
                QTest::addRow("%s-%s-%dx%d", qPrintable(scene), name, size.width(), size.height())
                    << mode << size << scene;
}

void SearchLookTest::nothingOverlaps()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, scene);
    FakeApi api;
    shapeInvoices(api);
    QSettings settings(m_folder.filePath(u"look.ini"_s), QSettings::IniFormat);
    settings.clear();
    Theme theme;
    theme.setMode(mode);
    const MoneyFormat format(QLocale::c());
    QWidget window;
    theme.dress(&window);
    auto *page = new InvoicesPage(api, settings, format, theme, &window);
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(page);
    const auto subscription = api.subscribe();
    connect(subscription.get(), &Subscription::updated, page, &InvoicesPage::apply);
    window.resize(size);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    api.sendSnapshot();
    arrange(scene, api, *page, m_folder.path());
    const auto *table = page->findChild<SearchTable *>();
    QTRY_VERIFY(!page->isSearching());
    for (int row = std::max(0, table->rowAt(0)); row < table->model()->rowCount() && row < 60; ++row)
        QTRY_VERIFY(table->model()->index(row, 0).data(SearchModel::Role::LoadedRole).toBool());
    QCoreApplication::sendPostedEvents();
    layout->activate();

    QCOMPARE(window.size(), size);
    compareSiblings(page);
    QVERIFY(scene == u"empty"_s || table->viewport()->height() >= 2 * space::rowHeight);
    const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        QVERIFY(window.grab().save(u"%1/invoices-%2.png"_s.arg(folder, QString::fromUtf8(QTest::currentDataTag()))));
}

BILLOW_TEST(QApplication, SearchLookTest)
#include "SearchLookTest.moc"

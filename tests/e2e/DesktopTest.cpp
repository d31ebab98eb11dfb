// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/Desktop.h"
#include "core/keychain/SystemKeychain.h"
#include "tests/e2e/AccessibleTree.h"
#include "tests/e2e/Program.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestMain.h"

#include <QClipboard>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QTest>

#include <cstdio>

using namespace billow;
using namespace Qt::StringLiterals;

/// The window on a real desktop, read from outside as a screen reader reads it.
class DesktopTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aRunIsReadAndStopped();
    void aDayIsSpentWithoutSightOrPointer();
    void aFileIsImportedAndAnActorCrashed();
    void aRowIsCopiedAViewSavedAndAFileExported();
    void aLanguageIsChosen();
    void aLongGridIsReadAnywhere();
    void theRowOneMovesToIsTold();
    void aRestartTakesWhatWasSaved();
    void aWrongPasswordIsSaid();
    void aDatabaseThatIsNotThereIsSaid();
    void aDatabaseThatIsSlowLeavesAWindow();
    void aFileThatIsWrongIsSaid();
    void aSecretComesFromTheKeychain();
    void aKeychainWithoutItAsks();

private:
    [[nodiscard]] std::unique_ptr<QProcess> start(
        const Program &billow, const QStringList &arguments, const QMap<QString, QString> &more = {}) const
    {
        QMap<QString, QString> environment = m_desktop.environment();
        for (const QString &own : {u"HOME"_s, u"XDG_DATA_HOME"_s})
            environment.remove(own); // the program's
        environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
        environment.insert(more);
        return billow.start(arguments, environment);
    }
    /// With a run of a second at unlimited rates.
    [[nodiscard]] std::unique_ptr<QProcess> startLong(const Program &billow) const
    {
        return start(billow,
            {u"--start"_s, u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s,
                u"1"_s, u"--database-url"_s, billow.ledgerUrl()});
    }
    [[nodiscard]] std::optional<AccessibleNode> find(const QString &role, const QString &name) const
    {
        return m_tree->find([&](const AccessibleNode &node) { return node.role == role && node.name.contains(name); });
    }
    /// A button or an entry of the navigation that can be seen, by its name: as it is pressed by voice. Looks again if
    /// it could not be pressed: it may be of a program that has just ended.
    [[nodiscard]] bool press(const QString &name) const
    {
        static const QStringList roles{u"push button"_s, u"button menu"_s, u"check box"_s};
        return m_tree
            ->find([&](const AccessibleNode &node) {
                return roles.contains(node.role) && node.name == name && m_tree->isShowing(node) && m_tree->press(node);
            })
            .has_value();
    }
    /// An entry of a menu that is open.
    [[nodiscard]] bool choose(const QString &name) const
    {
        const auto entry =
            m_tree->find([&](const AccessibleNode &node) { return node.role == u"menu item"_s && node.name == name; });
        return entry && m_tree->press(*entry);
    }
    /// What is on the desktop's clipboard.
    [[nodiscard]] QString clipboard() const
    {
        QProcess reader;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const QMap<QString, QString> own = m_desktop.environment();
        for (auto each = own.cbegin(); each != own.cend(); ++each)
            environment.insert(each.key(), each.value());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        reader.setProcessEnvironment(environment);
        reader.start(QCoreApplication::applicationFilePath(), {u"ReadClipboard"_s});
        reader.waitForFinished();
        return QString::fromUtf8(reader.readAllStandardOutput());
    }
    /// A sentence in the window that holds all of \a words.
    [[nodiscard]] bool says(const QStringList &words) const
    {
        return m_tree
            ->find([&words](const AccessibleNode &node) {
                return std::ranges::all_of(words, [&node](const QString &word) { return node.name.contains(word); });
            })
            .has_value();
    }
    [[nodiscard]] QByteArray all() const { return m_tree->text().toUtf8(); }

    Desktop m_desktop;
    std::unique_ptr<AccessibleTree> m_tree;
    PostgresServer m_server;
};

void DesktopTest::initTestCase()
{
    QVERIFY2(m_desktop.start(), qPrintable(m_desktop.failure()));
    QVERIFY2(m_desktop.startKeychain(), qPrintable(m_desktop.failure()));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_desktop.busAddress().toUtf8());
    QTRY_VERIFY_WITH_TIMEOUT(
        QDBusConnection::sessionBus().interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value(), 30'000);
    m_tree = std::make_unique<AccessibleTree>(m_desktop.busAddress());
    QVERIFY(m_tree->isConnected());
    QVERIFY2(m_server.start(), qPrintable(m_server.failure()));
}

void DesktopTest::aRunIsReadAndStopped()
{
    const Program billow(u"billow"_s);
    const auto window = start(billow, {u"--start"_s, u"--database-url"_s, billow.ledgerUrl()});
    QVERIFY2(find(u"frame"_s, u"Running"_s), all().constData());
    QVERIFY2(find(u"label"_s, u"State: Running"_s), all().constData());
    QVERIFY2(find(u"label"_s, u"Invoices: "_s), all().constData());
    const auto table = find(u"table"_s, u"Invoices, newest first"_s);
    QVERIFY2(table, all().constData());
    QTRY_VERIFY(m_tree->rowCount(*table) > 0);
    QTRY_VERIFY(m_tree->cell(*table, 0, 0).name.startsWith(u"INV-"_s));
    // A row that has been read moves down, and the new one in its place is read as what it is.
    const QString first = m_tree->cell(*table, 0, 0).name;
    QTRY_VERIFY(m_tree->cell(*table, 0, 0).name > first);
    const auto stop = find(u"push button"_s, u"Stop"_s);
    QVERIFY2(stop, all().constData());
    QVERIFY(m_tree->press(*stop));
    QVERIFY2(m_tree->find([](const AccessibleNode &node) {
        return node.role == u"frame"_s && !node.name.contains(u"Running"_s) && node.name.contains(u"Billow"_s);
    }),
        all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aDayIsSpentWithoutSightOrPointer()
{
    const Program billow(u"billow"_s);
    const auto window = start(billow, {u"--generation-per-second"_s, u"20"_s, u"--database-url"_s, billow.ledgerUrl()});
    QVERIFY2(press(u"Start"_s), all().constData());
    QVERIFY2(find(u"label"_s, u"State: Running"_s), all().constData());
    const auto table = find(u"table"_s, u"Invoices, newest first"_s);
    QVERIFY2(table, all().constData());
    QTRY_VERIFY(m_tree->rowCount(*table) > 3);
    QVERIFY2(press(u"Pause updates"_s), all().constData());
    QVERIFY2(says({u"Resume updates"_s}), all().constData());
    const QString number = m_tree->cell(*table, 0, 0).name;
    QVERIFY2(press(u"Stop"_s), all().constData());

    // One invoice is found, and all of it is read.
    QVERIFY2(press(u"Invoices"_s), all().constData());
    const auto search = find(u"text"_s, u"Search"_s);
    QVERIFY2(search, all().constData());
    QVERIFY(m_tree->enter(*search, number));
    QVERIFY2(says({u"1 invoice"_s}), all().constData());
    QVERIFY2(press(u"Details"_s), all().constData());
    QVERIFY2(says({u"Seller"_s}), all().constData());

    QVERIFY2(press(u"Reset…"_s), all().constData());
    QVERIFY2(press(u"Delete all invoices"_s), all().constData());
    QVERIFY2(press(u"Dashboard"_s), all().constData());
    QVERIFY2(says({u"Invoices: 0"_s}), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

/// Also without sight or pointer.
void DesktopTest::aFileIsImportedAndAnActorCrashed()
{
    const Program billow(u"billow"_s);
    const auto window = start(billow, {u"--database-url"_s, billow.ledgerUrl()});
    QFile file(billow.file(u"november.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Invoice,Date,Seller,Buyer,Currency,VAT rate,Total\n"
               "A-1,2026-11-23,Umlazi Textiles,Kasane Stores,ZAR,15,115.00\n"
               "A-2,2026-11-24,Umlazi Textiles,Harare Fashion,ZAR,15,230.00\n");
    file.close();
    QVERIFY2(press(u"Import…"_s), all().constData());
    const auto line = find(u"text"_s, u"File name:"_s);
    QVERIFY2(line, all().constData());
    QVERIFY(m_tree->enter(*line, file.fileName()));
    QVERIFY2(press(u"Open"_s), all().constData());
    QVERIFY2(press(u"Import"_s), all().constData());
    QVERIFY2(says({u"2 invoices imported"_s}), all().constData());
    QVERIFY2(press(u"Close"_s), all().constData());

    QVERIFY2(press(u"Invoices"_s), all().constData());
    const auto search = find(u"text"_s, u"Search"_s);
    QVERIFY2(search, all().constData());
    QVERIFY(m_tree->enter(*search, u"Harare"_s));
    QVERIFY2(says({u"1 invoice"_s}), all().constData());

    QVERIFY2(press(u"System"_s), all().constData());
    const auto tree = find(u"tree"_s, u"Supervision tree"_s);
    QVERIFY2(tree, all().constData());
    int row = 0;
    while (m_tree->cell(*tree, row, 0).name != u"Reader"_s && row < m_tree->rowCount(*tree))
        ++row;
    QVERIFY(m_tree->select(*tree, row));
    QVERIFY2(press(u"Crash Reader"_s), all().constData());
    QVERIFY2(says({u"restarts from the ledger"_s}), all().constData());
    QVERIFY2(press(u"Crash Reader"_s), all().constData());
    QVERIFY2(says({u"Reader crashed and was restarted"_s}), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aRowIsCopiedAViewSavedAndAFileExported()
{
    const Program billow(u"billow"_s);
    const auto window = startLong(billow);
    QVERIFY2(find(u"label"_s, u"State: Idle"_s), all().constData());
    QVERIFY2(press(u"Invoices"_s), all().constData());
    const auto table = find(u"table"_s, u"Search results"_s);
    QVERIFY2(table, all().constData());
    QTRY_VERIFY(m_tree->rowCount(*table) > 1);
    const auto number = [&] {
        for (int column = 0; column < 5; ++column) {
            if (const QString text = m_tree->cell(*table, 1, column).name; text.startsWith(u"INV-"_s))
                return text;
        }
        return QString();
    };
    QTRY_VERIFY(!number().isEmpty());
    QVERIFY(m_tree->select(*table, 1));
    QVERIFY2(press(u"Export"_s), all().constData());
    QVERIFY2(choose(u"Copy selected rows"_s), all().constData());
    QTRY_VERIFY2(clipboard().contains(number()), qPrintable(clipboard()));

    QVERIFY2(press(u"Views"_s), all().constData());
    QVERIFY2(choose(u"Save view…"_s), all().constData());
    const auto name = find(u"text"_s, u"View name"_s);
    QVERIFY2(name, all().constData());
    QVERIFY(m_tree->enter(*name, u"November"_s));
    QVERIFY2(press(u"Save"_s), all().constData());
    QVERIFY2(press(u"Views"_s), all().constData());
    QVERIFY2(choose(u"November"_s), all().constData());

    QVERIFY2(press(u"Export"_s), all().constData());
    QVERIFY2(choose(u"CSV…"_s), all().constData());
    const auto file = find(u"text"_s, u"File name:"_s);
    QVERIFY2(file, all().constData());
    const QString path = billow.file(u"exported.csv"_s);
    QVERIFY(m_tree->enter(*file, path));
    QVERIFY2(press(u"Save"_s), all().constData());
    QVERIFY2(says({u"exported.csv"_s}), all().constData());
    QTRY_VERIFY(QFile(path).size() > 1'000);
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aLanguageIsChosen()
{
    const Program billow(u"billow"_s);
    const auto window = start(billow, {u"--database-url"_s, billow.ledgerUrl()});
    QVERIFY2(press(u"Settings"_s), all().constData());
    int german = -1;
    const auto languages = m_tree->find([&](const AccessibleNode &node) {
        for (int row = 0; german < 0 && node.role == u"list"_s && row < m_tree->rowCount(node); ++row)
            german = m_tree->cell(node, row, 0).name == u"Deutsch"_s ? row : -1;
        return german >= 0;
    });
    QVERIFY2(languages, all().constData());
    QVERIFY(m_tree->select(*languages, german));
    QVERIFY2(press(u"Rechnungen"_s), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aLongGridIsReadAnywhere()
{
    const Program billow(u"billow"_s);
    const auto window = startLong(billow);
    const auto table = find(u"table"_s, u"Invoices, newest first"_s);
    QVERIFY2(table, all().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_tree->rowCount(*table) > 1'000, 60'000);
    QVERIFY2(find(u"label"_s, u"State: Idle"_s), all().constData());
    const int rows = m_tree->rowCount(*table);
    for (const int row : {rows - 1, rows / 2, 0})
        QTRY_VERIFY(m_tree->cell(*table, row, 0).name.startsWith(u"INV-"_s));
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::theRowOneMovesToIsTold()
{
    const Program billow(u"billow"_s);
    const auto window = startLong(billow);
    const auto table = find(u"table"_s, u"Invoices, newest first"_s);
    QVERIFY2(table, all().constData());
    QVERIFY2(find(u"label"_s, u"State: Idle"_s), all().constData());
    int row = 100;
    const auto isHeard = [&] { return m_tree->press(m_tree->cell(*table, ++row, 0)) && !m_tree->selected().isEmpty(); };
    QTRY_VERIFY_WITH_TIMEOUT(isHeard(), 60'000);
    const AccessibleNode cell = m_tree->cell(*table, 700, 0);
    QVERIFY(m_tree->press(cell));
    QTRY_COMPARE(m_tree->selected(), cell.path);
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aRestartTakesWhatWasSaved()
{
    const Program billow(u"billow"_s);
    const auto window = start(billow,
        {u"-style"_s, u"fusion"_s, u"--start"_s, u"--generation-per-second=0"_s, u"--display-per-second"_s, u"0"_s,
            u"--run-seconds=1"_s});
    const auto pid = window->processId();
    const auto argumentsNow = [pid] {
        QFile file(u"/proc/%1/cmdline"_s.arg(pid));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\0').mid(1) : QByteArrayList();
    };
    QTRY_VERIFY(argumentsNow().contains("--start"));
    const auto table = find(u"table"_s, u"Invoices, newest first"_s);
    QVERIFY2(table, all().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_tree->rowCount(*table) > 1'000, 60'000);
    QVERIFY2(find(u"label"_s, u"State: Idle"_s), all().constData());
    QVERIFY2(press(u"Settings"_s), all().constData());
    const auto line =
        m_tree->find([](const AccessibleNode &node) { return node.name == u"Database"_s && node.role == u"text"_s; });
    QVERIFY2(line, all().constData());
    QVERIFY(m_tree->enter(*line, billow.ledgerUrl()));
    QVERIFY2(press(u"Save settings"_s), all().constData());
    QVERIFY2(says({u"Saved to"_s, u"take effect after a restart"_s}), all().constData());
    QVERIFY(!QFile::exists(billow.file(u"test.db"_s)));
    QVERIFY2(press(u"Restart Billow with the saved settings"_s), all().constData());
    // The same process, with the same options but for the run, on the other ledger.
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(billow.file(u"test.db"_s)), 30'000);
    QVERIFY2(find(u"label"_s, u"Invoices: 0"_s), all().constData());
    const QByteArrayList expected{
        "-style", "fusion", "--generation-per-second=0", "--display-per-second=0", "--run-seconds=1", QByteArray()};
    QCOMPARE(argumentsNow(), expected);
    QCOMPARE(window->state(), QProcess::Running);
    QCOMPARE(window->processId(), pid);
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aWrongPasswordIsSaid()
{
    const Program billow(u"billow"_s);
    const auto window =
        start(billow, {}, {{u"DATABASE_URL"_s, u"postgresql://nobody@127.0.0.1:%1/postgres"_s.arg(m_server.port())}});
    QVERIFY2(says({u"PostgreSQL"_s, u"nobody"_s}), all().constData());
    QVERIFY2(find(u"push button"_s, u"Open database settings"_s), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aDatabaseThatIsNotThereIsSaid()
{
    const Program billow(u"billow"_s);
    const auto window = start(billow, {}, {{u"DATABASE_URL"_s, m_server.url(u"books"_s)}});
    QVERIFY2(says({u"PostgreSQL"_s, u"books"_s}), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aDatabaseThatIsSlowLeavesAWindow()
{
    const QString url = m_server.url(m_server.createDatabase());
    m_server.freeze();
    const Program billow(u"billow"_s);
    const auto window = start(billow, {}, {{u"DATABASE_URL"_s, url}});
    const bool opened = find(u"frame"_s, u"Billow"_s).has_value();
    const auto isTold = [](const AccessibleNode &node) {
        return node.name.contains(u"PostgreSQL connecting"_s) || node.name.contains(u"PostgreSQL unavailable"_s);
    };
    const bool told = m_tree->find(isTold).has_value();
    const int code = Program::terminate(*window);
    m_server.thaw();
    QVERIFY(opened);
    QVERIFY(told);
    QCOMPARE(code, 0);
}

void DesktopTest::aFileThatIsWrongIsSaid()
{
    const Program billow(u"billow"_s);
    const QString folder = billow.file(u"XDG_CONFIG_HOME/billow"_s);
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u"/billow.conf"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[database]\nurl = postgres:/books\n");
    file.close();
    const auto window = start(billow, {});
    QVERIFY2(says({u"billow.conf:2"_s, u"postgresql://"_s}), all().constData());
    // The way out: mend it, and try again.
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("[database]\nurl = " + billow.ledgerUrl().toUtf8() + '\n');
    file.close();
    const auto again = find(u"push button"_s, u"Try again"_s);
    QVERIFY2(again, all().constData());
    QVERIFY(m_tree->press(*again));
    QVERIFY2(find(u"frame"_s, u"Idle"_s), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

void DesktopTest::aSecretComesFromTheKeychain()
{
    SystemKeychain keychain;
    const Program billow(u"billow"_s);
    const auto written = keychain.write(u"e2e"_s, billow.ledgerUrl());
    QTRY_VERIFY_WITH_TIMEOUT(written.isFinished(), 30'000);
    QVERIFY2(written.result().ok(), written.result() ? "" : qPrintable(written.result().error().message));
    QFile file(billow.file(u"billow.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[database]\nurl = keychain:e2e\n");
    file.close();
    const auto window = start(billow, {u"--start"_s, u"--config"_s, file.fileName()});
    QVERIFY2(find(u"frame"_s, u"Running"_s), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
    QVERIFY(QFile::exists(billow.file(u"test.db"_s)));
}

void DesktopTest::aKeychainWithoutItAsks()
{
    const Program billow(u"billow"_s);
    QFile file(billow.file(u"billow.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[redis]\nurl = keychain:gone redis://:***@127.0.0.1:1/0\n");
    file.close();
    const auto window = start(billow, {u"--config"_s, file.fileName(), u"--database-url"_s, billow.ledgerUrl()});
    QVERIFY2(find(u"label"_s, u"gone"_s), all().constData());
    const auto begin = find(u"push button"_s, u"Start with these passwords"_s);
    QVERIFY2(begin, all().constData());
    QVERIFY(m_tree->press(*begin));
    QVERIFY2(find(u"frame"_s, u"Idle"_s), all().constData());
    QCOMPARE(Program::terminate(*window), 0);
}

static const TestClass clipboardReader("ReadClipboard", [](int argc, char **argv) {
    const QGuiApplication application(argc, argv);
    std::printf("%s", qPrintable(QGuiApplication::clipboard()->text()));
    return 0;
});

BILLOW_TEST(QCoreApplication, DesktopTest)
#include "DesktopTest.moc"

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsLoader.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/SampleSystem.h"
#include "ui/frame/Frame.h"
#include "ui/MainWindow.h"
#include "ui/search/InvoicesPage.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// What nobody should type, in every field of the window.
class RubbishTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldTakesIt_data();
    void everyFieldTakesIt();
};

void RubbishTest::everyFieldTakesIt_data()
{
    QTest::addColumn<QString>("rubbish");
    QTest::newRow("nothing") << QString();
    QTest::newRow("spaces") << u"   "_s;
    QTest::newRow("quotes") << u"'; DROP TABLE invoices; -- \" % _ \\"_s;
    QTest::newRow("control") << QString::fromUtf8("a\0b\nc\td\x1b[31m\x7f", 13);
    QTest::newRow("script") << u"<script>alert(1)</script><img src=file:///etc/passwd>"_s;
    QTest::newRow("right to left") << u"\u202Eحساب \u200F١٢٣٫٤٥"_s;
    QTest::newRow("beyond the plane") << u"🧾👩🏽‍💻"_s;
    QTest::newRow("half a pair") << QString(QChar(0xD83D));
    QTest::newRow("number") << u"-1e309"_s;
    QTest::newRow("large number") << QString(400, u'9');
    QTest::newRow("long") << QString(100'000, u'W');
    QTest::newRow("URL") << u"postgresql://%%%:***@[::1:x/?password=&#"_s;
}

void RubbishTest::everyFieldTakesIt()
{
    QFETCH(QString, rubbish);
    const QTemporaryDir folder;
    QSettings memory(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    FakeApi api;
    api.tree = sampleTree();
    api.testAnswer = Error::invalid(u"that is no database"_s);
    SettingsSources sources;
    sources.environment.insert(u"HOME"_s, folder.path());
    sources.ownFile = folder.filePath(u"billow.conf"_s);
    MainWindow window(api, memory, sources, QLocale::c());
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    api.display(50);
    api.log(sampleLog(20));
    QApplication::clipboard()->setText(rubbish);
    int fields = 0;
    for (int page = 0; page < window.frame().pageCount(); ++page) {
        window.frame().showPage(page);
        for (QPushButton *filters : window.findChildren<QPushButton *>()) {
            if (filters->isVisible() && filters->text() == u"Filters"_s && !filters->isChecked())
                filters->click(); // there are more behind it
        }
        for (auto *line : window.findChildren<QLineEdit *>()) {
            if (!line->isVisible() || !line->isEnabled() || line->isReadOnly())
                continue;
            ++fields;
            line->setFocus();
            line->selectAll();
            if (rubbish.isEmpty())
                QTest::keyClick(line, Qt::Key_Delete);
            line->paste();
            QTest::keyClick(line, Qt::Key_Return);
            QVERIFY(window.isVisible() && window.isEnabled());
        }
        QTRY_VERIFY(!window.findChild<InvoicesPage *>()->isSearching());
        QVERIFY(window.size() == QSize(1280, 800)); // however long, it moves nothing
        window.grab();
    }
    QVERIFY2(fields > 15, qPrintable(QString::number(fields)));
    for (const QString &command : api.commands)
        QVERIFY2(command == u"rates"_s || command.startsWith(u"test "_s), qPrintable(command));
    // What is not right is not written.
    auto *save = window.findChild<QPushButton *>(u"save"_s);
    if (save->isEnabled())
        save->click();
    QFile file(sources.ownFile);
    if (file.open(QIODevice::ReadOnly)) {
        sources.file = ConfigFile{sources.ownFile, file.readAll()};
        const auto loaded = loadSettings(sources);
        QVERIFY2(loaded.ok(), loaded ? "" : qPrintable(loaded.error().message));
    }
}

BILLOW_TEST(QApplication, RubbishTest)
#include "RubbishTest.moc"

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/FileDrop.h"
#include "tests/support/TestMain.h"
#include "tests/ui/ImportFixture.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// Files that are dropped on the window, or chosen.
class FileDropTest final : public QObject, private ImportFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }
    void filesAreDropped();
    void whatIsNoFileIsRefused_data();
    void whatIsNoFileIsRefused();
    void theActionOpensAFileDialog();
};

void FileDropTest::filesAreDropped()
{
    auto *drop = window->findChild<FileDrop *>();
    QVERIFY(drop && !drop->isVisible());
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(u"/data/2026.CSV"_s), QUrl::fromLocalFile(u"/data/photo.png"_s)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QCOMPARE(enter.dropAction(), Qt::CopyAction);
    QVERIFY(drop->isVisible());
    QCOMPARE(drop->geometry(), window->rect());

    QDropEvent let({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window.get(), &let);
    QVERIFY(let.isAccepted());
    QVERIFY(!drop->isVisible());
    QVERIFY(dialog() && dialog()->isVisible());
    QTRY_COMPARE(api->imports.previews.size(), 1);
    QCOMPARE(api->imports.previews.front().paths, QStringList{u"/data/2026.CSV"_s});
}

void FileDropTest::whatIsNoFileIsRefused_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<bool>("covered"); ///< and told why
    QTest::newRow("folder") << QList<QUrl>{QUrl::fromLocalFile(u"/data"_s)} << true;
    QTest::newRow("picture") << QList<QUrl>{QUrl::fromLocalFile(u"/data/photo.png"_s)} << true;
    QTest::newRow("of another machine") << QList<QUrl>{QUrl(u"https://example.com/a.csv"_s)} << false;
    QTest::newRow("text") << QList<QUrl>() << false;
}

void FileDropTest::whatIsNoFileIsRefused()
{
    QFETCH(QList<QUrl>, urls);
    QFETCH(bool, covered);
    auto *drop = window->findChild<FileDrop *>();
    QMimeData dragged;
    dragged.setText(u"a.csv"_s);
    if (!urls.isEmpty())
        dragged.setUrls(urls);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(window.get(), &enter);
    QVERIFY(!enter.isAccepted() || enter.dropAction() == Qt::IgnoreAction);
    QCOMPARE(drop->isVisible(), covered);
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(window.get(), &leave);
    QVERIFY(!drop->isVisible());

    QDropEvent let({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    let.ignore();
    QCoreApplication::sendEvent(window.get(), &let);
    QVERIFY(!let.isAccepted());
    QVERIFY(!dialog());
}

void FileDropTest::theActionOpensAFileDialog()
{
    QCOMPARE(imports->action()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_O));
    imports->action()->trigger();
    auto *files = window->findChild<QFileDialog *>();
    QVERIFY(files);
    Q_EMIT files->filesSelected({u"/data/2026.csv"_s});
    QVERIFY(dialog());
    QTRY_COMPARE(api->imports.previews.size(), 1);
}

BILLOW_TEST(QApplication, FileDropTest)
#include "FileDropTest.moc"

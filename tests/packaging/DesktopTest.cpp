// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/packaging/Tool.h"
#include "tests/support/TestMain.h"

#include <QFileInfo>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString g_entry = QStringLiteral(BILLOW_SOURCE_DIR "/packaging/linux/org.billow.Billow.desktop");

/// The metainfo as a build makes it that has these addresses.
QByteArray metainfoWith(const QString &homepage, const QString &pictures)
{
    const QString folder = QStringLiteral(BILLOW_SOURCE_DIR "/packaging/");
    const auto outcome = runTool(u"awk"_s,
        {u"-v"_s, u"version=1.2.3"_s, u"-v"_s, u"epoch=1700000000"_s, u"-v"_s, u"homepage="_s + homepage, u"-v"_s,
            u"pictures="_s + pictures, u"-f"_s, folder + u"changelog/metainfo.awk"_s,
            QStringLiteral(BILLOW_SOURCE_DIR "/CHANGELOG.md"), folder + u"linux/org.billow.Billow.metainfo.xml"_s});
    return outcome.exitCode == 0 ? outcome.said.toUtf8() : QByteArray();
}

} // namespace

/// The menu entry, the software centre's description and the icon.
class DesktopTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEntryValidates();
    void whatTheEntryStartsIsUnderstood();
    void csvFilesAreOpened();
    void theMetainfoValidates_data();
    void theMetainfoValidates();
    void theReleaseIsThisVersion();
    void theScreenshotsExist();
    void theDrawingIsWellFormed();
    void theIconHasEachSize();
};

void DesktopTest::theEntryValidates()
{
    const auto outcome = runTool(u"desktop-file-validate"_s, {g_entry});
    QCOMPARE(outcome.said, QString());
    QCOMPARE(outcome.exitCode, 0);
}

void DesktopTest::whatTheEntryStartsIsUnderstood()
{
    const auto help = runTool(QStringLiteral(BILLOW_BINARY_DIR "/bin/billow"), {u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    static const QRegularExpression option(u"^Exec=billow (--\\S+)$"_s, QRegularExpression::MultilineOption);
    QStringList started;
    for (const auto &match :
        option.globalMatch(QString::fromUtf8(sourceFile(u"packaging/linux/org.billow.Billow.desktop"_s)))) {
        started.append(match.captured(1));
        QVERIFY2(help.said.contains(u"\n    "_s + match.captured(1) + u'\n'), qPrintable(match.captured(1)));
    }
    QCOMPARE(started, (QStringList{u"--import"_s, u"--headless"_s, u"--start"_s}));
}

void DesktopTest::csvFilesAreOpened()
{
    const QByteArray entry = sourceFile(u"packaging/linux/org.billow.Billow.desktop"_s);
    QVERIFY(entry.contains("\nExec=billow %F\n"));
    QVERIFY(entry.contains("\nMimeType=text/csv;"));
}

void DesktopTest::theMetainfoValidates_data()
{
    QTest::addColumn<QByteArray>("metainfo");
    QTest::newRow("as it is built") << madeFile(u"org.billow.Billow.metainfo.xml"_s);
    QTest::newRow("with addresses") << metainfoWith(u"https://billow.example"_s, u"https://billow.example/pictures"_s);
}

void DesktopTest::theMetainfoValidates()
{
    QFETCH(QByteArray, metainfo);
    QVERIFY(!metainfo.isEmpty());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"org.billow.Billow.metainfo.xml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(metainfo);
    file.close();
    const auto outcome = runTool(u"appstreamcli"_s, {u"validate"_s, u"--no-net"_s, file.fileName()});
    QVERIFY2(outcome.said.contains(u"Validation"_s), qPrintable(outcome.said));
    QStringList faults = outcome.said.split(u'\n').filter(QRegularExpression(u"^[EWI]: "_s));
    // AppStream before 1.0 does not know the one, and 1.0 misses the other, an address that is the packager's to name.
    faults.removeIf([](const QString &fault) {
        return fault.endsWith(u" unknown-tag developer"_s) || fault.endsWith(u": url-homepage-missing"_s);
    });
    QVERIFY2(faults.isEmpty(), qPrintable(outcome.said));
}

void DesktopTest::theReleaseIsThisVersion()
{
    const QString metainfo = QString::fromUtf8(madeFile(u"org.billow.Billow.metainfo.xml"_s));
    static const QRegularExpression release(u"<release version=\"([^\"]+)\" date=\"\\d{4}-\\d\\d-\\d\\d\">"_s);
    QCOMPARE(release.match(metainfo).captured(1), QStringLiteral(BILLOW_VERSION));
}

void DesktopTest::theScreenshotsExist()
{
    const QString address = u"https://billow.example/pictures"_s;
    const QString metainfo = QString::fromUtf8(metainfoWith(u"https://billow.example"_s, address));
    static const QRegularExpression image(u"width=\"(\\d+)\" height=\"(\\d+)\">([^<]+)<"_s);
    int count = 0;
    for (const auto &match : image.globalMatch(metainfo)) {
        ++count;
        QVERIFY(match.captured(3).startsWith(address));
        const QImage picture(
            QStringLiteral(BILLOW_SOURCE_DIR "/docs/pictures") + match.captured(3).mid(address.size()));
        QCOMPARE(picture.size(), QSize(match.captured(1).toInt(), match.captured(2).toInt()));
    }
    QVERIFY(count >= 3);
    // Nothing is linked where there is nothing.
    QVERIFY(!metainfoWith({}, {}).contains("<screenshot"));
}

void DesktopTest::theDrawingIsWellFormed()
{
    const auto outcome =
        runTool(u"xmllint"_s, {u"--noout"_s, QStringLiteral(BILLOW_SOURCE_DIR "/resources/icons/billow.svg")});
    QCOMPARE(outcome.said, QString());
    QCOMPARE(outcome.exitCode, 0);
}

void DesktopTest::theIconHasEachSize()
{
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256, 512}) {
        const QImage icon(madePath(u"icons/%1x%1/apps/org.billow.Billow.png"_s.arg(size)));
        QCOMPARE(icon.size(), QSize(size, size));
        // Its corners are round, and it is blue to the left of the sheet of paper.
        QCOMPARE(icon.pixelColor(0, 0).alpha(), 0);
        const QColor blue = icon.pixelColor(size * 3 / 16, size / 2);
        QVERIFY2(blue.alpha() == 255 && blue.blue() > 200 && blue.red() < 100, qPrintable(blue.name(QColor::HexArgb)));
    }
}

BILLOW_TEST(QCoreApplication, DesktopTest)
#include "DesktopTest.moc"

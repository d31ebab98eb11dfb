// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/// The README of the library shows a program that compiles and does what it says.
class ReadmeTest final : public QObject {
    Q_OBJECT

    static QString read(const QString &path)
    {
        QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/") + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void showsTheExampleWordForWord()
    {
        // Without the two lines of the licence.
        const QString example = read(u"tests/actor/ReadmeExample.cpp"_s).section(u'\n', 2);
        QVERIFY(example.size() > 500);
        QVERIFY(read(u"core/actor/README.md"_s).contains(u"```cpp\n"_s + example + u"```\n"_s));
    }

    void theExampleRuns()
    {
        QProcess example;
        example.setProcessChannelMode(QProcess::MergedChannels);
        example.start(QStringLiteral(README_EXAMPLE), {});
        QVERIFY(example.waitForFinished());
        QCOMPARE(example.exitCode(), 0);
        const QString output = QString::fromUtf8(example.readAll());
        QVERIFY2(output.contains(u"100 / 5 = 20"_s) && output.contains(u"100 / 4 = 25"_s), qPrintable(output));
    }
};

BILLOW_TEST(QCoreApplication, ReadmeTest)
#include "ReadmeTest.moc"

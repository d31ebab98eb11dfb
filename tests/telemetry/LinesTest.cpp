// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/SecretMasking.h"
#include "core/telemetry/LogLine.h"
#include "tests/support/TestMain.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

LogLine lineOf(const QString &message)
{
    // 2026-11-23T08:42:59.123Z
    return {.time = std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(1795423379123)),
        .level = QtInfoMsg,
        .category = u"ledger"_s,
        .message = message};
}

} // namespace

class LinesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textLine();
    void textLineStaysOneLine();
    void jsonLine();
    void secretsAreMasked_data();
    void secretsAreMasked();
};

void LinesTest::textLine()
{
    QCOMPARE(asText(lineOf(u"12 rows, R 5,00 é"_s)),
        "2026-11-23T08:42:59.123Z  info     ledger    12 rows, R 5,00 \xC3\xA9\n"_ba);
}

void LinesTest::textLineStaysOneLine()
{
    const QByteArray text = asText(lineOf(u"a\n2026-01-01 forged\r\x1b[31m\tb\x7f"_s));
    QVERIFY2(text.endsWith("a\\n2026-01-01 forged\\x0d\\x1b[31m b\\x7f\n"), text.constData());
    QCOMPARE(text.count('\n'), 1);
}

void LinesTest::jsonLine()
{
    const QByteArray text = asJson(lineOf(u"a \"quoted\"\nmessage"_s));
    QCOMPARE(text.count('\n'), 1);
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    QCOMPARE(object.value("time"_L1).toString(), u"2026-11-23T08:42:59.123Z"_s);
    QCOMPARE(object.value("level"_L1).toString(), u"info"_s);
    QCOMPARE(object.value("category"_L1).toString(), u"ledger"_s);
    QCOMPARE(object.value("message"_L1).toString(), u"a \"quoted\"\nmessage"_s);
}

void LinesTest::secretsAreMasked_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("masked");
    QTest::newRow("nothing") << u"at 12:30 a@b wrote"_s << u"at 12:30 a@b wrote"_s;
    QTest::newRow("no password") << u"postgresql://u@h:5432/d"_s << u"postgresql://u@h:5432/d"_s;
    QTest::newRow("a URL") << u"open postgresql://u:pw@h:5432/d?x=1 failed"_s
                           << u"open postgresql://u:***@h:5432/d?x=1 failed"_s;
    QTest::newRow("unescaped @ and /") << u"postgres://u:p@s/s@h/d"_s << u"postgres://u:***@h/d"_s;
    QTest::newRow("no user") << u"redis://:pw@h"_s << u"redis://:***@h"_s;
    QTest::newRow("alone") << u"redis://pw@h"_s << u"redis://***@h"_s;
    QTest::newRow("a parameter") << u"postgresql://h/d?password=pw&x=1"_s << u"postgresql://h/d?password=***&x=1"_s;
    QTest::newRow("conninfo") << u"host=h password='p \\' w' user=u"_s << u"host=h password=*** user=u"_s;
    QTest::newRow("registered") << u"key is correct horse, yes"_s << u"key is ***, yes"_s;
    QTest::newRow("the longer first") << u"it is correct horse battery"_s << u"it is ***"_s;
    QTest::newRow("too short to register") << u"abc"_s << u"abc"_s;
}

void LinesTest::secretsAreMasked()
{
    QFETCH(QString, message);
    Redactor redactor;
    redactor.hide(u"correct horse"_s);
    redactor.hide(u"correct horse battery"_s);
    redactor.hide(u"abc"_s);
    redactor.hide({});
    QTEST(redactor.redacted(message), "masked");
}

BILLOW_TEST(QCoreApplication, LinesTest)
#include "LinesTest.moc"

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/docs/Markdown.h"
#include "tests/e2e/Program.h"
#include "tests/support/TestMain.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Where \a found lacks what \a example has, or has it of another type; empty where nowhere. Truth and sentences
/// are compared, other values are not: each run has its own.
QString difference(const QJsonValue &example, const QJsonValue &found, const QString &at)
{
    if (example.type() != found.type())
        return at + u" is of another type"_s;
    if (example.isBool() && example != found)
        return at + u" has the other value"_s;
    if (example.isArray()) {
        const QJsonArray items = example.toArray();
        if (found.toArray().size() < items.size())
            return at + u" has fewer items"_s;
        for (qsizetype i = 0; i < items.size(); ++i) {
            if (QString there = difference(items[i], found.toArray()[i], u"%1[%2]"_s.arg(at).arg(i)); !there.isEmpty())
                return there;
        }
    }
    const QJsonObject fields = example.toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (!found.toObject().contains(field.key()))
            return at + u'.' + field.key() + u" is missing"_s;
        const bool isSentence = field.key() == "error"_L1 || field.key() == "message"_L1;
        if (isSentence && field.value() != found[field.key()])
            return at + u'.' + field.key() + u" is: "_s + found[field.key()].toString();
        if (QString there = difference(field.value(), found[field.key()], at + u'.' + field.key()); !there.isEmpty())
            return there;
    }
    return {};
}

} // namespace

/// Every example of docs/api.md, from top to bottom, against a running billowd: its status and the shape of its answer.
class ApiExamplesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theExamplesAreTrue();
    void aDifferenceIsFound();
    void cleanupTestCase();

private:
    /// The answer, with the status on a line of its own behind it where curl asks.
    QString run(const Markdown::Block &block) const;
    void compare(const Markdown::Block &request, const Markdown::Block &answer) const;

    const Program m_billowd{u"billowd"_s};
    std::unique_ptr<QProcess> m_server;
    QString m_url;
};

void ApiExamplesTest::initTestCase()
{
    m_server = m_billowd.start({u"serve"_s, u"--start"_s, u"--generation-per-second"_s, u"20"_s,
        u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s, u"1"_s, u"--database-url"_s, m_billowd.ledgerUrl()});
    QString said;
    QVERIFY2(Program::waitForWord(*m_server, u"The stream is stopped"_s, &said), qPrintable(said));
    static const QRegularExpression address(u"Listening at (http://\\S*:\\d+)"_s);
    m_url = address.match(said).captured(1);
    QVERIFY2(!m_url.isEmpty(), qPrintable(said));
    // From here on as it comes: a run that lasts, so that the examples can end it.
    Markdown::Block rates;
    rates.language = u"sh"_s;
    rates.text =
        u"curl -X PUT http://localhost:4000/api/rates -H 'Content-Type: application/json' -d '{\"run_seconds\":300}'"_s;
    QVERIFY(run(rates).endsWith(u"200"_s));
}

void ApiExamplesTest::cleanupTestCase()
{
    QCOMPARE(Program::terminate(*m_server), 0);
}

QString ApiExamplesTest::run(const Markdown::Block &block) const
{
    QString text = block.text;
    text.replace(u"http://localhost:4000"_s, m_url);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (block.language == "js"_L1) {
        process.start(u"node"_s, {u"--input-type=module"_s, u"--eval"_s, text});
    } else {
        text.replace(u"curl "_s, u"curl --silent --write-out '\\n%{http_code}\\n' "_s);
        process.start(u"bash"_s, {u"-c"_s, text});
    }
    constexpr int patience = 60'000;
    if (!process.waitForFinished(patience))
        return process.errorString();
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void ApiExamplesTest::compare(const Markdown::Block &request, const Markdown::Block &answer) const
{
    QStringList said = run(request).split(u'\n');
    if (!answer.note.isEmpty())
        QCOMPARE(said.takeLast(), answer.note);
    QJsonParseError error;
    const QJsonDocument example = QJsonDocument::fromJson(answer.text.toUtf8(), &error);
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(answer.text));
    const QJsonDocument found = QJsonDocument::fromJson(said.value(said.size() - 1).toUtf8());
    const QString where = difference(example.object(), found.object(), u"answer"_s);
    QVERIFY2(where.isEmpty(), qPrintable(where + u"\nin what answered:\n"_s + request.text + said.join(u'\n')));
}

void ApiExamplesTest::theExamplesAreTrue()
{
    const Markdown page(u"docs/api.md"_s);
    const Markdown::Block *request = nullptr;
    int compared = 0;
    for (const Markdown::Block &block : page.blocks()) {
        if (block.language != "json"_L1) {
            request = &block;
            continue;
        }
        QVERIFY(request);
        compare(*request, block);
        if (QTest::currentTestFailed())
            return;
        request = nullptr;
        ++compared;
    }
    QVERIFY(compared >= 15);
}

void ApiExamplesTest::aDifferenceIsFound()
{
    // With ' for the quotation marks of JSON.
    const auto object = [](QByteArray json) { return QJsonDocument::fromJson(json.replace('\'', '"')).object(); };
    const auto differ = [&object](const char *example, const char *found) {
        return difference(object(example), object(found), u"answer"_s);
    };
    QCOMPARE(differ("{'a':1,'b':[{'c':'x'}]}", "{'a':2,'b':[{'c':'y'}],'more':0}"), QString());
    QCOMPARE(differ("{'b':[{'c':'x'}]}", "{'b':[{'c':7}]}"), u"answer.b[0].c is of another type"_s);
    QCOMPARE(differ("{'b':[{'c':'x'}]}", "{'b':[]}"), u"answer.b has fewer items"_s);
    QCOMPARE(differ("{'a':1}", "{}"), u"answer.a is missing"_s);
    QCOMPARE(differ("{'success':true}", "{'success':false}"), u"answer.success has the other value"_s);
    QCOMPARE(differ("{'error':'no'}", "{'error':'yes'}"), u"answer.error is: yes"_s);
}

BILLOW_TEST(QCoreApplication, ApiExamplesTest)
#include "ApiExamplesTest.moc"

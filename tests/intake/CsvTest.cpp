// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/CsvReader.h"
#include "tests/support/TestMain.h"

#include <QBuffer>
#include <QTest>

#include <random>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

/// A device that gives at most a few bytes at once, as a pipe does.
class Trickle final : public QIODevice {
public:
    Trickle(QByteArray data, qint64 most)
        : m_data(std::move(data))
        , m_most(most)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *target, qint64 size) override
    {
        const qint64 count = std::min({size, m_most, static_cast<qint64>(m_data.size()) - m_given});
        std::copy_n(m_data.constData() + m_given, count, target);
        m_given += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_data;
    qint64 m_most;
    qint64 m_given = 0;
};

/// Each row as "line: field|field", or "line! fault".
QStringList rowsOf(CsvReader &reader)
{
    QStringList rows;
    CsvRow row;
    while (reader.next(row)) {
        if (!row.fault().isEmpty()) {
            rows += u"%1! %2"_s.arg(row.line()).arg(row.fault());
            continue;
        }
        QStringList fields;
        for (qsizetype i = 0; i < row.size(); ++i)
            fields += QString::fromUtf8(row.field(i));
        rows += u"%1: %2"_s.arg(row.line()).arg(fields.join(u'|'));
    }
    return rows;
}

QStringList rowsIn(QByteArray text, std::optional<char> separator = std::nullopt, CsvReader::Limits limits = {})
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, separator, limits);
    return rowsOf(reader);
}

} // namespace

class CsvTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void doesNotCareWhereChunksEnd_data();
    void doesNotCareWhereChunksEnd();
    void guessesSeparators();
    void refusesUtf16();
    void oneBrokenRowCostsOneLine_data();
    void oneBrokenRowCostsOneLine();
    void boundsFieldsAndRows();
    void survivesAnything();
    void tellsWhereItIs();
};

void CsvTest::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("rows");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &rows) {
        QTest::newRow(name) << text << rows;
    };
    row("nothing", "", {});
    row("one field", "a", {u"1: a"_s});
    row("LF", "a,b\nc,d\n", {u"1: a|b"_s, u"2: c|d"_s});
    row("CRLF", "a,b\r\nc,d\r\n", {u"1: a|b"_s, u"2: c|d"_s});
    row("CR alone", "a,b\rc,d\r", {u"1: a|b"_s, u"2: c|d"_s});
    row("no line end", "a,b\nc,d", {u"1: a|b"_s, u"2: c|d"_s});
    row("empty fields", ",\n,,\n", {u"1: |"_s, u"2: ||"_s});
    row("blank lines", "a,b\n\n\r\nc,d\n\n", {u"1: a|b"_s, u"4: c|d"_s});
    row("quotes", "\"a\",\"b\"\n", {u"1: a|b"_s});
    row("quoted separator", "\"a,b\",c\n", {u"1: a,b|c"_s});
    row("quoted quote", "\"a \"\"b\"\"\",c\n", {u"1: a \"b\"|c"_s});
    row("quoted nothing", "\"\",\"\"\n", {u"1: |"_s});
    row("quoted quote alone", "\"\"\"\",a\n", {u"1: \"|a"_s});
    row("quoted newline", "\"a\nb\",c\nd,e\n", {u"1: a\nb|c"_s, u"3: d|e"_s});
    row("quoted CRLF", "\"a\r\nb\",c\r\nd,e\r\n", {u"1: a\r\nb|c"_s, u"3: d|e"_s});
    row("quote within a field", "5\" pipe,c\n", {u"1: 5\" pipe|c"_s});
    row("blanks are kept", " a , b \n", {u"1:  a | b "_s});
    row("byte order mark", "\xef\xbb\xbf\"a\",b\n", {u"1: a|b"_s});
    row("not ASCII", "Ltée,Importações\n", {u"1: Ltée|Importações"_s});
    row("quoted at the end", "a,\"b\"", {u"1: a|b"_s});
    row("separator at the end", "a,", {u"1: a|"_s});
    row("NUL", QByteArray("a,\0b\n", 5), {u"1: a|"_s + QChar(0) + u"b"_s});
}

void CsvTest::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, rows);
    QCOMPARE(rowsIn(text, ','), rows);
}

void CsvTest::doesNotCareWhereChunksEnd_data()
{
    reads_data();
}

void CsvTest::doesNotCareWhereChunksEnd()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, rows);
    for (const qint64 most : {1, 2, 3}) {
        Trickle trickle(text, most);
        CsvReader reader(trickle, ',');
        QCOMPARE(rowsOf(reader), rows);
    }
    // The same behind so much text that the chunk of a file ends within it.
    for (int shift = 0; shift < 24; ++shift) {
        const QByteArray before = QByteArray(64 * 1024 - 1 - shift, 'x') + '\n';
        QByteArray both = before + (text.startsWith("\xef\xbb\xbf") ? text.mid(3) : text);
        QStringList read = rowsIn(both, ',');
        QVERIFY(!read.isEmpty());
        read.removeFirst();
        QCOMPARE(read.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(read[i].mid(2), rows[i].mid(2));
    }
}

void CsvTest::guessesSeparators()
{
    QCOMPARE(guessSeparator("a,b,c\n1;2;3;4;5\n"), ',');
    QCOMPARE(guessSeparator("a;b;c\n"), ';');
    QCOMPARE(guessSeparator("a\tb\tc\n"), '\t');
    QCOMPARE(guessSeparator("\"a,b,c,d\";b;c\n"), ';');
    QCOMPARE(guessSeparator("alone\n"), ',');
    QCOMPARE(guessSeparator(""), ',');
    QCOMPARE(rowsIn("\xef\xbb\xbf"
                    "a;b,c;d\n1;2,5;3\n"),
        QStringList({u"1: a|b,c|d"_s, u"2: 1|2,5|3"_s}));
}

void CsvTest::refusesUtf16()
{
    QByteArray text("\xff\xfe"
                    "a\0,\0b\0\n\0",
        10);
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    CsvRow row;
    QVERIFY(!reader.next(row));
    QVERIFY(reader.error().contains(u"UTF-16"_s));
}

void CsvTest::oneBrokenRowCostsOneLine_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QString>("fault");
    QTest::newRow("text behind a quote") << QByteArray("2,\"b\"x,c\n") << u"closing quote"_s;
    QTest::newRow("quote never closed") << QByteArray("2,\"b,c\n") << u"quote"_s;
    QTest::newRow("with CRLF") << QByteArray("2,\"b,c\r\n") << u"quote"_s;
    QTest::newRow("field too long") << QByteArray("2," + QByteArray(70'000, 'x') + ",c\n") << u"longer"_s;
    QTest::newRow("row too long") << QByteArray("2," + QByteArray(60'000, 'x') + ',' + QByteArray(2'000'000, ',')
        + '\n') << u"longer"_s;
    QTest::newRow("line far too long") << QByteArray("2," + QByteArray(5'000'000, 'x') + '\n') << u"longer"_s;
}

void CsvTest::oneBrokenRowCostsOneLine()
{
    QFETCH(QByteArray, broken);
    QFETCH(QString, fault);
    for (const QByteArray &behind : {QByteArray("3,e,f\n4,g,h\n"), QByteArray("3,e,f\n4,g,h")}) {
        const QStringList rows = rowsIn("1,b,c\n" + broken + behind);
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[0], u"1: 1|b|c"_s);
        QVERIFY2(rows[1].startsWith(u"2! "_s) && rows[1].contains(fault), qPrintable(rows[1].left(200)));
        QCOMPARE(rows[2], u"3: 3|e|f"_s);
        QCOMPARE(rows[3], u"4: 4|g|h"_s);
    }
    QCOMPARE(rowsIn(broken.chopped(1)).size(), 1); // as the end of a file
}

void CsvTest::boundsFieldsAndRows()
{
    const CsvReader::Limits limits{.field = 4, .row = 12};
    QCOMPARE(rowsIn("abcd,b\n", ',', limits), QStringList(u"1: abcd|b"_s));
    QVERIFY(rowsIn("abcde,b\n", ',', limits).front().startsWith(u"1! field 1 is longer than 4"_s));
    QVERIFY(rowsIn("a,\"bcdef\"\n", ',', limits).front().startsWith(u"1! field 2 is longer"_s));
    QCOMPARE(rowsIn("a,b,c,d,e,f\n", ',', limits), QStringList(u"1: a|b|c|d|e|f"_s));
    QVERIFY(rowsIn("a,b,c,d,e,f,g\n", ',', limits).front().startsWith(u"1! the row is longer than 12"_s));
}

/// Whatever the bytes, reading ends, every line is accounted for, and no byte is read twice or left out.
void CsvTest::survivesAnything()
{
    std::mt19937_64 random(4180);
    constexpr QByteArrayView alphabet("ab\",;\t\n\r\"\"\n,\xc3\xa9\xff");
    for (int i = 0; i < 20'000; ++i) {
        QByteArray text;
        for (auto length = random() % 60; length > 0; --length)
            text += alphabet[static_cast<qsizetype>(random() % static_cast<std::uint64_t>(alphabet.size()))];
        Trickle trickle(text, 1 + static_cast<qint64>(random() % 7));
        CsvReader reader(trickle, ',', {.field = 10, .row = 30});
        CsvRow row;
        qint64 line = 0;
        while (reader.next(row)) {
            QVERIFY2(row.line() > line, text.toPercentEncoding().constData());
            line = row.line();
        }
        QVERIFY(line <= text.count('\n') + text.count('\r') + 1);
        QCOMPARE(reader.position(), static_cast<qint64>(text.size()));
    }
}

void CsvTest::tellsWhereItIs()
{
    QByteArray text("\xef\xbb\xbf"
                    "a,b\n\nc,\"d\nd\"\r\n");
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    CsvRow row;
    QVERIFY(reader.next(row));
    QCOMPARE(reader.position(), 7);
    QVERIFY(reader.next(row));
    QCOMPARE(reader.position(), static_cast<qint64>(text.size()));
    QVERIFY(!reader.next(row));
    QVERIFY(!reader.next(row));
}

BILLOW_TEST(QCoreApplication, CsvTest)
#include "CsvTest.moc"

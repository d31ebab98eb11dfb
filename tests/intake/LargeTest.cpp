// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "CollectingSink.h"
#include "tests/support/TestMain.h"

#include "core/intake/CsvReader.h"

#include <QFile>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rows = 699'999;

/// A file of fifty megabytes that is nowhere: each row is made when it is read, and forgotten. Counts how much it gave.
class GeneratedFile final : public QIODevice {
public:
    GeneratedFile() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

    static QByteArray row(qint64 number)
    {
        if (number == 0)
            return "number,date,seller,buyer,currency,vat rate,quantity,unit price\r\n";
        // Three lines an invoice, and some text to quote.
        return QByteArray::number(100'000'000 + (number - 1) / 3)
            + ",2026-11-23T08:42:59Z,\"Drakensberg, Sons\r\n\",Kwanza Verde Lda,ZAR,15,"
            + QByteArray::number(number % 7) + ",12.345\r\n";
    }

    bool seek(qint64 position) override
    {
        if (position != 0)
            return false;
        m_next = 0;
        m_made.clear();
        given = 0;
        return QIODevice::seek(0);
    }
    bool atEnd() const override { return m_next > rows && m_made.isEmpty(); }

    qint64 given = 0;

protected:
    qint64 readData(char *target, qint64 size) override
    {
        while (m_made.size() < size && m_next <= rows)
            m_made += row(m_next++);
        const qint64 count = std::min<qint64>(size, m_made.size());
        std::copy_n(m_made.constData(), count, target);
        m_made.remove(0, count);
        given += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_next = 0;
    QByteArray m_made;
};

// A sanitizer keeps freed memory back on purpose: then the figure says nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memoryIsMeasured = false;
#else
constexpr bool memoryIsMeasured = true;
#endif

/// The most memory that this process has held, in KiB; Linux.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').first().toLongLong();
    }
    return -1;
}

} // namespace

class LargeTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readerIsNeverFarAhead();
    void importsInBoundedMemory();
};

void LargeTest::readerIsNeverFarAhead()
{
    GeneratedFile file;
    CsvReader reader(file);
    CsvRow row;
    qint64 count = 0;
    qint64 farthest = 0;
    while (reader.next(row)) {
        ++count;
        farthest = std::max(farthest, file.given - reader.position());
    }
    QCOMPARE(count, rows + 1);
    QCOMPARE(reader.position(), file.given);
    QVERIFY2(file.given > 50'000'000, qPrintable(QString::number(file.given)));
    QVERIFY2(farthest <= 128 * 1024, qPrintable(QString::number(farthest)));
}

void LargeTest::importsInBoundedMemory()
{
    std::int64_t expected = 0; // in thousandths
    std::int64_t total = 0;
    for (qint64 number = 1; number <= rows; ++number) {
        expected += number % 7 * 12'345;
        if (number % 3 == 0) {
            total += (expected + 5) / 10;
            expected = 0;
        }
    }
    GeneratedFile file;
    Totals totals;
    ImportProfile profile;
    profile.decimalPoint = u'.'; // 12.345 alone does not tell
    FileImport import({.profile = profile}, [&](std::span<const Invoice> batch) -> Result<std::vector<ItemOutcome>> {
        for (const Invoice &invoice : batch)
            totals.add(invoice);
        return std::vector<ItemOutcome>(batch.size());
    });
    const qint64 before = peakMemory();
    const ImportReport report = import.run(file, u"large.csv"_s);
    const qint64 after = peakMemory();
    QVERIFY2(report.isClean(), qPrintable(report.toText().left(1000) + report.files().front().failure));
    QCOMPARE(report.total().rows, rows);
    QCOMPARE(report.total().accepted, rows / 3);
    QVERIFY(totals.of(Currency()).subtotal == total);
    // Eight bytes an invoice, a batch, and the buffers: far less than the file's 50 MB.
    QVERIFY2(!memoryIsMeasured || after - before < 16 * 1024, qPrintable(u"%1 to %2 KiB"_s.arg(before).arg(after)));
}

BILLOW_TEST(QCoreApplication, LargeTest)
#include "LargeTest.moc"

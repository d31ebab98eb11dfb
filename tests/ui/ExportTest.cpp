// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/Export.h"
#include "core/base/BackgroundPool.h"
#include "core/invoice/InvoiceFields.h"
#include "core/invoice/Money.h"
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "ui/export/CsvFile.h"
#include "ui/export/PdfFile.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace billow;
using namespace Qt::StringLiterals;

/// What is exported, read back.
class ExportTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { QLocale::setDefault(QLocale::c()); }
    void csvHoldsEveryValueExactly_data();
    void csvHoldsEveryValueExactly();
    void namesThatAreNotPlainComeBack_data();
    void namesThatAreNotPlainComeBack();
    void theFilterAndTheOrderAreKept();
    void cancellingLeavesNoFile();
    void destroyingItLeavesNoFile();
    void aDiskThatHangsIsNotWaitedFor();
    void everySumHasRoomUnderItsColumn();
    void anOlderFileStaysUntilTheNewOneIsWhole();
    void aFolderThatCannotBeWrittenIsSaid();
    void aSearchThatFailsIsSaid();
    void invoicesThatAreDeletedMeanwhileAreSaid();
    void pdfHasItsPages_data();
    void pdfHasItsPages();

private:
    [[nodiscard]] QStringList filesLeft() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    [[nodiscard]] QString path() const { return m_folder->filePath(u"invoices.csv"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeApi> m_api;
};

namespace {

/// RFC 4180, read by the letter.
QList<QStringList> readCsv(const QByteArray &bytes)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    bool quoted = false;
    const QString text = QString::fromUtf8(bytes);
    for (qsizetype place = 0; place < text.size(); ++place) {
        const QChar character = text.at(place);
        if (quoted && character == u'"' && place + 1 < text.size() && text.at(place + 1) == u'"') {
            cell += character;
            ++place;
        } else if (character == u'"') {
            quoted = !quoted;
        } else if (!quoted && character == u',') {
            row += std::exchange(cell, {});
        } else if (!quoted && character == u'\n') {
            row += std::exchange(cell, {});
            rows += std::exchange(row, {});
        } else if (quoted || character != u'\r') {
            cell += character;
        }
    }
    return rows;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString at(const QStringList &row, InvoiceKey field)
{
    return row.at(std::find(invoiceFields.begin(), invoiceFields.end(), field) - invoiceFields.begin());
}

std::unique_ptr<PdfFile> pdf()
{
    return std::make_unique<PdfFile>(PdfHead{u"Invoices"_s, u"All invoices"_s, u"today"_s},
        QList<InvoiceKey>(invoiceFields.begin(), invoiceFields.end()), MoneyFormat(QLocale::c()), QString());
}

/// On a disk that hangs until somebody releases it.
class HangingFile final : public InvoiceFile {
public:
    HangingFile(QSemaphore &disk, QSemaphore &writing)
        : m_disk(disk)
        , m_writing(writing)
    {
    }
    void begin(QIODevice &device, std::int64_t, const Totals &) override { device.write("begun"); }
    void write(const InvoiceBatch &) override
    {
        m_writing.release();
        m_disk.acquire();
    }
    void end() override { }
    [[nodiscard]] QString fault() const override { return {}; }
    [[nodiscard]] std::int64_t mostInvoices() const override { return 1'000; }

private:
    QSemaphore &m_disk;
    QSemaphore &m_writing;
};

} // namespace

void ExportTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_api = std::make_unique<FakeApi>();
}

void ExportTest::csvHoldsEveryValueExactly_data()
{
    // A program reads it, whatever language a person reads.
    QTest::addColumn<QLocale>("locale");
    QTest::newRow("C") << QLocale::c();
    QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
}

void ExportTest::csvHoldsEveryValueExactly()
{
    QFETCH(QLocale, locale);
    QLocale::setDefault(locale);
    m_api->shape = [](Invoice &invoice) {
        static const QStringList codes{u"ZAR"_s, u"JPY"_s, u"KWD"_s};
        invoice.currency = *Currency::fromCode(codes.at(invoice.seq % 3));
        invoice.setIssueTime(UtcTime(std::chrono::milliseconds(1'795'423'379'123 + invoice.seq)));
        invoice.acceptedAt = invoice.issuedAt;
        if (invoice.seq % 5 == 0) {
            invoice.risk.reset();
            invoice.exportingCountry.reset();
            invoice.paymentMechanism.clear();
        }
        if (invoice.seq == 7)
            invoice.total = 9'223'372'036'854'775'807;
    };
    m_api->display(5'000);
    Export exporting(*m_api, {{}, {InvoiceKey::Arrival, false}}, path(), std::make_unique<CsvFile>());
    QSignalSpy finished(&exporting, &Export::finished);
    QSignalSpy progressed(&exporting, &Export::progressed);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(progressed.size() >= 3);
    QCOMPARE(progressed.last().first().toLongLong(), 5'000);

    const QByteArray bytes = contents(path());
    QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
    QVERIFY(bytes.endsWith("\r\n"));
    const QList<QStringList> rows = readCsv(bytes.mid(3));
    QCOMPARE(rows.size(), 5'001);
    QCOMPARE(rows.first().join(u','),
        u"seq,kind,invoice_number,issued_on,issued_at,due_on,seller_name,seller_tax_id,buyer_name,buyer_tax_id,"
        "exporting_country,importing_country,currency,vat_rate,subtotal,vat,total,vat_breakdown,payment_mechanism,"
        "risk_profile,source,accepted_at,check"_s);
    Totals read;
    for (qsizetype line = 1; line < rows.size(); ++line) {
        const Invoice invoice = m_api->invoiceAt(line);
        const QStringList &row = rows.at(line);
        QCOMPARE(row.size(), invoiceFieldCount);
        for (const InvoiceKey field : invoiceFields)
            QCOMPARE(at(row, field), exactText(invoice, field));
        const Currency currency = *Currency::fromCode(at(row, InvoiceKey::CurrencyCode));
        QCOMPARE(parseDecimal(at(row, InvoiceKey::Subtotal), currency).value(), invoice.subtotal);
        QCOMPARE(parseDecimal(at(row, InvoiceKey::Vat), currency).value(), invoice.vat);
        QCOMPARE(parseDecimal(at(row, InvoiceKey::Total), currency).value(), invoice.total);
        QCOMPARE(utcTimeFromIso8601(at(row, InvoiceKey::IssuedAt)), std::optional(invoice.issuedAt));
    }
    QCOMPARE(filesLeft(), QStringList{u"invoices.csv"_s});
}

void ExportTest::namesThatAreNotPlainComeBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *title, const QString &name, const QString &written = {}) {
        QTest::newRow(title) << name << (written.isNull() ? name : written);
    };
    row("plain", u"Drakensberg Dairies"_s);
    row("comma", u"Limpopo, Citrus"_s);
    row("quotes", u"The \"Best\" \"\""_s);
    row("lines", u"One\r\nTwo\nThree"_s);
    row("blanks", u"  in the middle  "_s);
    row("other alphabets", u"Île Ltée 株式会社 🧾"_s);
    row("minus within", u"A-B=C+D@E"_s);
    row("formula", u"=HYPERLINK(\"http://x\",\"y\")"_s, u"'=HYPERLINK(\"http://x\",\"y\")"_s);
    row("plus", u"+1"_s, u"'+1"_s);
    row("minus", u"-1+1|cmd"_s, u"'-1+1|cmd"_s);
    row("at", u"@SUM(A1)"_s, u"'@SUM(A1)"_s);
    row("tab", u"\t=1"_s, u"'\t=1"_s);
    row("carriage return", u"\r=1"_s, u"'\r=1"_s);
    row("full width", u"＝1"_s, u"'＝1"_s);
    row("quoted formula", u"\"=1"_s);
}

void ExportTest::namesThatAreNotPlainComeBack()
{
    QFETCH(QString, name);
    QFETCH(QString, written);
    m_api->shape = [name](Invoice &invoice) {
        invoice.sellerName = name;
        invoice.number = name;
    };
    m_api->display(2);
    Export exporting(*m_api, {}, path(), std::make_unique<CsvFile>());
    QSignalSpy finished(&exporting, &Export::finished);
    QTRY_COMPARE(finished.size(), 1);
    const QList<QStringList> rows = readCsv(contents(path()).mid(3));
    QCOMPARE(rows.size(), 3);
    for (const QStringList &row : rows)
        QCOMPARE(row.size(), invoiceFieldCount);
    QCOMPARE(at(rows.at(1), InvoiceKey::Seller), written);
    QCOMPARE(at(rows.at(2), InvoiceKey::Number), written);
    QVERIFY(!at(rows.at(1), InvoiceKey::Total).startsWith(u'\''));
}

void ExportTest::theFilterAndTheOrderAreKept()
{
    m_api->display(3'000);
    InvoiceQuery query;
    query.filter.risks = {RiskProfile::Red};
    query.order = {InvoiceKey::Total, true};
    Export exporting(*m_api, query, path(), std::make_unique<CsvFile>());
    QSignalSpy finished(&exporting, &Export::finished);
    QTRY_COMPARE(finished.size(), 1);
    const InvoiceSearch found = m_api->search(query).result().value();
    const QList<QStringList> rows = readCsv(contents(path()).mid(3));
    QCOMPARE(rows.size(), found.seqs.size() + 1);
    for (qsizetype line = 0; line < found.seqs.size(); ++line)
        QCOMPARE(at(rows.at(line + 1), InvoiceKey::Arrival), QString::number(found.seqs.at(line)));
}

void ExportTest::cancellingLeavesNoFile()
{
    m_api->display(3'000);
    m_api->ignoresSeqs = true;
    Export exporting(*m_api, {}, path(), std::make_unique<CsvFile>());
    QSignalSpy progressed(&exporting, &Export::progressed);
    QSignalSpy cancelled(&exporting, &Export::cancelled);
    QSignalSpy finished(&exporting, &Export::finished);
    QTRY_VERIFY(!progressed.isEmpty());
    exporting.cancel();
    QTRY_COMPARE(cancelled.size(), 1);
    QTRY_COMPARE(filesLeft(), QStringList());
    exporting.cancel();
    QCOMPARE(finished.size(), 0);
}

void ExportTest::destroyingItLeavesNoFile()
{
    m_api->display(3'000);
    m_api->ignoresSeqs = true;
    for (const bool isPdf : {false, true}) {
        std::unique_ptr<InvoiceFile> file;
        if (isPdf)
            file = pdf();
        else
            file = std::make_unique<CsvFile>();
        auto exporting = std::make_unique<Export>(*m_api, InvoiceQuery(), path(), std::move(file));
        QSignalSpy progressed(exporting.get(), &Export::progressed);
        QTRY_VERIFY(!progressed.isEmpty());
        exporting.reset();
        QTRY_COMPARE(filesLeft(), QStringList());
    }
    std::make_unique<Export>(*m_api, InvoiceQuery(), path(), std::make_unique<CsvFile>()).reset();
    QTRY_COMPARE(filesLeft(), QStringList());
}

void ExportTest::aDiskThatHangsIsNotWaitedFor()
{
    m_api->display(10);
    for (const bool cancels : {false, true}) {
        QSemaphore disk;
        QSemaphore writing;
        auto exporting =
            std::make_unique<Export>(*m_api, InvoiceQuery(), path(), std::make_unique<HangingFile>(disk, writing));
        QTRY_VERIFY(writing.available() > 0);
        QSignalSpy cancelled(exporting.get(), &Export::cancelled);
        if (cancels) {
            exporting->cancel();
            QCOMPARE(cancelled.size(), 1);
        }
        exporting.reset(); // returns, and the disk still hangs
        QCOMPARE(disk.available(), 0);
        disk.release();
        QTRY_COMPARE(filesLeft(), QStringList());
        QVERIFY(backgroundPool().waitForDone(10'000)); // nothing uses the semaphores any more
    }
}

void ExportTest::everySumHasRoomUnderItsColumn()
{
    Totals totals;
    const Currency currency;
    totals.add(CurrencyTotals{currency, 3, Int128(1) << 70, Int128(1) << 66, Int128(1) << 71});
    const MoneyFormat format(QLocale::c());
    const QFontMetricsF metrics(QGuiApplication::font());
    const double wide = metrics.averageCharWidth() * 400;
    const auto columns =
        pdfColumns({InvoiceKey::Number, InvoiceKey::Seller, InvoiceKey::Subtotal, InvoiceKey::Vat, InvoiceKey::Total},
            wide, metrics, format, totals);
    QCOMPARE(columns.size(), 5);
    const CurrencyTotals sums = totals.byCurrency().front();
    const QStringList texts{{}, {}, format.amount(sums.subtotal, currency), format.amount(sums.vat, currency),
        format.money(sums.total, currency)};
    for (qsizetype place = 2; place < columns.size(); ++place) {
        QVERIFY(columns.at(place).right);
        QVERIFY(columns.at(place).width > metrics.horizontalAdvance(texts.at(place)));
    }
}

void ExportTest::anOlderFileStaysUntilTheNewOneIsWhole()
{
    QFile older(path());
    QVERIFY(older.open(QIODevice::WriteOnly));
    older.write("older");
    older.close();
    m_api->display(10);
    {
        m_api->ignoresSeqs = true;
        Export exporting(*m_api, {}, path(), std::make_unique<CsvFile>());
        QSignalSpy progressed(&exporting, &Export::progressed);
        QTRY_VERIFY(!progressed.isEmpty());
    }
    QCOMPARE(contents(path()), QByteArray("older"));
    m_api->ignoresSeqs = false;
    Export exporting(*m_api, {}, path(), std::make_unique<CsvFile>());
    QSignalSpy finished(&exporting, &Export::finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(contents(path()).size() > 500);
}

void ExportTest::aFolderThatCannotBeWrittenIsSaid()
{
    m_api->display(10);
    const QString nowhere = m_folder->filePath(u"no such folder/invoices.csv"_s);
    Export exporting(*m_api, {}, nowhere, std::make_unique<CsvFile>());
    QSignalSpy failed(&exporting, &Export::failed);
    QTRY_COMPARE(failed.size(), 1);
    const QString message = failed.first().first().toString();
    QVERIFY2(message.contains(u"no such folder"_s) && message.contains(u"No such file"_s), qPrintable(message));
    QVERIFY(m_api->searches.isEmpty());
}

void ExportTest::aSearchThatFailsIsSaid()
{
    m_api->searchError = Error::unavailable(u"the database is away"_s);
    Export exporting(*m_api, {}, path(), std::make_unique<CsvFile>());
    QSignalSpy failed(&exporting, &Export::failed);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toString(), u"the database is away"_s);
    QTRY_COMPARE(filesLeft(), QStringList());
}

void ExportTest::invoicesThatAreDeletedMeanwhileAreSaid()
{
    m_api->display(10);
    m_api->keepsSearchesBack = true;
    Export exporting(*m_api, {}, path(), std::make_unique<CsvFile>());
    QSignalSpy failed(&exporting, &Export::failed);
    QTRY_VERIFY(m_api->hasSearchesKeptBack());
    m_api->answerSearchAndClear();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().toString(), u"the invoices were deleted during the export"_s);
    QTRY_COMPARE(filesLeft(), QStringList());
}

void ExportTest::pdfHasItsPages_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("none") << 0 << 1 << 1;
    QTest::newRow("one") << 1 << 1 << 1;
    for (int count = 24; count < 64; ++count) // across the edges of a page, where the sums go to the next
        QTest::addRow("%d", count) << count << 1 << 3;
    QTest::newRow("many") << 2'500 << 50 << 110;
}

void ExportTest::pdfHasItsPages()
{
    QFETCH(int, count);
    m_api->shape = [](Invoice &invoice) {
        invoice.currency = *Currency::fromCode(invoice.seq % 2 == 0 ? u"JPY" : u"KWD");
        invoice.buyerName = QString(255, u'W');
    };
    m_api->display(count);
    const InvoiceSearch found = m_api->search({}).result().value();
    QBuffer buffer;
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    auto file = pdf();
    file->begin(buffer, count, found.totals);
    file->write(m_api->invoices(found.seqs.toList()).result().value());
    file->end();
    QCOMPARE(file->page(), file->pageCount()); // what is printed below each page is true
    const int pages = file->page();
    file.reset();
    QFETCH(int, least);
    QFETCH(int, most);
    QVERIFY(pages >= least && pages <= most);
    if (const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS"); !folder.isEmpty()) {
        QFile kept(u"%1/export-%2.pdf"_s.arg(folder).arg(count)); // to be looked at
        QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write(buffer.data()) == buffer.size());
    }
    QVERIFY(buffer.data().startsWith("%PDF-"));
    QVERIFY(buffer.data().contains("/Count " + QByteArray::number(pages)));
}

BILLOW_TEST(QApplication, ExportTest)
#include "ExportTest.moc"

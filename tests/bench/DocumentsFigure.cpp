// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/Verdict.h"
#include "core/intake/FileImport.h"
#include "core/intake/ImportSinks.h"
#include "core/ledger/LedgerLocation.h"
#include "tests/bench/Throughput.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <vector>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int count = 1'000;

/// As many documents of our own, of both syntaxes in turn, each with a number of its own.
Result<QByteArrayList> makeDocuments()
{
    QByteArrayList kinds;
    for (const QString &name : {u"ubl-invoice.xml"_s, u"cii-invoice.xml"_s}) {
        QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/tests/data/e-invoices/") + name);
        if (!file.open(QIODevice::ReadOnly))
            return Error::unavailable(file.errorString());
        kinds.append(file.readAll());
    }
    QByteArrayList documents;
    for (int i = 0; i < count; ++i)
        documents.append(QByteArray(kinds.at(i % 2)).replace("R-2026-17", "B-" + QByteArray::number(i)));
    return documents;
}

/// Seconds that each part takes for all documents, one part after the other.
struct Parts {
    double reading = 0; ///< the XML to the document's terms
    double checking = 0; ///< the rules
    double converting = 0; ///< to an invoice, as the ledger takes it
    double packing = 0; ///< the SHA-256 and the compressed original
};

double seconds(const QElapsedTimer &since)
{
    constexpr double nanosecondsInASecond = 1e9;
    return static_cast<double>(since.nsecsElapsed()) / nanosecondsInASecond;
}

Result<Parts> measureParts(const QByteArrayList &documents)
{
    Parts parts;
    std::vector<einvoice::Document> read;
    read.reserve(count);
    QElapsedTimer time;
    time.start();
    for (const QByteArray &bytes : documents) {
        auto document = einvoice::readEInvoice(bytes);
        if (!document)
            return document.error();
        read.push_back(*std::move(document));
    }
    parts.reading = seconds(time);
    time.start();
    qsizetype rules = 0;
    for (const einvoice::Document &document : read) {
        const auto verdict = einvoice::Verdict::of(document);
        rules += verdict.rules().size();
    }
    parts.checking = seconds(time);
    time.start();
    for (const einvoice::Document &document : read) {
        if (const auto invoice = einvoice::toInvoice(document, u"bench"_s); !invoice)
            return invoice.error();
    }
    parts.converting = seconds(time);
    time.start();
    qsizetype size = 0;
    for (const QByteArray &bytes : documents)
        size += sha256Of(bytes).size() + qCompress(bytes).size();
    parts.packing = seconds(time);
    return rules > 0 && size > 0 ? Result<Parts>(parts) : Error::internal(u"nothing was measured"_s);
}

/// Stores the documents in a new ledger, as billowd import does with their files.
Result<double> measureImport(const QByteArrayList &documents)
{
    const QTemporaryDir folder;
    QStringList paths;
    for (const QByteArray &bytes : documents) {
        paths.append(folder.filePath(u"%1.xml"_s.arg(paths.size())));
        QFile file(paths.last());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return Error::unavailable(file.errorString());
    }
    LedgerSink ledger(
        LedgerLocation::fromUrl(u"sqlite:"_s + folder.filePath(u"ledger.db"_s)).value(), LedgerSink::Commit::EachBatch);
    if (const auto opened = ledger.open(); !opened)
        return opened.error();
    QElapsedTimer time;
    time.start();
    const ImportReport report = FileImport({}, ledger.sink()).run(paths);
    const double taken = seconds(time);
    if (!report.isClean() || report.total().accepted != count)
        return Error::internal(u"not every document was stored"_s);
    return taken;
}

} // namespace

Result<std::vector<Figure>> measureDocuments(const Options &options)
{
    const auto documents = makeDocuments();
    if (!documents)
        return documents.error();
    Figure all{.title = u"1,000 e-invoices read, checked and stored (SQLite)"_s, .unit = u"s"_s, .goal = 2};
    Figure verdict{.title = u"the check of an e-invoice"_s, .unit = u"ms"_s, .goal = 1};
    std::vector<double> reading;
    std::vector<double> checking;
    std::vector<double> converting;
    std::vector<double> packing;
    for (int round = 0; round < options.rounds; ++round) {
        auto parts = measureParts(*documents);
        const auto imported = measureImport(*documents);
        if (!parts || !imported)
            return parts ? imported.error() : parts.error();
        all.ours.push_back(*imported);
        verdict.ours.push_back(parts->checking * 1'000 / count);
        reading.push_back(parts->reading);
        checking.push_back(parts->checking);
        converting.push_back(parts->converting);
        packing.push_back(parts->packing);
        say(u"round %1: %2 s; reading %3, checking %4, converting %5, hash and compression %6"_s.arg(round + 1)
                .arg(*imported, 0, 'f', 3)
                .arg(parts->reading, 0, 'f', 3)
                .arg(parts->checking, 0, 'f', 3)
                .arg(parts->converting, 0, 'f', 3)
                .arg(parts->packing, 0, 'f', 3));
    }
    const double rest = median(all.ours) - median(reading) - median(checking) - median(converting) - median(packing);
    all.details = {{u"reading_s"_s, median(reading)}, {u"checking_s"_s, median(checking)},
        {u"converting_s"_s, median(converting)}, {u"hash_and_compression_s"_s, median(packing)},
        {u"files_and_ledger_s"_s, rest}};
    return std::vector<Figure>{all, verdict};
}

} // namespace billow::bench

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/ContentCoding.h"
#include "core/web/guard/HttpResponse.h"
#include "core/web/http/CompressedBodies.h"
#include "tests/support/TestMain.h"
#include "tests/web/Gunzip.h"

#include <QTest>

using namespace billow;

class ContentCodingTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPackedComesBack_data();
    void whatIsPackedComesBack();
    void aStreamComesBack();
    void aSharedBodyIsCompressedOnce();
    void onlyLongTextsAreCompressed();
    void whatTheClientPrefers_data();
    void whatTheClientPrefers();
};

void ContentCodingTest::whatIsPackedComesBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one") << QByteArray("x");
    QTest::newRow("text") << QByteArray("an invoice, and another invoice, ").repeated(1000);
    QByteArray noise;
    for (quint32 index = 0, state = 1; index < 100'000; ++index) {
        state = state * 1664525U + 1013904223U;
        noise += static_cast<char>(state >> 24U);
    }
    QTest::newRow("what cannot be packed") << noise;
}

void ContentCodingTest::whatIsPackedComesBack()
{
    QFETCH(QByteArray, bytes);
    for (const GzipLevel level : {GzipLevel::Small, GzipLevel::Fast})
        QCOMPARE(gunzip(gzip(bytes, level)), bytes);
}

void ContentCodingTest::aStreamComesBack()
{
    GzipStream stream;
    QByteArray plain;
    QByteArray packed;
    for (int i = 0; i < 50; ++i) {
        const QByteArray piece = QByteArray::number(i * 7'919).repeated(i * 997);
        plain += piece;
        const QByteArray part = stream.add(piece);
        QCOMPARE(part.isEmpty(), piece.isEmpty());
        packed += part;
    }
    packed += stream.end();
    QCOMPARE(gunzip(packed), plain);
    QVERIFY(packed.size() < plain.size() / 10);
    QCOMPARE(gunzip(GzipStream().end()), QByteArray(""));
}

void ContentCodingTest::aSharedBodyIsCompressedOnce()
{
    CompressedBodies bodies;
    const QByteArray shared(5'000, 'a');
    const HttpResponse first = bodies.compressed(HttpResponse::json(shared));
    QCOMPARE(gunzip(first.body), shared);
    QCOMPARE(bodies.compressed(HttpResponse::json(shared)).body.constData(), first.body.constData());
    // The same text elsewhere, and others in between.
    const QByteArray another(5'000, 'a');
    QVERIFY(bodies.compressed(HttpResponse::json(another)).body.constData() != first.body.constData());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(
            gunzip(bodies.compressed(HttpResponse::json(QByteArray(5'000, char('a' + i)))).body).at(0), char('a' + i));
    QCOMPARE(bodies.compressed(HttpResponse::json(shared)).body.constData(), first.body.constData());
}

void ContentCodingTest::onlyLongTextsAreCompressed()
{
    const auto isCompressible = [](const HttpResponse &response) { return CompressedBodies::isCompressible(response); };
    QVERIFY(isCompressible(HttpResponse::json(QByteArray(1'024, ' '))));
    QVERIFY(isCompressible(HttpResponse::text(QByteArray(1'024, ' '))));
    QVERIFY(!isCompressible(HttpResponse::json(QByteArray(1'023, ' '))));
    QVERIFY(!isCompressible({.mediaType = "image/png", .body = QByteArray(5'000, ' ')}));
    // Each coding would need a tag of its own.
    QVERIFY(!isCompressible({.mediaType = "text/css", .body = QByteArray(5'000, ' '), .fields = {{"ETag", "\"1\""}}}));
    QVERIFY(!isCompressible(CompressedBodies().compressed(HttpResponse::json(QByteArray(5'000'000, ' ')))));
}

void ContentCodingTest::whatTheClientPrefers_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("wanted");
    const auto row = [](const char *field, bool wanted) { QTest::newRow(field) << QByteArray(field) << wanted; };
    row("gzip", true);
    row("gzip, deflate, br, zstd", true);
    row("GZip", true);
    row("x-gzip", true);
    row("br;q=1.0, gzip;q=0.2", true);
    row("*", true);
    row("*;q=0.1", true);
    row("gzip;q=0.001", true);
    row("deflate , gzip ; Q=0.5", true);
    row("identity;q=0, *", true);
    row("identity;q=0.5, gzip;q=0.5", true);
    row("", false);
    row("br", false);
    row("identity", false);
    row("gzip;q=0", false);
    row("gzip;q=0.000", false);
    row("gzip;q=0, *", false);
    row("*;q=0", false);
    row("identity, gzip;q=0.5", false);
    row("identity;q=0.8, *;q=0.3", false);
    row("notgzip, gzipped", false);
    row("gzip;q=-1", false);
    row("gzip;q=2", false);
    row("gzip;q=rubbish", false);
    row("gzip;q=", false);
    row(",,;;=,", false);
}

void ContentCodingTest::whatTheClientPrefers()
{
    QFETCH(QByteArray, field);
    QFETCH(bool, wanted);
    QCOMPARE(prefersGzip(field), wanted);
    QVERIFY(!prefersGzip({}));
}

BILLOW_TEST(QCoreApplication, ContentCodingTest)
#include "ContentCodingTest.moc"

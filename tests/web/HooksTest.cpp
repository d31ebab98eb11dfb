// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/hooks/Hook.h"
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = "whsec_test";

/// A synthetic delivery of our own.
QByteArray delivery(const QString &name)
{
    QFile file(QStringLiteral(BILLOW_TEST_DATA "/hooks/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    return file.readAll();
}

QByteArray hmac(const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, secret, QCryptographicHash::Sha256);
}

QByteArray stripeSignature(const QByteArray &body, qint64 seconds)
{
    const QByteArray time = QByteArray::number(seconds);
    return "t=" + time + ",v1=" + hmac(time + '.' + body).toHex();
}

/// "invoice R-1 EUR 10000 + 1900 = 11900 at 19 from Seller to Buyer on 2026-11-30", of each.
QString textOf(const Result<HookContent> &content)
{
    if (!content)
        return u"error: "_s + content.error().message;
    if (content->invoices.isEmpty())
        return u"ignored: "_s + content->ignored;
    QStringList texts;
    for (const Invoice &one : content->invoices)
        texts.append(
            u"%1 %2 %3 %4 + %5 = %6 at %7 from %8 to %9"_s.arg(toString(one.kind), one.number, one.currency.code())
                .arg(one.subtotal)
                .arg(one.vat)
                .arg(one.total)
                .arg(one.vatRate.toPercent(), one.sellerName, one.buyerName)
            + u" on "_s + one.issuedOn.toString(Qt::ISODate));
    return texts.join(u"; "_s);
}

} // namespace

/// POST /api/hooks/*: what deliveries carry, and who may send them.
class HooksTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stripeSignatures_data();
    void stripeSignatures();
    void base64Signatures();
    void stripeContents_data();
    void stripeContents();
    void shopifyContents_data();
    void shopifyContents();
    void wooCommerceContents_data();
    void wooCommerceContents();
    void theRoutesNeedTheSignatureAndNoToken();
    void withoutASecretNobodyMayPost();
};

void HooksTest::stripeSignatures_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<bool>("isRight");
    const QByteArray right = stripeSignature("body", 1'000);
    QTest::newRow("right") << right << true;
    QTest::newRow("right, beside an old one") << "t=1000,v1=00,v0=11," + right.mid(7) << true;
    QTest::newRow("300 s later") << stripeSignature("body", 700) << true;
    QTest::newRow("301 s later") << stripeSignature("body", 699) << false;
    QTest::newRow("301 s earlier") << stripeSignature("body", 1'301) << false;
    QTest::newRow("another time than is signed") << QByteArray(right).replace("t=1000", "t=1001") << false;
    QTest::newRow("another body") << stripeSignature("Body", 1'000) << false;
    QTest::newRow("no time") << right.mid(7) << false;
    QTest::newRow("upper case") << right.toUpper() << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void HooksTest::stripeSignatures()
{
    QFETCH(QByteArray, signature);
    QFETCH(bool, isRight);
    QCOMPARE(verifyStripe("body", signature, secret, 1'000).ok(), isRight);
    QVERIFY(!verifyStripe("body", signature, "another", 1'000).ok());
}

void HooksTest::base64Signatures()
{
    QVERIFY(verifyBase64("body", hmac("body").toBase64(), secret).ok());
    QVERIFY(!verifyBase64("body ", hmac("body").toBase64(), secret).ok());
    QVERIFY(!verifyBase64("body", hmac("body").toHex(), secret).ok());
    QVERIFY(!verifyBase64("body", {}, secret).ok());
    QVERIFY(!verifyBase64("body", hmac("body").toBase64(), "another").ok());
}

void HooksTest::stripeContents_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QByteArray invoice = delivery(u"stripe-invoice"_s);
    const auto edited = [&invoice](const char *before, const char *after) {
        QByteArray body = invoice;
        if (!body.contains(before))
            qFatal("the delivery does not have %s", before);
        return body.replace(before, after);
    };
    const QString start =
        u"invoice ST-0001 EUR 10000 + 1900 = 11900 at 19 from Brise Werkzeuge GmbH to Moulin SARL on 2026-11-30"_s;
    QTest::newRow("invoice") << invoice << start;
    QTest::newRow("paid later") << edited("invoice.finalized", "invoice.paid") << start;
    QTest::newRow("older: total_tax_amounts") << edited("total_taxes", "total_tax_amounts") << start;
    QTest::newRow("older: tax") << edited("\"total_taxes\":[{\"amount\":1900}]", "\"tax\":1900") << start;
    QTest::newRow("credit note")
        << delivery(u"stripe-credit-note"_s)
        << u"credit_note ST-0001-CN-01 EUR -5000 + -950 = -5950 at 19 from Brise Werkzeuge GmbH to cus_1 on 2026-12-01"_s;
    QTest::newRow("yen have no decimals")
        << edited("\"currency\":\"eur\"", "\"currency\":\"jpy\"") << QString(start).replace(u"EUR"_s, u"JPY"_s);
    QTest::newRow("kroner of Iceland have two at Stripe") << edited("\"currency\":\"eur\"",
        "\"currency\":\"isk\"") << QString(start).replace(u"EUR 10000 + 1900 = 11900"_s, u"ISK 100 + 19 = 119"_s);
    QTest::newRow("dinars have three") << edited("\"currency\":\"eur\"", "\"currency\":\"kwd\"")
                                       << QString(start).replace(u"EUR"_s, u"KWD"_s);
    QTest::newRow("draft") << edited("\"status\":\"open\"", "\"status\":\"draft\"")
                           << u"ignored: A draft, or one that is void"_s;
    QTest::newRow("void") << edited("\"status\":\"open\"", "\"status\":\"void\"")
                          << u"ignored: A draft, or one that is void"_s;
    QTest::newRow("another thing") << QByteArray(
        "{\"type\":\"charge.succeeded\",\"data\":{\"object\":{\"object\":\"charge\"}}}")
                                   << u"ignored: An event about another thing than an invoice or a credit note"_s;
    QTest::newRow("no currency") << edited("\"currency\":\"eur\"", "\"currency\":\"euro\"")
                                 << u"error: \"EURO\" is no currency"_s;
    QTest::newRow("no object") << QByteArray("[]") << u"error: The body is no JSON object"_s;
}

void HooksTest::stripeContents()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    const QString text = textOf(readStripe(body, {}));
    QCOMPARE(expected.startsWith(u"error: \"EURO"_s) ? text.toUpper() : text,
        expected.startsWith(u"error: \"EURO"_s) ? expected.toUpper() : expected);
}

void HooksTest::shopifyContents_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QByteArray order = delivery(u"shopify-order"_s);
    const QString text =
        u"invoice #1001 EUR 10000 + 1900 = 11900 at 19 from brise.example to Moulin SARL on 2026-11-30"_s;
    QTest::newRow("order") << QByteArray("orders/create") << order << text;
    QTest::newRow("order again, paid") << QByteArray("orders/paid") << order << text;
    QTest::newRow("prices without taxes")
        << QByteArray("orders/create")
        << QByteArray(order).replace("\"taxes_included\":true", "\"taxes_included\":false") << text;
    QTest::newRow("two rates") << QByteArray("orders/create")
                               << QByteArray(order).replace(
                                      "\"tax_lines\":[", "\"tax_lines\":[{\"rate\":0.07,\"price\":\"0.00\"},")
                               << text;
    QTest::newRow("test") << QByteArray("orders/create") << QByteArray(order).replace("\"test\":false", "\"test\":true")
                          << u"ignored: A test order"_s;
    QTest::newRow("cancelled") << QByteArray("orders/cancelled")
                               << QByteArray(order).replace(
                                      "\"cancelled_at\":null", "\"cancelled_at\":\"2026-11-30T12:00:00Z\"")
                               << u"ignored: A cancelled order"_s;
    QTest::newRow("refund")
        << QByteArray("refunds/create") << delivery(u"shopify-refund"_s)
        << u"credit_note 509562969 EUR -5000 + -950 = -5950 at 19 from brise.example to — on 2026-12-01"_s;
    QTest::newRow("another topic") << QByteArray("products/create") << order
                                   << u"ignored: A topic other than orders and refunds"_s;
}

void HooksTest::shopifyContents()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    QCOMPARE(textOf(readShopify(body, {topic, "brise.example"}, {})), expected);
}

void HooksTest::wooCommerceContents_data()
{
    QTest::addColumn<QByteArray>("topic");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const QByteArray order = delivery(u"woocommerce-order"_s);
    const QString text =
        u"invoice 727 EUR 10000 + 1900 = 11900 at 19 from brise.example to Moulin SARL on 2026-11-30"_s;
    QTest::newRow("order") << QByteArray("order.created") << order << text;
    QTest::newRow("refunded in part") << QByteArray("order.updated")
                                      << QByteArray(order).replace(
                                             "\"refunds\":[]", "\"refunds\":[{\"id\":728,\"total\":\"-59.50\"}]")
                                      << text
            + u"; credit_note 727-R728 EUR -5000 + -950 = -5950 at 19 from brise.example to Moulin SARL on 2026-11-30"_s;
    QTest::newRow("pending") << QByteArray("order.created")
                             << QByteArray(order).replace("\"processing\"", "\"pending\"")
                             << u"ignored: An order that is no sale"_s;
    QTest::newRow("deleted") << QByteArray("order.deleted") << QByteArray("{\"id\":727}")
                             << u"ignored: An order that is no sale"_s;
    QTest::newRow("another topic") << QByteArray("coupon.created") << order << u"ignored: A topic other than orders"_s;
}

void HooksTest::wooCommerceContents()
{
    QFETCH(QByteArray, topic);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    QCOMPARE(textOf(readWooCommerce(body, {topic, "https://brise.example/"}, {})), expected);
}

void HooksTest::theRoutesNeedTheSignatureAndNoToken()
{
    const QString all = QString::fromLatin1(secret);
    RunningServer server({},
        {{u"STRIPE_WEBHOOK_SECRET"_s, all}, {u"SHOPIFY_WEBHOOK_SECRET"_s, all}, {u"WOOCOMMERCE_WEBHOOK_SECRET"_s, all},
            {u"HOST"_s, u"0.0.0.0"_s}, {u"SECRET_KEY_BASE"_s, QString(40, u'k')}});
    QTRY_COMPARE_WITH_TIMEOUT(server.get("/readyz").status, 200, 30'000);
    const QByteArray stripe = delivery(u"stripe-invoice"_s);
    const QByteArray shopify = delivery(u"shopify-order"_s);
    const QByteArray woo = delivery(u"woocommerce-order"_s);
    const auto statusOf = [](const RawResponse &response) {
        return response.json()[u"data"][u"invoices"][0][u"status"].toString();
    };
    const QByteArray signature =
        "Stripe-Signature: " + stripeSignature(stripe, QDateTime::currentSecsSinceEpoch()) + "\r\n";
    const RawResponse first = server.ask("POST", "/api/hooks/stripe", stripe, signature);
    QCOMPARE(first.status, 200);
    QCOMPARE(statusOf(first), u"accepted"_s);
    QCOMPARE(statusOf(server.ask("POST", "/api/hooks/stripe", stripe, signature)), u"duplicate"_s);
    QCOMPARE(server.ask("POST", "/api/hooks/stripe", stripe + ' ', signature).status, 401);
    QCOMPARE(server.ask("POST", "/api/hooks/stripe", stripe).status, 401);
    const QByteArray shopifyFields =
        "X-Shopify-Topic: orders/create\r\nX-Shopify-Shop-Domain: brise.example\r\nX-Shopify-Hmac-Sha256: "
        + hmac(shopify).toBase64() + "\r\n";
    QCOMPARE(statusOf(server.ask("POST", "/api/hooks/shopify", shopify, shopifyFields)), u"accepted"_s);
    QCOMPARE(server.ask("POST", "/api/hooks/shopify", woo, shopifyFields).status, 401);
    const QByteArray wooFields =
        "X-WC-Webhook-Topic: order.created\r\nX-WC-Webhook-Source: https://brise.example/\r\nX-WC-Webhook-Signature: "
        + hmac(woo).toBase64() + "\r\n";
    QCOMPARE(statusOf(server.ask("POST", "/api/hooks/woocommerce", woo, wooFields)), u"accepted"_s);
    QCOMPARE(server.ask("POST", "/api/hooks/woocommerce", shopify, wooFields).status, 401);
    QCOMPARE(RawClient(server.port())
                 .ask("POST", "/api/hooks/woocommerce", "webhook_id=1", {}, "application/x-www-form-urlencoded")
                 .status,
        200);
    // The rest still needs the token.
    QCOMPARE(server.ask("POST", "/api/invoices", "[]").status, 401);
    QCOMPARE(server.ask("GET", "/api/hooks/stripe").status, 401);
}

void HooksTest::withoutASecretNobodyMayPost()
{
    RunningServer server;
    const QByteArray body = delivery(u"stripe-invoice"_s);
    const QByteArray time = QByteArray::number(QDateTime::currentSecsSinceEpoch());
    const QByteArray byNothing =
        QMessageAuthenticationCode::hash(time + '.' + body, {}, QCryptographicHash::Sha256).toHex();
    QCOMPARE(server.ask("POST", "/api/hooks/stripe", body, "Stripe-Signature: t=" + time + ",v1=" + byNothing + "\r\n")
                 .status,
        403);
}

BILLOW_TEST(QCoreApplication, HooksTest)
#include "HooksTest.moc"

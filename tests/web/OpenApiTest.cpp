// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Resources.h"
#include "tests/intake/einvoice/Fixtures.h"
#include "tests/support/TestMain.h"
#include "tests/web/RunningServer.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

/// What is wrong with \a value by \a schema, as far as our description uses JSON Schema; a keyword that is not known
/// here is a fault too. Empty: nothing.
class Schema {
public:
    explicit Schema(QJsonObject description)
        : m_description(std::move(description))
    {
    }

    [[nodiscard]] QStringList faults(const QJsonValue &value, const QJsonObject &given, const QString &at) const
    {
        const QJsonObject schema = resolved(given);
        QStringList found = unknownKeywords(schema, at);
        if (schema.contains(u"oneOf"_s))
            return found + faultsOfOne(value, schema[u"oneOf"_s].toArray(), at);
        if (schema.contains(u"type"_s) && !isOfType(value, schema[u"type"_s]))
            return found << u"%1 is not of its type"_s.arg(at);
        if (schema.contains(u"const"_s) && schema[u"const"_s] != value)
            found << u"%1 is not its constant"_s.arg(at);
        if (schema.contains(u"enum"_s) && !schema[u"enum"_s].toArray().contains(value))
            found << u"%1 is none of its values"_s.arg(at);
        if (value.isString() && schema.contains(u"pattern"_s)
            && !QRegularExpression(schema[u"pattern"_s].toString()).match(value.toString()).hasMatch())
            found << u"%1 does not match its pattern"_s.arg(at);
        if (value.isObject())
            found += faultsOfMembers(value.toObject(), schema, at);
        if (value.isArray()) {
            const QJsonArray items = value.toArray();
            for (const QJsonValue &item : items)
                found += faults(item, schema[u"items"_s].toObject(), at + u"[]"_s);
        }
        return found;
    }

    /// \a object, or what its $ref names.
    [[nodiscard]] QJsonObject resolved(const QJsonObject &object) const
    {
        if (!object.contains(u"$ref"_s))
            return object;
        QJsonValue found = m_description;
        const QStringList path = object[u"$ref"_s].toString().split(u'/').sliced(1);
        for (const QString &name : path)
            found = found[name];
        return found.toObject();
    }

private:
    static QStringList unknownKeywords(const QJsonObject &schema, const QString &at)
    {
        static const QStringList known{u"type"_s, u"const"_s, u"enum"_s, u"pattern"_s, u"properties"_s, u"required"_s,
            u"additionalProperties"_s, u"items"_s, u"description"_s, u"examples"_s, u"format"_s, u"minimum"_s,
            u"maximum"_s, u"oneOf"_s, u"maxLength"_s, u"minProperties"_s};
        QStringList found;
        for (const QString &keyword : schema.keys()) {
            if (!known.contains(keyword))
                found << u"%1: the test does not know %2"_s.arg(at, keyword);
        }
        return found;
    }

    /// Nothing where one fits; else what is wrong by the first.
    [[nodiscard]] QStringList faultsOfOne(const QJsonValue &value, const QJsonArray &schemas, const QString &at) const
    {
        QList<QStringList> all;
        for (const QJsonValue &schema : schemas)
            all.append(faults(value, schema.toObject(), at));
        const auto fits = std::ranges::count_if(all, &QStringList::isEmpty);
        return fits == 1 ? QStringList() : all.first() << u"%1 fits %2 of them"_s.arg(at).arg(fits);
    }

    static bool isOfType(const QJsonValue &value, const QJsonValue &types)
    {
        const QJsonArray list = types.isArray() ? types.toArray() : QJsonArray{types};
        const auto is = [&value](const QString &type) {
            return (type == u"string"_s && value.isString()) || (type == u"number"_s && value.isDouble())
                || (type == u"integer"_s && value.isDouble() && value.toDouble() == std::floor(value.toDouble()))
                || (type == u"boolean"_s && value.isBool()) || (type == u"null"_s && value.isNull())
                || (type == u"array"_s && value.isArray()) || (type == u"object"_s && value.isObject());
        };
        return std::ranges::any_of(list, [&](const QJsonValue &type) { return is(type.toString()); });
    }

    [[nodiscard]] QStringList faultsOfMembers(
        const QJsonObject &object, const QJsonObject &schema, const QString &at) const
    {
        QStringList found;
        const QJsonArray required = schema[u"required"_s].toArray();
        for (const QJsonValue &name : required) {
            if (!object.contains(name.toString()))
                found << u"%1 lacks %2"_s.arg(at, name.toString());
        }
        const QJsonObject properties = schema[u"properties"_s].toObject();
        const QJsonValue others = schema[u"additionalProperties"_s];
        // An object that leaves open what stands in it describes nothing.
        if (!properties.isEmpty() && others != QJsonValue(false))
            found << u"%1 is left open"_s.arg(at);
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString here = at + u'.' + member.key();
            if (properties.contains(member.key()))
                found += faults(member.value(), properties[member.key()].toObject(), here);
            else if (others.isObject())
                found += faults(member.value(), others.toObject(), here);
            else if (!properties.isEmpty())
                found << u"%1 is not described"_s.arg(here);
        }
        return found;
    }

    const QJsonObject m_description;
};

} // namespace

/// The API's description, held against the routes that are there and the answers that come.
class OpenApiTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }

    void everyRouteIsDescribed();
    void everyAnswerIsAsDescribed_data();
    void everyAnswerIsAsDescribed();
    void everyAnswerOfAnImportIsAsDescribed();
    void everyAnswerToADocumentIsAsDescribed();

private:
    /// The answer, which must be as it is described.
    QJsonObject check(const QByteArray &method, const QByteArray &path, const QString &pattern, const QByteArray &body,
        int status, const QByteArray &type = "application/json") const;

    [[nodiscard]] QStringList faultsOf(
        const RawResponse &response, const QByteArray &method, const QString &pattern) const;
    [[nodiscard]] QJsonObject operation(const QByteArray &method, const QString &pattern) const;

    std::unique_ptr<RunningServer> m_server;
    QJsonObject m_description;
};

void OpenApiTest::initTestCase()
{
    m_server = std::make_unique<RunningServer>();
    m_description = m_server->get("/api/openapi.json").json();
    QCOMPARE(m_description[u"openapi"].toString(), u"3.1.0"_s);
    QCOMPARE(m_description[u"info"][u"version"].toString(), QStringLiteral(BILLOW_VERSION));
    QCOMPARE(
        m_server->ask("PUT", "/api/rates", "{\"generation_per_second\":30,\"display_per_second\":0,\"run_seconds\":1}")
            .status,
        200);
    QCOMPARE(m_server->ask("POST", "/api/control/start").status, 200);
    QVERIFY(m_server->waitForStatus([](const QJsonObject &now) { return now[u"total_displayed"].toInteger() == 30; }));
}

QJsonObject OpenApiTest::operation(const QByteArray &method, const QString &pattern) const
{
    return m_description[u"paths"][pattern][QString::fromLatin1(method.toLower())].toObject();
}

void OpenApiTest::everyRouteIsDescribed()
{
    QSet<QString> described;
    const QJsonObject paths = m_description[u"paths"].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path.value().toObject().keys())
            described.insert(method.toUpper() + u' ' + path.key());
    }
    QSet<QString> served;
    for (const RouteEntry &route : routeTable())
        served.insert(QString::fromLatin1(route.method) + u' ' + QString::fromLatin1(route.pattern));
    QVERIFY(served.size() > 15);
    QCOMPARE(described - served, QSet<QString>());
    QCOMPARE(served - described, QSet<QString>());
}

void OpenApiTest::everyAnswerIsAsDescribed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const QByteArray &method, const QByteArray &path, int status, const QByteArray &body = {},
                         const QString &pattern = {}) {
        const QString plain = QString::fromLatin1(path).section(u'?', 0, 0);
        QTest::addRow("%d %s %s", status, method.constData(), path.constData())
            << method << path << (pattern.isEmpty() ? plain : pattern) << body << status;
    };
    const QByteArray invoice = "{\"invoice_number\":\"%1\",\"invoice_date\":\"2026-11-23\",\"seller_name\":\"S\","
                               "\"buyer_name\":\"B\",\"subtotal\":\"10.00\",\"vat_rate\":15}";
    row("GET", "/api/stats", 200);
    row("GET", "/api/invoices?limit=30", 200);
    row("GET", "/api/invoices?limit=x", 400);
    row("GET", "/api/invoices?q=a&sort=-total_amount&offset=3&totals=true", 200);
    row("GET", "/api/invoices?sort=x", 400);
    row("GET", "/api/invoices.csv?sort=x", 400);
    row("GET", "/api/invoices/3", 200, {}, u"/api/invoices/{seq}"_s);
    row("GET", "/api/invoices/3000", 404, {}, u"/api/invoices/{seq}"_s);
    row("GET", "/api/analytics?minutes=2&top=3", 200);
    row("GET", "/api/analytics?top=0", 400);
    row("GET", "/api/system/status", 200);
    row("GET", "/api/system/actors", 200);
    row("GET", "/api/system/identity?challenge=" + QByteArray(64, '0'), 200);
    row("GET", "/api/system/identity?challenge=0", 400);
    row("GET", "/api/rates", 200);
    row("PUT", "/api/rates", 200, "{\"run_seconds\":2}");
    row("PUT", "/api/rates", 400, "{\"run_seconds\":-2}");
    row("GET", "/livez", 200);
    row("GET", "/readyz", 200);
    row("GET", "/api/openapi.json", 200);
    row("POST", "/api/control/stop", 409);
    row("POST", "/api/control/start", 200);
    row("POST", "/api/control/stop", 200);
    row("POST", "/api/control/release", 202);
    row("POST", "/api/invoices", 201,
        '[' + QByteArray(invoice).replace("%1", "A-1") + ",{}," + QByteArray(invoice).replace("%1", "A-1") + ']');
    row("POST", "/api/invoices", 422, "{}");
    row("POST", "/api/invoices", 400, "[]");
    // Now there is an invoice of another source, and without countries.
    row("GET", "/api/invoices/31", 200, {}, u"/api/invoices/{seq}"_s);
    row("POST", "/api/control/delete", 409, R"({"source":"import:none.csv","confirm":"delete"})");
    row("POST", "/api/control/delete", 400, R"({"confirm":"delete"})");
    row("POST", "/api/control/delete", 200, R"({"source":"demo"})");
    row("POST", "/api/control/reset", 409);
    row("POST", "/api/control/reset", 400, "{\"confirm\":1}");
    row("POST", "/api/control/reset", 200, "{\"confirm\":\"delete\"}");
    row("GET", "/api/stats?empty", 200);
    row("GET", "/api/analytics?currency=EUR", 200);
    row("GET", "/socket/websocket", 426);
}

void OpenApiTest::everyAnswerIsAsDescribed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QString, pattern);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    (void)check(method, path, pattern, body, status);
}

void OpenApiTest::everyAnswerOfAnImportIsAsDescribed()
{
    const QString imports = u"/api/imports"_s;
    const QString import = u"/api/imports/{id}"_s;
    const QString part = import + u"/parts/{n}"_s;
    const QString preview = import + u"/preview"_s;
    const QString start = import + u"/start"_s;
    const auto create = [&] {
        const QJsonObject made = check("POST", "/api/imports", imports, "{\"name\":\"a.csv\"}", 201);
        return "/api/imports/" + made[u"data"][u"id"].toString().toLatin1();
    };
    (void)check("POST", "/api/imports", imports, "{\"name\":\"/\"}", 400);
    const QByteArray path = create();
    (void)check("GET", path, import, {}, 200);
    (void)check("POST", path + "/start", start, {}, 409);
    (void)check("PUT", path + "/parts/2", part, "x", 409, "application/octet-stream");
    (void)check("PUT", path + "/parts/1", part, "x", 415);
    (void)check("PUT", path + "/parts/1", part,
        "invoice_number,issued_at,seller_name,buyer_name,subtotal,vat_rate,payment_mechanism\n"
        "1,2026-11-23,S,B,1.00,15,\n2,2026-11-23,S,B,one,15,\n",
        200, "application/octet-stream");
    (void)check("GET", path, import, {}, 200);
    (void)check("POST", path + "/preview", preview, "{\"mapping\":{\"seller\":null}}", 200);
    (void)check("POST", path + "/start", start, {}, 422);
    (void)check("POST", path + "/start", start, "{\"mapping\":1}", 400);
    (void)check("POST", path + "/preview", preview, "{\"mapping\":{\"currency\":{\"constant\":\"EUR\"}}}", 200);
    (void)check("POST", path + "/start", start, {}, 202);
    QTRY_COMPARE_WITH_TIMEOUT(check("GET", path, import, {}, 200)[u"data"][u"state"].toString(), u"finished"_s, 20'000);
    (void)check("DELETE", path, import, {}, 200);
    (void)check("DELETE", path, import, {}, 404);
    (void)check("GET", path, import, {}, 404);
}

void OpenApiTest::everyAnswerToADocumentIsAsDescribed()
{
    using namespace billow::einvoice::test;
    const QString documents = u"/api/documents"_s;
    (void)check("POST", "/api/documents", documents, fixture(cii), 201, "application/xml");
    (void)check("POST", "/api/documents", documents, fixture(cii, {{"Moulin", "Moulins"}}), 200, "application/xml");
    (void)check("POST", "/api/documents", documents, fixture(cii, {{"R-2026-17", ""}}), 422, "application/xml");
    (void)check("POST", "/api/documents", documents, "<a/>", 422, "text/xml");
    (void)check("POST", "/api/documents", documents, "<a/>", 415, "text/plain");
    for (const char *hook : {"/api/hooks/stripe", "/api/hooks/shopify", "/api/hooks/woocommerce"})
        (void)check("POST", hook, QString::fromLatin1(hook), "{}", 403);
    (void)check("POST", "/api/hooks/woocommerce", u"/api/hooks/woocommerce"_s, "webhook_id=1", 200,
        "application/x-www-form-urlencoded");
}

QJsonObject OpenApiTest::check(const QByteArray &method, const QByteArray &path, const QString &pattern,
    const QByteArray &body, int status, const QByteArray &type) const
{
    const RawResponse response = RawClient(m_server->port()).ask(method, path, body, {}, type);
    const auto compare = [&] { QCOMPARE(response.status, status); };
    compare();
    const QStringList found = faultsOf(response, method, pattern);
    if (!found.isEmpty())
        QTest::qFail(qPrintable(found.join(u'\n')), __FILE__, __LINE__);
    return response.json();
}

QStringList OpenApiTest::faultsOf(const RawResponse &response, const QByteArray &method, const QString &pattern) const
{
    const Schema schema(m_description);
    const QJsonObject answers = operation(method, pattern)[u"responses"].toObject();
    const QJsonObject described = schema.resolved(answers[QString::number(response.status)].toObject());
    if (described.isEmpty())
        return {u"%1: the status %2 is not described"_s.arg(pattern).arg(response.status)};
    const QJsonObject content = described[u"content"].toObject();
    if (!content.contains(QString::fromLatin1(response.fields["content-type"])))
        return {u"%1: the type is not described"_s.arg(pattern)};
    return schema.faults(response.json(), content[u"application/json"_s][u"schema"_s].toObject(), pattern);
}

BILLOW_TEST(QCoreApplication, OpenApiTest)
#include "OpenApiTest.moc"

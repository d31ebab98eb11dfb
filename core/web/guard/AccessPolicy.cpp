// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/AccessPolicy.h"

#include "core/web/IdentityProof.h"

#include <QHostAddress>
#include <QHostInfo>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// The prefixes of the WebSocket subprotocol that carries the token in base64url, since a page cannot set a field
/// there; the second is that of Phoenix's own client.
constexpr std::array<QByteArrayView, 2> tokenProtocols{"billow.token.", "base64url.bearer.phx."};

/// Phoenix's client, up to now, writes it in the usual base 64.
QByteArray tokenFrom(QByteArray base64)
{
    base64.replace('+', '-').replace('/', '_');
    return QByteArray::fromBase64(base64, QByteArray::Base64UrlEncoding);
}

/// The path whose body may be lines of JSON.
constexpr QByteArrayView linesPath = "/api/invoices";
/// The path whose body is a part of a file.
constexpr QByteArrayView importsPath = "/api/imports/";
/// Where a body is an e-invoice.
constexpr QByteArrayView documentsPath = "/api/documents";
/// Where a signature takes the place of the token.
constexpr QByteArrayView hooksPath = "/api/hooks/";

} // namespace

AccessPolicy::AccessPolicy(const WebOptions &options, std::uint16_t port)
    : m_secret(options.secret)
    , m_needsToken(!isLoopback(options.host))
{
    const QByteArray number = QByteArray::number(port);
    QByteArrayList names{"localhost", "127.0.0.1", "[::1]"};
    if (!options.host.isEmpty()) {
        const bool isIpv6 = options.host.contains(u':');
        names.append(QHostInfo::localHostName().toLower().toUtf8());
        names.append((isIpv6 ? u"[%1]"_s.arg(options.host) : options.host).toLower().toUtf8());
    }
    const QHostAddress address(options.host);
    const QList all{QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QHostAddress::AnyIPv6)};
    m_servesAddresses = all.contains(address);
    m_port = ':' + number;
    for (const QByteArray &name : names) {
        m_hosts.append(name + ':' + number);
        m_origins.append("http://" + name + ':' + number);
        if (port == 80) {
            m_hosts.append(name);
            m_origins.append("http://" + name);
        }
    }
    for (const QString &origin : options.allowedOrigins) {
        m_allowedOrigins.append(origin.toLower().toUtf8());
        // Clients from there come through a proxy of that name.
        const QByteArray host = origin.section(u"://"_s, 1).toLower().toUtf8();
        const bool namesPort = host.lastIndexOf(':') > host.lastIndexOf(']');
        m_hosts.append(host);
        if (!namesPort)
            m_hosts.append(host + (origin.startsWith(u"https:"_s, Qt::CaseInsensitive) ? ":443" : ":80"));
    }
}

std::optional<HttpResponse> AccessPolicy::refusal(const HttpRequest &request) const
{
    const auto host = request.field("host");
    if (!host)
        return HttpResponse::error(400, u"A request names its Host once"_s);
    if (!isServedHost(*host))
        return HttpResponse::error(403, u"This server is not the host that was asked for"_s);
    // A target in absolute form names the host once more. It may leave out the port.
    if (!request.authority.isEmpty() && !isServedHost(request.authority) && !isServedHost(request.authority + m_port))
        return HttpResponse::error(403, u"This server is not the host that was asked for"_s);
    const bool changes = !request.isSafe() || request.isUpgrade();
    if (changes) {
        if (const auto origin = request.field("origin"); origin && !isOurOrigin(*origin))
            return HttpResponse::error(403, u"Pages of another origin may not do that"_s);
        if (request.fieldNames("sec-fetch-site", "cross-site") && !request.has("origin"))
            return HttpResponse::error(403, u"Pages of another site may not do that"_s);
    }
    if (m_needsToken && !isOpenToAll(request) && !bringsToken(request)) {
        HttpResponse response = HttpResponse::error(401, u"This needs the token: Authorization: Bearer TOKEN"_s);
        response.fields.emplace_back("WWW-Authenticate", "Bearer");
        return response;
    }
    return refusalOfBody(request);
}

std::optional<HttpResponse> AccessPolicy::refusalOfBody(const HttpRequest &request)
{
    if (!request.announcesBody())
        return std::nullopt;
    if (const auto coding = request.field("content-encoding"); coding && coding->toLower() != "identity")
        return HttpResponse::error(415, u"The body has to come as it is, without Content-Encoding"_s);
    const QByteArray type = request.mediaType();
    const bool isLines = type == "application/x-ndjson" && request.path == linesPath;
    const bool isPart = request.method == "PUT" && request.path.startsWith(importsPath);
    if (isPart && type == "application/octet-stream")
        return std::nullopt;
    // WooCommerce sends a form when the hook is set up. A page of another site could as well; it has no signature.
    if (request.path.startsWith(hooksPath) && type == "application/x-www-form-urlencoded")
        return std::nullopt;
    if (request.path == documentsPath) {
        // None of them is one that a page of another site may send without asking.
        if (type == "application/xml" || type == "text/xml" || type == "application/pdf"
            || type == "application/octet-stream")
            return std::nullopt;
        return HttpResponse::error(415, u"A document has to be application/xml or application/pdf"_s);
    }
    if (!isPart && (type == "application/json" || isLines))
        return std::nullopt;
    if (isPart)
        return HttpResponse::error(415, u"A part of a file has to be application/octet-stream"_s);
    return HttpResponse::error(415, u"The body has to be application/json"_s);
}

std::vector<std::pair<QByteArray, QByteArray>> AccessPolicy::grants(const HttpRequest &request) const
{
    if (m_allowedOrigins.isEmpty())
        return {};
    // Also where no origin is named: a cache must not give that answer to a page of an allowed one.
    std::vector<std::pair<QByteArray, QByteArray>> fields{{"Vary", "Origin"}};
    const auto origin = request.field("origin");
    if (!origin || !m_allowedOrigins.contains(origin->toLower()))
        return fields;
    fields.emplace_back("Access-Control-Allow-Origin", *origin);
    fields.emplace_back("Access-Control-Allow-Credentials", "true"); // as in the original
    if (request.method == "OPTIONS") {
        fields.emplace_back("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
        fields.emplace_back("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key");
        fields.emplace_back("Access-Control-Max-Age", "600");
    }
    return fields;
}

bool AccessPolicy::isServedHost(const QByteArray &host) const
{
    if (m_hosts.contains(host.toLower()))
        return true;
    // Listening at every address of the machine: an IP address can't be pointed elsewhere as a name can.
    if (!m_servesAddresses || !host.endsWith(m_port))
        return false;
    const QByteArray name = host.chopped(m_port.size());
    const bool inBrackets = name.startsWith('[') && name.endsWith(']');
    return !QHostAddress(QString::fromLatin1(inBrackets ? name.sliced(1).chopped(1) : name)).isNull();
}

bool AccessPolicy::isOurOrigin(const QByteArray &origin) const
{
    const QByteArray lower = origin.toLower();
    return m_origins.contains(lower) || m_allowedOrigins.contains(lower);
}

bool AccessPolicy::bringsToken(const HttpRequest &request) const
{
    if (m_secret.isEmpty())
        return false;
    if (const auto authorization = request.field("authorization");
        authorization && authorization->first(std::min<qsizetype>(7, authorization->size())).toLower() == "bearer ")
        return equalInConstantTime(authorization->sliced(7).trimmed(), m_secret);
    if (!request.isUpgrade())
        return false;
    for (const QByteArray &part : request.field("sec-websocket-protocol").value_or(QByteArray()).split(',')) {
        const QByteArray protocol = part.trimmed();
        for (const QByteArrayView prefix : tokenProtocols) {
            if (protocol.startsWith(prefix))
                return equalInConstantTime(tokenFrom(protocol.sliced(prefix.size())), m_secret);
        }
    }
    return false;
}

bool AccessPolicy::bringsAnyToken(const HttpRequest &request)
{
    return request.has("authorization")
        || std::ranges::any_of(tokenProtocols,
            [protocols = request.field("sec-websocket-protocol").value_or(QByteArray())](
                QByteArrayView prefix) { return protocols.contains(prefix); });
}

/// Open to all: the page without its data, the server's health and identity, and a browser's preflight requests.
bool AccessPolicy::isOpenToAll(const HttpRequest &request)
{
    const QByteArray &path = request.path;
    if (request.method == "OPTIONS" || (request.method == "POST" && path.startsWith(hooksPath)))
        return true;
    return request.isSafe() && !request.isUpgrade()
        && (path == "/" || path == "/dashboard" || path == "/favicon.ico" || path == "/robots.txt"
            || path.startsWith("/assets/") || path == "/livez" || path == "/readyz" || path == identity::path);
}

bool AccessPolicy::isLoopback(const QString &host)
{
    if (host.isEmpty() || host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

bool AccessPolicy::equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    unsigned char difference = a.size() == b.size() ? 0 : 1;
    // Goes through all of b, whatever a is.
    for (qsizetype place = 0; place < b.size(); ++place) {
        const char other = a.isEmpty() ? '\0' : a[place % a.size()];
        difference = static_cast<unsigned char>(difference | (other ^ b[place]));
    }
    return difference == 0;
}

} // namespace billow

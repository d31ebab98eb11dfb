// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/HttpResponse.h"

#include "core/web/json/ObjectWriter.h"

#include <QDateTime>
#include <QLocale>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Our page needs nothing from elsewhere, and nobody may put it into theirs.
constexpr QByteArrayView protections =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

/// IMF-fixdate (RFC 9110, 5.6.7), written anew once a second.
QByteArray dateField()
{
    thread_local qint64 writtenAt = 0;
    thread_local QByteArray written;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != writtenAt) {
        writtenAt = now;
        written = "Date: "
            + QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1()
            + "\r\n";
    }
    return written;
}

} // namespace

HttpResponse HttpResponse::json(QByteArray body, int status)
{
    return {.status = status, .mediaType = "application/json", .body = std::move(body)};
}

HttpResponse HttpResponse::error(int status, const QString &message)
{
    return json(ObjectWriter().truth("success", false).text("error", message).finish(), status);
}

HttpResponse HttpResponse::text(QByteArray body, int status)
{
    return {.status = status, .mediaType = "text/plain; charset=utf-8", .body = std::move(body)};
}

QByteArray HttpResponse::head(bool keepsAlive) const
{
    QByteArray head;
    head.reserve(768);
    head += "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    head += dateField();
    if (!mediaType.isEmpty())
        head += "Content-Type: " + mediaType + "\r\n";
    // RFC 9110, 8.6: 204 and 304 have none.
    if (status != 204 && status != 304)
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bool cacheable = false;
    for (const auto &[name, value] : fields) {
        head += name + ": " + value + "\r\n";
        cacheable = cacheable || name == "Cache-Control";
    }
    if (!cacheable)
        head += "Cache-Control: no-store\r\n";
    head += protections;
    head += keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 100:
        return "Continue";
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 207:
        return "Multi-Status";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Unknown";
    }
}

} // namespace billow

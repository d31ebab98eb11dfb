// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/ResponseHead.h"

#include "core/web/guard/HttpResponse.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// The page needs nothing from other sites, and no other site may embed it.
constexpr QByteArrayView protections =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n";

/// IMF-fixdate (RFC 9110, 5.6.7), updated once per second.
const QByteArray &date()
{
    thread_local qint64 writtenAt = 0;
    thread_local QByteArray written;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != writtenAt) {
        writtenAt = now;
        written =
            QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    }
    return written;
}

/// The statuses that are answered here; a client reads the number (RFC 9112, 4).
constexpr std::array<std::pair<int, QByteArrayView>, 24> reasonPhrases{{{200, "OK"}, {201, "Created"},
    {202, "Accepted"}, {204, "No Content"}, {207, "Multi-Status"}, {304, "Not Modified"}, {400, "Bad Request"},
    {401, "Unauthorized"}, {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"},
    {408, "Request Timeout"}, {409, "Conflict"}, {413, "Content Too Large"}, {414, "URI Too Long"},
    {415, "Unsupported Media Type"}, {417, "Expectation Failed"}, {422, "Unprocessable Content"},
    {426, "Upgrade Required"}, {431, "Request Header Fields Too Large"}, {500, "Internal Server Error"},
    {501, "Not Implemented"}, {503, "Service Unavailable"}, {505, "HTTP Version Not Supported"}}};

QByteArrayView reasonPhrase(int status)
{
    const auto *found = std::find_if(
        reasonPhrases.begin(), reasonPhrases.end(), [status](const auto &each) { return each.first == status; });
    return found == reasonPhrases.end() ? QByteArrayView() : found->second;
}

} // namespace

QByteArray responseHead(const HttpResponse &response, bool keepsAlive)
{
    QByteArray head;
    head.reserve(768);
    const auto add = [&head](QByteArrayView name, QByteArrayView value) {
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    };
    head += "HTTP/1.1 ";
    head += QByteArray::number(response.status);
    head += ' ';
    head += reasonPhrase(response.status);
    head += "\r\n";
    add("Date", date());
    if (!response.mediaType.isEmpty())
        add("Content-Type", response.mediaType);
    // RFC 9110, 8.6: 204 and 304 have none.
    if (response.status != 204 && response.status != 304 && !response.isStreamed)
        add("Content-Length", QByteArray::number(response.body.size()));
    bool cacheable = false;
    for (const auto &[name, value] : response.fields) {
        add(name, value);
        cacheable = cacheable || name == "Cache-Control";
    }
    if (!cacheable)
        add("Cache-Control", "no-store");
    head += protections;
    head += keepsAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return head;
}

} // namespace billow

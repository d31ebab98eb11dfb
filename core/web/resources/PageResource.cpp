// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/ContentCoding.h"
#include "core/web/resources/Resources.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>

/// A static library's resources are linked and registered only on request; not possible inside a
/// namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(web);
    Q_INIT_RESOURCE(api);
}

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QByteArray mediaTypeOf(const QString &name)
{
    static const QHash<QString, QByteArray> types{{u"html"_s, "text/html; charset=utf-8"},
        {u"css"_s, "text/css; charset=utf-8"}, {u"js"_s, "text/javascript; charset=utf-8"},
        {u"json"_s, "application/json"}, {u"webmanifest"_s, "application/manifest+json"}, {u"svg"_s, "image/svg+xml"},
        {u"png"_s, "image/png"}, {u"txt"_s, "text/plain; charset=utf-8"}, {u"ico"_s, "image/vnd.microsoft.icon"},
        {u"woff2"_s, "font/woff2"}};
    return types.value(QFileInfo(name).suffix(), "application/octet-stream");
}

/// A file of this program in one coding. Its tag is made of its bytes: another version has another, and so has the
/// same version in the other coding.
struct Representation {
    HttpResponse whole;
    HttpResponse unchanged;
    QByteArray tag;
};

struct Asset {
    Representation plain;
    Representation gzipped;
};

Representation representationOf(const QByteArray &mediaType, const QByteArray &body)
{
    const QByteArray digest = QCryptographicHash::hash(body, QCryptographicHash::Sha256);
    Representation made{.whole = {.mediaType = mediaType, .body = body},
        .unchanged = {.status = 304},
        .tag = '"' + digest.toHex().first(16) + '"'};
    for (HttpResponse *response : {&made.whole, &made.unchanged}) {
        response->fields.emplace_back("ETag", made.tag);
        // Kept, but asked about each time: a page never works with the scripts of another version.
        response->fields.emplace_back("Cache-Control", "no-cache");
        response->fields.emplace_back("Vary", "Accept-Encoding");
    }
    return made;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("A file of the page is missing from this program: %s", qUtf8Printable(path));
    return file.readAll();
}

/// A file of the page: compressed here, once, and not for each client.
Asset assetOf(const QString &path)
{
    const QByteArray content = contentOf(path);
    Asset asset{.plain = representationOf(mediaTypeOf(path), content),
        .gzipped = representationOf(mediaTypeOf(path), gzip(content, GzipLevel::Small))};
    asset.gzipped.whole.fields.emplace_back("Content-Encoding", "gzip");
    return asset;
}

/// RFC 9110, 13.1.2: "*", or a list of tags; weak ones are as good.
bool names(const QByteArray &tags, const QByteArray &tag)
{
    for (QByteArray each : tags.split(',')) {
        each = each.trimmed();
        if (each == "*" || (each.startsWith("W/") ? each.sliced(2) : each) == tag)
            return true;
    }
    return false;
}

void send(const Asset &asset, const Call &call)
{
    const bool gzipped = prefersGzip(call.head.field("accept-encoding").value_or(QByteArray()));
    const Representation &chosen = gzipped ? asset.gzipped : asset.plain;
    const QByteArray tags = call.head.field("if-none-match").value_or(QByteArray());
    call.reply.send(names(tags, chosen.tag) ? chosen.unchanged : chosen.whole);
}

/// Every file by its name, so no path leads anywhere else.
const QHash<QString, Asset> &assets()
{
    static const QHash<QString, Asset> all = [] {
        registerResources();
        QHash<QString, Asset> found;
        QDirIterator files(u":/billow/web/assets"_s, QDir::Files);
        while (files.hasNext()) {
            const QString path = files.next();
            found.insert(QFileInfo(path).fileName(), assetOf(path));
        }
        return found;
    }();
    return all;
}

} // namespace

void getPage(const Surroundings &, const Call &call)
{
    static const Asset page = (registerResources(), assetOf(u":/billow/web/index.html"_s));
    send(page, call);
}

void getDescription(const Surroundings &, const Call &call)
{
    static const Asset description = (registerResources(), assetOf(u":/billow/api/openapi.json"_s));
    send(description, call);
}

void getIcon(const Surroundings &, const Call &call)
{
    send(*assets().constFind(u"icon.svg"_s), call);
}

void getRobots(const Surroundings &, const Call &call)
{
    static const Asset robots = (registerResources(), assetOf(u":/billow/web/robots.txt"_s));
    send(robots, call);
}

void getAsset(const Surroundings &, const Call &call)
{
    const auto found = assets().constFind(call.places.first());
    if (found != assets().constEnd())
        send(*found, call);
    else
        call.reply.send(HttpResponse::error(404, u"There is no asset %1"_s.arg(call.places.first().left(40))));
}

} // namespace billow

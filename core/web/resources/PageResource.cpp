// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/Router.h"
#include "core/web/resources/Resources.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>

/// A static library's resources are linked and registered only where somebody asks for them; not possible inside a
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
        {u"png"_s, "image/png"}, {u"ico"_s, "image/vnd.microsoft.icon"}, {u"woff2"_s, "font/woff2"}};
    return types.value(QFileInfo(name).suffix(), "application/octet-stream");
}

/// A file of this program as it is answered. Its tag is made of its bytes: another version has another.
struct Asset {
    HttpResponse whole;
    HttpResponse unchanged;
    QByteArray tag;
};

Asset assetOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("A file of the page is missing from this program: %s", qUtf8Printable(path));
    Asset asset;
    asset.whole = {.mediaType = mediaTypeOf(path), .body = file.readAll()};
    const QByteArray digest = QCryptographicHash::hash(asset.whole.body, QCryptographicHash::Sha256);
    asset.tag = '"' + digest.toHex().first(16) + '"';
    asset.unchanged.status = 304;
    for (HttpResponse *response : {&asset.whole, &asset.unchanged}) {
        response->fields.emplace_back("ETag", asset.tag);
        // Kept, but asked about each time: a page never works with the scripts of another version.
        response->fields.emplace_back("Cache-Control", "no-cache");
    }
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

Router::Handler serving(const Asset &asset)
{
    return [asset](const HttpRequest &request, const QByteArrayList &, const HttpReply &reply) {
        const auto tags = request.field("if-none-match");
        reply.send(tags && names(*tags, asset.tag) ? asset.unchanged : asset.whole);
    };
}

} // namespace

void addPage(Router &router)
{
    registerResources();
    router.add("GET", "/", serving(assetOf(u":/billow/web/index.html"_s)));
    router.add("GET", "/api/openapi.json", serving(assetOf(u":/billow/api/openapi.json"_s)));
    // Every file has a route of its own, so no path leads anywhere else.
    const QString folder = u":/billow/web/assets"_s;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        router.add("GET", "/assets" + path.sliced(folder.size()).toUtf8(), serving(assetOf(path)));
    }
}

} // namespace billow

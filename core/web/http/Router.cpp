// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/Router.h"

#include <optional>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// What stands at the pattern's places, or nothing where the path is another.
std::optional<QByteArrayList> match(const QByteArray &pattern, const QByteArray &path)
{
    if (!pattern.contains('{')) {
        if (pattern == path)
            return QByteArrayList();
        return std::nullopt;
    }
    const QByteArrayList wanted = pattern.split('/');
    const QByteArrayList parts = path.split('/');
    if (wanted.size() != parts.size())
        return std::nullopt;
    QByteArrayList places;
    for (qsizetype index = 0; index < wanted.size(); ++index) {
        if (wanted.at(index).startsWith('{'))
            places.append(parts.at(index));
        else if (wanted.at(index) != parts.at(index))
            return std::nullopt;
    }
    return places;
}

HttpResponse withAllow(HttpResponse response, QByteArrayList methods)
{
    if (methods.contains("GET"))
        methods.append("HEAD");
    methods.append("OPTIONS");
    response.fields.emplace_back("Allow", methods.join(", "));
    return response;
}

} // namespace

void Router::add(const QByteArray &method, const QByteArray &pattern, Handler handler)
{
    m_routes.push_back({method, pattern, std::move(handler)});
}

void Router::serve(const HttpRequest &request, const HttpReply &reply) const
{
    const QByteArray method = request.method == "HEAD" ? QByteArray("GET") : request.method;
    QByteArrayList allowed;
    for (const Route &route : m_routes) {
        const auto places = match(route.pattern, request.path);
        if (!places)
            continue;
        if (route.method == method)
            return route.handler(request, *places, reply);
        allowed.append(route.method);
    }
    if (request.method == "OPTIONS" && (!allowed.isEmpty() || request.path == "*"))
        return reply.send(withAllow({.status = 204}, allowed));
    if (!allowed.isEmpty()) {
        return reply.send(withAllow(
            HttpResponse::error(405, u"%1 is not possible here"_s.arg(QString::fromLatin1(request.method))), allowed));
    }
    reply.send(HttpResponse::error(404, u"There is nothing at %1"_s.arg(QString::fromUtf8(request.path))));
}

QByteArray Router::patternOf(const QByteArray &path) const
{
    for (const Route &route : m_routes) {
        if (match(route.pattern, path))
            return route.pattern;
    }
    return "other";
}

} // namespace billow

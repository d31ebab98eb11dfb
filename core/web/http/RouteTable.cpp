// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/RouteTable.h"

#include "core/web/guard/Guard.h"
#include "core/web/guard/QtHttpServer.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using Method = QHttpServerRequest::Method;

namespace {

/// All that can be done at one path.
struct Resource {
    const char *pattern;
    std::vector<Route> routes;
    QByteArray allowed; ///< the Allow field
};

std::vector<Resource> byPattern(const std::vector<Route> &routes)
{
    std::vector<Resource> resources;
    for (const Route &route : routes) {
        auto found = std::find_if(resources.begin(), resources.end(),
            [&route](const Resource &resource) { return qstrcmp(resource.pattern, route.pattern) == 0; });
        if (found == resources.end())
            found = resources.insert(resources.end(), Resource{route.pattern, {}, {}});
        found->routes.push_back(route);
    }
    for (Resource &resource : resources) {
        QByteArrayList methods;
        for (const Route &route : resource.routes)
            methods.append(route.method);
        if (methods.contains("GET"))
            methods.append("HEAD");
        methods.append("OPTIONS");
        resource.allowed = methods.join(", ");
    }
    return resources;
}

/// In QHttpServer's form: a regular expression with <arg> at each place.
QString routePattern(const char *pattern)
{
    QString path;
    bool inPlace = false;
    for (const QChar c : QString::fromLatin1(pattern)) {
        if (c == u'{')
            path += u"<arg>";
        else if (!inPlace && c != u'}')
            path += c == u'.' ? u"\\."_s : QString(c);
        inPlace = c == u'{' || (inPlace && c != u'}');
    }
    return path;
}

HttpResponse withAllow(HttpResponse response, const QByteArray &allowed)
{
    response.fields.emplace_back("Allow", allowed);
    return response;
}

void serve(const Resource &resource, const Call &call)
{
    const QByteArray method = call.head.method == "HEAD" ? QByteArray("GET") : call.head.method;
    if (method == "OPTIONS")
        return call.reply.send(withAllow({.status = 204}, resource.allowed));
    for (const Route &route : resource.routes) {
        if (method == route.method)
            return route.handler(call);
    }
    call.reply.send(
        withAllow(HttpResponse::error(405, u"This path takes %1"_s.arg(QString::fromLatin1(resource.allowed))),
            resource.allowed));
}

/// Nothing may be thrown through Qt's code.
template <typename Function>
void guarded(Guard &guard, Function function)
{
    try {
        function();
    } catch (...) {
        guard.keep(std::current_exception());
    }
}

void addResource(QHttpServer &server, Guard &guard, const Resource &resource)
{
    const auto run = [&guard, resource](const QHttpServerRequest &request, const QStringList &places) {
        guarded(guard, [&] {
            const HttpReply reply = guard.takeReply();
            reply.setRoute(resource.pattern);
            serve(resource, {request, guard.currentRequest(), places, reply});
        });
    };
    const QString path = routePattern(resource.pattern);
    switch (path.count(u"<arg>"_s)) {
    case 0:
        server.route(path, Method::AnyKnown, [run](const QHttpServerRequest &request, Responder) { run(request, {}); });
        return;
    case 1:
        server.route(path, Method::AnyKnown,
            [run](const QString &place, const QHttpServerRequest &request, Responder) { run(request, {place}); });
        return;
    default:
        server.route(path, Method::AnyKnown,
            [run](const QString &first, const QString &second, const QHttpServerRequest &request, Responder) {
                run(request, {first, second});
            });
    }
}

} // namespace

void addRoutes(QHttpServer &server, Guard &guard, const std::vector<Route> &routes)
{
    for (const Resource &resource : byPattern(routes))
        addResource(server, guard, resource);
    setMissingHandler(server, &guard, [&guard](const QHttpServerRequest &request, Responder) {
        guarded(guard, [&] {
            const QString path = request.url().path();
            const HttpReply reply = guard.takeReply();
            if (guard.currentRequest().method == "OPTIONS" && path == u"*")
                reply.send(withAllow({.status = 204}, "OPTIONS"));
            else
                reply.send(HttpResponse::error(404, u"There is nothing at %1"_s.arg(path)));
        });
    });
}

} // namespace billow

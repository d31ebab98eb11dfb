// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Resources.h"

#include "core/web/channel/Channel.h"

namespace billow {

namespace {

/// For plain requests to the WebSocket's address; an upgrade doesn't reach this.
void getSocket(const Surroundings &, const Call &call)
{
    call.reply.send(Channel::upgradeRequired());
}

// QHttpServer searches its routes from first to last: the most requested ones are first.
constexpr RouteEntry entries[] = {
    {"GET", "/api/stats", getStats},
    {"GET", "/api/invoices", getInvoices},
    {"POST", "/api/invoices", postInvoices},
    {"POST", "/api/documents", postDocument},
    {"GET", "/api/invoices/{seq}", getInvoice},
    {"GET", "/api/invoices/{seq}/document", getDocument},
    {"GET", "/api/invoices/{seq}/original", getOriginal},
    {"GET", "/api/invoices.csv", getInvoicesCsv},
    {"GET", "/api/system/status", getStatus},
    {"GET", "/api/analytics", getAnalytics},
    {"GET", "/assets/{name}", getAsset},
    {"GET", "/", getPage},
    {"GET", "/dashboard", getPage}, // where the original has it
    {"GET", "/favicon.ico", getIcon}, // where browsers look by themselves
    {"GET", "/robots.txt", getRobots},
    {"POST", "/api/control/start", postStart},
    {"POST", "/api/control/stop", postStop},
    {"POST", "/api/control/release", postRelease},
    {"POST", "/api/control/reset", postReset},
    {"POST", "/api/control/delete", postDelete},
    {"GET", "/api/rates", getRates},
    {"PUT", "/api/rates", putRates},
    {"GET", "/api/system/actors", getActors},
    {"POST", "/api/hooks/stripe", postStripeHook},
    {"POST", "/api/hooks/shopify", postShopifyHook},
    {"POST", "/api/hooks/woocommerce", postWooCommerceHook},
    {"POST", "/api/imports", postImport},
    {"GET", "/api/imports/{id}", getImport},
    {"DELETE", "/api/imports/{id}", deleteImport},
    {"PUT", "/api/imports/{id}/parts/{n}", putImportPart},
    {"POST", "/api/imports/{id}/preview", postImportPreview},
    {"POST", "/api/imports/{id}/start", postImportStart},
    {"GET", "/api/system/identity", getIdentity},
    {"GET", "/livez", getLiveness},
    {"GET", "/readyz", getReadiness},
    {"GET", "/metrics", getMetrics},
    {"GET", "/api/openapi.json", getDescription},
    {"GET", "/socket/websocket", getSocket},
};

} // namespace

std::span<const RouteEntry> routeTable()
{
    return entries;
}

std::vector<Route> allRoutes(const Surroundings &surroundings)
{
    std::vector<Route> routes;
    for (const RouteEntry &entry : entries) {
        routes.push_back({entry.method, entry.pattern,
            [&surroundings, handler = entry.handler](const Call &call) { handler(surroundings, call); }});
    }
    return routes;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/http/RouteTable.h"

#include <span>

namespace billow {

struct Surroundings;

struct RouteEntry {
    const char *method;
    const char *pattern;
    void (*handler)(const Surroundings &, const Call &);
};
/// Every route there is.
[[nodiscard]] std::span<const RouteEntry> routeTable();
/// The same, answering from \a surroundings, which outlive them.
[[nodiscard]] std::vector<Route> allRoutes(const Surroundings &surroundings);

// The handlers, each in the file of its resource

// StatsResource.cpp
void getStats(const Surroundings &surroundings, const Call &call);
// InvoicesResource.cpp
void getInvoices(const Surroundings &surroundings, const Call &call);
void getInvoice(const Surroundings &surroundings, const Call &call);
// CsvResource.cpp
void getInvoicesCsv(const Surroundings &surroundings, const Call &call);
// AnalyticsResource.cpp
void getAnalytics(const Surroundings &surroundings, const Call &call);
// SubmitResource.cpp
void postInvoices(const Surroundings &surroundings, const Call &call);
// DocumentsResource.cpp
void postDocument(const Surroundings &surroundings, const Call &call);
void getDocument(const Surroundings &surroundings, const Call &call);
void getOriginal(const Surroundings &surroundings, const Call &call);
// HooksResource.cpp
void postStripeHook(const Surroundings &surroundings, const Call &call);
void postShopifyHook(const Surroundings &surroundings, const Call &call);
void postWooCommerceHook(const Surroundings &surroundings, const Call &call);
// ImportsResource.cpp
void postImport(const Surroundings &surroundings, const Call &call);
void getImport(const Surroundings &surroundings, const Call &call);
void putImportPart(const Surroundings &surroundings, const Call &call);
void postImportPreview(const Surroundings &surroundings, const Call &call);
void postImportStart(const Surroundings &surroundings, const Call &call);
void deleteImport(const Surroundings &surroundings, const Call &call);
// ControlResource.cpp
void postStart(const Surroundings &surroundings, const Call &call);
void postStop(const Surroundings &surroundings, const Call &call);
void postRelease(const Surroundings &surroundings, const Call &call);
void postReset(const Surroundings &surroundings, const Call &call);
void postDelete(const Surroundings &surroundings, const Call &call);
// RatesResource.cpp
void getRates(const Surroundings &surroundings, const Call &call);
void putRates(const Surroundings &surroundings, const Call &call);
// SystemResource.cpp
void getStatus(const Surroundings &surroundings, const Call &call);
void getActors(const Surroundings &surroundings, const Call &call);
// IdentityResource.cpp
void getIdentity(const Surroundings &surroundings, const Call &call);
// HealthResource.cpp
void getLiveness(const Surroundings &surroundings, const Call &call);
void getReadiness(const Surroundings &surroundings, const Call &call);
// MetricsResource.cpp
void getMetrics(const Surroundings &surroundings, const Call &call);
// PageResource.cpp
void getPage(const Surroundings &surroundings, const Call &call);
void getDescription(const Surroundings &surroundings, const Call &call);
void getIcon(const Surroundings &surroundings, const Call &call);
/// No search engine is to read a ledger.
void getRobots(const Surroundings &surroundings, const Call &call);
void getAsset(const Surroundings &surroundings, const Call &call);

} // namespace billow

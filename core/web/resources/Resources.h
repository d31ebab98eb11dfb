// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

namespace billow {

class Router;
struct Surroundings;

// Each adds the routes of one resource, which stands in a file of its own. The surroundings outlive the router.

/// GET /api/stats
void addStats(Router &router, const Surroundings &surroundings);
/// GET /api/invoices, GET /api/invoices/{seq}
void addInvoices(Router &router, const Surroundings &surroundings);
/// GET /api/analytics
void addAnalytics(Router &router, const Surroundings &surroundings);
/// POST /api/control/start, stop, release and reset
void addControl(Router &router, const Surroundings &surroundings);
/// POST /api/invoices
void addSubmit(Router &router, const Surroundings &surroundings);
/// GET and PUT /api/rates
void addRates(Router &router, const Surroundings &surroundings);
/// GET /api/system/status, GET /api/system/actors
void addSystem(Router &router, const Surroundings &surroundings);
/// GET /livez, GET /readyz
void addHealth(Router &router, const Surroundings &surroundings);

/// GET /metrics
void addMetrics(Router &router, const Surroundings &surroundings);
/// GET / and its /assets/…, GET /api/openapi.json
void addPage(Router &router);

void addAllResources(Router &router, const Surroundings &surroundings);

} // namespace billow

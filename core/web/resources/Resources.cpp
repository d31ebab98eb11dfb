// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Resources.h"

namespace billow {

void addAllResources(Router &router, const Surroundings &surroundings)
{
    addStats(router, surroundings);
    addInvoices(router, surroundings);
    addControl(router, surroundings);
    addRates(router, surroundings);
    addSystem(router, surroundings);
    addIntake(router, surroundings);
    addHealth(router, surroundings);
    addMetrics(router, surroundings);
    addPage(router);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/CountryCode.h"

#include <QString>

#include <vector>

namespace billow {

/// An invented company of the demo data.
struct DemoCompany {
    QString name;
    CountryCode country;
};

/// The companies of resources/demo/companies.tsv, which is compiled in; those of one country stand together.
/// Throws std::logic_error where that file is broken: a fault of the build. Thread-safe.
[[nodiscard]] std::vector<DemoCompany> readDemoCompanies();

} // namespace billow

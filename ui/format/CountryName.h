// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// What people call the country of an ISO 3166 alpha-2 code, in the language of the process: "South Africa" for "ZA".
/// Empty where the code is none.
[[nodiscard]] QString countryName(QStringView code);

} // namespace billow

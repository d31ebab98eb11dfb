// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/VatBreakdown.h"

#include <algorithm>
#include <array>

namespace billow {

namespace {

/// In the order of VatCategory.
constexpr std::array<QStringView, 9> codes{u"S", u"Z", u"E", u"AE", u"K", u"G", u"O", u"L", u"M"};
static_assert(codes.size() == static_cast<std::size_t>(VatCategory::CeutaMelilla) + 1);

} // namespace

QString toString(VatCategory category)
{
    return codes[static_cast<std::size_t>(category)].toString();
}

std::optional<VatCategory> vatCategoryFromString(QStringView code)
{
    const auto *found = std::find(codes.begin(), codes.end(), code);
    return found == codes.end() ? std::nullopt : std::optional(static_cast<VatCategory>(found - codes.begin()));
}

} // namespace billow

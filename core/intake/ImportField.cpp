// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportField.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, importFieldCount> names{"number"_L1, "issued_at"_L1, "seller"_L1, "buyer"_L1,
    "exporting_country"_L1, "importing_country"_L1, "currency"_L1, "vat_rate"_L1, "subtotal"_L1, "vat"_L1, "total"_L1,
    "payment"_L1, "risk"_L1, "quantity"_L1, "unit_price"_L1, "line_total"_L1};

}

const std::array<ImportField, importFieldCount> &allImportFields()
{
    static constexpr auto fields = [] {
        std::array<ImportField, importFieldCount> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = static_cast<ImportField>(i);
        return all;
    }();
    return fields;
}

QString toString(ImportField field)
{
    return names[indexOf(field)];
}

std::optional<ImportField> importFieldFromString(QStringView name)
{
    const auto found = std::ranges::find_if(names, [name](QLatin1StringView known) { return known == name; });
    if (found == names.end())
        return std::nullopt;
    return static_cast<ImportField>(found - names.begin());
}

} // namespace billow

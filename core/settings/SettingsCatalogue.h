// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/SettingDefinition.h"

#include <vector>

namespace billow {

/// Every setting that Billow has, in the order in which people read about them.
class SettingsCatalogue final {
public:
    SettingsCatalogue() = delete;

    [[nodiscard]] static const std::vector<SettingDefinition> &all();
    /// Nothing, where there is no such setting.
    [[nodiscard]] static const SettingDefinition *find(const QString &key);
};

} // namespace billow

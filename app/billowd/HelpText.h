// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/billowd/Command.h"

namespace billow {

/// What billowd --help prints.
[[nodiscard]] QString generalHelp();
/// What billowd COMMAND --help prints.
[[nodiscard]] QString helpOn(const Command &command);

} // namespace billow

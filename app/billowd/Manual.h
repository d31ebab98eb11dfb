// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

/// billowd(1): what --help says, and below its list of commands what each command's --help says.
[[nodiscard]] QByteArray manual();

} // namespace billow

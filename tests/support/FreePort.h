// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/// A port of the loopback address that is free at this moment; somebody else may take it before its user does, so the
/// caller tries again. 0: none could be had.
[[nodiscard]] quint16 freePort();

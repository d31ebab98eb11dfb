// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

namespace billow {

/// Lets the process have as many sockets open as the web server may serve: the usual limit of 1,024 is there for
/// programs that use select(). At the start of a program; where the system allows fewer, it gets fewer.
void raiseFileLimit();

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace billow::bench {

/// What Linux says of a process, in megabytes (1,000,000 bytes).
struct ProcessMemory {
    double resident = 0; ///< VmRSS: with the pages of libraries that others use too
    double proportional = 0; ///< PSS: such pages divided by the number of their users

    static ProcessMemory of(qint64 pid);
};

} // namespace billow::bench

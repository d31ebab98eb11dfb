// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace billow {

/// The sentences of core/ and app/ that a person reads: Words::tr("…") answers in the language of the process, or in
/// English where there is no translation. lupdate files them under the context "core". From any thread. What a program
/// reads, a log line and what CONTRACT fixes do not go through it.
class Words final {
    Q_DECLARE_TR_FUNCTIONS(core)
public:
    Words() = delete;

    /// \a number as the last argument of tr(), which chooses between singular and plural by it.
    [[nodiscard]] static int plural(std::int64_t number)
    {
        return static_cast<int>(std::clamp<std::int64_t>(number, 0, std::numeric_limits<int>::max()));
    }
};

} // namespace billow

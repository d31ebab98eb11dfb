// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace billow {

/// Finds the addresses of one host, waiting no longer than asked. The system's own look-up has no time-out: with a name
/// server that does not answer it takes ten seconds and more. So it runs on a thread of its own, which outlives the
/// wait and this object where it must; its answer is there for the next call. Not thread-safe.
class AddressLookup final {
public:
    explicit AddressLookup(const QString &host);
    ~AddressLookup();
    Q_DISABLE_COPY_MOVE(AddressLookup)

    /// Numeric addresses, at least one, the preferred first.
    Result<std::vector<std::string>> addresses(std::chrono::milliseconds patience);

private:
    struct Answer;
    const std::string m_host;
    std::shared_ptr<Answer> m_answer; ///< shared with the thread that looks; null: none is looking
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"

#include <QJsonObject>

#include <optional>

namespace billow {

/// The options in a client's join. A plain value.
struct JoinOptions {
    /// The newest invoice that it has: it needs the ones after it.
    std::optional<Seq> since;
    /// The epoch of that seq, as initial_data named it; nothing: this one.
    std::optional<std::int64_t> epoch;
    bool batch = false;

    /// The error is for the client; members that are not known are passed over.
    [[nodiscard]] static Result<JoinOptions> read(const QJsonObject &payload);
};

} // namespace billow

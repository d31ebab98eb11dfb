// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArrayView>
#include <QString>

#include <utility>
#include <vector>

namespace billow {

/// JSON as it was written: a number keeps its own digits, so that an amount is read exactly, and an object the order of
/// its members. A plain value.
struct JsonValue {
    enum class Kind { Null, False, True, Number, Text, List, Object };

    // Where the value is complete: its members hold values in turn.
    JsonValue();
    ~JsonValue();
    JsonValue(const JsonValue &);
    JsonValue &operator=(const JsonValue &);
    JsonValue(JsonValue &&) noexcept;
    JsonValue &operator=(JsonValue &&) noexcept;

    Kind kind = Kind::Null;
    QString text; ///< of a Text; of a Number its digits, "1.5E1" as "15"
    std::vector<JsonValue> items; ///< of a List
    std::vector<std::pair<QString, JsonValue>> members; ///< of an Object; each name once

    [[nodiscard]] bool isObject() const { return kind == Kind::Object; }
    /// Null if there is no such member.
    [[nodiscard]] const JsonValue *member(QStringView name) const;
};

struct JsonLimits {
    int depth = 8; ///< of lists and objects in one another
    std::size_t members = 64; ///< of one object
    std::size_t values = 100; ///< of all kinds together: what they take in memory has a bound
};

/// Reads one JSON text (RFC 8259) by RapidJSON, strictly: valid UTF-8, no half of a surrogate pair, no member twice,
/// nothing after the value. The error gives the byte. A number too large for a double is refused.
[[nodiscard]] Result<JsonValue> readJson(QByteArrayView text, JsonLimits limits = {});

} // namespace billow

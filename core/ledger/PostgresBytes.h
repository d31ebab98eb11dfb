// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QByteArray>
#include <QStringConverter>

#include <span>

namespace billow {

/// Values in PostgreSQL's binary format: big-endian, each preceded by its length in bytes (what COPY wants), or bare.
class PostgresBytes final {
public:
    void int16(std::int16_t value);
    void int32(std::int32_t value);
    void int64(std::int64_t value);
    void real(double value);
    void raw(QByteArrayView bytes);

    // With the length in front.
    void int32Field(std::int32_t value);
    void int64Field(std::int64_t value);
    void timeField(UtcTime time);
    void textField(QStringView text);
    void utf8Field(QByteArrayView text); ///< encoded already
    void nullField() { int32(-1); }

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] QByteArrayView view() const { return m_bytes; }
    /// Keeps the memory for what comes next.
    void clear() { m_bytes.resize(0); }

    /// Microseconds since 2000, as a timestamptz is sent.
    [[nodiscard]] static std::int64_t toMicroseconds(UtcTime time);
    [[nodiscard]] static UtcTime fromMicroseconds(std::int64_t microseconds);

private:
    template <typename T>
    void number(T value);
    char *grow(qsizetype bytes);

    QByteArray m_bytes;
    QStringEncoder m_encoder{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
};

} // namespace billow

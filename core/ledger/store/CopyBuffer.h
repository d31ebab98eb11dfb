// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QByteArray>
#include <QStringConverter>

namespace billow {

/// Rows in the binary format of PostgreSQL's COPY (its documentation, under COPY, "Binary Format"): big-endian, each
/// field preceded by its length in bytes.
class CopyBuffer final {
public:
    /// What comes before all rows.
    void begin();
    void addInvoice(const Invoice &invoice, Seq seq, UtcTime acceptedAt);
    /// What comes behind them.
    void end();

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] QByteArrayView view() const { return m_bytes; }
    /// Keeps the memory for what comes next.
    void clear() { m_bytes.resize(0); }

private:
    template <typename T>
    void number(T value);
    template <typename T>
    void numberField(T value);
    void timeField(UtcTime time);
    void textField(QStringView text);
    void textOrNullField(QStringView text);
    char *grow(qsizetype bytes);

    QByteArray m_bytes;
    QStringEncoder m_encoder{QStringEncoder::Utf8, QStringEncoder::Flag::Stateless};
};

} // namespace billow

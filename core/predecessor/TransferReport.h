// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Totals.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace billow {

/// What became of the predecessor's invoices: counts, sums, and for each reason how many rows it met, with examples.
/// Its size has a bound, however many there are. A plain value.
class TransferReport final {
public:
    static constexpr qsizetype mostExamples = 5;
    static constexpr std::size_t mostReasons = 200;

    /// Rows that met the same fate: their sentences differ in numbers and quotations only.
    struct Reason {
        QString column;
        QString sentence; ///< of the first one
        qint64 count = 0;
        QStringList rows; ///< the first few: "id 17"
    };

    explicit TransferReport(QString origin)
        : m_origin(std::move(origin))
    {
    }

    void addRow() { ++m_rows; }
    void accept(const Invoice &invoice);
    void known() { ++m_known; }
    /// \a row is named as in the table: "id 17".
    void reject(const QString &row, const Error &reason);
    /// It was accepted, but says something otherwise than its row.
    void change(const QString &row, const Error &what);
    void fail(const Error &error) { m_failure = error; }
    void cancel() { m_cancelled = true; }

    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] qint64 accepted() const { return m_accepted; }
    [[nodiscard]] qint64 alreadyKnown() const { return m_known; }
    [[nodiscard]] qint64 rejected() const { return m_rejected; }
    [[nodiscard]] const std::vector<Reason> &rejections() const { return m_rejections; }
    [[nodiscard]] const std::vector<Reason> &changes() const { return m_changes; }
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    /// Whether the table was read to its end.
    [[nodiscard]] bool isComplete() const { return !m_failure && !m_cancelled; }

    [[nodiscard]] QString toText() const;
    [[nodiscard]] QByteArray toJson() const; ///< amounts as decimal texts

private:
    QString m_origin;
    qint64 m_rows = 0;
    qint64 m_accepted = 0;
    qint64 m_known = 0;
    qint64 m_rejected = 0;
    Totals m_totals; ///< of the accepted ones
    std::vector<Reason> m_rejections;
    std::vector<Reason> m_changes;
    std::optional<Error> m_failure;
    bool m_cancelled = false;
};

} // namespace billow

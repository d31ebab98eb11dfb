// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FieldReader.h"
#include "core/invoice/Money.h"
#include "core/invoice/VatRounding.h"

#include <array>

namespace billow {

/// One invoice while its rows are read. The first error rejects it, also that of a single line, because a total without
/// that line would be false.
class InvoiceDraft final {
public:
    /// \a line is that of its first row; \a source is what Invoice::source becomes.
    InvoiceDraft(qint64 line, const QString &source)
        : m_line(line)
    {
        m_invoice.source = source;
    }

    /// Takes what the first row says of the invoice as a whole.
    void readInvoice(const FieldReader &reader, const std::vector<RejectRule> &rules);
    /// Takes the line item of the row at \a line, and checks that what the row says of the invoice as a whole
    /// is what the first one said. The date may differ, as where a till writes the time of each line: the first counts.
    void readLine(const FieldReader &reader, qint64 line);
    void reject(const Error &error, qint64 line);

    /// The invoice, validated, or why it was rejected. Once, at the end.
    [[nodiscard]] Result<Invoice> finish(const ImportProfile &profile);
    /// The line where the invoice begins, or that of the error.
    [[nodiscard]] qint64 line() const { return m_fault ? m_faultLine : m_line; }
    [[nodiscard]] bool isRejected() const { return m_fault.has_value(); }

private:
    Result<void> readParties(const FieldReader &reader);
    Result<void> readAmounts(const FieldReader &reader);
    Result<Int128> lineTotal(const FieldReader &reader) const;
    Result<void> compareWithFirst(const FieldReader &reader) const;
    Result<std::int64_t> roundedLines() const;

    qint64 m_line;
    std::optional<Error> m_fault;
    qint64 m_faultLine = 0;
    Invoice m_invoice;
    GivenAmounts m_amounts;
    bool m_hasLines = false;
    Int128 m_lines = 0; ///< the sum of the lines, times 10^12: six decimals of quantity, six of price
    std::array<std::size_t, importFieldCount> m_texts{}; ///< hashes of what the first row says of the whole
};

} // namespace billow

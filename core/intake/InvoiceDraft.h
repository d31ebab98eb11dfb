// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FieldReader.h"
#include "core/invoice/Money.h"
#include "core/invoice/VatRounding.h"

#include <array>

namespace billow {

/// One invoice while its rows are read. The first thing that is wrong with it decides: a line that cannot be read
/// spoils the invoice, because a total without it would be false.
class InvoiceDraft final {
public:
    /// \a line is where its first row stands.
    explicit InvoiceDraft(qint64 line)
        : m_line(line)
    {
    }

    /// Takes what the first row says of the invoice as a whole.
    void readInvoice(const FieldReader &reader, const std::vector<RejectRule> &rules);
    /// Takes the line item of a row that stands at \a line, and checks that what the row says of the invoice as a whole
    /// is what the first one said. The date may differ, as where a till writes the time of each line: the first counts.
    void readLine(const FieldReader &reader, qint64 line);
    void spoil(const Error &error, qint64 line);

    /// The invoice, validated, with \a source; or why there is none. Once, at the end.
    [[nodiscard]] Result<Invoice> finish(const ImportProfile &profile, const QString &source);
    /// Where the invoice begins, or where what spoilt it stands.
    [[nodiscard]] qint64 line() const { return m_fault ? m_faultLine : m_line; }
    [[nodiscard]] bool isSpoilt() const { return m_fault.has_value(); }

private:
    Result<void> readParties(const FieldReader &reader);
    Result<void> readAmounts(const FieldReader &reader);
    [[nodiscard]] Result<void> checkTexts() const;
    Result<Int128> lineTotal(const FieldReader &reader) const;
    Result<void> compareWithFirst(const FieldReader &reader) const;
    Result<std::int64_t> roundedLines() const;

    qint64 m_line;
    std::optional<Error> m_fault;
    qint64 m_faultLine = 0;
    Invoice m_invoice;
    GivenAmounts m_amounts;
    bool m_hasLines = false;
    Int128 m_lines = 0; ///< what the lines come to, times 10^12: six decimals of quantity, six of price
    std::array<std::size_t, importFieldCount> m_texts{}; ///< hashes of what the first row says of the whole
};

} // namespace billow

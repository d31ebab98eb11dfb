// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FieldReader.h"
#include "core/invoice/Money.h"
#include "core/invoice/VatRounding.h"

#include <array>
#include <vector>

namespace billow {

/// The invoice's number in the row that \a reader has begun, for people: an endless one is cut.
[[nodiscard]] QString numberOf(const FieldReader &reader);

/// One document while its rows are read. The first error rejects it, also that of a single line, because a total
/// without that line would be false.
class InvoiceDraft final {
public:
    /// \a line is that of its first row; \a source is what Invoice::source becomes.
    InvoiceDraft(qint64 line, const QString &source)
        : m_line(line)
    {
        m_invoice.source = source;
    }

    /// Takes what the first row says of the document as a whole.
    void readInvoice(const FieldReader &reader, const std::vector<ProfileRule> &rules);
    /// Takes the line item of the row at \a line, if \a isOfLineItems, and checks that what the row says of the
    /// document as a whole is what the first one said; a blank cell repeats it. The date may differ, as where a till
    /// writes the time of each line: the first counts.
    void readLine(const FieldReader &reader, qint64 line, bool isOfLineItems);
    void reject(const Error &error, qint64 line);

    /// The document, validated, and behind it the credit note for what was refunded, if anything; or why it was
    /// rejected. Once, at the end.
    [[nodiscard]] Result<std::vector<Invoice>> finish(const ImportProfile &profile);
    /// The line where the document begins, or that of the error.
    [[nodiscard]] qint64 line() const { return m_fault ? m_faultLine : m_line; }
    /// As far as it could be read, for people.
    [[nodiscard]] QString number() const { return m_fault ? m_faultNumber : m_invoice.number; }
    [[nodiscard]] bool isRejected() const { return m_fault.has_value(); }
    /// Why the document is left out: it is void, a draft, or no document at all; empty: it is not.
    [[nodiscard]] const QString &leftOut() const { return m_leftOut; }

private:
    /// The lines of one rate.
    struct RateLines {
        std::optional<VatRate> rate;
        Int128 sum = 0; ///< times 10^12: six decimals of quantity, six of price
        std::int64_t vat = 0; ///< of the lines that state it, in minor units
        int count = 0;
    };

    void readFields(const FieldReader &reader, const std::vector<ProfileRule> &rules);
    void applyRules(const FieldReader &reader, const std::vector<ProfileRule> &rules);
    void readKind(const FieldReader &reader);
    Result<void> readParties(const FieldReader &reader);
    Result<void> readOptionalFields(const FieldReader &reader);
    Result<void> readAmounts(const FieldReader &reader);
    Result<Int128> lineTotal(const FieldReader &reader) const;
    Result<Int128> withoutDiscount(Int128 price, const FieldReader &reader) const;
    Result<void> addLine(const FieldReader &reader);
    Result<void> compareWithFirst(const FieldReader &reader) const;

    Result<std::int64_t> rounded(Int128 sum) const;
    Result<void> completeLines(bool linesIncludeVat);
    Result<void> takeExtras();
    Result<void> completeWhole();
    void takeEffect();
    Result<void> addRefund(std::vector<Invoice> &documents) const;

    /// How the document says that it is a credit note, if it does.
    enum class SaidKind : std::uint8_t {
        Nothing,
        Invoice,
        CreditNote, ///< in a word of people: the amounts may be written with or without a minus
        CreditNoteAsWritten, ///< in Billow's own: the amounts have the sign that the document has
    };

    qint64 m_line;
    std::optional<Error> m_fault;
    qint64 m_faultLine = 0;
    QString m_faultNumber;
    QString m_leftOut;
    SaidKind m_kind = SaidKind::Nothing;
    Invoice m_invoice;
    GivenAmounts m_amounts;
    std::int64_t m_shipping = 0;
    std::int64_t m_discount = 0;
    std::int64_t m_rounding = 0;
    std::int64_t m_refunded = 0;
    bool m_linesStateVat = false;
    std::vector<RateLines> m_lines;
    std::array<std::size_t, importFieldCount> m_texts{}; ///< hashes of what the first row says of the whole
};

} // namespace billow

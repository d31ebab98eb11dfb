// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>

namespace billow {

/// What a rule of EN 16931 says of a document.
enum class RuleOutcome : std::uint8_t {
    Holds,
    Fails,
    CannotTell, ///< the document lacks what the rule is about, or writes it in a way that is no number
};

struct CheckedRule {
    QString id; ///< as in EN 16931: "BR-CO-10"
    RuleOutcome strict = RuleOutcome::Holds; ///< to the cent, without tolerance
    RuleOutcome official =
        RuleOutcome::Holds; ///< as the official validation (CEN/TC 434, Schematron) computes it, with its tolerances
    QString figures; ///< what was compared: "BT-106 is 100.00; the sum of the lines is 99.99; the difference is 0.01"
    bool isFailure = false; ///< the check fails because of this rule: by the reading that the document is judged by

    friend bool operator==(const CheckedRule &, const CheckedRule &) = default;
};

/// What the rule \a id of EN 16931 demands, in a sentence for people without a full stop; empty where there is no such
/// rule. Defined in RuleTexts.cpp.
[[nodiscard]] QString ruleText(const QString &id);

/// Whether the figures of the e-invoice that an invoice came from hold.
enum class CheckResult : std::uint8_t {
    NotChecked, ///< it came from no e-invoice
    Passed,
    Failed, ///< at least one rule fails
};

[[nodiscard]] CheckResult checkResultOf(const QList<CheckedRule> &rules);

/// Bytes: a larger original is never kept, whatever the settings say.
inline constexpr std::int64_t originalSizeLimit = 20'000'000;

/// The e-invoice that an invoice came from. A plain value.
struct ReceivedDocument {
    QString fileName; ///< without folders; empty: not known; at most 255 characters
    QString mediaType; ///< "application/xml", "application/pdf"
    QString profile; ///< the specification that it names (BT-24)
    std::optional<std::int64_t> payable; ///< what is to be paid (BT-115), as written, in minor units of the invoice
    QList<CheckedRule> rules; ///< in the order of the standard
    QString sha256; ///< of its bytes, as 64 hexadecimal digits
    std::int64_t size = 0; ///< bytes
    bool originalKept = false;
    QByteArray packed; ///< on the way to the ledger: its bytes, as by qCompress(); empty: they are not kept

    /// The ids of the rules that the check fails by.
    [[nodiscard]] QStringList failedRules() const;

    friend bool operator==(const ReceivedDocument &, const ReceivedDocument &) = default;
};

/// As ReceivedDocument::sha256.
[[nodiscard]] QString sha256Of(const QByteArray &bytes);

/// The bytes of ReceivedDocument::packed; empty where they are damaged, or claim to be more than originalSizeLimit.
[[nodiscard]] QByteArray unpacked(const QByteArray &packed);

/// The bytes of a document, as they came.
struct OriginalDocument {
    QString fileName;
    QString mediaType;
    QByteArray bytes;
};

/// What an invoice brings with it on the way to the ledger. Of no account where invoices are compared: the same one may
/// come in several documents.
struct Attachment {
    std::shared_ptr<const ReceivedDocument> document; ///< null: none

    friend bool operator==(const Attachment &, const Attachment &) { return true; }
};

} // namespace billow

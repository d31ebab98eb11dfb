// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/einvoice/Document.h"
#include "core/invoice/ReceivedDocument.h"

#include <QList>
#include <QString>

namespace billow::einvoice {

using Outcome = RuleOutcome;
using RuleResult = CheckedRule;

/// The rules of EN 16931 about arithmetic and presence that can be told from totals, parties and VAT breakdown: BR-1 to
/// BR-16, BR-CO-3, 4, 10 to 18, 25 and 26, and BR-*-08 and -09 for the categories S, Z, E, AE, IC, G and O. Those of
/// code lists are not among them. Formulas: EN 16931-1:2017, 6.4; tolerances: the Schematron files of its validation
/// artefacts 1.3, which differ between UBL and CII. Any thread.
class Verdict final {
public:
    [[nodiscard]] static Verdict of(const Document &document);

    /// In the order of the standard; rules that are about what the document does not have are left out.
    [[nodiscard]] const QList<RuleResult> &rules() const & { return m_rules; }
    void rules() && = delete; // would dangle
    /// Whether the check failed: a rule fails by the official reading, or, where the document's profile leaves out what
    /// the official rules demand (MINIMUM, BASIC WL, ZUGFeRD 1), by the strict one.
    [[nodiscard]] bool failed() const { return m_failed; }
    /// The ids of the rules that failed() is about.
    [[nodiscard]] QStringList failedRules() const;

private:
    Verdict() = default;

    QList<RuleResult> m_rules;
    bool m_failed = false;
};

} // namespace billow::einvoice

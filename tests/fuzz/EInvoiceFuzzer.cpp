// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/Verdict.h"
#include "tests/fuzz/Fuzzer.h"

// An e-invoice that a stranger sends, as XML of either syntax or in a PDF: read, checked, and made an invoice of.

using namespace billow;
using namespace billow::einvoice;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = viewOf(data, size).toByteArray();
    const auto document = readEInvoice(bytes);
    if (!document) {
        demand(!document.error().message.isEmpty(), "an error says what is wrong");
        demand(document.error().message.size() < 1'000, "an error is a sentence");
        return 0;
    }
    demand(mayBeEInvoice(bytes), "what is read is known by its first bytes");
    const Verdict verdict = Verdict::of(*document);
    demand(verdict.failed() == !verdict.failedRules().isEmpty(), "a check fails by a rule");
    for (const RuleResult &rule : verdict.rules()) {
        demand(!ruleText(rule.id).isEmpty(), "a rule has a text");
        if (rule.official == Outcome::Fails || rule.strict == Outcome::Fails)
            demand(!rule.figures.isEmpty(), "a rule that fails says why");
    }
    const auto invoice = toInvoice(*document, QStringLiteral("import:fuzz"));
    if (!invoice) {
        demand(!invoice.error().message.isEmpty() && !invoice.error().field.isEmpty(), "a refusal names the field");
        return 0;
    }
    demand(checkedAdd(invoice->subtotal, invoice->vat) == invoice->total, "an invoice adds up");
    demand(!invoice->number.isEmpty() && !invoice->sellerName.isEmpty(), "an invoice can be found again");
    Int128 taxable = 0;
    for (const VatLine &line : invoice->vatLines)
        taxable += line.taxable;
    demand(invoice->vatLines.isEmpty() || taxable == invoice->subtotal, "a breakdown adds up");
    return 0;
}

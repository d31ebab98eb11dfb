// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/Verdict.h"
#include "core/base/Words.h"
#include "core/intake/einvoice/AmountArithmetic.h"
#include "core/intake/einvoice/VatRules.h"

#include <algorithm>
#include <array>
#include <optional>

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

class Examination final {
public:
    explicit Examination(const Document &document)
        : m_document(document)
        , m_isUbl(isUbl(document))
    {
    }

    [[nodiscard]] QList<RuleResult> rules()
    {
        presence();
        dates();
        sums();
        m_rules += breakdownRules(m_document);
        payment();
        identification();
        m_rules += categoryRules(m_document);
        return std::move(m_rules);
    }

private:
    [[nodiscard]] Outcome from(Extent needed, Outcome strict) const { return judged(m_document, needed, strict); }
    void add(const char *id, Outcome strict, Outcome official, const QString &figures)
    {
        m_rules.append({QString::fromLatin1(id), strict, official, figures});
    }
    void present(const char *id, const QString &term, bool isThere, Extent needed = Extent::TotalsOnly)
    {
        add(id, from(needed, outcome(isThere)), outcome(isThere),
            isThere ? Words::tr("%1 is there").arg(term) : Words::tr("%1 is missing").arg(term));
    }
    /// A country may be told only of an address. CII's rules ask for it also where there is none.
    void country(const char *id, const QString &term, const Party &party)
    {
        if (!party.hasAddress && m_isUbl)
            return;
        present(id, term, !party.country.isEmpty());
    }
    /// UBL's and CII's rules on totals ask nothing where there are no totals.
    void presentTotal(const char *id, const QString &term, const Amount &amount, Extent needed = Extent::TotalsOnly)
    {
        if (m_document.hasTotals)
            present(id, term, amount.present, needed);
        else
            add(id, from(needed, Outcome::Fails), Outcome::Holds, Words::tr("%1 is missing").arg(term));
    }

    void presence()
    {
        const Document &d = m_document;
        present("BR-01", Words::tr("the specification identifier (BT-24)"), !d.profile.isEmpty());
        present("BR-02", Words::tr("the invoice number (BT-1)"), !d.number.isEmpty());
        present("BR-03", Words::tr("the issue date (BT-2)"), d.hasIssueDate);
        present("BR-04", Words::tr("the invoice type code (BT-3)"), !d.typeCode.isEmpty());
        present("BR-05", Words::tr("the currency (BT-5)"), !d.currency.isEmpty());
        present("BR-06", Words::tr("the seller's name (BT-27)"), !d.seller.name.isEmpty());
        present("BR-07", Words::tr("the buyer's name (BT-44)"), !d.buyer.name.isEmpty());
        present("BR-08", Words::tr("the seller's address (BG-5)"), d.seller.hasAddress);
        country("BR-09", Words::tr("the seller's country (BT-40)"), d.seller);
        present("BR-10", Words::tr("the buyer's address (BG-8)"), d.buyer.hasAddress, Extent::WithoutLines);
        country("BR-11", Words::tr("the buyer's country (BT-55)"), d.buyer);
        presentTotal("BR-12", Words::tr("the sum of the lines (BT-106)"), d.lineTotal, Extent::WithoutLines);
        presentTotal("BR-13", Words::tr("the total without VAT (BT-109)"), d.taxExclusive);
        presentTotal("BR-14", Words::tr("the total with VAT (BT-112)"), d.taxInclusive);
        presentTotal("BR-15", Words::tr("the amount due (BT-115)"), d.payable);
        present("BR-16", Words::tr("an invoice line (BG-25)"), d.lines > 0, Extent::Full);
    }

    void dates()
    {
        const Document &d = m_document;
        const Outcome strict = outcome(!(d.hasTaxPointDate && d.hasTaxPointDateCode));
        // CII's rule sits at the parts of the breakdown, and those of some categories have another rule instead.
        const bool asked = m_isUbl || std::any_of(d.breakdown.cbegin(), d.breakdown.cend(), [](const VatSubtotal &one) {
            return !hasOnlyOwnRule(one);
        });
        add("BR-CO-03", strict, asked ? strict : Outcome::Holds,
            strict == Outcome::Fails ? Words::tr("the tax point date (BT-7) and its code (BT-8) are both there")
                                     : QString());
        if (d.lines == 0)
            return;
        add("BR-CO-04", outcome(d.allLinesHaveCategory), outcome(d.allLinesHaveCategory),
            d.allLinesHaveCategory ? QString()
                                   : Words::tr("line %1 has no VAT category (BT-151)").arg(d.lineWithoutCategory));
    }

    /// Official rules about totals ask nothing where there are no totals.
    [[nodiscard]] Outcome ofTotals(Outcome official) const { return m_document.hasTotals ? official : Outcome::Holds; }

    void sums()
    {
        const Document &d = m_document;
        add("BR-CO-10", from(Extent::Full, equal(d.lineTotal, d.lineSum)),
            ofTotals(equal(d.lineTotal, rounded(d.lineSum))),
            figures(u"BT-106"_s, d.lineTotal, Words::tr("the sum of the lines"), d.lineSum));
        sumOf("BR-CO-11", u"BT-107"_s, d.allowanceTotal, Words::tr("the sum of the allowances"), d.allowanceSum,
            d.allowances);
        sumOf("BR-CO-12", u"BT-108"_s, d.chargeTotal, Words::tr("the sum of the charges"), d.chargeSum, d.charges);

        const Amount net = plus(minus(d.lineTotal, orZero(d.allowanceTotal)), orZero(d.chargeTotal));
        const bool exact = m_isUbl && !d.allowanceTotal.present && !d.chargeTotal.present;
        add("BR-CO-13", from(Extent::WithoutLines, equal(d.taxExclusive, net)),
            ofTotals(equal(d.taxExclusive, exact ? net : rounded(net))),
            figures(u"BT-109"_s, d.taxExclusive, u"BT-106 − BT-107 + BT-108"_s, net));
        totalOfVat();
        totalWithVat();
        amountDue();
    }

    void sumOf(
        const char *id, const QString &term, const Amount &total, const QString &name, const Amount &sum, int count)
    {
        if (!total.present && count == 0)
            return;
        add(id, from(Extent::WithoutLines, equal(orZero(total), sum)), ofTotals(equal(total, rounded(sum))),
            figures(term, total, name, sum));
    }

    [[nodiscard]] static Amount sumOfVat(const QList<VatSubtotal> &subtotals)
    {
        Amount sum = number(0);
        for (const VatSubtotal &subtotal : subtotals) {
            if (subtotal.vat.present)
                sum = plus(sum, subtotal.vat);
        }
        return sum;
    }

    void totalOfVat()
    {
        const Document &d = m_document;
        Outcome official = Outcome::Holds;
        bool asked = false;
        const Amount sum = sumOfVat(d.breakdown);
        for (const VatTotal &total : d.vatTotals) {
            if (m_isUbl ? total.subtotals.isEmpty() : total.currency.isEmpty() || total.currency != d.currency)
                continue;
            asked = true;
            official = allOf({official, equal(total.amount, rounded(m_isUbl ? sumOfVat(total.subtotals) : sum))});
        }
        const Outcome strict =
            d.breakdown.isEmpty() || !d.vatTotal.present ? Outcome::CannotTell : equal(d.vatTotal, sum);
        if (asked || strict != Outcome::CannotTell)
            add("BR-CO-14", strict, official,
                figures(u"BT-110"_s, d.vatTotal, Words::tr("the sum of the VAT breakdown"), sum));
    }

    void totalWithVat()
    {
        const Document &d = m_document;
        Amount vat;
        int totals = 0;
        for (const VatTotal &total : d.vatTotals) {
            if (total.amount.present && !total.currency.isEmpty() && total.currency == d.currency) {
                vat = total.amount;
                ++totals;
            }
        }
        const Outcome sumHolds = equal(d.taxInclusive, rounded(plus(d.taxExclusive, vat)));
        Outcome official = allOf({outcome(totals == 1), sumHolds});
        if (!m_isUbl)
            official = anyOf({official, equal(d.taxInclusive, d.taxExclusive)});
        if (d.currency.isEmpty())
            official = Outcome::Holds; // the rule speaks of each currency
        const Amount sum = plus(d.taxExclusive, d.vatTotal);
        const Outcome strict = d.vatTotal.present ? equal(d.taxInclusive, sum)
                                                  : anyOf({equal(d.taxInclusive, d.taxExclusive), Outcome::CannotTell});
        add("BR-CO-15", strict, official,
            totals > 1 ? Words::tr("there are %1 totals of VAT in %2").arg(QString::number(totals), d.currency)
                       : figures(u"BT-112"_s, d.taxInclusive, u"BT-109 + BT-110"_s,
                           d.vatTotal.present ? sum : d.taxExclusive));
    }

    void amountDue()
    {
        const Document &d = m_document;
        const Amount due = plus(minus(d.taxInclusive, orZero(d.prepaid)), orZero(d.rounding));
        const Outcome strict = equal(d.payable, due);
        Outcome official = strict; // as in CII
        if (m_isUbl) {
            const Amount payable = d.rounding.present ? rounded(minus(d.payable, d.rounding)) : d.payable;
            const Amount total = d.prepaid.present ? rounded(minus(d.taxInclusive, d.prepaid)) : d.taxInclusive;
            official = equal(payable, total);
        }
        add("BR-CO-16", strict, ofTotals(official),
            figures(u"BT-115"_s, d.payable, u"BT-112 − BT-113 + BT-114"_s, due));
    }

    void payment()
    {
        const Document &d = m_document;
        if (d.syntax == Syntax::UblCreditNote || !d.payable.present)
            return; // UBL's rule is about invoices only
        Outcome holds = Outcome::Holds;
        if (const Outcome positive = isPositive(d.payable); !d.hasDueDateOrTerms && positive != Outcome::Fails)
            holds = positive == Outcome::Holds ? Outcome::Fails : Outcome::CannotTell;
        add("BR-CO-25", from(Extent::WithoutLines, holds), holds,
            holds == Outcome::Fails
                ? Words::tr("%1 are due, and neither the due date (BT-9) nor the payment terms (BT-20) are there")
                      .arg(text(d.payable))
                : QString());
    }

    void identification()
    {
        const Party &seller = m_document.seller;
        present("BR-CO-26", Words::tr("an identifier of the seller (BT-29, BT-30 or BT-31)"),
            seller.hasIdentifier || seller.hasVatId);
    }

    const Document &m_document;
    const bool m_isUbl;
    QList<RuleResult> m_rules;
};

} // namespace

Verdict Verdict::of(const Document &document)
{
    Verdict verdict;
    verdict.m_rules = Examination(document).rules();
    const bool byStrict = document.syntax == Syntax::Zugferd1 || extentOf(document) != Extent::Full;
    for (RuleResult &rule : verdict.m_rules) {
        rule.isFailure = (byStrict ? rule.strict : rule.official) == Outcome::Fails;
        verdict.m_failed = verdict.m_failed || rule.isFailure;
    }
    return verdict;
}

QStringList Verdict::failedRules() const
{
    QStringList ids;
    for (const RuleResult &rule : m_rules) {
        if (rule.isFailure)
            ids.append(rule.id);
    }
    return ids;
}

} // namespace billow::einvoice

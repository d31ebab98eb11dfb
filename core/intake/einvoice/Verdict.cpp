// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/Verdict.h"
#include "core/base/Words.h"
#include "core/intake/einvoice/AmountArithmetic.h"

#include <algorithm>
#include <array>
#include <optional>

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

bool isUbl(const Document &document)
{
    return document.syntax == Syntax::UblInvoice || document.syntax == Syntax::UblCreditNote;
}

QString text(const Amount &amount)
{
    if (!amount.present)
        return Words::tr("missing");
    return amount.value ? amount.value->toString() : Words::tr("not a number");
}

/// "BT-106 is 100.00; the sum of the lines is 99.99; the difference is 0.01"
QString figures(const QString &name, const Amount &amount, const QString &otherName, const Amount &other)
{
    const Amount difference = absolute(minus(amount, other));
    if (!difference.value || difference.value->isZero())
        return Words::tr("%1 is %2; %3 is %4").arg(name, text(amount), otherName, text(other));
    return Words::tr("%1 is %2; %3 is %4; the difference is %5")
        .arg(name, text(amount), otherName, text(other), text(difference));
}

/// A category of the breakdown whose sums and VAT have rules, and what the ids of those are called by.
struct CategoryRules {
    QStringView category;
    QStringView id;
};
constexpr std::array categories{CategoryRules{u"S", u"S"}, CategoryRules{u"Z", u"Z"}, CategoryRules{u"E", u"E"},
    CategoryRules{u"AE", u"AE"}, CategoryRules{u"K", u"IC"}, CategoryRules{u"G", u"G"}, CategoryRules{u"O", u"O"}};

class Examination final {
public:
    explicit Examination(const Document &document)
        : m_document(document)
        , m_isUbl(isUbl(document))
        , m_extent(extentOf(document))
    {
    }

    [[nodiscard]] QList<RuleResult> rules()
    {
        presence();
        dates();
        sums();
        vat();
        payment();
        identification();
        for (const CategoryRules &category : categories)
            ofCategory(category);
        return std::move(m_rules);
    }

private:
    /// \a strict where the document's profile has what the rule is about.
    [[nodiscard]] Outcome from(Extent needed, Outcome strict) const
    {
        return m_extent > needed && strict == Outcome::Fails ? Outcome::CannotTell : strict;
    }
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
        for (const VatTotal &total : d.vatTotals) {
            if (m_isUbl ? total.subtotals.isEmpty() : total.currency.isEmpty() || total.currency != d.currency)
                continue;
            asked = true;
            official =
                allOf({official, equal(total.amount, rounded(sumOfVat(m_isUbl ? total.subtotals : d.breakdown)))});
        }
        const Amount sum = sumOfVat(d.breakdown);
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

    [[nodiscard]] QList<const VatSubtotal *> allSubtotals() const
    {
        QList<const VatSubtotal *> subtotals;
        if (m_isUbl) {
            for (const VatTotal &total : m_document.vatTotals) {
                for (const VatSubtotal &subtotal : total.subtotals)
                    subtotals.append(&subtotal);
            }
        } else {
            for (const VatSubtotal &subtotal : m_document.breakdown)
                subtotals.append(&subtotal);
        }
        return subtotals;
    }

    /// In CII's rules the first that fits an element is the only one: at these categories BR-CO-17 is not reached.
    [[nodiscard]] static bool hasOnlyOwnRule(const VatSubtotal &subtotal)
    {
        return subtotal.isVat && (subtotal.category == u"L" || subtotal.category == u"M" || subtotal.category == u"O");
    }

    [[nodiscard]] static Amount vatOf(const VatSubtotal &subtotal, bool magnitude)
    {
        if (!subtotal.rate.present)
            return number(0);
        Amount vat{subtotal.taxable.present, {}};
        if (subtotal.taxable.value && subtotal.rate.value)
            vat.value = (magnitude ? subtotal.taxable.value->absolute() : *subtotal.taxable.value)
                            .percentage(*subtotal.rate.value);
        return vat;
    }

    [[nodiscard]] Outcome officialVat(const VatSubtotal &subtotal) const
    {
        if (!m_isUbl && hasOnlyOwnRule(subtotal))
            return Outcome::Holds;
        const Outcome none = isZero(rounded(subtotal.vat, 0));
        if (!subtotal.rate.present || !subtotal.isVat)
            return none;
        const Outcome noRate = isZero(rounded(subtotal.rate, 0));
        if (noRate != Outcome::Fails)
            return noRate == Outcome::Holds ? none : noRate;
        return withinOne(absolute(subtotal.vat), vatOf(subtotal, true), !m_isUbl);
    }

    void vat()
    {
        const auto subtotals = allSubtotals();
        const bool asked = m_isUbl || m_document.lines > 0; // CII's rule sits at the lines
        const bool there = !subtotals.isEmpty();
        if (there) {
            RuleResult rule{u"BR-CO-17"_s, Outcome::Holds, Outcome::Holds, {}};
            for (const VatSubtotal *subtotal : subtotals)
                merge(rule, equal(subtotal->vat, vatOf(*subtotal, false)), officialVat(*subtotal),
                    figuresOfVat(*subtotal));
            m_rules.append(rule);
        }
        add("BR-CO-18", from(Extent::WithoutLines, outcome(there)), asked ? outcome(there) : Outcome::Holds,
            there ? QString() : Words::tr("the VAT breakdown (BG-23) is missing"));
    }

    [[nodiscard]] static QString figuresOfVat(const VatSubtotal &subtotal)
    {
        return Words::tr("%1 %2 %: ", "a VAT category, its rate, and figures behind it")
                   .arg(subtotal.category, text(subtotal.rate))
            + figures(u"BT-117"_s, subtotal.vat, u"BT-116 × BT-119"_s, vatOf(subtotal, false));
    }

    /// Adds what holds for one part of the breakdown; the figures are those of the first that is worst.
    static void merge(RuleResult &rule, Outcome strict, Outcome official, const QString &figures)
    {
        const bool worse = (official == Outcome::Fails && rule.official != Outcome::Fails)
            || (strict == Outcome::Fails && rule.strict != Outcome::Fails && rule.official != Outcome::Fails);
        if (worse || rule.figures.isEmpty())
            rule.figures = figures;
        rule.strict = allOf({rule.strict, strict});
        rule.official = allOf({rule.official, official});
    }

    /// What the lines, charges and allowances of \a subtotal's category add up to; at S also of its rate.
    [[nodiscard]] CategorySum sumOfCategory(const VatSubtotal &subtotal, bool byRate) const
    {
        if (byRate)
            return m_document.categorySums.value({subtotal.category, subtotal.rate.value});
        CategorySum all;
        for (auto i = m_document.categorySums.cbegin(); i != m_document.categorySums.cend(); ++i) {
            if (i.key().category != subtotal.category)
                continue;
            all.lines = plus(all.lines, i->lines);
            all.charges = plus(all.charges, i->charges);
            all.allowances = plus(all.allowances, i->allowances);
            all.hasLine = all.hasLine || i->hasLine;
            all.hasAllowanceOrCharge = all.hasAllowanceOrCharge || i->hasAllowanceOrCharge;
        }
        return all;
    }

    void ofCategory(const CategoryRules &category)
    {
        const bool standard = category.category == u"S";
        RuleResult sums{u"BR-%1-08"_s.arg(category.id), Outcome::Holds, Outcome::Holds, {}};
        RuleResult amounts{u"BR-%1-09"_s.arg(category.id), Outcome::Holds, Outcome::Holds, {}};
        bool any = false;
        std::optional<CategorySum> ofAllRates;
        for (const VatSubtotal *subtotal : allSubtotals()) {
            if (subtotal->category != category.category || !isAsked(*subtotal))
                continue;
            any = true;
            if (!standard && !ofAllRates)
                ofAllRates = sumOfCategory(*subtotal, false);
            const CategorySum parts = standard ? sumOfCategory(*subtotal, true) : *ofAllRates;
            const Amount others = minus(parts.charges, parts.allowances);
            const Amount sum = plus(parts.lines, others);
            merge(sums, from(Extent::Full, equal(subtotal->taxable, sum)), officialSum(*subtotal, parts),
                figures(
                    u"BT-116"_s, subtotal->taxable, Words::tr("the sum of category %1").arg(subtotal->category), sum));
            if (standard)
                merge(amounts, subtotal->rate.present ? equal(subtotal->vat, vatOf(*subtotal, false)) : Outcome::Fails,
                    subtotal->rate.present ? withinOne(absolute(subtotal->vat), vatOf(*subtotal, true))
                                           : Outcome::Fails,
                    figuresOfVat(*subtotal));
            else
                merge(amounts, isZero(subtotal->vat), isZero(subtotal->vat),
                    Words::tr("BT-117 is %1 and has to be 0").arg(text(subtotal->vat)));
        }
        if (any)
            m_rules << sums << amounts;
    }

    /// CII's rules for S and Z look at the category alone, all others also at the scheme.
    [[nodiscard]] bool isAsked(const VatSubtotal &subtotal) const
    {
        return subtotal.isVat || (!m_isUbl && (subtotal.category == u"S" || subtotal.category == u"Z"));
    }

    [[nodiscard]] Outcome officialSum(const VatSubtotal &subtotal, const CategorySum &parts) const
    {
        const bool standard = subtotal.category == u"S";
        if (standard && !subtotal.rate.present)
            return Outcome::Holds; // the rule speaks of each rate
        if (!m_isUbl) {
            const Amount sum = minus(plus(rounded(parts.lines), rounded(parts.charges)), rounded(parts.allowances));
            return standard || subtotal.category == u"O" ? equal(subtotal.taxable, sum)
                                                         : withinOne(subtotal.taxable, sum);
        }
        const Amount others = minus(parts.charges, parts.allowances);
        const Amount sum = plus(parts.lines, others);
        if (!standard)
            return allOf({outcome(m_document.lines > 0), equal(subtotal.taxable, sum)});
        // The rule asks once for lines of an invoice and once for those of a credit note, of which there are none.
        return anyOf({allOf({outcome(parts.hasLine || parts.hasAllowanceOrCharge), withinOne(subtotal.taxable, sum)}),
            allOf({outcome(parts.hasAllowanceOrCharge), withinOne(subtotal.taxable, others)})});
    }

    const Document &m_document;
    const bool m_isUbl;
    const Extent m_extent;
    QList<RuleResult> m_rules;
};

} // namespace

Verdict Verdict::of(const Document &document)
{
    Verdict verdict;
    verdict.m_rules = Examination(document).rules();
    verdict.m_byStrict = document.syntax == Syntax::Zugferd1 || extentOf(document) != Extent::Full;
    verdict.m_failed = !verdict.failedRules().isEmpty();
    return verdict;
}

QStringList Verdict::failedRules() const
{
    QStringList ids;
    for (const RuleResult &rule : m_rules) {
        if ((m_byStrict ? rule.strict : rule.official) == Outcome::Fails)
            ids.append(rule.id);
    }
    return ids;
}

} // namespace billow::einvoice

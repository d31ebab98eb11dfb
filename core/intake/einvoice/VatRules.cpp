// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/VatRules.h"
#include "core/base/Words.h"
#include "core/intake/einvoice/AmountArithmetic.h"

#include <array>
#include <optional>

namespace billow::einvoice {

using namespace Qt::StringLiterals;

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

QString figures(const QString &name, const Amount &amount, const QString &otherName, const Amount &other)
{
    const Amount difference = absolute(minus(amount, other));
    if (!difference.value || difference.value->isZero())
        return Words::tr("%1 is %2; %3 is %4").arg(name, text(amount), otherName, text(other));
    return Words::tr("%1 is %2; %3 is %4; the difference is %5")
        .arg(name, text(amount), otherName, text(other), text(difference));
}

Outcome judged(const Document &document, Extent needed, Outcome strict)
{
    return extentOf(document) > needed && strict == Outcome::Fails ? Outcome::CannotTell : strict;
}

bool hasOnlyOwnRule(const VatSubtotal &subtotal)
{
    return subtotal.isVat && (subtotal.category == u"L" || subtotal.category == u"M" || subtotal.category == u"O");
}

namespace {

/// A category of the breakdown whose sums and VAT have rules, and what the ids of those are called by.
struct CategoryRules {
    QStringView category;
    QStringView id;
};
constexpr std::array categories{CategoryRules{u"S", u"S"}, CategoryRules{u"Z", u"Z"}, CategoryRules{u"E", u"E"},
    CategoryRules{u"AE", u"AE"}, CategoryRules{u"K", u"IC"}, CategoryRules{u"G", u"G"}, CategoryRules{u"O", u"O"}};

class VatExamination final {
public:
    explicit VatExamination(const Document &document)
        : m_document(document)
        , m_isUbl(isUbl(document))
    {
    }

    [[nodiscard]] QList<RuleResult> breakdown()
    {
        vat();
        return std::move(m_rules);
    }
    [[nodiscard]] QList<RuleResult> ofCategories()
    {
        for (const CategoryRules &category : categories)
            ofCategory(category);
        return std::move(m_rules);
    }

private:
    [[nodiscard]] Outcome from(Extent needed, Outcome strict) const { return judged(m_document, needed, strict); }

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
        m_rules.append(
            {u"BR-CO-18"_s, from(Extent::WithoutLines, outcome(there)), asked ? outcome(there) : Outcome::Holds,
                there ? QString() : Words::tr("the VAT breakdown (BG-23) is missing")});
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
    QList<RuleResult> m_rules;
};

} // namespace

QList<RuleResult> breakdownRules(const Document &document)
{
    return VatExamination(document).breakdown();
}

QList<RuleResult> categoryRules(const Document &document)
{
    return VatExamination(document).ofCategories();
}

} // namespace billow::einvoice

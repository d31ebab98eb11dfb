// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/Words.h"
#include "core/invoice/ReceivedDocument.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString presenceText(const QString &id)
{
    if (id == u"BR-01")
        return Words::tr("An invoice names the specification that it follows (BT-24)");
    if (id == u"BR-02")
        return Words::tr("An invoice has a number (BT-1)");
    if (id == u"BR-03")
        return Words::tr("An invoice has an issue date (BT-2)");
    if (id == u"BR-04")
        return Words::tr("An invoice has a type code (BT-3)");
    if (id == u"BR-05")
        return Words::tr("An invoice has a currency (BT-5)");
    if (id == u"BR-06")
        return Words::tr("An invoice names the seller (BT-27)");
    if (id == u"BR-07")
        return Words::tr("An invoice names the buyer (BT-44)");
    if (id == u"BR-08")
        return Words::tr("An invoice has the seller's address (BG-5)");
    if (id == u"BR-09")
        return Words::tr("The seller's address names the country (BT-40)");
    if (id == u"BR-10")
        return Words::tr("An invoice has the buyer's address (BG-8)");
    if (id == u"BR-11")
        return Words::tr("The buyer's address names the country (BT-55)");
    if (id == u"BR-12")
        return Words::tr("An invoice has the sum of its lines (BT-106)");
    if (id == u"BR-13")
        return Words::tr("An invoice has a total without VAT (BT-109)");
    if (id == u"BR-14")
        return Words::tr("An invoice has a total with VAT (BT-112)");
    if (id == u"BR-15")
        return Words::tr("An invoice has an amount due (BT-115)");
    if (id == u"BR-16")
        return Words::tr("An invoice has at least one line (BG-25)");
    return {};
}

QString conditionText(const QString &id)
{
    if (id == u"BR-CO-03")
        return Words::tr("The date when VAT becomes due (BT-7) and the code for it (BT-8) are not both given");
    if (id == u"BR-CO-04")
        return Words::tr("Each line has a VAT category (BT-151)");
    if (id == u"BR-CO-10")
        return Words::tr("The sum of the lines (BT-106) is the sum of their net amounts (BT-131)");
    if (id == u"BR-CO-11")
        return Words::tr("The total of the allowances (BT-107) is the sum of the allowances (BT-92)");
    if (id == u"BR-CO-12")
        return Words::tr("The total of the charges (BT-108) is the sum of the charges (BT-99)");
    if (id == u"BR-CO-13")
        return Words::tr("The total without VAT (BT-109) is the sum of the lines less allowances plus charges");
    if (id == u"BR-CO-14")
        return Words::tr("The total VAT (BT-110) is the sum of the VAT breakdown (BT-117)");
    if (id == u"BR-CO-15")
        return Words::tr("The total with VAT (BT-112) is the total without VAT (BT-109) plus the total VAT (BT-110)");
    if (id == u"BR-CO-16")
        return Words::tr(
            "The amount due (BT-115) is the total with VAT less what is paid (BT-113) plus rounding (BT-114)");
    if (id == u"BR-CO-17")
        return Words::tr("VAT of each rate (BT-117) is the taxable amount (BT-116) times the rate (BT-119)");
    if (id == u"BR-CO-18")
        return Words::tr("An invoice has a VAT breakdown (BG-23)");
    if (id == u"BR-CO-25")
        return Words::tr("Where an amount is due, there is a due date (BT-9) or payment terms (BT-20)");
    if (id == u"BR-CO-26")
        return Words::tr("The seller has an identifier, a registration number or a VAT number (BT-29, BT-30, BT-31)");
    return {};
}

} // namespace

QString ruleText(const QString &id)
{
    if (const QString text = presenceText(id) + conditionText(id); !text.isEmpty())
        return text;
    // BR-S-08, BR-IC-09 and their like
    const QString category = id.section(u'-', 1, 1);
    if (id.endsWith(u"-08"))
        return Words::tr(
            "The taxable amount of VAT category %1 (BT-116) is the sum of its lines, charges and allowances")
            .arg(category == u"IC" ? u"K"_s : category);
    if (id == u"BR-S-09")
        return Words::tr("VAT of category S (BT-117) is the taxable amount (BT-116) times the rate (BT-119)");
    if (id.endsWith(u"-09"))
        return Words::tr("VAT of category %1 (BT-117) is 0").arg(category == u"IC" ? u"K"_s : category);
    return {};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/CountryCode.h"

#include <array>
#include <string_view>

namespace billow {

namespace {

constexpr std::size_t letters = 26;

constexpr std::size_t indexOf(char first, char second)
{
    return static_cast<std::size_t>(first - 'A') * letters + static_cast<std::size_t>(second - 'A');
}

/// The officially assigned alpha-2 codes of ISO 3166-1 (249 of them).
constexpr std::string_view assigned =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";

constexpr auto isAssigned = [] {
    std::array<bool, letters * letters> known{};
    for (std::size_t i = 0; i < assigned.size(); i += 3)
        known[indexOf(assigned[i], assigned[i + 1])] = true;
    return known;
}();

bool isLetter(QChar character)
{
    return character >= u'A' && character <= u'Z';
}

} // namespace

std::optional<CountryCode> CountryCode::fromCode(QStringView code)
{
    if (code.size() != 2 || !isLetter(code[0]) || !isLetter(code[1]))
        return std::nullopt;
    const char first = code[0].toLatin1();
    const char second = code[1].toLatin1();
    if (!isAssigned[indexOf(first, second)])
        return std::nullopt;
    return CountryCode(first, second);
}

QString CountryCode::code() const
{
    return QString::fromLatin1(m_code.data(), static_cast<qsizetype>(m_code.size()));
}

} // namespace billow

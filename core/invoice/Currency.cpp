// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Currency.h"

#include <algorithm>
#include <string_view>

namespace billow {

/// Every code with its exponent, sorted. ISO 4217 list one up to amendment 179 (2025), without the codes that have no
/// minor unit (metals, units of account, test codes: XAU, XDR, XTS …), and with those that were withdrawn after 2020:
/// ANG, BGN, CUC, HRK, SLL, ZWL. Invoices outlive currencies, and old ones are imported.
struct CurrencyTable {
    static constexpr std::string_view text =
        "AED2 AFN2 ALL2 AMD2 ANG2 AOA2 ARS2 AUD2 AWG2 AZN2 BAM2 BBD2 BDT2 BGN2 BHD3 BIF0 BMD2 BND2 BOB2 BOV2 "
        "BRL2 BSD2 BTN2 BWP2 BYN2 BZD2 CAD2 CDF2 CHE2 CHF2 CHW2 CLF4 CLP0 CNY2 COP2 COU2 CRC2 CUC2 CUP2 CVE2 "
        "CZK2 DJF0 DKK2 DOP2 DZD2 EGP2 ERN2 ETB2 EUR2 FJD2 FKP2 GBP2 GEL2 GHS2 GIP2 GMD2 GNF0 GTQ2 GYD2 HKD2 "
        "HNL2 HRK2 HTG2 HUF2 IDR2 ILS2 INR2 IQD3 IRR2 ISK0 JMD2 JOD3 JPY0 KES2 KGS2 KHR2 KMF0 KPW2 KRW0 KWD3 "
        "KYD2 KZT2 LAK2 LBP2 LKR2 LRD2 LSL2 LYD3 MAD2 MDL2 MGA2 MKD2 MMK2 MNT2 MOP2 MRU2 MUR2 MVR2 MWK2 MXN2 "
        "MXV2 MYR2 MZN2 NAD2 NGN2 NIO2 NOK2 NPR2 NZD2 OMR3 PAB2 PEN2 PGK2 PHP2 PKR2 PLN2 PYG0 QAR2 RON2 RSD2 "
        "RUB2 RWF0 SAR2 SBD2 SCR2 SDG2 SEK2 SGD2 SHP2 SLE2 SLL2 SOS2 SRD2 SSP2 STN2 SVC2 SYP2 SZL2 THB2 TJS2 "
        "TMT2 TND3 TOP2 TRY2 TTD2 TWD2 TZS2 UAH2 UGX0 USD2 USN2 UYI0 UYU2 UYW4 UZS2 VED2 VES2 VND0 VUV0 WST2 "
        "XAD2 XAF0 XCD2 XCG2 XOF0 XPF0 YER2 ZAR2 ZMW2 ZWG2 ZWL2 ";
    static constexpr std::size_t width = 5;
    static constexpr std::size_t size = text.size() / width;
    static_assert(text.size() % width == 0);

    static constexpr Currency at(std::size_t i)
    {
        const std::string_view entry = text.substr(i * width, width);
        return {{entry[0], entry[1], entry[2]}, entry[3] - '0'};
    }

    static constexpr std::array<Currency, size> make()
    {
        std::array<Currency, size> table;
        for (std::size_t i = 0; i < size; ++i)
            table[i] = at(i);
        return table;
    }

    static constexpr bool isSorted(const std::array<Currency, size> &table)
    {
        return std::is_sorted(table.begin(), table.end(), [](Currency a, Currency b) { return a.m_code < b.m_code; });
    }

    static constexpr std::array<char, 3> codeOf(Currency currency) { return currency.m_code; }
};

namespace {

constexpr auto table = CurrencyTable::make();
static_assert(CurrencyTable::isSorted(table));

} // namespace

std::optional<Currency> Currency::fromCode(QStringView code)
{
    if (code.size() != 3)
        return std::nullopt;
    std::array<char, 3> wanted{};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const char16_t letter = code[static_cast<qsizetype>(i)].unicode();
        if (letter < u'A' || letter > u'Z')
            return std::nullopt;
        wanted[i] = static_cast<char>(letter);
    }
    const auto found = std::ranges::lower_bound(table, wanted, {}, &CurrencyTable::codeOf);
    if (found == table.end() || found->m_code != wanted)
        return std::nullopt;
    return *found;
}

const std::vector<Currency> &Currency::all()
{
    static const std::vector<Currency> currencies(table.begin(), table.end());
    return currencies;
}

QString Currency::code() const
{
    return QString::fromLatin1(m_code.data(), static_cast<qsizetype>(m_code.size()));
}

} // namespace billow

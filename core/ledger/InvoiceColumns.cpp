// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/InvoiceColumns.h"

#include "core/base/Words.h"

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// A short ASCII code as UTF-16, without an allocation.
class Code final {
public:
    explicit Code(QByteArrayView bytes)
        : m_size(std::min<qsizetype>(bytes.size(), std::ssize(m_text)))
    {
        std::transform(bytes.begin(), bytes.begin() + m_size, m_text.begin(),
            [](char c) { return static_cast<char16_t>(static_cast<unsigned char>(c)); });
    }
    [[nodiscard]] QStringView text() const { return {m_text.data(), m_size}; }

private:
    std::array<char16_t, 8> m_text{};
    qsizetype m_size;
};

Error unknownValue(Seq seq, QStringView column, const QString &value)
{
    return Error::incompatible(Words::tr("Invoice %1 of the ledger has \"%2\" as its %3, which Billow does not know")
                                   .arg(QString::number(seq), value, column));
}

} // namespace

Result<void> decodeCodes(Invoice &invoice, const StoredCodes &codes)
{
    const auto currency = Currency::fromCode(Code(codes.currency).text());
    if (!currency)
        return unknownValue(invoice.seq, u"currency", QString::fromUtf8(codes.currency));
    invoice.currency = *currency;

    if (!codes.exportingCountry.isEmpty()) {
        invoice.exportingCountry = CountryCode::fromCode(Code(codes.exportingCountry).text());
        if (!invoice.exportingCountry)
            return unknownValue(invoice.seq, u"exporting_country", QString::fromUtf8(codes.exportingCountry));
    }
    if (!codes.importingCountry.isEmpty()) {
        invoice.importingCountry = CountryCode::fromCode(Code(codes.importingCountry).text());
        if (!invoice.importingCountry)
            return unknownValue(invoice.seq, u"importing_country", QString::fromUtf8(codes.importingCountry));
    }
    if (!codes.risk.isEmpty()) {
        invoice.risk = riskProfileFromString(Code(codes.risk).text());
        if (!invoice.risk)
            return unknownValue(invoice.seq, u"risk_profile", QString::fromUtf8(codes.risk));
    }

    constexpr std::int64_t hundredPercent = 10'000;
    const auto rate = codes.vatRate >= 0 && codes.vatRate <= hundredPercent
        ? VatRate::fromBasisPoints(static_cast<int>(codes.vatRate))
        : std::nullopt;
    if (!rate)
        return unknownValue(invoice.seq, u"vat_rate_bp", QString::number(codes.vatRate));
    invoice.vatRate = *rate;
    return {};
}

Result<CurrencyTotals> decodeTotals(
    QByteArrayView currency, std::int64_t count, const QString &subtotal, const QString &vat, const QString &total)
{
    const auto known = Currency::fromCode(Code(currency).text());
    const auto subtotalSum = int128FromString(subtotal);
    const auto vatSum = int128FromString(vat);
    const auto totalSum = int128FromString(total);
    if (!known || !subtotalSum || !vatSum || !totalSum) {
        return Error::incompatible(
            Words::tr("The running totals of \"%1\" in the ledger are not numbers that Billow can read")
                .arg(QString::fromUtf8(currency)));
    }
    return CurrencyTotals{*known, count, *subtotalSum, *vatSum, *totalSum};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/hooks/Hook.h"

#include <initializer_list>

namespace billow {

/// Reads the members of a delivery; each that is absent, null or of another kind is empty.
class HookReader final {
public:
    explicit HookReader(const JsonValue *value)
        : m_value(value)
    {
    }
    /// The body, which is to be an object.
    [[nodiscard]] static Result<JsonValue> parse(const QByteArray &body);

    [[nodiscard]] bool exists() const { return m_value != nullptr && m_value->kind != JsonValue::Kind::Null; }
    /// The member at the end of \a names.
    [[nodiscard]] HookReader at(std::initializer_list<QStringView> names) const;
    /// A text, or the digits of a number.
    [[nodiscard]] QString text(QStringView name) const;
    /// The first of these texts that is not empty.
    [[nodiscard]] QString firstText(std::initializer_list<QStringView> names) const;
    [[nodiscard]] bool isTrue(QStringView name) const;
    [[nodiscard]] std::vector<HookReader> list(QStringView name) const;

    /// An amount in the major unit: "398.00". 0 where it is absent; the error names the member.
    [[nodiscard]] Result<std::int64_t> amount(QStringView name, Currency currency) const;
    /// The currency, in any letter case.
    [[nodiscard]] Result<Currency> currency(QStringView name) const;
    /// A moment of ISO 8601; one without a time zone is in UTC.
    [[nodiscard]] Result<UtcTime> moment(QStringView name) const;

private:
    const JsonValue *m_value;
};

/// An invoice of these amounts; the subtotal is the rest. \a rates, in percent: the VAT rate where they are all one;
/// otherwise it is the rate of whole percent that gives the VAT, or 0 %.
[[nodiscard]] Invoice hookInvoice(Currency currency, std::int64_t total, std::int64_t vat, const QStringList &rates);
/// "Company", or "First Last", or \a otherwise.
[[nodiscard]] QString buyerNameOf(const HookReader &address, const QString &otherwise);

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/invoice/Money.h"
#include "core/web/json/Json.h"

#include <QByteArrayList>
#include <QLocale>

#include <cmath>

namespace billow {

/// An object that is being written, member by member.
class ObjectWriter final {
public:
    explicit ObjectWriter(qsizetype expected = 256)
    {
        m_text.reserve(expected);
        m_text += '{';
    }

    /// \a value is JSON.
    ObjectWriter &raw(QByteArrayView name, QByteArrayView value)
    {
        if (m_text.size() > 1)
            m_text += ',';
        m_text += '"';
        m_text += name;
        m_text += "\":";
        m_text += value;
        return *this;
    }
    ObjectWriter &number(QByteArrayView name, std::int64_t value)
    {
        return raw(name, QByteArray::number(qlonglong(value)));
    }
    ObjectWriter &real(QByteArrayView name, double value)
    {
        return raw(name,
            std::isfinite(value) ? QByteArray::number(value, 'g', QLocale::FloatingPointShortest) : QByteArray("null"));
    }
    ObjectWriter &text(QByteArrayView name, const QString &value) { return raw(name, jsonString(value)); }
    ObjectWriter &time(QByteArrayView name, UtcTime value) { return text(name, toIso8601(value)); }
    ObjectWriter &truth(QByteArrayView name, bool value) { return raw(name, value ? "true" : "false"); }
    /// An exact decimal in quotation marks.
    ObjectWriter &amount(QByteArrayView name, Int128 minorUnits, Currency currency)
    {
        return text(name, toDecimal(minorUnits, currency));
    }

    [[nodiscard]] QByteArray finish()
    {
        m_text += '}';
        return std::move(m_text);
    }

private:
    QByteArray m_text;
};

/// [toJson(value),…]
template <typename List, typename ToJson>
[[nodiscard]] QByteArray jsonList(const List &values, ToJson toJson)
{
    QByteArrayList items;
    items.reserve(std::ssize(values));
    for (const auto &value : values)
        items.append(toJson(value));
    return '[' + items.join(',') + ']';
}

} // namespace billow

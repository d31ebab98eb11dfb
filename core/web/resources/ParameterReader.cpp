// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/ParameterReader.h"

#include "core/invoice/DecimalArithmetic.h"
#include "core/web/guard/HttpRequest.h"

#include <algorithm>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

std::optional<std::int64_t> wholeNumber(const QString &text, std::int64_t lowest, std::int64_t highest)
{
    bool isNumber = !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
    const qlonglong number = isNumber ? text.toLongLong(&isNumber) : 0;
    if (!isNumber || number < lowest || number > highest)
        return std::nullopt;
    return number;
}

Result<std::int64_t> seqInPath(const QString &text)
{
    const auto seq = wholeNumber(text, 1, std::numeric_limits<std::int64_t>::max());
    if (!seq)
        return Error::invalid(u"The seq of an invoice is a whole number from 1"_s);
    return *seq;
}

ParameterReader::ParameterReader(const QByteArray &query)
{
    for (const auto &[name, value] : queryItems(query))
        m_items.emplaceBack(QString::fromUtf8(name), QString::fromUtf8(value));
}

bool ParameterReader::has(QStringView name) const
{
    return std::ranges::any_of(m_items, [name](const auto &item) { return item.first == name; });
}

QStringList ParameterReader::all(QStringView name) const
{
    QStringList values;
    for (const auto &[itemName, value] : m_items) {
        if (itemName == name)
            values.append(value);
    }
    return values;
}

std::optional<QString> ParameterReader::text(const QString &name, qsizetype longest)
{
    if (!has(name))
        return std::nullopt;
    // No database stores a NUL.
    const auto parse = [longest](const QString &value) {
        return value.size() <= longest && !value.contains(QChar(u'\0')) ? std::optional(value) : std::nullopt;
    };
    return read(name, parse, u"given once, with at most %1 characters"_s.arg(longest));
}

std::int64_t ParameterReader::number(const QString &name, std::int64_t lowest, std::int64_t highest, std::int64_t usual)
{
    const QStringList values = all(name);
    if (values.isEmpty())
        return usual;
    if (const auto read = wholeNumber(values.first(), lowest, highest); read && values.size() == 1)
        return *read;
    return number(name, lowest, highest, usual, u"a whole number from %1 to %2"_s.arg(lowest).arg(highest));
}

std::int64_t ParameterReader::number(
    const QString &name, std::int64_t lowest, std::int64_t highest, std::int64_t usual, const QString &expected)
{
    const auto parse = [lowest, highest](const QString &value) { return wholeNumber(value, lowest, highest); };
    return read(name, parse, expected).value_or(usual);
}

bool ParameterReader::truth(const QString &name)
{
    const auto parse = [](const QString &value) -> std::optional<bool> {
        if (value != u"true"_s && value != u"false"_s)
            return std::nullopt;
        return value == u"true"_s;
    };
    return read(name, parse, u"true or false"_s).value_or(false);
}

void ParameterReader::refuse(const QString &name, const QString &expected)
{
    if (!m_fault)
        m_fault = Error::invalid(u"%1 must be %2"_s.arg(name, expected), name);
}

} // namespace billow

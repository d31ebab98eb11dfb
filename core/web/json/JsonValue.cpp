// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/JsonValue.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <QStringDecoder>

#include <algorithm>
#include <cstdlib>

namespace billow {

using namespace Qt::StringLiterals;
using Kind = JsonValue::Kind;

namespace {

/// The longest number whose exponent is written out: no amount and no rate is longer.
constexpr qsizetype longestNumber = 64;

/// "1.5E1" as "15", exactly. A number that would get too long is kept as it is; it isn't a valid amount.
QString withoutExponent(QString number)
{
    const auto isE = [](QChar c) { return c == u'e' || c == u'E'; };
    const qsizetype end = std::distance(number.cbegin(), std::find_if(number.cbegin(), number.cend(), isE));
    bool isInt = end < number.size() && end <= longestNumber;
    const int exponent = isInt ? QStringView(number).sliced(end + 1).toInt(&isInt) : 0;
    if (!isInt || std::abs(static_cast<qint64>(exponent)) > longestNumber)
        return number;
    const QString sign = number.startsWith(u'-') ? u"-"_s : QString();
    QString digits = number.first(end).sliced(sign.size());
    const qsizetype written = digits.indexOf(u'.');
    qsizetype point = (written < 0 ? digits.size() : written) + exponent;
    digits.remove(u'.');
    if (point < 1) {
        digits.prepend(QString(1 - point, u'0'));
        point = 1;
    }
    digits = digits.leftJustified(point, u'0');
    if (point < digits.size())
        digits.insert(point, u'.');
    while (digits.size() > 1 && digits[0] == u'0' && digits[1] != u'.')
        digits.remove(0, 1);
    return sign + digits;
}

/// Builds the value from RapidJSON's events. Each function returns whether to continue; fault() is the reason if not.
class Builder final {
public:
    explicit Builder(JsonLimits limits)
        : m_limits(limits)
    {
    }

    [[nodiscard]] const QString &fault() const { return m_fault; }
    /// Of the member whose value could not be read.
    [[nodiscard]] const QString &name() const { return m_name; }
    JsonValue take() { return std::move(m_root); }

    // The names are RapidJSON's.
    bool Null() { return add(Kind::Null); }
    bool Bool(bool isTrue) { return add(isTrue ? Kind::True : Kind::False); }
    bool RawNumber(const char *digits, rapidjson::SizeType size, bool)
    {
        return add(Kind::Number, withoutExponent(QString::fromLatin1(digits, static_cast<qsizetype>(size))));
    }
    bool String(const char *text, rapidjson::SizeType size, bool)
    {
        QString decoded;
        return decode({text, static_cast<qsizetype>(size)}, decoded) && add(Kind::Text, std::move(decoded));
    }
    bool Key(const char *name, rapidjson::SizeType size, bool)
    {
        const JsonValue &object = *m_open.back();
        if (!decode({name, static_cast<qsizetype>(size)}, m_name))
            return false;
        if (object.members.size() == m_limits.members)
            return fail(u"There are more than %1 members"_s.arg(m_limits.members));
        return !object.member(m_name) || fail(u"The member \"%1\" occurs twice"_s.arg(m_name.left(40)));
    }
    bool StartObject() { return open(Kind::Object); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(Kind::List); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    // Never called: numbers come as they are written.
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }

private:
    bool fail(const QString &fault)
    {
        m_fault = fault;
        return false;
    }

    /// Also refuses half a surrogate pair, which RapidJSON passes on as the bytes that it would be in UTF-8.
    bool decode(QByteArrayView bytes, QString &text)
    {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        text = decoder.decode(bytes);
        return !decoder.hasError() || fail(u"A string is not valid UTF-8"_s);
    }

    bool add(Kind kind, QString text = {})
    {
        if (++m_values > m_limits.values)
            return fail(u"There are more than %1 values"_s.arg(m_limits.values));
        m_newest = &m_root;
        if (!m_open.empty()) {
            JsonValue &parent = *m_open.back();
            m_newest = parent.isObject() ? &parent.members.emplace_back(std::move(m_name), JsonValue()).second
                                         : &parent.items.emplace_back();
        }
        m_newest->kind = kind;
        m_newest->text = std::move(text);
        return true;
    }

    bool open(Kind kind)
    {
        if (m_open.size() == static_cast<std::size_t>(m_limits.depth))
            return fail(u"Lists and objects are nested more than %1 deep"_s.arg(m_limits.depth));
        if (!add(kind))
            return false;
        m_open.push_back(m_newest);
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    const JsonLimits m_limits;
    JsonValue m_root;
    JsonValue *m_newest = nullptr;
    std::vector<JsonValue *> m_open; ///< open values, from the outermost; only the last one still grows
    QString m_name; ///< of the member whose value comes next
    std::size_t m_values = 0;
    QString m_fault;
};

Error notJson(std::size_t offset, const QString &fault)
{
    return Error::invalid(u"This is not valid JSON. At byte %1: %2."_s.arg(offset + 1).arg(fault));
}

} // namespace

JsonValue::JsonValue() = default;
JsonValue::~JsonValue() = default;
JsonValue::JsonValue(const JsonValue &) = default;
JsonValue &JsonValue::operator=(const JsonValue &) = default;
JsonValue::JsonValue(JsonValue &&) noexcept = default;
JsonValue &JsonValue::operator=(JsonValue &&) noexcept = default;

const JsonValue *JsonValue::member(QStringView name) const
{
    const auto found =
        std::find_if(members.begin(), members.end(), [name](const auto &member) { return member.first == name; });
    return found == members.end() ? nullptr : &found->second;
}

Result<JsonValue> readJson(QByteArrayView text, JsonLimits limits)
{
    const auto size = static_cast<std::size_t>(text.size());
    rapidjson::MemoryStream bytes(text.data(), size);
    rapidjson::Reader reader;
    Builder builder(limits);
    const auto result = reader.Parse<rapidjson::kParseNumbersAsStringsFlag>(bytes, builder);
    if (result.IsError()) {
        if (result.Code() == rapidjson::kParseErrorNumberTooBig && !builder.name().isEmpty())
            return notJson(result.Offset(), u"The number of %1 is too large"_s.arg(builder.name().left(40)));
        const QString fault = QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
        return notJson(result.Offset(), builder.fault().isEmpty() ? fault.chopped(1) : builder.fault());
    }
    if (bytes.Tell() < size) // after a NUL, which RapidJSON takes for the end
        return notJson(bytes.Tell(), u"A NUL byte follows the value"_s);
    return builder.take();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/JsonValue.h"

#include <QStringDecoder>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads from the left to the right. After a fault everything answers false, and the first fault stays.
class Reader final {
public:
    Reader(QByteArrayView text, JsonLimits limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    Result<JsonValue> read()
    {
        JsonValue value;
        if (readValue(value, 0)) {
            skipBlanks();
            if (m_place == m_text.size())
                return value;
            (void)fail(u"something stands behind the value"_s);
        }
        return Error::invalid(u"This is not JSON: %1 at byte %2"_s.arg(m_fault).arg(m_place + 1));
    }

private:
    bool fail(const QString &fault)
    {
        m_fault = fault;
        return false;
    }

    [[nodiscard]] bool atEnd() const { return m_place == m_text.size(); }
    [[nodiscard]] char here() const { return atEnd() ? '\0' : m_text[m_place]; }

    void skipBlanks()
    {
        while (!atEnd() && (here() == ' ' || here() == '\t' || here() == '\n' || here() == '\r'))
            ++m_place;
    }

    /// Goes past \a character, blanks before it left out, where it stands here.
    bool take(char character)
    {
        skipBlanks();
        if (here() != character || atEnd())
            return false;
        ++m_place;
        return true;
    }

    bool readValue(JsonValue &value, int depth)
    {
        if (++m_values > m_limits.values)
            return fail(u"more than %1 values"_s.arg(m_limits.values));
        skipBlanks();
        if (atEnd())
            return fail(u"a value is missing"_s);
        switch (here()) {
        case '{':
            value.kind = JsonValue::Kind::Object;
            return enter(depth) && readMembers(value, depth + 1);
        case '[':
            value.kind = JsonValue::Kind::List;
            return enter(depth) && readItems(value, depth + 1);
        case '"':
            value.kind = JsonValue::Kind::Text;
            return readText(value.text);
        case 't':
            return readWord("true", JsonValue::Kind::True, value);
        case 'f':
            return readWord("false", JsonValue::Kind::False, value);
        case 'n':
            return readWord("null", JsonValue::Kind::Null, value);
        default:
            value.kind = JsonValue::Kind::Number;
            return readNumber(value.text);
        }
    }

    bool enter(int depth)
    {
        ++m_place;
        return depth < m_limits.depth || fail(u"lists and objects stand too deep in one another"_s);
    }

    bool readItems(JsonValue &list, int depth)
    {
        if (take(']'))
            return true;
        do {
            if (!readValue(list.items.emplace_back(), depth))
                return false;
        } while (take(','));
        return take(']') || fail(u"\",\" or \"]\" is missing"_s);
    }

    bool readMembers(JsonValue &object, int depth)
    {
        if (take('}'))
            return true;
        do {
            QString name;
            skipBlanks();
            if (here() != '"')
                return fail(u"a member's name is missing"_s);
            if (!readText(name))
                return false;
            if (object.members.size() == m_limits.members)
                return fail(u"more than %1 members"_s.arg(m_limits.members));
            if (object.member(name))
                return fail(u"the member \"%1\" stands twice"_s.arg(name.left(40)));
            if (!take(':'))
                return fail(u"\":\" is missing"_s);
            if (!readValue(object.members.emplace_back(name, JsonValue()).second, depth))
                return false;
        } while (take(','));
        return take('}') || fail(u"\",\" or \"}\" is missing"_s);
    }

    bool readWord(QByteArrayView word, JsonValue::Kind kind, JsonValue &value)
    {
        if (!m_text.sliced(m_place).startsWith(word))
            return fail(u"an unknown word stands"_s);
        m_place += word.size();
        value.kind = kind;
        return true;
    }

    /// RFC 8259, 6: -? (0 | [1-9] digits) (. digits)? ([eE] [+-]? digits)?
    bool readNumber(QString &number)
    {
        const qsizetype begin = m_place;
        if (here() == '-')
            ++m_place;
        if (here() == '0')
            ++m_place; // and no digit behind it: what follows would be none of a number
        else if (!takeDigits())
            return fail(u"a value is missing"_s);
        if (here() == '.') {
            ++m_place;
            if (!takeDigits())
                return fail(u"digits are missing behind the point"_s);
        }
        if (here() == 'e' || here() == 'E') {
            ++m_place;
            if (here() == '+' || here() == '-')
                ++m_place;
            if (!takeDigits())
                return fail(u"digits of the exponent are missing"_s);
        }
        number = QString::fromLatin1(m_text.sliced(begin, m_place - begin));
        return true;
    }

    bool takeDigits()
    {
        const qsizetype begin = m_place;
        while (isDigit(here()))
            ++m_place;
        return m_place > begin;
    }

    bool readText(QString &text)
    {
        const qsizetype begin = ++m_place;
        while (!atEnd() && here() != '"') {
            if (static_cast<unsigned char>(here()) < 0x20)
                return fail(u"a control character stands within a text"_s);
            if (here() == '\\')
                return readEscapedText(begin, text);
            ++m_place;
        }
        if (atEnd())
            return fail(u"a text does not end"_s);
        if (!append(text, m_text.sliced(begin, m_place - begin)))
            return false;
        ++m_place;
        return true;
    }

    /// The rest of a text from its first escape on.
    bool readEscapedText(qsizetype begin, QString &text)
    {
        qsizetype plain = begin;
        while (!atEnd() && here() != '"') {
            if (static_cast<unsigned char>(here()) < 0x20)
                return fail(u"a control character stands within a text"_s);
            if (here() != '\\') {
                ++m_place;
                continue;
            }
            if (!append(text, m_text.sliced(plain, m_place - plain)) || !readEscape(text))
                return false;
            plain = m_place;
        }
        if (atEnd())
            return fail(u"a text does not end"_s);
        if (!append(text, m_text.sliced(plain, m_place - plain)))
            return false;
        ++m_place;
        return true;
    }

    bool append(QString &text, QByteArrayView bytes)
    {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString decoded = decoder.decode(bytes);
        if (decoder.hasError())
            return fail(u"a text is not UTF-8"_s);
        text += decoded;
        return true;
    }

    bool readEscape(QString &text)
    {
        static constexpr QByteArrayView letters = "\"\\/bfnrt";
        static constexpr QByteArrayView meanings = "\"\\/\b\f\n\r\t";
        ++m_place;
        if (here() == 'u')
            return readCodePoint(text);
        const qsizetype letter = atEnd() ? -1 : letters.indexOf(here());
        if (letter < 0)
            return fail(u"an unknown escape stands"_s);
        text += QLatin1Char(meanings[letter]);
        ++m_place;
        return true;
    }

    /// \uXXXX, and two of them for what lies beyond the first plane.
    bool readCodePoint(QString &text)
    {
        char16_t unit = 0;
        if (!readUnit(unit))
            return false;
        if (QChar::isLowSurrogate(unit))
            return fail(u"half a character stands"_s);
        text += QChar(unit);
        if (!QChar::isHighSurrogate(unit))
            return true;
        if (here() != '\\')
            return fail(u"half a character stands"_s);
        ++m_place;
        if (here() != 'u' || !readUnit(unit) || !QChar::isLowSurrogate(unit))
            return fail(u"half a character stands"_s);
        text += QChar(unit);
        return true;
    }

    bool readUnit(char16_t &unit)
    {
        ++m_place; // the u
        const QByteArrayView digits = m_text.sliced(m_place).first(std::min<qsizetype>(4, m_text.size() - m_place));
        bool isNumber = digits.size() == 4 && std::all_of(digits.begin(), digits.end(), [](char c) {
            return isxdigit(static_cast<unsigned char>(c));
        });
        if (!isNumber)
            return fail(u"\\u is followed by four hexadecimal digits"_s);
        unit = static_cast<char16_t>(digits.toByteArray().toUShort(&isNumber, 16));
        m_place += 4;
        return true;
    }

    const QByteArrayView m_text;
    const JsonLimits m_limits;
    qsizetype m_place = 0;
    std::size_t m_values = 0;
    QString m_fault;
};

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
    return Reader(text, limits).read();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingDefinition.h"

#include "core/base/SecretMasking.h"
#include "core/base/Words.h"
#include "core/invoice/Currency.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;
using Type = SettingDefinition::Type;

namespace {

QString plainNumber(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

QString inQuotes(const QStringList &words)
{
    return u'"' + words.join("\", \""_L1) + u'"';
}

QStringList parts(const QString &list)
{
    QStringList result;
    for (const QString &part : list.split(u',', Qt::SkipEmptyParts)) {
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            result.append(trimmed);
    }
    return result;
}

bool isOrigin(const QString &text)
{
    // RFC 6454, section 6.2: scheme, host and an optional port; no path, no user.
    static const QRegularExpression origin(
        QRegularExpression::anchoredPattern(uR"(https?://([A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)"_s));
    return origin.match(text).hasMatch();
}

std::optional<QVariant> wholeNumber(const SettingDefinition &definition, const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    const auto asDouble = static_cast<double>(number);
    if (!ok || asDouble < definition.minimum || asDouble > definition.maximum)
        return std::nullopt;
    return QVariant(number);
}

std::optional<QVariant> decimalNumber(const SettingDefinition &definition, const QString &text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !std::isfinite(number) || number > definition.maximum)
        return std::nullopt;
    if (number < definition.minimum && !(number == 0 && definition.zeroAllowed))
        return std::nullopt;
    return QVariant(number);
}

std::optional<QVariant> origins(const QString &text)
{
    const QStringList list = parts(text);
    if (!std::ranges::all_of(list, isOrigin))
        return std::nullopt;
    return QVariant(list);
}

std::optional<QVariant> currency(const QString &text)
{
    const auto read = Currency::fromCode(text.trimmed().toUpper());
    return read ? std::optional(QVariant(read->code())) : std::nullopt;
}

std::optional<QVariant> valueOf(const SettingDefinition &definition, const QString &text)
{
    switch (definition.type) {
    case Type::Whole:
        return wholeNumber(definition, text);
    case Type::Number:
        return decimalNumber(definition, text);
    case Type::Origins:
        return origins(text);
    case Type::Currency:
        return currency(text);
    case Type::Choice:
        return definition.choices.contains(text) ? std::optional(QVariant(text)) : std::nullopt;
    case Type::Url: {
        const auto begins = [&text](const QString &prefix) { return text.startsWith(prefix); };
        return std::ranges::any_of(definition.choices, begins) ? std::optional(QVariant(text)) : std::nullopt;
    }
    case Type::Text:
        return text.size() >= definition.minimumLength ? std::optional(QVariant(text)) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QString SettingDefinition::optionName() const
{
    return QString(key).replace(u'.', u'-').replace(u'_', u'-');
}

QString SettingDefinition::helpText() const
{
    return Words::tr(help);
}

QString SettingDefinition::allowed() const
{
    switch (type) {
    case Type::Whole:
        return Words::tr("a whole number from %1 to %2").arg(plainNumber(minimum), plainNumber(maximum));
    case Type::Number:
        return Words::tr("a number from %1 to %2").arg(plainNumber(minimum), plainNumber(maximum))
            + (zeroAllowed ? u", or 0"_s : QString());
    case Type::Choice:
        return Words::tr("one of %1").arg(inQuotes(choices));
    case Type::Url:
        return Words::tr("a URL that starts with %1").arg(inQuotes(choices));
    case Type::Currency:
        return Words::tr("the code of a currency, for example EUR");
    case Type::Origins:
        return Words::tr("a comma-separated list of origins, for example https://shop.example:8443");
    case Type::Text:
        break;
    }
    return minimumLength > 0 ? Words::tr("a text of at least %1 characters").arg(minimumLength) : Words::tr("any text");
}

Result<QVariant> SettingDefinition::parse(const QString &text) const
{
    if (text.isEmpty()) {
        if (!emptyAllowed)
            return Error::invalid(Words::tr("the value is empty; it must be %1").arg(allowed()), key);
        return type == Type::Origins ? QVariant(QStringList()) : QVariant(text);
    }
    if (auto value = valueOf(*this, text))
        return *std::move(value);
    if (secret)
        return Error::invalid(Words::tr("the value isn’t %1").arg(allowed()), key);
    return Error::invalid(Words::tr("\"%1\" isn’t %2").arg(withoutUrlPasswords(text), allowed()), key);
}

} // namespace billow

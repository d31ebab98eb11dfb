// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/Keychain.h"

#include "core/base/SecretMasking.h"

#include <QUrl>
#include <QUuid>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr auto g_prefix = "keychain:"_L1;

bool isUrl(const SettingDefinition &definition)
{
    return definition.type == SettingDefinition::Type::Url;
}

} // namespace

std::optional<KeptSecret> KeptSecret::parse(const SettingDefinition &definition, const QString &text)
{
    if (!text.startsWith(g_prefix) || !(definition.secret || isUrl(definition)))
        return std::nullopt;
    const QString rest = text.sliced(g_prefix.size()).trimmed();
    return KeptSecret{
        .key = definition.key, .name = rest.section(u' ', 0, 0), .shown = rest.section(u' ', 1).trimmed()};
}

KeptSecret KeptSecret::make(const SettingDefinition &definition, const QString &value)
{
    const QString unique = QUuid::createUuid().toString(QUuid::Id128).first(12);
    return {.key = definition.key,
        .name = definition.key + u'-' + unique,
        .shown = isUrl(definition) ? MaskedUrl(value).shown() : QString()};
}

bool KeptSecret::isIn(const SettingDefinition &definition, const QString &value)
{
    return definition.secret ? !value.isEmpty() : isUrl(definition) && withoutUrlPasswords(value) != value;
}

QString KeptSecret::toString() const
{
    return g_prefix + name + (shown.isEmpty() ? QString() : u' ' + shown);
}

QString KeptSecret::value(const QString &kept) const
{
    return shown.isEmpty() ? kept : MaskedUrl(kept).meaning(shown);
}

QString KeptSecret::withTyped(const QString &typed) const
{
    if (shown.isEmpty())
        return typed;
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(typed));
    return QString(shown).replace("***"_L1, encoded);
}

} // namespace billow

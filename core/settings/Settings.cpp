// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/Settings.h"

#include "core/base/SecretMasking.h"
#include "core/settings/SettingsCatalogue.h"

#include <QRegularExpression>
#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QtMsgType levelOf(const QString &name)
{
    if (name == "debug"_L1)
        return QtDebugMsg;
    if (name == "warning"_L1)
        return QtWarningMsg;
    return name == "error"_L1 ? QtCriticalMsg : QtInfoMsg;
}

// Not by QUrl alone: what it cannot parse may hold a password all the same.
QStringList passwordsIn(const QString &url)
{
    static const QRegularExpression inAuthority(uR"(://[^\s/?#:@]*:(\S*)@)"_s);
    static const QRegularExpression asParameter(uR"([?&]password=([^&#]*))"_s);
    static const QRegularExpression aloneInRedis(uR"(^(?:rediss?|redis\+unix|redis-socket|unix)://([^\s/:@]+)@)"_s);
    QStringList passwords;
    for (const QRegularExpression &pattern : {inAuthority, asParameter, aloneInRedis}) {
        const QString password = pattern.match(url).captured(1);
        if (password.isEmpty())
            continue;
        passwords << password << QUrl::fromPercentEncoding(password.toUtf8());
    }
    passwords.removeDuplicates();
    return passwords;
}

} // namespace

QString SettingOrigin::toString() const
{
    switch (kind) {
    case Kind::Default:
        return u"default"_s;
    case Kind::Environment:
        return place + " (environment)"_L1;
    case Kind::File:
    case Kind::CommandLine:
        break;
    }
    return place;
}

LogRules LogRules::of(const QString &level, const QString &categories)
{
    return {.level = levelOf(level), .categoryRules = QString(categories).replace(u';', u'\n')};
}

QVariant Settings::value(const QString &key) const
{
    Q_ASSERT_X(m_entries.contains(key), "Settings", "no such setting in the table");
    return m_entries.value(key).value;
}

QString Settings::language() const
{
    return value(u"general.language"_s).toString();
}

QString Settings::databaseUrl() const
{
    return value(u"database.url"_s).toString();
}

QString Settings::redisUrl() const
{
    return value(u"redis.url"_s).toString();
}

QString Settings::httpHost() const
{
    return value(u"http.host"_s).toString();
}

quint16 Settings::httpPort() const
{
    return static_cast<quint16>(value(u"http.port"_s).toUInt());
}

QString Settings::httpSecretKeyBase() const
{
    return value(u"http.secret_key_base"_s).toString();
}

QStringList Settings::httpAllowedOrigins() const
{
    return value(u"http.allowed_origins"_s).toStringList();
}

QString Settings::hookSecret(const QString &sender) const
{
    return value(u"http.%1_secret"_s.arg(sender)).toString();
}

QString Settings::hookSeller() const
{
    return value(u"http.hooks_seller"_s).toString();
}

Rate Settings::generationRate() const
{
    return {value(u"generation.per_second"_s).toDouble()};
}

Rate Settings::displayRate() const
{
    return {value(u"display.per_second"_s).toDouble()};
}

QString Settings::importSeller() const
{
    return value(u"import.seller"_s).toString();
}

QString Settings::importCurrency() const
{
    return value(u"import.currency"_s).toString();
}

QString Settings::intakeFolder() const
{
    return value(u"intake.folder"_s).toString();
}

QString Settings::intakeProfile() const
{
    return value(u"intake.profile"_s).toString();
}

std::int64_t Settings::largestOriginal() const
{
    constexpr std::int64_t megabyte = 1'000'000;
    return value(u"intake.largest_original"_s).toLongLong() * megabyte;
}

bool Settings::pacesRealInvoices() const
{
    return value(u"display.paced"_s).toString() == "all"_L1;
}

std::chrono::seconds Settings::runLength() const
{
    return std::chrono::seconds(value(u"run.seconds"_s).toLongLong());
}

std::uint64_t Settings::generationSeed() const
{
    return value(u"generation.seed"_s).toULongLong();
}

LogSettings Settings::log() const
{
    return {.rules = LogRules::of(fileValue(u"log.level"_s), fileValue(u"log.categories"_s)),
        .json = value(u"log.format"_s).toString() == "json"_L1,
        .file = value(u"log.file"_s).toString(),
        .maxBytes = value(u"log.max_megabytes"_s).toLongLong() * 1024 * 1024,
        .files = value(u"log.files"_s).toInt()};
}

SettingOrigin Settings::origin(const QString &key) const
{
    return m_entries.value(key).origin;
}

QString Settings::displayValue(const QString &key) const
{
    const SettingDefinition *definition = SettingsCatalogue::find(key);
    const QString text = fileValue(key);
    if (definition && definition->secret)
        return text.isEmpty() ? QString() : u"***"_s;
    return withoutUrlPasswords(text);
}

QString Settings::fileValue(const QString &key) const
{
    const QVariant content = value(key);
    if (content.typeId() == QMetaType::QStringList)
        return content.toStringList().join(", "_L1);
    if (content.typeId() == QMetaType::Double)
        return QString::number(content.toDouble(), 'g', 15);
    return content.toString();
}

QStringList Settings::secrets() const
{
    QStringList result;
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (!definition.aliasOf.isEmpty())
            continue;
        const QString content = value(definition.key).toString();
        if (definition.secret && !content.isEmpty())
            result << content;
        else if (definition.type == SettingDefinition::Type::Url)
            result << passwordsIn(content);
    }
    return result;
}

} // namespace billow

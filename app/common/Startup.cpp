// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/common/Startup.h"

#include "core/base/Words.h"
#include "core/platform/StandardFolders.h"
#include "core/settings/CommandLine.h"
#include "core/settings/SettingsCatalogue.h"
#include "core/web/guard/AccessPolicy.h"

#include <QCoreApplication>

#include <algorithm>

#include <cstdio>

namespace billow {

using namespace Qt::StringLiterals;

Result<Settings> readSettings(const QCommandLineParser &parser)
{
    const auto sources = settingsSources(parser);
    if (!sources)
        return sources.error();
    return loadSettings(*sources);
}

std::optional<QString> chosenLanguage(const QStringList &arguments)
{
    const SettingDefinition &language = *SettingsCatalogue::find(u"general.language"_s);
    QCommandLineParser parser;
    parser.addOptions(settingsOptions());
    parser.parse(arguments); // in vain where a command has options of its own, and enough all the same
    const auto sources = settingsSources(parser);
    if (!sources)
        return std::nullopt;
    if (const auto given = sources->options.constFind(language.optionName()); given != sources->options.constEnd())
        return *given;
    if (const QString &name = language.environment.constFirst(); sources->environment.contains(name))
        return sources->environment.value(name);
    const auto entries = sources->file ? parseConfigFile(*sources->file) : std::vector<ConfigEntry>();
    if (!entries)
        return std::nullopt;
    const auto named = std::ranges::find(*entries, language.key, &ConfigEntry::key);
    return named == entries->end() ? std::nullopt : std::optional(named->value);
}

Logging::Options loggingOptions(const Settings &settings)
{
    const LogSettings log = settings.log();
    Logging::Options options{
        .level = log.rules.level, .categoryRules = log.rules.categoryRules, .secrets = settings.secrets()};
    options.writer.json = log.json;
    options.writer.file = log.file;
    options.writer.maxBytes = log.maxBytes;
    options.writer.files = log.files;
    return options;
}

QStringList profileFolders()
{
    const StandardFolders folders = StandardFolders::of(QProcessEnvironment::systemEnvironment());
    return {folders.config + u"/billow/profiles"_s, folders.machineConfig + u"/billow/profiles"_s};
}

Result<EngineOptions> engineOptions(const Settings &settings)
{
    const auto ledger = LedgerLocation::fromUrl(settings.databaseUrl());
    if (!ledger)
        return ledger.error();
    EngineOptions options{.ledger = *ledger};
    if (!settings.redisUrl().isEmpty()) {
        const auto redis = RedisLocation::fromUrl(settings.redisUrl());
        if (!redis)
            return redis.error();
        options.redis = *redis;
    }
    options.rates = {
        .generation = settings.generationRate(), .display = settings.displayRate(), .runLength = settings.runLength()};
    options.paced = settings.pacesRealInvoices() ? Paced::All : Paced::Demo;
    options.seed = settings.generationSeed();
    options.profileFolders = profileFolders();
    options.importDefaults = {settings.importSeller(), settings.importCurrency()};
    options.intakeFolder = settings.intakeFolder();
    options.intakeProfile = settings.intakeProfile();
    options.largestOriginal = settings.largestOriginal();
    if (!AccessPolicy::isLoopback(settings.httpHost()) && settings.httpSecretKeyBase().isEmpty()) {
        return Error::invalid(Words::tr("Other machines can connect to %1. Set SECRET_KEY_BASE to at least 32 random "
                                        "characters and share it only with people who may use Billow.")
                                  .arg(settings.httpHost()));
    }
    options.web = WebOptions{.host = settings.httpHost(),
        .port = settings.httpPort(),
        .secret = settings.httpSecretKeyBase().toUtf8(),
        .allowedOrigins = settings.httpAllowedOrigins(),
        .hooks = {.stripeSecret = settings.hookSecret(u"stripe"_s).toUtf8(),
            .shopifySecret = settings.hookSecret(u"shopify"_s).toUtf8(),
            .wooCommerceSecret = settings.hookSecret(u"woocommerce"_s).toUtf8(),
            .seller = settings.hookSeller()},
        .largestOriginal = settings.largestOriginal()};
    return options;
}

Result<EngineOptions> readEngineOptions(const QCommandLineParser &parser)
{
    const auto settings = readSettings(parser);
    if (!settings)
        return settings.error();
    return engineOptions(*settings);
}

int complain(const QString &message, ExitCode code)
{
    std::fprintf(stderr, "%s: %s\n", qPrintable(QCoreApplication::applicationName()), qPrintable(message));
    return code;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsCatalogue.h"

#include "core/base/Rate.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using Type = SettingDefinition::Type;
using Definitions = std::vector<SettingDefinition>;

namespace {

constexpr double g_millisecondsADay = 86'400'000;
constexpr double g_secondsAYear = 31'536'000;

// 0 stays 0: no pause between two invoices is no limit.
double perSecondOfMilliseconds(double milliseconds)
{
    return milliseconds == 0 ? 0 : 1000 / milliseconds;
}

double secondsOfMinutes(double minutes)
{
    return minutes * 60;
}

QString environmentName(const QString &key)
{
    return u"BILLOW_"_s + QString(key).replace(u'.', u'_').toUpper();
}

void addGeneral(Definitions &table)
{
    table.push_back({.key = u"general.language"_s,
        .type = Type::Choice,
        .choices = {u"en"_s, u"de"_s, u"fr"_s, u"pt"_s, u"af"_s},
        .emptyAllowed = true,
        .environment = {u"BILLOW_LANGUAGE"_s},
        .valueName = u"LANGUAGE"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Language of the window and the command line: English, German, French, Portuguese or Afrikaans. Empty: the "
            "system’s language; English for billowd serve.")});
}

void addStorage(Definitions &table)
{
    table.push_back({.key = u"database.url"_s,
        .type = Type::Url,
        .defaultValue = u"sqlite:$XDG_DATA_HOME/billow/ledger.db"_s,
        .choices = {u"sqlite:"_s, u"postgresql://"_s, u"postgres://"_s},
        .environment = {u"DATABASE_URL"_s},
        .valueName = u"URL"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Where the ledger is: sqlite:/path/to/file.db, or any libpq URL such as "
            "postgresql://user:password@host/database.")});
    table.push_back({.key = u"redis.url"_s,
        .type = Type::Url,
        .choices = {u"redis://"_s, u"redis+unix://"_s, u"redis-socket://"_s, u"unix://"_s},
        .emptyAllowed = true,
        .environment = {u"REDIS_URL"_s},
        .valueName = u"URL"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Redis server that caches totals and recent invoices, for example redis://:password@localhost:6379/0. "
            "Optional: leave empty to run without a cache.")});
}

void addWeb(Definitions &table)
{
    table.push_back({.key = u"http.host"_s,
        .defaultValue = u"localhost"_s,
        .environment = {u"HOST"_s, u"PHX_HOST"_s},
        .valueName = u"ADDRESS"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Address of the web server: localhost, an address of this computer, or 0.0.0.0 for all of them. Addresses "
            "other than localhost need an access token (http.secret_key_base).")});
    table.push_back({.key = u"http.port"_s,
        .type = Type::Whole,
        .defaultValue = u"4000"_s,
        .minimum = 0,
        .maximum = 65535,
        .environment = {u"PORT"_s},
        .valueName = u"PORT"_s,
        .help = QT_TRANSLATE_NOOP("core", "Port of the web server. 0 = any free port.")});
    table.push_back({.key = u"http.secret_key_base"_s,
        .minimumLength = 32,
        .emptyAllowed = true,
        .environment = {u"SECRET_KEY_BASE"_s},
        .valueName = u"SECRET"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Access token that every request must send (Authorization: Bearer TOKEN) when the web server is open to "
            "other machines. It has no command-line option, because other users of this computer could read it there."),
        .secret = true});
    table.push_back({.key = u"http.allowed_origins"_s,
        .type = Type::Origins,
        .emptyAllowed = true,
        .environment = {u"ALLOWED_ORIGINS"_s},
        .valueName = u"ORIGINS"_s,
        .help = QT_TRANSLATE_NOOP(
            "core", "Web sites that may use the API in addition to Billow’s own page. Empty = none.")});
}

void addHooks(Definitions &table)
{
    const auto secret = [&table](const QString &key, const QString &environment, const char *help) {
        table.push_back({.key = key,
            .emptyAllowed = true,
            .environment = {environment},
            .valueName = u"SECRET"_s,
            .help = help,
            .secret = true});
    };
    secret(u"http.stripe_secret"_s, u"STRIPE_WEBHOOK_SECRET"_s,
        QT_TRANSLATE_NOOP("core",
            "The signing secret of the Stripe webhook that posts to /api/hooks/stripe. Empty: none is accepted."));
    secret(u"http.shopify_secret"_s, u"SHOPIFY_WEBHOOK_SECRET"_s,
        QT_TRANSLATE_NOOP("core",
            "The signing secret of the Shopify webhook that posts to /api/hooks/shopify. Empty: none is accepted."));
    secret(u"http.woocommerce_secret"_s, u"WOOCOMMERCE_WEBHOOK_SECRET"_s,
        QT_TRANSLATE_NOOP("core",
            "The secret of the WooCommerce webhook that posts to /api/hooks/woocommerce. Empty: none is accepted."));
    table.push_back({.key = u"http.hooks_seller"_s,
        .emptyAllowed = true,
        .environment = {u"HOOKS_SELLER"_s},
        .valueName = u"NAME"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "The seller of the invoices that webhooks bring. Empty: the name of the account or the address of the "
            "shop.")});
}

void addStream(Definitions &table)
{
    table.push_back({.key = u"generation.per_second"_s,
        .type = Type::Number,
        .defaultValue = u"5"_s,
        .minimum = Rate::least,
        .maximum = Rate::most,
        .zeroAllowed = true,
        .valueName = u"RATE"_s,
        .help = QT_TRANSLATE_NOOP("core", "Demo invoices per second. 0 = unlimited."),
        .live = true});
    table.push_back({.key = u"display.per_second"_s,
        .type = Type::Number,
        .defaultValue = u"2"_s,
        .minimum = Rate::least,
        .maximum = Rate::most,
        .zeroAllowed = true,
        .valueName = u"RATE"_s,
        .help = QT_TRANSLATE_NOOP("core", "Demo invoices shown per second. 0 = unlimited."),
        .live = true});
    table.push_back({.key = u"display.paced"_s,
        .type = Type::Choice,
        .defaultValue = u"demo"_s,
        .choices = {u"demo"_s, u"all"_s},
        .valueName = u"WHICH"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Which invoices the display rate applies to: demo invoices only, or all. With demo, real invoices are "
            "shown as they arrive.")});
    table.push_back({.key = u"import.seller"_s,
        .emptyAllowed = true,
        .valueName = u"NAME"_s,
        .help = QT_TRANSLATE_NOOP(
            "core", "Seller of the invoices in imported files that do not name one. Empty = Billow asks.")});
    table.push_back({.key = u"import.currency"_s,
        .type = Type::Currency,
        .emptyAllowed = true,
        .valueName = u"CODE"_s,
        .help = QT_TRANSLATE_NOOP(
            "core", "Currency of the invoices in imported files that do not show one. Empty = Billow asks.")});
    table.push_back({.key = u"intake.folder"_s,
        .emptyAllowed = true,
        .environment = {u"INTAKE_FOLDER"_s},
        .valueName = u"FOLDER"_s,
        .help = QT_TRANSLATE_NOOP(
            "core", "Folder from which Billow imports every e-invoice and CSV file that is put there. Empty = none.")});
    table.push_back({.key = u"intake.profile"_s,
        .emptyAllowed = true,
        .valueName = u"NAME"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Profile by which CSV files in that folder are read. Empty = one that fits, or what the file shows.")});
    table.push_back({.key = u"intake.largest_original"_s,
        .type = Type::Whole,
        .defaultValue = u"20"_s,
        .maximum = 20,
        .valueName = u"MB"_s,
        .help = QT_TRANSLATE_NOOP(
            "core", "E-invoices of up to so many megabytes are kept as they came. 0 = none is kept.")});
    table.push_back({.key = u"run.seconds"_s,
        .type = Type::Whole,
        .defaultValue = u"300"_s,
        .maximum = g_secondsAYear,
        .valueName = u"SECONDS"_s,
        .help = QT_TRANSLATE_NOOP("core", "Run length in seconds. 0 = until you stop it."),
        .live = true});
    table.push_back({.key = u"generation.seed"_s,
        .type = Type::Whole,
        .defaultValue = u"0"_s,
        .maximum = 4'294'967'295.0,
        .valueName = u"NUMBER"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Seed of the demo generator. The same seed generates the same invoices. 0 = a new one for each run.")});
}

void addAliases(Definitions &table)
{
    table.push_back({.key = u"generation.rate_ms"_s,
        .type = Type::Number,
        .minimum = 1000 / Rate::most,
        .maximum = g_millisecondsADay,
        .zeroAllowed = true,
        .valueName = u"MILLISECONDS"_s,
        .help =
            QT_TRANSLATE_NOOP("core", "generation.per_second as the time between two invoices: 200 = 5 per second."),
        .aliasOf = u"generation.per_second"_s,
        .toCanonical = perSecondOfMilliseconds});
    table.push_back({.key = u"generation.display_rate_ms"_s,
        .type = Type::Number,
        .minimum = 1000 / Rate::most,
        .maximum = g_millisecondsADay,
        .zeroAllowed = true,
        .valueName = u"MILLISECONDS"_s,
        .help = QT_TRANSLATE_NOOP("core", "display.per_second as the time between two invoices: 500 = 2 per second."),
        .aliasOf = u"display.per_second"_s,
        .toCanonical = perSecondOfMilliseconds});
    table.push_back({.key = u"generation.duration_minutes"_s,
        .type = Type::Number,
        .maximum = g_secondsAYear / 60,
        .valueName = u"MINUTES"_s,
        .help = QT_TRANSLATE_NOOP("core", "run.seconds in minutes."),
        .aliasOf = u"run.seconds"_s,
        .toCanonical = secondsOfMinutes});
}

void addLogging(Definitions &table)
{
    table.push_back({.key = u"log.level"_s,
        .type = Type::Choice,
        .defaultValue = u"info"_s,
        .choices = {u"debug"_s, u"info"_s, u"warning"_s, u"error"_s},
        .valueName = u"LEVEL"_s,
        .help = QT_TRANSLATE_NOOP("core", "Lowest level to record."),
        .live = true});
    table.push_back({.key = u"log.format"_s,
        .type = Type::Choice,
        .defaultValue = u"text"_s,
        .choices = {u"text"_s, u"json"_s},
        .valueName = u"FORMAT"_s,
        .help = QT_TRANSLATE_NOOP("core", "Format of the log: text, or one JSON object per line for programs.")});
    table.push_back({.key = u"log.file"_s,
        .defaultValue = u"$XDG_STATE_HOME/billow/billow.log"_s,
        .emptyAllowed = true,
        .valueName = u"FILE"_s,
        .help = QT_TRANSLATE_NOOP("core", "Log file, in addition to standard error. Empty = no file.")});
    table.push_back({.key = u"log.max_megabytes"_s,
        .type = Type::Whole,
        .defaultValue = u"10"_s,
        .minimum = 1,
        .maximum = 1024,
        .valueName = u"SIZE"_s,
        .help = QT_TRANSLATE_NOOP("core", "Largest size of a log file. Then a new one is started.")});
    table.push_back({.key = u"log.files"_s,
        .type = Type::Whole,
        .defaultValue = u"5"_s,
        .minimum = 1,
        .maximum = 100,
        .valueName = u"COUNT"_s,
        .help = QT_TRANSLATE_NOOP("core", "Log files to keep, including the newest.")});
    table.push_back({.key = u"log.categories"_s,
        .emptyAllowed = true,
        .valueName = u"RULES"_s,
        .help = QT_TRANSLATE_NOOP("core",
            "Per-category levels, as Qt logging rules separated by semicolons: "
            "billow.ledger.debug=true;billow.cache.info=false."),
        .live = true});
}

Definitions makeTable()
{
    Definitions table;
    addGeneral(table);
    addStorage(table);
    addWeb(table);
    addHooks(table);
    addStream(table);
    addAliases(table);
    addLogging(table);
    for (SettingDefinition &definition : table) {
        if (definition.environment.isEmpty())
            definition.environment = QStringList{environmentName(definition.key)};
    }
    return table;
}

} // namespace

const std::vector<SettingDefinition> &SettingsCatalogue::all()
{
    static const Definitions table = makeTable();
    return table;
}

const SettingDefinition *SettingsCatalogue::find(const QString &key)
{
    const auto found = std::ranges::find(all(), key, &SettingDefinition::key);
    return found == all().end() ? nullptr : &*found;
}

} // namespace billow

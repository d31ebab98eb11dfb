// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsTable.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using Type = SettingDefinition::Type;
using Definitions = std::vector<SettingDefinition>;

namespace {

constexpr double g_mostPerSecond = 1e6;
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

void addStorage(Definitions &table)
{
    table.push_back({.key = u"database.url"_s,
        .type = Type::Url,
        .defaultValue = u"sqlite:$XDG_DATA_HOME/billow/ledger.db"_s,
        .choices = {u"sqlite:"_s, u"postgresql://"_s, u"postgres://"_s},
        .environment = {u"DATABASE_URL"_s},
        .valueName = u"URL"_s,
        .help = u"Where the ledger is kept: sqlite:/path/to/file.db, or postgresql://user:password@host/database with "
                u"whatever libpq allows in it."_s});
    table.push_back({.key = u"redis.url"_s,
        .type = Type::Url,
        .choices = {u"redis://"_s, u"redis+unix://"_s, u"redis-socket://"_s, u"unix://"_s},
        .emptyAllowed = true,
        .environment = {u"REDIS_URL"_s},
        .valueName = u"URL"_s,
        .help = u"The Redis server that caches totals and recent invoices, e.g. redis://:password@localhost:6379/0. "
                u"Empty: no cache; nothing is missing without it."_s});
}

void addWeb(Definitions &table)
{
    table.push_back({.key = u"http.host"_s,
        .defaultValue = u"localhost"_s,
        .environment = {u"HOST"_s, u"PHX_HOST"_s},
        .valueName = u"ADDRESS"_s,
        .help = u"The address at which the web server listens: localhost, one of this machine's, or 0.0.0.0 for all of "
                u"them. Any but localhost demands secret_key_base."_s});
    table.push_back({.key = u"http.port"_s,
        .type = Type::Whole,
        .defaultValue = u"4000"_s,
        .minimum = 0,
        .maximum = 65535,
        .environment = {u"PORT"_s},
        .valueName = u"PORT"_s,
        .help = u"The port at which the web server listens; 0: any that is free."_s});
    table.push_back({.key = u"http.secret_key_base"_s,
        .minimumLength = 32,
        .emptyAllowed = true,
        .environment = {u"SECRET_KEY_BASE"_s},
        .valueName = u"SECRET"_s,
        .help = u"The token that every request has to bring (Authorization: Bearer TOKEN) where the web server listens "
                u"beyond localhost. There is no option for it, because every user of the machine could read that."_s,
        .secret = true});
    table.push_back({.key = u"http.allowed_origins"_s,
        .type = Type::Origins,
        .emptyAllowed = true,
        .environment = {u"ALLOWED_ORIGINS"_s},
        .valueName = u"ORIGINS"_s,
        .help = u"Web sites that may use the API besides Billow's own page. Empty: none."_s});
}

void addStream(Definitions &table)
{
    table.push_back({.key = u"generation.per_second"_s,
        .type = Type::Number,
        .defaultValue = u"5"_s,
        .maximum = g_mostPerSecond,
        .valueName = u"RATE"_s,
        .help = u"Invoices that the demo generator makes a second. 0: as many as it can."_s,
        .live = true});
    table.push_back({.key = u"display.per_second"_s,
        .type = Type::Number,
        .defaultValue = u"2"_s,
        .maximum = g_mostPerSecond,
        .valueName = u"RATE"_s,
        .help = u"Invoices that are released to the screen a second. 0: as they come."_s,
        .live = true});
    table.push_back({.key = u"run.seconds"_s,
        .type = Type::Whole,
        .defaultValue = u"300"_s,
        .maximum = g_secondsAYear,
        .valueName = u"SECONDS"_s,
        .help = u"How long a run of the demo generator goes on after Start. 0: until Stop."_s,
        .live = true});
    table.push_back({.key = u"generation.seed"_s,
        .type = Type::Whole,
        .defaultValue = u"0"_s,
        .maximum = 4'294'967'295.0,
        .valueName = u"NUMBER"_s,
        .help = u"The same seed makes the same invoices. 0: a new one for each run."_s});
}

void addAliases(Definitions &table)
{
    table.push_back({.key = u"generation.rate_ms"_s,
        .type = Type::Number,
        .minimum = 1000 / g_mostPerSecond,
        .maximum = g_millisecondsADay,
        .zeroAllowed = true,
        .valueName = u"MILLISECONDS"_s,
        .help = u"generation.per_second as the time from one invoice to the next: 200 is 5 a second."_s,
        .aliasOf = u"generation.per_second"_s,
        .toCanonical = perSecondOfMilliseconds});
    table.push_back({.key = u"generation.display_rate_ms"_s,
        .type = Type::Number,
        .minimum = 1000 / g_mostPerSecond,
        .maximum = g_millisecondsADay,
        .zeroAllowed = true,
        .valueName = u"MILLISECONDS"_s,
        .help = u"display.per_second as the time from one invoice to the next: 500 is 2 a second."_s,
        .aliasOf = u"display.per_second"_s,
        .toCanonical = perSecondOfMilliseconds});
    table.push_back({.key = u"generation.duration_minutes"_s,
        .type = Type::Number,
        .maximum = g_secondsAYear / 60,
        .valueName = u"MINUTES"_s,
        .help = u"run.seconds in minutes."_s,
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
        .help = u"The least that is logged."_s});
    table.push_back({.key = u"log.format"_s,
        .type = Type::Choice,
        .defaultValue = u"text"_s,
        .choices = {u"text"_s, u"json"_s},
        .valueName = u"FORMAT"_s,
        .help = u"Lines for people, or one JSON object a line for programs."_s});
    table.push_back({.key = u"log.file"_s,
        .defaultValue = u"$XDG_STATE_HOME/billow/billow.log"_s,
        .emptyAllowed = true,
        .valueName = u"FILE"_s,
        .help = u"The log file; what is logged goes to standard error as well. Empty: no file."_s});
    table.push_back({.key = u"log.max_megabytes"_s,
        .type = Type::Whole,
        .defaultValue = u"10"_s,
        .minimum = 1,
        .maximum = 1024,
        .valueName = u"SIZE"_s,
        .help = u"When the log file has grown to this size, a new one is begun."_s});
    table.push_back({.key = u"log.files"_s,
        .type = Type::Whole,
        .defaultValue = u"5"_s,
        .minimum = 1,
        .maximum = 100,
        .valueName = u"COUNT"_s,
        .help = u"How many log files are kept, the newest included."_s});
    table.push_back({.key = u"log.categories"_s,
        .emptyAllowed = true,
        .valueName = u"RULES"_s,
        .help = u"Exceptions from log.level, as Qt's logging rules with semicolons between them: "
                u"billow.ledger.debug=true;billow.cache.info=false."_s});
}

Definitions makeTable()
{
    Definitions table;
    addStorage(table);
    addWeb(table);
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

const std::vector<SettingDefinition> &SettingsTable::all()
{
    static const Definitions table = makeTable();
    return table;
}

const SettingDefinition *SettingsTable::find(const QString &key)
{
    const auto found = std::ranges::find(all(), key, &SettingDefinition::key);
    return found == all().end() ? nullptr : &*found;
}

} // namespace billow

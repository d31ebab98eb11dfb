// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsWording.h"

#include "core/settings/SettingsCatalogue.h"

#include <QHash>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

QList<SettingsWording::Section> SettingsWording::sections()
{
    QList<Section> sections{
        {tr("Language"), {u"general.language"_s}},
        {tr("Stream"),
            {u"generation.per_second"_s, u"display.per_second"_s, u"display.paced"_s, u"run.seconds"_s,
                u"generation.seed"_s}},
        {tr("Import"),
            {u"import.seller"_s, u"import.currency"_s, u"intake.folder"_s, u"intake.profile"_s,
                u"intake.largest_original"_s}},
        {tr("Storage"), {u"database.url"_s, u"redis.url"_s}},
        {tr("Web server"), {u"http.host"_s, u"http.port"_s}},
        {tr("Log"), {u"log.level"_s, u"log.categories"_s, u"log.file"_s, u"log.format"_s}},
    };
    // Other settings of the catalogue are added to their group.
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        const auto names = [&definition](const Section &section) { return section.keys.contains(definition.key); };
        if (!definition.aliasOf.isEmpty() || std::any_of(sections.begin(), sections.end(), names))
            continue;
        const QString group = definition.key.section(u'.', 0, 0) + u'.';
        const auto place = std::find_if(sections.begin(), sections.end(),
            [&group](const Section &section) { return section.keys.first().startsWith(group); });
        if (place != sections.end())
            place->keys += definition.key;
        else
            sections.append({group.chopped(1), {definition.key}});
    }
    return sections;
}

QString SettingsWording::title(const QString &key)
{
    const QHash<QString, QString> titles{
        {u"general.language"_s, tr("Language")},
        {u"generation.per_second"_s, tr("Generation rate")},
        {u"display.per_second"_s, tr("Show rate")},
        {u"display.paced"_s, tr("Paced invoices")},
        {u"import.seller"_s, tr("Seller in imported files")},
        {u"import.currency"_s, tr("Currency in imported files")},
        {u"intake.folder"_s, tr("Watched folder")},
        {u"intake.profile"_s, tr("Profile for CSV files in that folder")},
        {u"intake.largest_original"_s, tr("Largest original kept, in MB")},
        {u"run.seconds"_s, tr("Run length (seconds)")},
        {u"generation.seed"_s, tr("Demo seed")},
        {u"database.url"_s, tr("Database")},
        {u"redis.url"_s, tr("Redis cache")},
        {u"http.host"_s, tr("Address")},
        {u"http.port"_s, tr("Port")},
        {u"http.secret_key_base"_s, tr("Access token")},
        {u"http.allowed_origins"_s, tr("Allowed origins")},
        {u"http.stripe_secret"_s, tr("Stripe webhook secret")},
        {u"http.shopify_secret"_s, tr("Shopify webhook secret")},
        {u"http.woocommerce_secret"_s, tr("WooCommerce webhook secret")},
        {u"http.hooks_seller"_s, tr("Seller for webhooks")},
        {u"log.level"_s, tr("Log level")},
        {u"log.categories"_s, tr("Per-category levels")},
        {u"log.file"_s, tr("Log file")},
        {u"log.format"_s, tr("Format")},
        {u"log.max_megabytes"_s, tr("File size (MB)")},
        {u"log.files"_s, tr("Files to keep")},
    };
    return titles.value(key, key);
}

QString SettingsWording::choice(const QString &key, const QString &value)
{
    if (key == u"display.paced"_s)
        return value == u"all"_s ? tr("All invoices") : tr("Demo invoices");
    if (key != u"general.language"_s)
        return value;
    if (value.isEmpty())
        return tr("Use system setting");
    // Each in its own words, so that everyone finds theirs.
    const QHash<QString, QString> names{{u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}, {u"fr"_s, u"Français"_s},
        {u"pt"_s, u"Português (Portugal)"_s}, {u"af"_s, u"Afrikaans"_s}};
    return names.value(value, value);
}

QString SettingsWording::origin(const SettingOrigin &origin)
{
    switch (origin.kind) {
    case SettingOrigin::Kind::Default:
        return tr("Default");
    case SettingOrigin::Kind::File:
        return tr("From %1, line %2")
            .arg(origin.place.section(u':', 0, -2).section(u'/', -1), origin.place.section(u':', -1));
    case SettingOrigin::Kind::Environment:
    case SettingOrigin::Kind::CommandLine:
        return origin.place;
    }
    Q_UNREACHABLE();
}

QString SettingsWording::sentence(const QString &text)
{
    if (text.isEmpty())
        return text;
    const QString begun = text.front().toUpper() + text.mid(1);
    return QStringView(u".!?…").contains(text.back()) ? begun : begun + u'.';
}

} // namespace billow

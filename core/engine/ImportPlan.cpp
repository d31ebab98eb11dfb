// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/engine/ImportPlan.h"

#include "core/base/Words.h"
#include "core/intake/MappingGuess.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Whether a column of that name is best read in cents or basis points: "Total minor".
FieldSource::Unit unitOf(ImportField field, const QString &column)
{
    const ColumnMapping guessed = guessMapping({column});
    return guessed.has(field) ? guessed.source(field)->unit : FieldSource::Unit::Decimal;
}

Result<void> apply(const FieldChoice &choice, FileImport::Options &plan)
{
    const auto field = importFieldFromString(choice.field);
    if (!field)
        return Error::invalid(Words::tr("there is no field \"%1\"").arg(choice.field), choice.field);
    if (choice.kind == FieldChoice::Kind::Nowhere || choice.text.isEmpty()) {
        plan.without.push_back(*field);
        return {};
    }
    const bool constant = choice.kind == FieldChoice::Kind::Constant;
    FieldSource source{.kind = constant ? FieldSource::Kind::Constant : FieldSource::Kind::Column,
        .text = choice.text,
        .unit = constant ? FieldSource::Unit::Decimal : unitOf(*field, choice.text)};
    plan.profile.mapping.set(*field, std::move(source));
    return {};
}

} // namespace

Result<FileImport::Options> importPlan(const ImportOptions &options, const QStringList &profileFolders)
{
    FileImport::Options plan;
    plan.wayOut = Words::tr("import this file by itself, and choose a column or a fixed value in its preview");
    if (!options.profile.isEmpty()) {
        auto profile = ImportProfile::load(options.profile, profileFolders);
        if (!profile)
            return profile.error();
        plan.profile = std::move(*profile);
    }
    for (const FieldChoice &choice : options.choices) {
        if (const auto applied = apply(choice, plan); !applied)
            return applied.error();
    }
    std::vector<DateFormat> dateFormats;
    dateFormats.reserve(static_cast<std::size_t>(options.dateFormats.size()) + plan.profile.dateFormats.size());
    for (const QString &text : options.dateFormats) {
        auto format = DateFormat::parse(text);
        if (!format)
            return format.error();
        dateFormats.push_back(std::move(*format));
    }
    dateFormats.insert(dateFormats.end(), plan.profile.dateFormats.begin(), plan.profile.dateFormats.end());
    plan.profile.dateFormats = std::move(dateFormats);
    if (options.numbers) {
        plan.profile.decimalPoint = options.numbers->point;
        plan.profile.grouping.reset();
        if (!options.numbers->grouping.isNull())
            plan.profile.grouping = options.numbers->grouping;
    }
    plan.profile.windows1252 |= options.windows1252;
    return plan;
}

std::vector<ImportProfileTitle> importProfileTitles(const QStringList &profileFolders)
{
    std::vector<ImportProfileTitle> titles;
    const QStringList names = ImportProfile::available(profileFolders);
    titles.reserve(static_cast<std::size_t>(names.size()));
    for (const QString &name : names) {
        const auto profile = ImportProfile::load(name, profileFolders);
        titles.push_back({name, profile ? profile->title : profile.error().message});
    }
    return titles;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportProfile.h"

#include "core/base/Words.h"
#include "core/intake/TextSource.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;
using Setter = std::function<QString(const QJsonValue &)>;
using Setters = std::map<QString, Setter>;

namespace {

constexpr QStringView shipped = u":/billow/profiles";
constexpr qint64 largestProfile = 1024 * 1024;

Result<ImportProfile> loadFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::invalid(
            Words::tr("the profile %1 cannot be read: %2").arg(path, file.errorString()), u"profile"_s);
    if (file.size() > largestProfile)
        return Error::invalid(Words::tr("%1 is too large for a profile").arg(path), u"profile"_s);
    auto profile = ImportProfile::fromJson(file.readAll());
    if (!profile.ok())
        return Error::invalid(Words::tr("the profile %1: %2").arg(path, profile.error().message), u"profile"_s);
    return profile;
}

} // namespace

Result<ImportProfile> ImportProfile::load(const QString &nameOrPath, const QStringList &folders)
{
    if (nameOrPath.contains(u'/') || nameOrPath.endsWith(".json"_L1))
        return loadFile(nameOrPath);
    for (const QString &folder : folders + QStringList(shipped.toString())) {
        const QString path = u"%1/%2.json"_s.arg(folder, nameOrPath);
        if (QFile::exists(path))
            return loadFile(path);
    }
    return Error::invalid(
        Words::tr("there is no profile \"%1\"; there are %2").arg(nameOrPath, available(folders).join(u", "_s)),
        u"profile"_s);
}

std::vector<ImportProfile> ImportProfile::all(const QStringList &folders)
{
    std::vector<ImportProfile> profiles;
    for (const bool own : {true, false}) {
        for (const QString &name : available(folders)) {
            const bool isOwn = std::ranges::any_of(
                folders, [&name](const QString &folder) { return QFile::exists(u"%1/%2.json"_s.arg(folder, name)); });
            if (isOwn != own)
                continue;
            auto profile = load(name, folders);
            if (!profile)
                continue;
            profile->name = name;
            profiles.push_back(std::move(*profile));
        }
    }
    return profiles;
}

QStringList ImportProfile::available(const QStringList &folders)
{
    QStringList names;
    for (const QString &folder : folders + QStringList(shipped.toString())) {
        for (const QString &file : QDir(folder).entryList({u"*.json"_s}, QDir::Files))
            names += file.chopped(5);
    }
    names.removeDuplicates();
    names.sort();
    return names;
}

namespace {

/// Hands each value of \a object to the setter of its key; what is wrong, or an empty text.
QString apply(const QJsonObject &object, const Setters &setters, const QString &where)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto setter = setters.find(member.key());
        if (setter == setters.end())
            return Words::tr("%1 has an unknown key \"%2\"").arg(where, member.key());
        const QString fault = setter->second(member.value());
        if (!fault.isEmpty())
            return Words::tr("\"%1\" in %2 %3").arg(member.key(), where, fault);
    }
    return {};
}

Setter toText(QString &target)
{
    return [&target](const QJsonValue &value) {
        target = value.toString();
        return value.isString() ? QString() : Words::tr("must be a text");
    };
}

Setter toFlag(bool &target)
{
    return [&target](const QJsonValue &value) {
        target = value.toBool();
        return value.isBool() ? QString() : Words::tr("must be true or false");
    };
}

Setter toCharacter(const std::function<void(QChar)> &target)
{
    return [target](const QJsonValue &value) {
        const QString character = value.toString();
        if (character.size() != 1)
            return Words::tr("must be one character");
        target(character[0]);
        return QString();
    };
}

Setter toTexts(QHash<QString, QString> &target)
{
    return [&target](const QJsonValue &value) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            target.insert(member.key(), member.value().toString());
        return value.isObject() ? QString() : Words::tr("must be an object of texts");
    };
}

Setter toNames(QStringList &target)
{
    return [&target](const QJsonValue &value) {
        for (const QJsonValue &item : value.toArray())
            target += item.toString();
        return value.isArray() ? QString() : Words::tr("must be a list of texts");
    };
}

QString readSource(const QJsonObject &object, const NamedField &field, ColumnMapping &mapping)
{
    FieldSource source{.unit = field.unit};
    QString column;
    QString constant;
    const QString fault = apply(object,
        {{u"column"_s, toText(column)}, {u"constant"_s, toText(constant)}, {u"prefix"_s, toText(source.prefix)},
            {u"trimSuffix"_s, toText(source.trimSuffix)}, {u"missing"_s, toText(source.missing)},
            {u"values"_s, toTexts(source.values)}, {u"also"_s, toNames(source.also)}},
        Words::tr("the field %1").arg(field.name()));
    if (!fault.isEmpty())
        return fault;
    if (column.isEmpty() == constant.isEmpty())
        return Words::tr("the field %1 needs either a \"column\" or a \"constant\"").arg(field.name());
    source.kind = column.isEmpty() ? FieldSource::Kind::Constant : FieldSource::Kind::Column;
    source.text = column.isEmpty() ? constant : column;
    mapping.set(field.field, source);
    return {};
}

Setter toFields(ColumnMapping &mapping)
{
    return [&mapping](const QJsonValue &value) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const auto field = NamedField::fromName(member.key());
            if (!field)
                return Words::tr("names a field \"%1\" that there is not").arg(member.key());
            const QString fault = readSource(member.value().toObject(), *field, mapping);
            if (!fault.isEmpty())
                return Words::tr("is wrong: %1").arg(fault);
        }
        return value.isObject() ? QString() : Words::tr("must be an object");
    };
}

Setter toDateFormats(std::vector<DateFormat> &formats)
{
    return [&formats](const QJsonValue &value) {
        for (const QJsonValue &item : value.toArray()) {
            const auto format = DateFormat::parse(item.toString());
            if (!format.ok())
                return Words::tr("is wrong: %1").arg(format.error().message);
            formats.push_back(*format);
        }
        return value.isArray() ? QString() : Words::tr("must be a list of texts");
    };
}

Setter toCountries(QHash<QString, QString> &names)
{
    return [&names](const QJsonValue &value) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            const QString code = member.value().toString();
            if (!member.value().isString() || (!code.isEmpty() && !CountryCode::fromCode(code)))
                return Words::tr("maps \"%1\" to what is no ISO 3166 code").arg(member.key());
            names.insert(member.key().toLower(), code);
        }
        return value.isObject() ? QString() : Words::tr("must be an object");
    };
}

Setter toRules(ProfileRule::Verdict verdict, std::vector<ProfileRule> &rules)
{
    return [verdict, &rules](const QJsonValue &value) {
        for (const QJsonValue &item : value.toArray()) {
            ProfileRule rule{.verdict = verdict, .startsWith = {}, .reason = {}};
            QString field;
            const QString fault = apply(item.toObject(),
                {{u"field"_s, toText(field)}, {u"startsWith"_s, toText(rule.startsWith)},
                    {u"reason"_s, toText(rule.reason)}},
                u"a rule"_s);
            if (!fault.isEmpty())
                return Words::tr("is wrong: %1").arg(fault);
            const auto named = importFieldFromString(field);
            const bool needsReason = verdict == ProfileRule::Verdict::Reject;
            if (!named || rule.startsWith.isEmpty() || (needsReason && rule.reason.isEmpty())) {
                return needsReason ? Words::tr("needs \"field\", \"startsWith\" and \"reason\" in each rule")
                                   : Words::tr("needs \"field\" and \"startsWith\" in each rule");
            }
            rule.field = *named;
            rules.push_back(rule);
        }
        return value.isArray() ? QString() : Words::tr("must be a list");
    };
}

Setter toEncoding(QString &encoding)
{
    return [&encoding](const QJsonValue &value) {
        encoding = value.toString();
        const auto known = TextEncoding::named(encoding);
        return known ? QString() : Words::tr("is wrong: %1").arg(known.error().message);
    };
}

Setter toLines(std::optional<int> &target)
{
    return [&target](const QJsonValue &value) {
        target = value.toInt(-1);
        return *target >= 0 ? QString() : Words::tr("must be a number of lines");
    };
}

Setter toSeparator(std::optional<char> &target)
{
    return [&target](const QJsonValue &value) {
        const QString character = value.toString();
        if (character != u"," && character != u";" && character != u"\t" && character != u"|")
            return Words::tr("must be a comma, a semicolon, a tab, or a vertical bar");
        target = character[0].toLatin1();
        return QString();
    };
}

QJsonObject toJson(const QHash<QString, QString> &texts)
{
    QJsonObject object;
    for (auto text = texts.begin(); text != texts.end(); ++text)
        object.insert(text.key(), text.value());
    return object;
}

QJsonObject toJson(const FieldSource &source)
{
    QJsonObject object{
        {source.kind == FieldSource::Kind::Column ? u"column"_s : u"constant"_s, source.text},
    };
    for (const auto &[key, value] : {std::pair("prefix"_L1, source.prefix),
             std::pair("trimSuffix"_L1, source.trimSuffix), std::pair("missing"_L1, source.missing)}) {
        if (!value.isEmpty())
            object.insert(key, value);
    }
    if (!source.also.isEmpty())
        object.insert(u"also"_s, QJsonArray::fromStringList(source.also));
    if (!source.values.isEmpty())
        object.insert(u"values"_s, toJson(source.values));
    return object;
}

QJsonArray toJson(ProfileRule::Verdict verdict, const std::vector<ProfileRule> &rules)
{
    QJsonArray list;
    for (const ProfileRule &rule : rules) {
        if (rule.verdict != verdict)
            continue;
        QJsonObject object{{u"field"_s, toString(rule.field)}, {u"startsWith"_s, rule.startsWith}};
        if (!rule.reason.isEmpty())
            object.insert(u"reason"_s, rule.reason);
        list.append(object);
    }
    return list;
}

} // namespace

Result<ImportProfile> ImportProfile::fromJson(const QByteArray &json)
{
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsing);
    if (!document.isObject()) {
        return Error::invalid(parsing.error == QJsonParseError::NoError
                ? Words::tr("the JSON is not an object")
                : Words::tr("the JSON is broken at byte %1: %2").arg(parsing.offset).arg(parsing.errorString()));
    }
    ImportProfile profile;
    const QString fault = apply(document.object(),
        {{u"name"_s, toText(profile.name)}, {u"title"_s, toText(profile.title)},
            {u"fields"_s, toFields(profile.mapping)}, {u"separator"_s, toSeparator(profile.separator)},
            {u"encoding"_s, toEncoding(profile.encoding)}, {u"skipLines"_s, toLines(profile.skipLines)},
            {u"recognisedBy"_s, toNames(profile.recognisedBy)}, {u"refusal"_s, toText(profile.refusal)},
            {u"guesses"_s, toFlag(profile.guesses)}, {u"grouped"_s, toFlag(profile.grouped)},
            {u"decimalPoint"_s, toCharacter([&profile](QChar point) { profile.decimalPoint = point; })},
            {u"grouping"_s, toCharacter([&profile](QChar group) { profile.grouping = group; })},
            {u"linesIncludeVat"_s, toFlag(profile.linesIncludeVat)},
            {u"dateFormats"_s, toDateFormats(profile.dateFormats)}, {u"countries"_s, toCountries(profile.countries)},
            {u"reject"_s, toRules(ProfileRule::Verdict::Reject, profile.rules)},
            {u"leaveOut"_s, toRules(ProfileRule::Verdict::LeaveOut, profile.rules)},
            {u"creditNotes"_s, toRules(ProfileRule::Verdict::CreditNote, profile.rules)}},
        Words::tr("the profile"));
    if (!fault.isEmpty())
        return Error::invalid(fault);
    if (profile.grouping && profile.grouping == profile.decimalPoint.value_or(u'.'))
        return Error::invalid(Words::tr("\"grouping\" and \"decimalPoint\" must differ"));
    return profile;
}

QByteArray ImportProfile::toJson() const
{
    QJsonObject sources;
    for (const ImportField field : allImportFields()) {
        if (const auto &source = mapping.source(field))
            sources.insert(NamedField{field, source->unit}.name(), billow::toJson(*source));
    }
    QJsonObject object{{u"name"_s, name}, {u"title"_s, title}, {u"fields"_s, sources}};
    if (!recognisedBy.isEmpty())
        object.insert(u"recognisedBy"_s, QJsonArray::fromStringList(recognisedBy));
    if (!refusal.isEmpty())
        object.insert(u"refusal"_s, refusal);
    if (!guesses)
        object.insert(u"guesses"_s, false);
    if (grouped)
        object.insert(u"grouped"_s, true);
    if (!encoding.isEmpty())
        object.insert(u"encoding"_s, encoding);
    if (skipLines)
        object.insert(u"skipLines"_s, *skipLines);
    if (separator)
        object.insert(u"separator"_s, QString(QLatin1Char(*separator)));
    if (decimalPoint)
        object.insert(u"decimalPoint"_s, QString(*decimalPoint));
    if (grouping)
        object.insert(u"grouping"_s, QString(*grouping));
    if (linesIncludeVat)
        object.insert(u"linesIncludeVat"_s, true);
    if (!dateFormats.empty()) {
        QJsonArray formats;
        for (const DateFormat &format : dateFormats)
            formats.append(format.format());
        object.insert(u"dateFormats"_s, formats);
    }
    if (!countries.isEmpty())
        object.insert(u"countries"_s, billow::toJson(countries));
    for (const auto &[key, verdict] :
        {std::pair("reject"_L1, ProfileRule::Verdict::Reject), std::pair("leaveOut"_L1, ProfileRule::Verdict::LeaveOut),
            std::pair("creditNotes"_L1, ProfileRule::Verdict::CreditNote)}) {
        if (const QJsonArray list = billow::toJson(verdict, rules); !list.isEmpty())
            object.insert(key, list);
    }
    return QJsonDocument(object).toJson();
}

} // namespace billow

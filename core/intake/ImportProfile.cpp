// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportProfile.h"

#include "core/base/Words.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

/// Puts a JSON value where it belongs; what is wrong with it, or an empty text.

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

QString readSource(const QJsonObject &object, const NamedField &field, ColumnMapping &mapping)
{
    FieldSource source{.unit = field.unit};
    QString column;
    QString constant;
    const QString fault = apply(object,
        {{u"column"_s, toText(column)}, {u"constant"_s, toText(constant)}, {u"prefix"_s, toText(source.prefix)},
            {u"trimSuffix"_s, toText(source.trimSuffix)}, {u"missing"_s, toText(source.missing)}},
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

Setter toRejectRules(std::vector<RejectRule> &rules)
{
    return [&rules](const QJsonValue &value) {
        for (const QJsonValue &item : value.toArray()) {
            RejectRule rule;
            QString field;
            const QString fault = apply(item.toObject(),
                {{u"field"_s, toText(field)}, {u"startsWith"_s, toText(rule.startsWith)},
                    {u"reason"_s, toText(rule.reason)}},
                u"a rule"_s);
            if (!fault.isEmpty())
                return Words::tr("is wrong: %1").arg(fault);
            const auto named = importFieldFromString(field);
            if (!named || rule.startsWith.isEmpty() || rule.reason.isEmpty())
                return Words::tr("needs \"field\", \"startsWith\" and \"reason\" in each rule");
            rule.field = *named;
            rules.push_back(rule);
        }
        return value.isArray() ? QString() : Words::tr("must be a list");
    };
}

Setter toEncoding(bool &windows1252)
{
    return [&windows1252](const QJsonValue &value) {
        windows1252 = value.toString() == u"utf-8 or windows-1252";
        return windows1252 || value.toString() == u"utf-8"
            ? QString()
            : Words::tr("must be \"utf-8\" or \"utf-8 or windows-1252\"");
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
    return object;
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
            {u"encoding"_s, toEncoding(profile.windows1252)},
            {u"decimalPoint"_s, toCharacter([&profile](QChar point) { profile.decimalPoint = point; })},
            {u"grouping"_s, toCharacter([&profile](QChar group) { profile.grouping = group; })},
            {u"linesIncludeVat"_s, toFlag(profile.linesIncludeVat)},
            {u"dateFormats"_s, toDateFormats(profile.dateFormats)}, {u"countries"_s, toCountries(profile.countries)},
            {u"reject"_s, toRejectRules(profile.rejectRules)}},
        Words::tr("the profile"));
    if (!fault.isEmpty())
        return Error::invalid(fault);
    if (profile.grouping == profile.decimalPoint)
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
    QJsonObject object{{u"name"_s, name}, {u"title"_s, title}, {u"fields"_s, sources},
        {u"encoding"_s, windows1252 ? u"utf-8 or windows-1252"_s : u"utf-8"_s},
        {u"decimalPoint"_s, QString(decimalPoint)}, {u"linesIncludeVat"_s, linesIncludeVat}};
    if (separator)
        object.insert(u"separator"_s, QString(QLatin1Char(*separator)));
    if (grouping)
        object.insert(u"grouping"_s, QString(*grouping));
    QJsonArray formats;
    for (const DateFormat &format : dateFormats)
        formats.append(format.format());
    object.insert(u"dateFormats"_s, formats);
    QJsonObject names;
    for (auto country = countries.begin(); country != countries.end(); ++country)
        names.insert(country.key(), country.value());
    object.insert(u"countries"_s, names);
    QJsonArray rules;
    for (const RejectRule &rule : rejectRules) {
        rules.append(QJsonObject{
            {u"field"_s, toString(rule.field)}, {u"startsWith"_s, rule.startsWith}, {u"reason"_s, rule.reason}});
    }
    object.insert(u"reject"_s, rules);
    return QJsonDocument(object).toJson();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/ImportProfile.h"

#include "core/base/Words.h"

#include <QDir>
#include <QFile>

namespace billow {

using namespace Qt::StringLiterals;

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

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/SettingsStore.h"

#include "core/base/Words.h"
#include "core/settings/SettingsCatalogue.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>
#include <QStringList>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QByteArray g_byteOrderMark = "\xEF\xBB\xBF"_ba;

bool beginsComment(const QString &text, qsizetype at)
{
    const bool mark = text.at(at) == u'#' || text.at(at) == u';';
    return mark && (at == 0 || text.at(at - 1).isSpace());
}

bool needsQuotes(const QString &value)
{
    if (value != value.trimmed() || value.startsWith(u'"'))
        return true;
    for (qsizetype at = 0; at < value.size(); ++at) {
        if (beginsComment(value, at))
            return true;
    }
    return false;
}

/// \a value as it is written after the equals sign.
Result<QString> written(const QString &key, const QString &value)
{
    const bool oneLine =
        std::none_of(value.begin(), value.end(), [](QChar c) { return c == u'\n' || c == u'\r' || c == QChar::Null; });
    if (!oneLine || (needsQuotes(value) && value.contains(u'"')))
        return Error::invalid(Words::tr("this value can’t be saved in a configuration file: it has a line break, or a "
                                        "quotation mark together with a space or a # that would start a comment"),
            key);
    return needsQuotes(value) ? u'"' + value + u'"' : value;
}

/// Where the comment behind a value begins, with the spaces before it; the end of the line where there is none.
qsizetype commentOf(const QString &line, qsizetype valueAt)
{
    qsizetype at = valueAt;
    while (at < line.size() && line.at(at).isSpace())
        ++at;
    if (at < line.size() && line.at(at) == u'"')
        at = line.indexOf(u'"', at + 1) + 1;
    while (at < line.size() && !beginsComment(line, at))
        ++at;
    if (at == line.size())
        return at;
    while (at > valueAt && line.at(at - 1).isSpace())
        --at;
    return at;
}

/// A file as lines, without their ends.
class Lines final {
public:
    explicit Lines(const QByteArray &content)
        : m_mark(content.startsWith(g_byteOrderMark) ? g_byteOrderMark : QByteArray())
        , m_end(content.contains("\r\n") ? u"\r\n"_s : u"\n"_s)
        , m_lines(QString::fromUtf8(content).split(u'\n'))
    {
        for (QString &line : m_lines) {
            if (line.endsWith(u'\r'))
                line.chop(1);
        }
        if (m_lines.last().isEmpty())
            m_lines.removeLast(); // behind the last line's end there is no line
    }

    void replace(int number, const QString &value)
    {
        QString &line = m_lines[number - 1];
        const qsizetype valueAt = line.indexOf(u'=') + 1;
        const QString comment = line.mid(commentOf(line, valueAt));
        line = line.left(valueAt) + (value.isEmpty() ? QString() : u' ' + value) + comment;
    }

    void remove(int number) { m_lines.removeAt(number - 1); }

    void add(const QString &group, const QString &name, const QString &value)
    {
        const QString line = (name + " = "_L1 + value).trimmed();
        const auto [header, last] = find(group);
        if (header < 0) {
            if (!m_lines.isEmpty() && !m_lines.last().trimmed().isEmpty())
                m_lines.append(QString());
            m_lines << u'[' + group + u']' << line;
        } else {
            m_lines.insert(last + 1, line);
        }
    }

    [[nodiscard]] QByteArray content() const
    {
        QString text = m_lines.join(m_end);
        if (!text.isEmpty())
            text += m_end;
        return m_mark + text.toUtf8();
    }

private:
    /// The places of a group's header and of the last line in it that says something; -1: there is no such group.
    [[nodiscard]] std::pair<qsizetype, qsizetype> find(const QString &group) const
    {
        static const QRegularExpression header(uR"(^\s*\[\s*([a-z0-9_]+)\s*\])"_s);
        std::pair<qsizetype, qsizetype> found{-1, -1};
        bool within = false;
        for (qsizetype place = 0; place < m_lines.size(); ++place) {
            const QString &line = m_lines.at(place);
            if (const auto match = header.match(line); match.hasMatch()) {
                within = match.captured(1) == group;
                if (within)
                    found.first = place;
            }
            if (within && !line.trimmed().isEmpty())
                found.second = place;
        }
        return found;
    }

    QByteArray m_mark; // QString::fromUtf8() takes it away
    QString m_end;
    QStringList m_lines;
};

/// The changes were made to text; this looks at what the text now means.
Result<void> check(const ConfigFile &changed, const ConfigChanges &changes)
{
    const auto entries = parseConfigFile(changed);
    if (!entries)
        return Error::internal(
            Words::tr("couldn’t read the changed configuration file: %1").arg(entries.error().message));
    QMap<QString, QString> values;
    for (const ConfigEntry &entry : *entries)
        values.insert(entry.key, entry.value);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const bool there = values.contains(change.key());
        if (there != change.value().has_value() || (there && values.value(change.key()) != *change.value()))
            return Error::internal(Words::tr("%1 can’t be saved in the configuration file").arg(change.key()));
    }
    return {};
}

} // namespace

Result<QByteArray> changedConfig(const ConfigFile &file, const ConfigChanges &changes)
{
    auto entries = parseConfigFile(file);
    if (!entries)
        return entries.error();
    Lines lines(file.content);
    QMap<QString, QString> added;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        if (!change.value())
            continue;
        const auto value = written(change.key(), *change.value());
        if (!value)
            return value.error();
        const auto entry = std::ranges::find(*entries, change.key(), &ConfigEntry::key);
        if (entry == entries->end())
            added.insert(change.key(), *value);
        else
            lines.replace(entry->line, *value);
    }
    // From below, so that the lines above keep their numbers.
    for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry) {
        const auto change = changes.constFind(entry->key);
        if (change != changes.cend() && !change->has_value())
            lines.remove(entry->line);
    }
    for (auto entry = added.begin(); entry != added.end(); ++entry)
        lines.add(entry.key().section(u'.', 0, 0), entry.key().section(u'.', 1), entry.value());
    ConfigFile changed{file.path, lines.content()};
    if (const auto checked = check(changed, changes); !checked)
        return checked.error();
    return std::move(changed.content);
}

namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// The same setting in another unit would contradict what is written.
ConfigChanges withoutAliases(ConfigChanges changes)
{
    for (const SettingDefinition &definition : SettingsCatalogue::all()) {
        if (!definition.aliasOf.isEmpty() && changes.contains(definition.aliasOf))
            changes.insert(definition.key, std::nullopt);
    }
    return changes;
}

Result<ConfigFile> startingPoint(const QString &path, const std::optional<ConfigFile> &base)
{
    if (QFileInfo::exists(path))
        return readConfigFile(path);
    return ConfigFile{path, base ? base->content : QByteArray()};
}

Error cannotWrite(const QString &path, const QString &reason)
{
    return Error::unavailable(Words::tr("Couldn’t save the settings to %1: %2").arg(path, reason));
}

Result<void> write(const ConfigFile &file)
{
    const QString folder = QFileInfo(file.path).absolutePath();
    if (!QDir().mkpath(folder))
        return cannotWrite(file.path, Words::tr("can’t create the folder %1").arg(folder));
    QSaveFile target(file.path);
    if (!target.open(QIODevice::WriteOnly))
        return cannotWrite(file.path, target.errorString());
    // Before there is anything in it to be read.
    if (!target.setPermissions(ownerOnly) || target.write(file.content) != file.content.size() || !target.commit())
        return cannotWrite(file.path, target.errorString());
    return {};
}

} // namespace

QString ownConfigFile(const QString &named, const QProcessEnvironment &environment)
{
    return named.isEmpty() ? StandardFolders::of(environment).config + "/billow/billow.conf"_L1
                           : QFileInfo(named).absoluteFilePath();
}

Result<ConfigFile> saveSettings(
    const QString &path, const std::optional<ConfigFile> &base, const ConfigChanges &changes)
{
    auto file = startingPoint(path, base);
    if (!file)
        return file.error();
    auto content = changedConfig(*file, withoutAliases(changes));
    if (!content)
        return content.error();
    file->content = *std::move(content);
    // A file with which the next start would fail is never written.
    const SettingsSources alone{.file = *file, .environment = {}, .options = {}};
    if (const auto loaded = loadSettingsAsWritten(alone); !loaded)
        return loaded.error();
    if (const auto done = write(*file); !done)
        return done.error();
    return *std::move(file);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/ConfigFile.h"

#include "core/base/Words.h"

#include <QFile>
#include <QHash>
#include <QStringDecoder>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 g_largestFile = 1024 * 1024;

bool isName(const QString &text)
{
    const auto isNameCharacter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

QString withoutComment(const QString &text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool begins = text.at(at) == u'#' || text.at(at) == u';';
        if (begins && (at == 0 || text.at(at - 1).isSpace()))
            return text.left(at).trimmed();
    }
    return text.trimmed();
}

/// Reads line by line; remembers the group it is in.
class Parser final {
public:
    explicit Parser(const QString &path)
        : m_path(path)
    {
    }

    Result<void> read(const QString &line)
    {
        ++m_line;
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#') || trimmed.startsWith(u';'))
            return {};
        return trimmed.startsWith(u'[') ? readGroup(withoutComment(trimmed)) : readEntry(trimmed);
    }

    std::vector<ConfigEntry> takeEntries() { return std::move(m_entries); }

private:
    Error fault(const QString &message, const QString &key = {}) const
    {
        return Error::invalid(u"%1:%2: %3"_s.arg(m_path).arg(m_line).arg(message), key);
    }

    Result<void> readGroup(const QString &text)
    {
        const QString name = text.mid(1, text.size() - 2).trimmed();
        if (!text.endsWith(u']') || !isName(name))
            return fault(Words::tr("write a group as [name], in lower case"));
        m_group = name;
        return {};
    }

    Result<void> readEntry(const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        const QString name = text.left(qMax<qsizetype>(equals, 0)).trimmed();
        if (equals < 0 || !isName(name))
            return fault(Words::tr("write a setting as name = value, with the name in lower case"));
        if (m_group.isEmpty())
            return fault(Words::tr("\"%1\" is before the first [group]").arg(name));
        const QString key = m_group + u'.' + name;
        if (const int before = m_lines.value(key))
            return fault(Words::tr("%1 is already set in line %2").arg(key).arg(before), key);
        auto value = readValue(text.mid(equals + 1).trimmed(), key);
        if (!value)
            return value.error();
        m_lines.insert(key, m_line);
        m_entries.push_back({key, *std::move(value), m_line});
        return {};
    }

    Result<QString> readValue(const QString &text, const QString &key) const
    {
        if (!text.startsWith(u'"'))
            return withoutComment(text);
        const qsizetype end = text.indexOf(u'"', 1);
        if (end < 0)
            return fault(Words::tr("%1: the closing quotation mark is missing").arg(key), key);
        if (!withoutComment(text.mid(end + 1)).isEmpty())
            return fault(Words::tr("%1: there is text after the closing quotation mark").arg(key), key);
        return text.mid(1, end - 1);
    }

    QString m_path;
    QString m_group;
    int m_line = 0;
    QHash<QString, int> m_lines;
    std::vector<ConfigEntry> m_entries;
};

} // namespace

Result<std::vector<ConfigEntry>> parseConfigFile(const ConfigFile &file)
{
    Parser parser(file.path);
    int lineNumber = 0;
    for (const QByteArray &bytes : file.content.split('\n')) {
        ++lineNumber;
        // A new decoder for each line takes a byte order mark away from the first one.
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString line = decoder(bytes);
        if (decoder.hasError())
            return Error::invalid(Words::tr("%1:%2: the text isn’t UTF-8").arg(file.path).arg(lineNumber));
        if (auto done = parser.read(line); !done)
            return done.error();
    }
    return parser.takeEntries();
}

Result<ConfigFile> readConfigFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::unavailable(u"%1: %2"_s.arg(path, file.errorString()));
    QByteArray content = file.read(g_largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return Error::unavailable(u"%1: %2"_s.arg(path, file.errorString()));
    if (content.size() > g_largestFile)
        return Error::invalid(Words::tr("%1 is larger than 1 MB, too large for a configuration file").arg(path));
    return ConfigFile{path, std::move(content)};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/docs/Markdown.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

/// `orders.csv` at the end of the line before a block: "Save this as `orders.csv`:"
QString fileNamed(const QString &line)
{
    static const QRegularExpression named(u"as `([a-z.]+)`:$"_s);
    return named.match(line.trimmed()).captured(1);
}

} // namespace

Markdown::Markdown(const QString &path)
    : m_path(path)
{
    QFile file(QStringLiteral(BILLOW_SOURCE_DIR "/") + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qUtf8Printable(path));
    m_text = QString::fromUtf8(file.readAll());
    bool inBlock = false;
    QString last;
    const QStringList lines = m_text.split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"```")) {
            inBlock = !inBlock;
            if (inBlock) {
                const QString info = line.mid(3).trimmed();
                m_blocks.append({info.section(u' ', 0, 0), info.section(u' ', 1), {}, fileNamed(last)});
            }
        } else if (inBlock) {
            m_blocks.back().text += line + u'\n';
        } else {
            readProse(line);
        }
        if (!line.trimmed().isEmpty())
            last = line;
    }
}

void Markdown::readProse(const QString &line)
{
    static const QRegularExpression heading(u"^#+ (.*)$"_s);
    static const QRegularExpression link(uR"(\]\(([^()\s]+)\))"_s);
    static const QRegularExpression notInAnAnchor(u"[^\\w\\- ]"_s, QRegularExpression::UseUnicodePropertiesOption);
    if (const auto match = heading.match(line); match.hasMatch())
        m_anchors.insert(match.captured(1).toLower().remove(notInAnAnchor).replace(u' ', u'-'));
    for (const QRegularExpressionMatch &match : link.globalMatch(line))
        m_links.append(match.captured(1));
}

QList<Markdown> Markdown::all()
{
    const QDir root(QStringLiteral(BILLOW_SOURCE_DIR));
    QList<Markdown> pages;
    for (const QString &name : {u"README.md"_s, u"CONTRIBUTING.md"_s, u"CHANGELOG.md"_s})
        pages.append(Markdown(name));
    QDirIterator files(root.filePath(u"docs"_s), {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        pages.append(Markdown(root.relativeFilePath(files.next())));
    return pages;
}

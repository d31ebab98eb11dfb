// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/common/ManPage.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype step = 4; // from a term to its explanation

/// Dashes and quotes as they are typed, and no line that roff takes for a request.
QByteArray escaped(const QString &text)
{
    QByteArray result;
    if (text.startsWith(u'.') || text.startsWith(u'\''))
        result += "\\&";
    for (const char32_t character : text.toUcs4()) {
        switch (character) {
        case U'\\':
            result += "\\e";
            break;
        case U'-':
            result += "\\-";
            break;
        case U'\'':
            result += "\\(aq";
            break;
        case U'`':
            result += "\\(ga";
            break;
        case U'^':
            result += "\\(ha";
            break;
        case U'~':
            result += "\\(ti";
            break;
        default:
            if (character < 0x80)
                result += static_cast<char>(character);
            else
                result += "\\[u" + QByteArray::number(static_cast<uint>(character), 16).toUpper().rightJustified(4, '0')
                    + ']';
        }
    }
    return result;
}

/// A word of a request's line.
QByteArray quoted(const QString &text)
{
    return '"' + escaped(text).replace('"', "\\(dq") + '"';
}

bool isHeading(const QString &line)
{
    return !line.isEmpty() && line.front().isUpper() && line == line.toUpper();
}

qsizetype indentOf(const QString &line)
{
    const auto first = std::ranges::find_if_not(line, [](QChar c) { return c == u' '; });
    return first - line.begin();
}

bool isOfConfigFile(const QString &line)
{
    return line.startsWith(u'[') || line.contains(" = "_L1);
}

/// Turns the lines of one section into macros.
class Body final {
public:
    explicit Body(const HelpSection &section)
        : m_lines(section.lines)
        , m_isSynopsis(section.title == "SYNOPSIS"_L1)
    {
        for (const QString &line : m_lines) {
            if (!line.isEmpty())
                m_margin = std::min(m_margin, indentOf(line));
        }
    }

    QByteArray macros()
    {
        for (m_at = 0; m_at < m_lines.size(); ++m_at)
            read(m_lines[m_at]);
        setExample(false);
        return m_page;
    }

private:
    void read(const QString &line)
    {
        if (line.isEmpty()) {
            m_isBroken = true;
            return;
        }
        static const QRegularExpression numbered(u"^(\\d+) +(.*)$"_s); // a status
        const qsizetype depth = indentOf(line) - m_margin;
        const QString text = line.trimmed();
        if (m_isSynopsis || depth % step != 0 || isOfConfigFile(text))
            addExample(text);
        else if (const auto match = numbered.match(text); match.hasMatch())
            addTerm(match.captured(1), match.captured(2));
        else if (depthBelow() == depth + step)
            addTerm(text, {});
        else
            addText(text, depth);
        m_isBroken = false;
    }

    [[nodiscard]] qsizetype depthBelow() const
    {
        const QString below = m_lines.value(m_at + 1);
        return below.isEmpty() ? 0 : indentOf(below) - m_margin;
    }

    void addExample(const QString &text)
    {
        if (m_isBroken && m_isExample)
            m_page += '\n';
        setExample(true);
        m_page += escaped(text) + '\n';
    }

    void addTerm(const QString &term, const QString &text)
    {
        setExample(false);
        m_page += ".TP\n.B " + quoted(term) + '\n';
        if (!text.isEmpty())
            m_page += escaped(text) + '\n';
    }

    void addText(const QString &text, qsizetype depth)
    {
        setExample(false);
        if (m_isBroken && !m_page.isEmpty())
            m_page += depth > 0 ? ".IP\n" : ".PP\n";
        m_page += escaped(text) + '\n';
    }

    void setExample(bool wanted)
    {
        if (std::exchange(m_isExample, wanted) == wanted)
            return;
        if (wanted)
            m_page += m_page.isEmpty() ? ".EX\n" : ".PP\n.EX\n";
        else
            m_page += ".EE\n.nh\n"; // an example ends with words being broken again
    }

    QStringList m_lines;
    bool m_isSynopsis;
    qsizetype m_margin = step;
    qsizetype m_at = 0; ///< the line that is being read
    bool m_isBroken = false; ///< the line before it was empty
    bool m_isExample = false;
    QByteArray m_page;
};

} // namespace

QList<HelpSection> helpSections(const QString &help)
{
    QList<HelpSection> sections;
    for (const QString &line : help.trimmed().split(u'\n')) {
        if (isHeading(line))
            sections.append({line, {}});
        else if (!sections.isEmpty())
            sections.last().lines.append(line);
    }
    return sections;
}

QByteArray manPage(const QString &program, const QList<HelpSection> &sections)
{
    QByteArray page = ".TH " + quoted(program.toUpper())
        + " 1 \"\" \"Billow " BILLOW_VERSION "\" \"User Commands\"\n"
          // Names of files and settings stay whole.
          ".nh\n.ad l\n";
    for (const HelpSection &section : sections) {
        page += (section.rank == HelpSection::Rank::Section ? ".SH " : ".SS ") + quoted(section.title) + '\n';
        page += Body(section).macros();
    }
    return page;
}

} // namespace billow

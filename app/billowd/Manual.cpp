// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Manual.h"

#include "app/billowd/HelpText.h"
#include "app/common/ManPage.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QStringList linesBelow(const QString &title, const QList<HelpSection> &sections)
{
    const auto found = std::ranges::find(sections, title, &HelpSection::title);
    return found == sections.end() ? QStringList() : found->lines;
}

HelpSection sectionOf(const Command &command)
{
    const auto sections = helpSections(helpOn(command));
    return {.title = linesBelow(u"SYNOPSIS"_s, sections).value(0).trimmed(),
        .lines = linesBelow(u"DESCRIPTION"_s, sections) + linesBelow(u"OPTIONS"_s, sections),
        .rank = HelpSection::Rank::Subsection};
}

} // namespace

QByteArray manual()
{
    auto sections = helpSections(generalHelp());
    auto place = std::ranges::find(sections, u"COMMANDS"_s, &HelpSection::title) - sections.begin();
    for (const Command &command : allCommands())
        sections.insert(++place, sectionOf(command));
    sections.append({u"FILES"_s,
        {u"    /etc/billow/billow.conf"_s, u"        The settings of the service; billowd --sample-config makes one."_s,
            u"    /var/lib/billow/ledger.db"_s, u"        Its ledger, unless database.url says otherwise."_s}});
    sections.append({u"SEE ALSO"_s, {u"    billow(1), systemctl(1), journalctl(1)"_s}});
    return manPage(u"billowd"_s, sections);
}

} // namespace billow

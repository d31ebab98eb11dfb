// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace billow {

/// What stands below one heading of --help.
struct HelpSection {
    enum class Rank { Section, Subsection };

    QString title;
    QStringList lines; ///< as they are laid out
    Rank rank = Rank::Section;
};

/// \a help, cut at the headings: lines at the margin in capitals.
[[nodiscard]] QList<HelpSection> helpSections(const QString &help);

/// \a sections as a manual page of section 1, in the macros of man(7) and in ASCII. One text for --help and man keeps
/// them from telling different stories. The layout says what is what: a line with deeper ones below it is a term and
/// its explanation; a line that is set in by less is an example, and so is one as in a configuration file.
[[nodiscard]] QByteArray manPage(const QString &program, const QList<HelpSection> &sections);

} // namespace billow

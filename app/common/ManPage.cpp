// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/common/ManPage.h"

#include <QByteArray>
#include <QStringList>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Hyphens as they are typed, and no line that roff takes for a request.
QString escaped(QString line)
{
    line.replace(u'\\', u"\\e"_s).replace(u'-', u"\\-"_s);
    if (line.startsWith(u'.') || line.startsWith(u'\''))
        line.prepend(u"\\&"_s);
    return line;
}

bool isHeading(const QString &line)
{
    return !line.isEmpty() && line.front().isUpper() && line == line.toUpper();
}

} // namespace

QByteArray manPage(const QString &program, const QString &help)
{
    QString page = u".TH %1 1 \"\" \"Billow %2\" \"Billow\"\n"_s.arg(program.toUpper(), QStringLiteral(BILLOW_VERSION));
    bool laidOut = false;
    const auto layOut = [&](bool wanted) {
        if (std::exchange(laidOut, wanted) != wanted)
            page += wanted ? u".nf\n"_s : u".fi\n"_s;
    };
    QString heading;
    const QStringList lines = help.trimmed().split(u'\n');
    for (const QString &line : lines) {
        if (isHeading(line)) {
            layOut(false);
            heading = line;
            page += u".SH "_s + line + u'\n';
        } else if (heading == u"NAME"_s) {
            if (!line.trimmed().isEmpty())
                page += escaped(line.trimmed()) + u'\n';
        } else {
            layOut(true);
            page += escaped(line.startsWith(u"    "_s) ? line.sliced(4) : line) + u'\n';
        }
    }
    layOut(false);
    return page.toUtf8();
}

} // namespace billow

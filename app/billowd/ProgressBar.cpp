// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/ProgressBar.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

#include <QByteArray>
#include <QLocale>

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace billow {

namespace {

constexpr int barLength = 40;

} // namespace

ProgressBar::ProgressBar(Of unit)
    : m_onTerminal(isatty(STDERR_FILENO) != 0)
    , m_unit(unit)
{
}

ProgressBar::~ProgressBar()
{
    clear();
}

void ProgressBar::clear()
{
    if (std::exchange(m_shown, -1) >= 0)
        std::fprintf(stderr, "\r%*s\r", barLength + 40, "");
}

void ProgressBar::say(const QString &line)
{
    clear();
    std::fprintf(stderr, "%s\n", qPrintable(line));
}

void ProgressBar::show(qint64 done, qint64 of)
{
    const int percent = of > 0 ? static_cast<int>(done * 100 / of) : 100;
    if (!m_onTerminal || percent == m_shown)
        return;
    m_shown = percent;
    const QByteArray bar = QByteArray(percent * barLength / 100, '#').leftJustified(barLength, '.');
    const auto megabytes = [](qint64 bytes) {
        return Words::locale().toString(static_cast<double>(bytes) / 1e6, 'f', 1);
    };
    const QString sizes = m_unit == Of::Bytes
        ? Words::tr("%1 of %2 MB").arg(megabytes(done), megabytes(of))
        : Words::tr("%1 of %2 rows", nullptr, Words::plural(of)).arg(localNumber(done), localNumber(of));
    std::fprintf(stderr, "\r[%s] %3d %%  %s", bar.constData(), percent, qPrintable(sizes));
    std::fflush(stderr);
}

} // namespace billow

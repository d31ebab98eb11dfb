// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/ProgressBar.h"

#include <QByteArray>

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace billow {

namespace {

constexpr int width = 40;

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
        std::fprintf(stderr, "\r%*s\r", width + 40, "");
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
    const QByteArray bar = QByteArray(percent * width / 100, '#').leftJustified(width, '.');
    std::fprintf(stderr, "\r[%s] %3d %%  ", bar.constData(), percent);
    if (m_unit == Of::Bytes)
        std::fprintf(stderr, "%.1f of %.1f MB", static_cast<double>(done) / 1e6, static_cast<double>(of) / 1e6);
    else
        std::fprintf(stderr, "%lld of %lld rows", static_cast<long long>(done), static_cast<long long>(of));
    std::fflush(stderr);
}

} // namespace billow

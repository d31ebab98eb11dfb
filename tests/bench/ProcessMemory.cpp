// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/ProcessMemory.h"

#include <QFile>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

double megabytes(const QString &path, const QByteArray &key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    // "VmRSS:     12345 kB"
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(key + ':'))
            return static_cast<double>(line.sliced(key.size() + 1).trimmed().split(' ').first().toLongLong()) * 1024
                / 1e6;
    }
    return 0;
}

} // namespace

ProcessMemory ProcessMemory::of(qint64 pid)
{
    return {megabytes(u"/proc/%1/status"_s.arg(pid), "VmRSS"), megabytes(u"/proc/%1/smaps_rollup"_s.arg(pid), "Pss")};
}

} // namespace billow::bench

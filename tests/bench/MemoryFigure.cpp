// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerReader.h"
#include "tests/bench/WindowFigures.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pollInterval = 50ms;
constexpr int patience = 600'000; // ms

/// What Linux says of a process, in megabytes (1,000,000 bytes).
struct Memory {
    double resident = 0; ///< VmRSS: with the pages of libraries that others use too
    double proportional = 0; ///< PSS: such pages divided by the number of their users
};

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

Memory memoryOf(qint64 pid)
{
    return {megabytes(u"/proc/%1/status"_s.arg(pid), "VmRSS"), megabytes(u"/proc/%1/smaps_rollup"_s.arg(pid), "Pss")};
}

/// The program billow at unlimited rates, in a home of its own.
class Program {
public:
    Program()
        : m_reader(LedgerBackend::create(*LedgerLocation::fromUrl(url())))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"DATABASE_URL"_s, url());
        environment.remove(u"REDIS_URL"_s);
        for (const auto &name : {u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_STATE_HOME"_s, u"XDG_CACHE_HOME"_s})
            environment.insert(name, m_folder.path());
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardOutputFile(m_folder.filePath(u"output"_s));
        m_process.start(QCoreApplication::applicationDirPath() + u"/billow"_s,
            {u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s, u"0"_s,
                u"--start"_s});
    }

    ~Program()
    {
        m_process.terminate();
        if (!m_process.waitForFinished())
            m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Program)

    /// The memory in the moment when \a count invoices have been displayed.
    Result<Memory> at(std::int64_t count)
    {
        for (QDeadlineTimer deadline(patience); !deadline.hasExpired(); wait()) {
            if (m_process.state() == QProcess::NotRunning)
                return Error::internal(u"billow has ended: %1"_s.arg(output()));
            const auto position = m_reader.position();
            if (position && position->cursor >= count)
                return memoryOf(m_process.processId());
        }
        return Error::internal(u"billow has not displayed %1 invoices in time: %2"_s.arg(count).arg(output()));
    }

private:
    QString url() const { return u"sqlite:"_s + m_folder.filePath(u"ledger.db"_s); }
    void wait() { m_process.waitForFinished(static_cast<int>(pollInterval.count())); }

    QString output() const
    {
        QFile file(m_folder.filePath(u"output"_s));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().trimmed()) : QString();
    }

    const QTemporaryDir m_folder;
    QProcess m_process;
    LedgerReader m_reader;
};

} // namespace

Result<std::vector<Figure>> measureMemory(const Options &options)
{
    const std::int64_t early = options.large / 10;
    Figure size{.title = u"memory of billow at %L1 invoices"_s.arg(options.large), .unit = u"MB"_s, .goal = 120};
    Figure growth{.title = u"growth of memory from %L1 to %L2"_s.arg(early).arg(options.large),
        .unit = u"MB"_s,
        .peerName = u"at %L1"_s.arg(early),
        .goal = 1.1};
    Figure proportional{.title = u"the same without what is shared with others (PSS)"_s, .unit = u"MB"_s, .goal = 120};
    for (int round = 1; round <= options.rounds; ++round) {
        Program program;
        const auto before = program.at(early);
        if (!before)
            return before.error();
        const auto after = program.at(options.large);
        if (!after)
            return after.error();
        size.ours.push_back(after->resident);
        proportional.ours.push_back(after->proportional);
        growth.ours.push_back(after->resident);
        growth.peer.push_back(before->resident);
        say(u"round %1: %2 MB at %3, %4 MB at %5"_s.arg(round)
                .arg(before->resident, 0, 'f', 1)
                .arg(early)
                .arg(after->resident, 0, 'f', 1)
                .arg(options.large));
    }
    return std::vector{size, proportional, growth};
}

} // namespace billow::bench

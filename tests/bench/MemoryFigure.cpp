// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/LedgerLocation.h"
#include "core/ledger/LedgerReader.h"
#include "tests/bench/ProcessMemory.h"
#include "tests/bench/Rounds.h"
#include "tests/bench/WindowFigures.h"
#include "tests/e2e/Program.h"

#include <QDeadlineTimer>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto pollInterval = 50ms;
constexpr int memoryPatience = 600'000; // ms

/// The program billow at unlimited rates, as it starts: with the Dashboard in front.
class Billow final {
public:
    Billow()
        : m_reader(std::make_unique<LedgerStore>(*LedgerLocation::fromUrl(m_program.ledgerUrl())))
        , m_process(m_program.start({u"--generation-per-second"_s, u"0"_s, u"--display-per-second"_s, u"0"_s,
                                        u"--run-seconds"_s, u"0"_s, u"--start"_s},
              {{u"DATABASE_URL"_s, m_program.ledgerUrl()}, {u"QT_QPA_PLATFORM"_s, u"offscreen"_s}}))
    {
    }
    ~Billow() { (void)Program::terminate(*m_process); }
    Q_DISABLE_COPY_MOVE(Billow)

    /// The memory in the moment when \a count invoices have been displayed.
    Result<ProcessMemory> at(std::int64_t count)
    {
        for (QDeadlineTimer deadline(memoryPatience); !deadline.hasExpired(); wait()) {
            if (m_process->state() == QProcess::NotRunning)
                return Error::internal(u"billow has ended: %1"_s.arg(said()));
            const auto position = m_reader.position();
            if (position && position->cursor >= count)
                return ProcessMemory::of(m_process->processId());
        }
        return Error::internal(u"billow has not displayed %1 invoices in time: %2"_s.arg(count).arg(said()));
    }

private:
    void wait() { m_process->waitForFinished(static_cast<int>(pollInterval.count())); }
    QString said() { return QString::fromUtf8(m_process->readAllStandardError().trimmed()); }

    const Program m_program{u"billow"_s};
    LedgerReader m_reader;
    const std::unique_ptr<QProcess> m_process;
};

Figure growthFigure(const QString &what, std::int64_t early, std::int64_t late)
{
    return {
        .title = u"%1: growth from %L2 to %L3, a row"_s.arg(what).arg(early).arg(late), .unit = u"bytes"_s, .goal = 16};
}

double bytesPerRow(double earlyMegabytes, double lateMegabytes, std::int64_t rows)
{
    return (lateMegabytes - earlyMegabytes) * 1e6 / static_cast<double>(rows);
}

Result<std::vector<Figure>> measureProgram(const Options &options)
{
    const std::int64_t early = options.large / 10;
    const QString title = u"memory of billow"_s;
    Figure size{.title = u"%1 at %L2 invoices"_s.arg(title).arg(options.large), .unit = u"MB"_s, .goal = 120};
    Figure proportional{.title = u"%1 without what others share (PSS)"_s.arg(title), .unit = u"MB"_s, .goal = 120};
    Figure growth = growthFigure(title, early, options.large);
    for (int round = 1; round <= options.rounds; ++round) {
        Billow billow;
        const auto before = billow.at(early);
        if (!before)
            return before.error();
        const auto after = billow.at(options.large);
        if (!after)
            return after.error();
        size.ours.push_back(after->resident);
        proportional.ours.push_back(after->proportional);
        growth.ours.push_back(bytesPerRow(before->resident, after->resident, options.large - early));
        say(u"round %1: %2 MB at %3, %4 MB at %5"_s.arg(round)
                .arg(before->resident, 0, 'f', 1)
                .arg(early)
                .arg(after->resident, 0, 'f', 1)
                .arg(options.large));
    }
    return std::vector{size, proportional, growth};
}

/// With every page in front in turn, a second each.
Result<std::vector<Figure>> measurePages(const Options &options)
{
    const std::int64_t early = options.large / 10;
    const auto rounds =
        runRounds(u"memory"_s, {QString::number(early), QString::number(options.large)}, options.rounds);
    if (!rounds)
        return rounds.error();
    const QString title = u"memory with every page in turn"_s;
    Figure growth = growthFigure(title, early, options.large);
    const std::vector<double> before = rounds->of(u"early_mb"_s);
    const std::vector<double> after = rounds->of(u"late_mb"_s);
    for (std::size_t round = 0; round < after.size(); ++round)
        growth.ours.push_back(bytesPerRow(before.at(round), after.at(round), options.large - early));
    return std::vector<Figure>{
        {.title = u"%1 at %L2"_s.arg(title).arg(options.large), .unit = u"MB"_s, .ours = after, .goal = 120}, growth};
}

} // namespace

Result<std::vector<Figure>> measureMemory(const Options &options)
{
    auto figures = measureProgram(options);
    const auto pages = figures ? measurePages(options) : figures;
    if (!pages)
        return pages.error();
    figures->insert(figures->end(), pages->begin(), pages->end());
    return figures;
}

} // namespace billow::bench

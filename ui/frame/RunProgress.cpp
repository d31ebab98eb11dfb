// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/RunProgress.h"

#include "core/base/Words.h"
#include "ui/format/Wording.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace billow {

using namespace std::chrono_literals;

namespace {
constexpr int barHeight = 5;
constexpr int barSteps = 1000;
} // namespace

RunProgress::RunProgress(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_bar(new QProgressBar(this))
    , m_caption(new ElidedLabel(theme, TextRank::Caption, this))
{
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(barHeight);
    m_bar->setRange(0, barSteps);
    m_bar->setAccessibleName(tr("Progress"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    layout->addStretch();
    layout->addWidget(m_bar);
    layout->addWidget(m_caption);
    layout->addStretch();
    setMaximumWidth(280);
    setMinimumWidth(90);

    m_tick.setInterval(500ms);
    connect(&m_tick, &QTimer::timeout, this, &RunProgress::refresh);
    refresh();
}

void RunProgress::apply(const SystemStatus &status)
{
    m_status = status;
    if (status.activity == Activity::Running)
        m_tick.start();
    else
        m_tick.stop();
    refresh();
}

QString RunProgress::caption() const
{
    return m_caption->text();
}

void RunProgress::refresh()
{
    const bool shown = (m_status.activity != Activity::Stopped || m_status.backlog > 0) && m_status.failure.isEmpty();
    m_bar->setVisible(shown);
    m_caption->setVisible(shown);
    if (!shown)
        return;
    if (m_status.activity != Activity::Running) {
        refreshBacklog();
    } else {
        const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
        refreshRun(m_status.run.endsAt ? *m_status.run.endsAt - now : 0ms);
    }
}

void RunProgress::refreshRun(std::chrono::milliseconds left)
{
    const RunStatus &run = m_status.run;
    const QString generated = m_format.number(run.generated);
    const QString time = Wording::duration(std::chrono::ceil<std::chrono::seconds>(left));
    QString text;
    QString brief;
    if (run.target > 0) {
        const QString target = m_format.number(run.target);
        text = tr("%1 of %2 · %3 left", "invoices of a run, and its time").arg(generated, target, time);
        brief = tr("%1 of %2", "invoices of a run").arg(generated, target);
    } else {
        brief = tr("%1 generated", "a number of invoices", Words::plural(run.generated)).arg(generated);
        text = run.endsAt
            ? tr("%1 generated · %2 left", "invoices of a run, and its time", Words::plural(run.generated))
                  .arg(generated, time)
            : brief;
    }
    m_caption->setText(run.endsAt ? text : brief, {brief, generated});
    m_bar->setVisible(run.target > 0);
    showShare(run.generated, run.target);
}

void RunProgress::refreshBacklog()
{
    const QString backlog = m_format.number(m_status.backlog);
    const int plural = Words::plural(m_status.backlog);
    const QString brief = tr("%1 waiting", "invoices that are stored and not shown yet", plural).arg(backlog);
    const Rate rate = m_status.rates.display;
    const std::chrono::duration<double> left(static_cast<double>(m_status.backlog) / rate.perSecond);
    const QString text = rate.isUnlimited() || m_status.backlog == 0
        ? brief
        : tr("%1 waiting · about %2 left", "invoices that are stored and not shown yet, and the time they take", plural)
              .arg(backlog, Wording::duration(std::chrono::ceil<std::chrono::seconds>(left)));
    m_caption->setText(text, {brief, backlog});
    showShare(m_status.displayed, m_status.stored);
}

void RunProgress::showShare(std::int64_t part, std::int64_t whole)
{
    const double share = whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
    m_bar->setValue(qRound(std::clamp(share, 0.0, 1.0) * barSteps));
    m_bar->setAccessibleDescription(m_caption->text());
}

} // namespace billow

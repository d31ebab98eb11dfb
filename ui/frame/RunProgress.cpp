// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/RunProgress.h"

#include "ui/format/Wording.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
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
    m_bar->setAccessibleName(tr("Progress of the run"));
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
    const bool shown = m_status.activity != Activity::Stopped && m_status.failure.isEmpty();
    m_bar->setVisible(shown);
    m_caption->setVisible(shown);
    if (!shown)
        return;
    if (m_status.activity == Activity::Stopping) {
        refreshBacklog();
    } else {
        const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
        refreshRun(m_status.run.endsAt ? *m_status.run.endsAt - now : 0ms);
    }
}

QString RunProgress::withTime(const QString &text, std::chrono::seconds left)
{
    return text + u" · "_s + tr("%1 left").arg(Wording::duration(left));
}

void RunProgress::refreshRun(std::chrono::milliseconds left)
{
    const RunStatus &run = m_status.run;
    const QString generated = m_format.number(run.generated);
    const QString text =
        run.target > 0 ? tr("%1 of %2").arg(generated, m_format.number(run.target)) : tr("%1 generated").arg(generated);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left);
    m_caption->setText(run.endsAt ? withTime(text, seconds) : text, {text, generated});
    m_bar->setVisible(run.target > 0);
    showShare(run.generated, run.target);
}

void RunProgress::refreshBacklog()
{
    const QString backlog = m_format.number(m_status.backlog);
    const QString text = tr("%1 to go", "invoices still to be displayed").arg(backlog);
    const Rate rate = m_status.rates.display;
    const std::chrono::duration<double> left(static_cast<double>(m_status.backlog) / rate.perSecond);
    m_caption->setText(
        rate.isUnlimited() ? text : withTime(text, std::chrono::ceil<std::chrono::seconds>(left)), {text, backlog});
    showShare(m_status.displayed, m_status.stored);
}

void RunProgress::showShare(std::int64_t part, std::int64_t whole)
{
    const double share = whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
    m_bar->setValue(qRound(std::clamp(share, 0.0, 1.0) * barSteps));
    m_bar->setAccessibleDescription(m_caption->text());
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/StatusStrip.h"

#include "ui/format/Wording.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/StripItem.h"

#include <QHBoxLayout>

#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 20;

} // namespace

void Throughput::add(std::int64_t count, Time now)
{
    if (!m_samples.empty() && count < m_samples.back().count)
        m_samples.clear();
    m_samples.push_back({count, now});
    while (m_samples.size() > 2 && now - m_samples.at(1).at >= window)
        m_samples.pop_front();
}

std::optional<double> Throughput::perSecond() const
{
    if (m_samples.empty())
        return std::nullopt;
    const std::chrono::duration<double> span = m_samples.back().at - m_samples.front().at;
    if (span < std::chrono::seconds(1))
        return std::nullopt;
    return static_cast<double>(m_samples.back().count - m_samples.front().count) / span.count();
}

StatusStrip::StatusStrip(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_generation(new StripItem(theme, tr("Generating", "a rate follows; at most 14 characters"), this))
    , m_display(new StripItem(theme, tr("Showing", "a rate follows; at most 14 characters"), this))
    , m_generated(new StripItem(theme, tr("Generated", "a number follows; at most 14 characters"), this))
    , m_imported(new StripItem(theme, tr("Imported", "a number follows; at most 14 characters"), this))
    , m_shown(new StripItem(theme, tr("Shown", "a number follows; at most 14 characters"), this))
    , m_waiting(new StripItem(theme, tr("Waiting", "a number of invoices follows; at most 14 characters"), this))
    , m_storage(new StripItem(theme, tr("Database"), this))
    , m_cache(new StripItem(theme, tr("Cache"), this))
    , m_web(new StripItem(theme, tr("Web"), this))
    , m_watched(new StripItem(theme, tr("Watched folder"), this))
{
    setLook(this, u"strip"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Status"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::page, space::small, space::page, space::small);
    layout->setSpacing(gap);
    for (StripItem *item : {m_generation, m_display, m_generated, m_imported, m_shown, m_waiting})
        layout->addWidget(item);
    layout->addStretch();
    layout->addWidget(m_storage);
    layout->addWidget(m_cache);
    layout->addWidget(m_web);
    layout->addWidget(m_watched);
    m_web->setObjectName(u"web"_s);
    m_watched->setObjectName(u"watchedFolder"_s);
    connect(m_web, &StripItem::activated, this, [this] { Q_EMIT webWanted(m_webUrl); });
    connect(m_watched, &StripItem::activated, this, [this] { Q_EMIT folderWanted(m_folder); });
    apply({});
}

void StatusStrip::apply(const SystemStatus &status)
{
    showRates(status);
    m_generated->setValue(m_format.number(status.stored - status.realCount));
    m_imported->setValue(m_format.number(status.realCount));
    m_shown->setValue(m_format.number(status.displayed));
    m_waiting->setValue(m_format.number(status.backlog));
    showHealth(*m_storage, status.storage);
    showHealth(*m_cache, status.cache);
    showWeb(status);
    showFolder(status.folder);
    fit();
}

void StatusStrip::showRates(const SystemStatus &status)
{
    const auto now = std::chrono::duration_cast<Throughput::Time>(std::chrono::steady_clock::now().time_since_epoch());
    m_generating.add(status.stored - status.realCount, now);
    m_showing.add(status.displayed, now);
    showRate(*m_generation, status.rates.generation, m_generating, status.activity == Activity::Running);
    showRate(*m_display, status.rates.display, m_showing, status.backlog > 0 || status.activity == Activity::Running);
}

void StatusStrip::showRate(StripItem &item, Rate wanted, const Throughput &throughput, bool flowing)
{
    const std::optional<double> measured = flowing ? throughput.perSecond() : std::nullopt;
    // A pace that is kept is shown as it was set: the last digit of a measurement would never be still.
    const bool kept =
        measured && !wanted.isUnlimited() && std::abs(*measured - wanted.perSecond) <= wanted.perSecond / 5;
    item.setValue(!measured || kept ? Wording::rate(wanted, m_format) : Wording::perSecond(*measured, m_format));
    item.setToolTip(tr("Rate set: %1").arg(Wording::rate(wanted, m_format)));
}

void StatusStrip::showHealth(StripItem &item, const Health &health)
{
    if (health.name.isEmpty())
        return; // not known yet
    const QString tip = health.message.isEmpty() ? health.location : health.location + u": "_s + health.message;
    item.setSign(toneOf(health.state), Wording::health(health, m_format), tip);
}

void StatusStrip::showWeb(const SystemStatus &status)
{
    m_web->setVisible(status.web.state != Health::State::Off);
    const bool ready = status.web.state == Health::State::Ready;
    m_webUrl = ready ? status.web.location : QString();
    m_web->setLink(ready);
    if (!ready)
        return showHealth(*m_web, status.web);
    // The address without its scheme, which says nothing.
    QString text = status.web.location.section(u"://"_s, -1);
    if (status.viewers > 0)
        text += u" · "_s + tr("%1 viewers", nullptr, status.viewers).arg(m_format.number(status.viewers));
    m_web->setSign(Tone::Good, text, tr("Open the web dashboard: %1").arg(status.web.location));
}

void StatusStrip::showFolder(const Health &folder)
{
    m_watched->setVisible(folder.state != Health::State::Off);
    m_folder = folder.location;
    m_watched->setLink(folder.state == Health::State::Ready);
    QStringList tips{tr("Invoices are imported from %1").arg(folder.location)};
    if (!folder.message.isEmpty())
        tips.prepend(folder.message);
    const QString text = folder.state == Health::State::Away ? tr("Folder unavailable") : tr("Folder");
    m_watched->setSign(toneOf(folder.state), text, tips.join(u'\n'));
}

QList<StripItem *> StatusStrip::givingWay() const
{
    return {m_shown, m_display, m_generation, m_imported, m_generated}; // the cards have the first, the settings two
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void StatusStrip::fit()
{
    int wanted = 2 * space::page;
    for (const StripItem *item : {m_waiting, m_storage, m_cache})
        wanted += item->sizeHint().width() + gap;
    for (const StripItem *item : {m_web, m_watched}) {
        if (!item->isHidden())
            wanted += item->sizeHint().width() + gap;
    }
    for (const StripItem *item : givingWay())
        wanted += item->sizeHint().width() + gap;
    for (StripItem *item : givingWay()) {
        item->setVisible(wanted <= width());
        if (wanted > width())
            wanted -= item->sizeHint().width() + gap;
    }
}

} // namespace billow

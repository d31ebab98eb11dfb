// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/StatusStrip.h"

#include "ui/format/Tones.h"
#include "ui/format/Wording.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/StripItem.h"

#include <QHBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 20;

} // namespace

StatusStrip::StatusStrip(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_generation(new StripItem(theme, tr("Generation"), this))
    , m_display(new StripItem(theme, tr("Display"), this))
    , m_generated(new StripItem(theme, tr("Generated"), this))
    , m_displayed(new StripItem(theme, tr("Displayed"), this))
    , m_backlog(new StripItem(theme, tr("Backlog"), this))
    , m_storage(new StripItem(theme, tr("Storage"), this))
    , m_cache(new StripItem(theme, tr("Cache"), this))
    , m_web(new StripItem(theme, tr("Web"), this))
{
    setLook(this, u"strip"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Status"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::page, space::small, space::page, space::small);
    layout->setSpacing(gap);
    for (StripItem *item : {m_generation, m_display, m_generated, m_displayed, m_backlog})
        layout->addWidget(item);
    layout->addStretch();
    layout->addWidget(m_storage);
    layout->addWidget(m_cache);
    layout->addWidget(m_web);
    apply({});
}

void StatusStrip::apply(const SystemStatus &status)
{
    m_generation->setValue(Wording::rate(status.rates.generation, m_format));
    m_display->setValue(Wording::rate(status.rates.display, m_format));
    m_generated->setValue(m_format.number(status.stored - status.realCount));
    m_displayed->setValue(m_format.number(status.displayed));
    m_backlog->setValue(m_format.number(status.backlog));
    showHealth(*m_storage, status.storage);
    showHealth(*m_cache, status.cache);
    showWeb(status);
    fit();
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
    if (status.web.state != Health::State::Ready)
        return showHealth(*m_web, status.web);
    // The address without its scheme, which says nothing.
    QString text = status.web.location.section(u"://"_s, -1);
    if (status.viewers > 0)
        text += u" · "_s + tr("%1 viewers", nullptr, status.viewers).arg(m_format.number(status.viewers));
    m_web->setSign(Tone::Good, text, tr("The web dashboard: %1").arg(status.web.location));
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void StatusStrip::fit()
{
    // The cards say how many are displayed, and the settings the rates.
    int wanted = 2 * space::page;
    for (const StripItem *item : {m_generation, m_display, m_generated, m_displayed, m_backlog, m_storage, m_cache})
        wanted += item->sizeHint().width() + gap;
    if (!m_web->isHidden())
        wanted += m_web->sizeHint().width() + gap;
    for (StripItem *item : {m_displayed, m_display, m_generation, m_generated}) {
        item->setVisible(wanted <= width());
        if (wanted > width())
            wanted -= item->sizeHint().width() + gap;
    }
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/VitalCards.h"

#include "core/base/Words.h"
#include "ui/format/Wording.h"
#include "ui/system/SystemWording.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/StripItem.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

VitalCard::VitalCard(const QString &caption, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_captionText(caption)
    , m_caption(new ElidedLabel(theme, TextRank::Caption, this))
    , m_sign(new StripItem(theme, {}, this))
    , m_figure(new ElidedLabel(theme, TextRank::Figure, this))
    , m_foot(new ElidedLabel(theme, TextRank::Caption, this))
{
    setLook(this, u"card"_s);
    setAccessibleRole(this, QAccessible::StaticText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // all cards of a row are equally wide
    m_caption->setText(caption);
    m_sign->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_caption, 1);
    head->addWidget(m_sign);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->setSpacing(space::tiny);
    layout->addLayout(head);
    layout->addWidget(m_figure);
    layout->addWidget(m_foot);
}

void VitalCard::setSign(Tone tone, const QString &word)
{
    m_sign->setSign(tone, word, {});
    m_sign->setVisible(!word.isEmpty());
    tell();
}

void VitalCard::setFigure(const QString &figure)
{
    m_figure->setText(figure);
    tell();
}

void VitalCard::setFoot(const QString &foot)
{
    m_foot->setText(foot);
    tell();
}

void VitalCard::showFoot(bool shown)
{
    m_foot->setVisible(shown);
}

QString VitalCard::sign() const
{
    return m_sign->text();
}

QString VitalCard::figure() const
{
    return m_figure->text();
}

QString VitalCard::foot() const
{
    return m_foot->text();
}

void VitalCard::tell()
{
    QStringList parts{m_captionText, m_sign->text(), m_figure->text(), m_foot->text()};
    parts.removeAll(QString());
    setAccessibleName(parts.join(u", "_s));
}

VitalCards::VitalCards(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_storage(new VitalCard(tr("Database"), theme, this))
    , m_cache(new VitalCard(tr("Cache"), theme, this))
    , m_memory(new VitalCard(tr("Memory"), theme, this))
    , m_processor(new VitalCard(tr("Processor"), theme, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    for (VitalCard *card : {m_storage, m_cache, m_memory, m_processor}) {
        card->setFigure(u"–"_s);
        layout->addWidget(card, 1);
    }
    m_processor->setFoot(tr("of one core"));
}

void VitalCards::apply(const Health &storage, const Health &cache)
{
    showHealth(*m_storage, storage);
    showHealth(*m_cache, cache);
}

void VitalCards::showHealth(VitalCard &card, const Health &health)
{
    if (health.name.isEmpty())
        return; // not known yet
    card.setSign(toneOf(health.state), SystemWording::state(health.state));
    const bool written = health.state == Health::State::Ready && health.latency.count() > 0;
    card.setFigure(written ? SystemWording::span(health.latency, m_format) : u"–"_s);
    QStringList parts;
    if (health.state == Health::State::Off)
        parts += tr("not set up");
    else if (written)
        parts += tr("last write");
    parts += health.name;
    if (!health.location.isEmpty())
        parts += health.location;
    card.setFoot(parts.join(u" · "_s));
    if (!health.message.isEmpty())
        parts.prepend(health.message); // the window says it once, below the page
    card.setToolTip(plainToolTip(parts.join(u" · "_s)));
}

void VitalCards::apply(const ProcessFigures &figures)
{
    m_samples.push_back(figures);
    while (m_samples.size() > 2 && figures.sampledAt - m_samples.at(1).sampledAt >= cpuWindow)
        m_samples.pop_front();
    m_memory->setFigure(figures.residentBytes ? SystemWording::megabytes(*figures.residentBytes, m_format) : u"–"_s);
    m_memory->setFoot(figures.threads
            ? tr("%1 threads", nullptr, Words::plural(*figures.threads)).arg(m_format.number(*figures.threads))
            : tr("Not reported by the system"));
    m_processor->setFigure(processorShare());
    const auto up = std::chrono::floor<std::chrono::seconds>(figures.uptime);
    m_processor->setFoot(
        tr("of one core · uptime %1", "a share of a processor core, and how long Billow has been running")
            .arg(Wording::duration(up)));
}

QString VitalCards::processorShare() const
{
    const ProcessFigures &first = m_samples.front();
    const ProcessFigures &last = m_samples.back();
    if (last.sampledAt <= first.sampledAt)
        return u"–"_s;
    const double share = std::chrono::duration<double>(last.cpuTime - first.cpuTime)
        / std::chrono::duration<double>(last.sampledAt - first.sampledAt);
    return tr("%1%", "percent").arg(m_format.decimal(share * 100, share < 0.1 ? 1 : 0));
}

void VitalCards::setLow(bool low)
{
    for (VitalCard *card : {m_storage, m_cache, m_memory, m_processor})
        card->showFoot(!low);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/VitalCard.h"

#include "ui/theme/Look.h"
#include "ui/widgets/AccessibleRole.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/StripItem.h"

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

} // namespace billow

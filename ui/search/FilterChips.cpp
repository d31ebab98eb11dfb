// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterChips.h"

#include "core/base/Words.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QPushButton>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestChip = 48; ///< of a chip; a name may have 255
} // namespace

FilterChips::FilterChips(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    new FlowLayout(space::small, space::tiny, this); // owned by this
    setLook(m_clear, u"plain"_s);
    m_clear->setAutoDefault(false);
    connect(m_clear, &QPushButton::clicked, this, &FilterChips::clearWanted);
    connect(&theme, &Theme::changed, this, &FilterChips::takeTheme);
    takeTheme();
}

void FilterChips::show(const InvoiceFilter &filter)
{
    for (QPushButton *chip : std::exchange(m_chips, {}))
        chip->deleteLater(); // perhaps it is the one that has just been clicked
    layout()->removeWidget(m_clear);
    for (const auto &[part, words] : FilterWords::of(filter, m_format)) {
        if (part == FilterPart::Text)
            continue;
        const QString shown = words.size() > longestChip ? words.left(longestChip) + u'…' : words;
        auto *chip = new QPushButton(QString(shown).replace(u'&', u"&&"_s) + u"  ×"_s, this);
        setLook(chip, u"chip"_s);
        chip->setAutoDefault(false);
        chip->setFont(m_theme.font(TextRank::Caption));
        chip->setAccessibleName(tr("%1. Remove this filter.").arg(words));
        chip->setToolTip(tr("Remove this filter"));
        connect(chip, &QPushButton::clicked, this, [this, part = part] { Q_EMIT removed(part); });
        layout()->addWidget(chip);
        chip->setVisible(true);
        m_chips += chip;
    }
    layout()->addWidget(m_clear);
    for (QPushButton *chip : m_chips)
        setTabOrder(chip, m_clear);
    updateGeometry();
}

void FilterChips::takeTheme()
{
    for (QPushButton *button : m_chips)
        button->setFont(m_theme.font(TextRank::Caption));
    m_clear->setFont(m_theme.font(TextRank::Caption));
}

} // namespace billow

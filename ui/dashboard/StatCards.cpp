// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/dashboard/StatCards.h"

#include "core/base/Words.h"
#include "ui/dashboard/StatCard.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t linesUsually = 3;
constexpr std::size_t linesWhereLow = 1;
constexpr int fourAcross = 640; ///< below this the cards are two by two
} // namespace

CurrencyLine::CurrencyLine(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_count(new ElidedLabel(theme, TextRank::Body, this))
    , m_total(new ElidedLabel(theme, TextRank::Strong, this))
    , m_vat(new ElidedLabel(theme, TextRank::Body, this))
    , m_average(new ElidedLabel(theme, TextRank::Body, this))
{
    setLook(this, u"card"_s);
    setAccessibleRole(this, QAccessible::StaticText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::large, space::small);
    layout->setSpacing(2 * space::large + space::medium); // so that the parts stand below those of the cards
    for (ElidedLabel *label : {m_count, m_total, m_vat, m_average}) {
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        layout->addWidget(label, 1);
    }
    m_vat->setMuted(true);
    m_average->setMuted(true);
}

void CurrencyLine::apply(const CurrencyTotals &totals)
{
    const auto amount = [&](Int128 minorUnits) { return m_format.amount(minorUnits, totals.currency); };
    m_count->setText(tr("%1 in %2", "a number of invoices in a currency")
                         .arg(m_format.number(totals.count), totals.currency.code()));
    // Where it is narrow, the figures alone, below the cards that name them.
    m_total->setText(m_format.money(totals.total, totals.currency), {amount(totals.total)});
    m_vat->setText(tr("VAT %1").arg(amount(totals.vat)), {amount(totals.vat)});
    m_average->setText(tr("Average %1").arg(amount(totals.average())), {amount(totals.average())});
    setAccessibleName(m_count->text() + u": "_s + m_total->text());
}

StatCards::StatCards(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_cards{new StatCard(tr("Invoices"), theme, this), new StatCard(tr("Total"), theme, this),
          new StatCard(tr("VAT"), theme, this), new StatCard(tr("Average"), theme, this)}
    , m_rest(new ElidedLabel(theme, TextRank::Caption, this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    m_grid = new QGridLayout;
    m_grid->setSpacing(space::medium);
    layout->addLayout(m_grid);
    m_linesLayout = new QVBoxLayout;
    m_linesLayout->setSpacing(space::small);
    layout->addLayout(m_linesLayout);
    layout->addWidget(m_rest);
    m_rest->hide();
    placeCards();
    apply({});
    connect(&theme, &Theme::changed, this, &StatCards::fit);
}

void StatCards::apply(const LiveUpdate &update)
{
    m_stats = update.stats;
    m_known = m_known || update.status.storage.state == Health::State::Ready || m_stats.stored.count() > 0;
    showHeadline(m_stats);
    placeCards();
    showFurther(m_stats);
    fit();
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    if (m_recent.add(update.epoch, m_stats.displayed.of(m_stats.defaultCurrency),
            std::chrono::duration_cast<RecentFigures::Time>(now)))
        drawRecent();
}

void StatCards::drawRecent()
{
    const auto &[invoices, total, vat, average] = m_cards;
    invoices->sparkline()->setValues(m_recent.counts(), RecentFigures::slices);
    total->sparkline()->setValues(m_recent.totals(), RecentFigures::slices);
    vat->sparkline()->setValues(m_recent.vats(), RecentFigures::slices);
    average->sparkline()->setValues(m_recent.averages(), RecentFigures::slices);
}

void StatCards::setLow(bool low)
{
    if (std::exchange(m_low, low) == low)
        return;
    showFurther(m_stats);
    fit();
}

void StatCards::showHeadline(const Stats &stats)
{
    const Currency currency = stats.defaultCurrency;
    const CurrencyTotals totals = stats.displayed.of(currency);
    const auto amount = [&](Int128 minorUnits) { return m_format.amount(minorUnits, currency); };
    const bool mixed = stats.displayed.count() != totals.count;

    const auto &[invoices, total, vat, average] = m_cards;
    if (!m_known) {
        for (StatCard *card : m_cards) {
            card->setFigure(u"–"_s);
            card->setFoot({});
        }
        return;
    }
    invoices->setFigure(m_format.number(stats.displayed.count()));
    invoices->setFoot(
        tr("of %1 stored", nullptr, Words::plural(stats.stored.count())).arg(m_format.number(stats.stored.count())));
    total->setFigure(amount(totals.total), currency.code());
    if (totals.creditNotes > 0) {
        const QString credited = tr("%1 credited", "an amount").arg(amount(-totals.credited));
        total->setFoot(
            tr("%1 invoiced, %2 credited", "amounts").arg(amount(totals.invoiced()), amount(-totals.credited)),
            {credited});
    } else {
        total->setFoot(mixed ? tr("%1 in %2", "a number of invoices in a currency")
                                   .arg(m_format.number(totals.count), currency.code())
                             : tr("including VAT"));
    }
    vat->setFigure(amount(totals.vat), currency.code());
    vat->setFoot(tr("on %1 net", "VAT on an amount without VAT").arg(amount(totals.subtotal)));
    average->setFigure(amount(totals.average()), currency.code());
    average->setFoot(tr("per invoice"));
}

void StatCards::showFurther(const Stats &stats)
{
    std::vector<CurrencyTotals> further;
    std::ranges::copy_if(stats.displayed.byCurrency(), std::back_inserter(further),
        [&](const CurrencyTotals &totals) { return totals.currency != stats.defaultCurrency; });
    const std::size_t shown = std::min(further.size(), !m_low ? linesUsually : m_columns == 4 ? linesWhereLow : 0);

    while (m_lines.size() < shown) {
        m_lines.push_back(new CurrencyLine(m_format, m_theme, this));
        m_linesLayout->addWidget(m_lines.back());
    }
    for (std::size_t place = 0; place < m_lines.size(); ++place) {
        m_lines[place]->setVisible(place < shown);
        if (place < shown)
            m_lines[place]->apply(further[place]);
    }
    QStringList rest;
    for (std::size_t place = shown; place < further.size(); ++place)
        rest += m_format.money(further[place].total, further[place].currency);
    m_rest->setVisible(!rest.isEmpty());
    m_rest->setText(tr("Also %1", "totals in further currencies").arg(rest.join(u" · "_s)));
}

void StatCards::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeCards();
    showFurther(m_stats);
    fit();
}

void StatCards::placeCards()
{
    const int wide = (width() - 3 * space::medium) / 4;
    const bool fits = std::ranges::all_of(m_cards, [wide](const StatCard *card) { return card->leastWidth() <= wide; });
    const int columns = width() < fourAcross || !fits ? 2 : 4;
    if (std::exchange(m_columns, columns) == columns)
        return;
    for (int place = 0; place < 4; ++place) {
        m_grid->addWidget(m_cards[static_cast<std::size_t>(place)], place / columns, place % columns);
        m_grid->setColumnStretch(place, place < columns ? 1 : 0);
    }
    m_grid->activate();
}

void StatCards::fit()
{
    const auto size = [this](bool withCode) {
        int least = m_theme.font(TextRank::Figure).pixelSize();
        for (const StatCard *card : m_cards)
            least = std::min(least, card->fittingSize(withCode));
        return least;
    };
    // One size for all four: a row of figures in different sizes looks like a ranking.
    const bool withCode = size(true) == m_theme.font(TextRank::Figure).pixelSize();
    const int pixels = size(withCode);
    for (StatCard *card : m_cards) {
        card->show(pixels, withCode);
        card->showFoot(!m_low || m_columns == 4);
        card->layout()->activate(); // now: the row is as high as its cards
    }
    m_grid->invalidate();
    layout()->activate();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ResultLine.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ResultLine::ResultLine(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_count(new ElidedLabel(theme, TextRank::Strong, this))
    , m_sums(new ElidedLabel(theme, TextRank::Body, this))
    , m_searching(new ElidedLabel(theme, TextRank::Caption, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_sums->setMuted(true);
    m_searching->setText(tr("Searching…"));
    setLook(m_cancel, u"plain"_s);
    m_cancel->setAutoDefault(false);
    m_cancel->setAccessibleName(tr("Cancel search"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(m_count);
    m_sums->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_sums, 1);
    layout->addWidget(m_searching);
    layout->addWidget(m_cancel);
    m_blink.setSingleShot(true);
    m_blink.setInterval(200ms);
    connect(&m_blink, &QTimer::timeout, this, [this] { showProgress(true); });
    connect(m_cancel, &QPushButton::clicked, this, &ResultLine::cancelWanted);
    connect(&theme, &Theme::changed, this, &ResultLine::takeTheme);
    takeTheme();
    showProgress(false);
}

void ResultLine::show(const InvoiceSearch &found, Currency usual)
{
    const std::int64_t count = found.totals.count();
    const std::int64_t listed = found.seqs.size();
    m_count->setText(count > listed ? tr("%1 invoices · first %2 listed", nullptr, Words::plural(count))
                                          .arg(m_format.number(count), m_format.number(listed))
                                    : tr("%1 invoices", nullptr, Words::plural(count)).arg(m_format.number(count)));
    QStringList sums;
    for (const CurrencyTotals &totals : found.totals.byCurrency()) {
        QString sum =
            tr("%1, VAT %2")
                .arg(m_format.money(totals.total, totals.currency), m_format.amount(totals.vat, totals.currency));
        if (totals.creditNotes > 0)
            sum = tr("%1, VAT %2, after %3 in credit notes")
                      .arg(m_format.money(totals.total, totals.currency), m_format.amount(totals.vat, totals.currency),
                          m_format.amount(-totals.credited, totals.currency));
        sums.insert(totals.currency == usual ? 0 : sums.size(), sum);
    }
    m_sums->setText(sums.join(u"  ·  "_s));
}

void ResultLine::setSearching(bool searching)
{
    m_blink.stop();
    if (searching)
        m_blink.start();
    else
        showProgress(false);
}

QString ResultLine::count() const
{
    return m_count->text();
}

QString ResultLine::sums() const
{
    return m_sums->text();
}

void ResultLine::showProgress(bool shown)
{
    m_searching->setVisible(shown);
    m_cancel->setVisible(shown);
}

void ResultLine::takeTheme()
{
    m_cancel->setFont(m_theme.font(TextRank::Caption));
    setFixedHeight(QFontMetrics(m_theme.font(TextRank::Body)).height() + space::small);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/AnalyticsControls.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int custom = 0; ///< the button for a range of one's own
} // namespace

AnalyticsControls::AnalyticsControls(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_windows(makeWindows())
    , m_minutes(new QSpinBox(this))
    , m_currencyLabel(new QLabel(tr("C&urrency"), this))
    , m_currency(new QComboBox(this))
    , m_reach(new ElidedLabel(theme, TextRank::Caption, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    for (QAbstractButton *button : m_windows->buttons())
        layout->addWidget(button);
    layout->addWidget(m_minutes);
    layout->addSpacing(space::medium);
    layout->addWidget(m_currencyLabel);
    layout->addSpacing(space::tiny);
    layout->addWidget(m_currency);
    layout->addStretch(1);
    layout->addWidget(m_reach);
    makeMinutes();
    setLook(m_currencyLabel, u"muted"_s);
    m_currencyLabel->setBuddy(m_currency);
    m_currency->setAccessibleName(tr("Currency of the amounts"));
    m_currency->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_currency->setObjectName(u"currency"_s);
    m_currencyLabel->hide();
    m_currency->hide();
    m_reach->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_currency, &QComboBox::activated, this, &AnalyticsControls::chooseCurrency);
    connect(&theme, &Theme::changed, this, &AnalyticsControls::takeTheme);
    takeTheme();
}

QButtonGroup *AnalyticsControls::makeWindows()
{
    auto *group = new QButtonGroup(this);
    struct Window {
        int minutes;
        QString text;
        QString name;
    };
    for (const auto &[minutes, text, name] : {Window{15, tr("15 min"), tr("Per-minute figures, last 15 minutes")},
             Window{60, tr("1 h"), tr("Per-minute figures, last hour")},
             Window{6 * 60, tr("6 h"), tr("Per-minute figures, last 6 hours")},
             Window{24 * 60, tr("24 h"), tr("Per-minute figures, last 24 hours")},
             Window{custom, tr("Custom"), tr("Per-minute figures, range of your choice")}}) {
        auto *button = new QPushButton(text, this);
        button->setCheckable(true);
        // Tab leads to the one that is checked, arrows to the others.
        button->setFocusPolicy(Qt::ClickFocus);
        connect(button, &QPushButton::toggled, button,
            [button](bool checked) { button->setFocusPolicy(checked ? Qt::StrongFocus : Qt::ClickFocus); });
        button->setChecked(m_query.window.count() == minutes);
        button->setAccessibleName(name);
        button->setToolTip(name);
        setLook(button, u"tab"_s);
        group->addButton(button, minutes);
    }
    connect(group, &QButtonGroup::idToggled, this, [this](int minutes, bool checked) {
        if (!checked)
            return;
        m_minutes->setVisible(minutes == custom);
        chooseWindow(std::chrono::minutes(minutes == custom ? m_minutes->value() : minutes));
    });
    return group;
}

void AnalyticsControls::makeMinutes()
{
    constexpr int shortest = 5;
    constexpr int usual = 120;
    m_minutes->setObjectName(u"minutes"_s);
    m_minutes->setAccessibleName(tr("Range in minutes"));
    m_minutes->setRange(shortest, static_cast<int>(AnalyticsQuery::longestWindow.count()));
    m_minutes->setValue(usual);
    m_minutes->setSuffix(tr(" min", "minutes"));
    m_minutes->setKeyboardTracking(false); // a number that is half typed is not meant
    m_minutes->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    guardAgainstWheel(m_minutes);
    m_minutes->hide();
    connect(
        m_minutes, &QSpinBox::valueChanged, this, [this](int minutes) { chooseWindow(std::chrono::minutes(minutes)); });
}

void AnalyticsControls::chooseWindow(std::chrono::minutes window)
{
    if (window == m_query.window)
        return;
    m_query.window = window;
    Q_EMIT queryChanged();
}

void AnalyticsControls::takeTheme()
{
    m_minutes->setFont(m_theme.font(TextRank::Body));
    for (QAbstractButton *button : m_windows->buttons())
        button->setFont(m_theme.font(TextRank::Strong));
}

void AnalyticsControls::setFigures(const Analytics &figures)
{
    offer(figures.currencies, figures.currency);
    m_reach->setText(describeReach(figures));
}

QString AnalyticsControls::reach() const
{
    return m_reach->text();
}

QString AnalyticsControls::describeReach(const Analytics &figures) const
{
    const QString all = m_format.number(figures.lastSeq);
    // What a run at a readable pace has stored in the last second is nothing to speak of.
    constexpr Seq worthSaying = 1'000;
    if (figures.lastSeq - figures.upTo < worthSaying)
        return figures.lastSeq == 0 ? QString()
                                    : tr("%1 invoices, live", nullptr, Words::plural(figures.lastSeq)).arg(all);
    return tr("Catching up: %1 of %2 invoices", nullptr, Words::plural(figures.lastSeq))
        .arg(m_format.number(figures.upTo), all);
}

void AnalyticsControls::offer(const std::vector<Currency> &currencies, Currency current)
{
    // After a reset the one that was chosen may be gone.
    if (m_query.currency && std::ranges::find(currencies, *m_query.currency) == currencies.end())
        m_query.currency.reset();
    if (currencies != m_offered) {
        m_offered = currencies;
        const QSignalBlocker blocker(m_currency);
        m_currency->clear();
        for (const Currency &currency : currencies)
            m_currency->addItem(currency.code());
        m_currency->setVisible(currencies.size() > 1);
        m_currencyLabel->setVisible(currencies.size() > 1);
    }
    m_currency->setCurrentText(current.code());
}

void AnalyticsControls::chooseCurrency()
{
    m_query.currency = Currency::fromCode(m_currency->currentText());
    Q_EMIT queryChanged();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/WindowSection.h"

#include "ui/Preferences.h"
#include "ui/settings/FormRow.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr double boundsInOne = 10'000; ///< an AmountBound counts ten-thousandths
static_assert(amountBoundDecimals == 4);
constexpr double largestAmount = 1e11; ///< every cent below it is exact in a double
constexpr double usualAmount = 10'000;

template <typename Enum>
void add(QComboBox &box, const QString &text, Enum value)
{
    box.addItem(text, static_cast<int>(value));
}

} // namespace

WindowSection::WindowSection(Preferences &preferences, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_theme(theme)
    , m_mode(new QComboBox(this))
    , m_currency(new QComboBox(this))
    , m_motion(makeBox(u"reducedMotion"_s, tr("Reduce motion")))
    , m_closing(new QComboBox(this))
    , m_tray(makeBox(u"trayIcon"_s, tr("Show tray icon")))
    , m_runEnd(makeBox(u"notifyRunEnd"_s, tr("When a run ends")))
    , m_red(makeBox(u"alertRed"_s, tr("When an invoice has risk Red")))
    , m_failed(makeBox(u"alertCheck"_s, tr("When an e-invoice fails its check")))
    , m_overdue(makeBox(u"alertOverdue"_s, tr("When an invoice is overdue")))
    , m_above(makeBox(u"alertAbove"_s, tr("When an invoice’s total is above")))
    , m_amount(new QDoubleSpinBox(this))
    , m_layout(new QVBoxLayout(this))
{
    build();
    fillCurrencies();
    show();
    connect(&preferences, &Preferences::changed, this, &WindowSection::show);
    connect(m_mode, &QComboBox::activated, this, &WindowSection::take);
    connect(m_currency, &QComboBox::activated, this, &WindowSection::take);
    connect(m_closing, &QComboBox::activated, this, &WindowSection::take);
    for (QCheckBox *box : {m_motion, m_tray, m_runEnd, m_red, m_failed, m_overdue, m_above})
        connect(box, &QCheckBox::toggled, this, &WindowSection::take);
    connect(m_amount, &QDoubleSpinBox::valueChanged, this, &WindowSection::take);
    connect(&theme, &Theme::changed, this, &WindowSection::takeTheme);
    takeTheme();
}

QCheckBox *WindowSection::makeBox(const QString &name, const QString &text)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(name);
    return box;
}

void WindowSection::addRow(const QString &title, const QString &help, QWidget *control)
{
    m_layout->addWidget(new FormRow(title, help, control, m_theme, this));
}

void WindowSection::build()
{
    add(*m_mode, tr("Use system setting"), Theme::Mode::System);
    add(*m_mode, tr("Light"), Theme::Mode::Light);
    add(*m_mode, tr("Dark"), Theme::Mode::Dark);
    m_mode->setObjectName(u"theme"_s);
    m_mode->setAccessibleName(tr("Theme"));
    add(*m_closing, tr("Ask"), Preferences::Closing::Ask);
    add(*m_closing, tr("Always quit"), Preferences::Closing::Quit);
    add(*m_closing, tr("Keep running in the tray"), Preferences::Closing::KeepInTray);
    m_closing->setObjectName(u"closing"_s);
    m_closing->setAccessibleName(tr("Closing during a run"));
    m_amount->setObjectName(u"alertAmount"_s);
    m_amount->setRange(0.01, largestAmount);
    m_amount->setDecimals(2);
    m_amount->setGroupSeparatorShown(QLocale().language() != QLocale::C); // which has commas, and MoneyFormat has not
    m_amount->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_amount->setKeyboardTracking(false);
    takeSpokenInput(m_amount);
    m_amount->setAccessibleName(tr("Alert me above this total"));
    m_currency->setObjectName(u"mainCurrency"_s);
    m_currency->setAccessibleName(tr("Main currency"));
    m_currency->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QWidget *control : std::initializer_list<QWidget *>{m_mode, m_currency, m_closing, m_amount})
        guardAgainstWheel(control);

    const auto leftOf = [this](QWidget *control) {
        auto *holder = new QWidget(this);
        auto *layout = new QHBoxLayout(holder);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(control);
        layout->addStretch();
        return holder;
    };
    auto *notices = new QWidget(this);
    auto *list = new QVBoxLayout(notices);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(space::tiny);
    for (QWidget *control : std::initializer_list<QWidget *>{m_runEnd, m_red, m_failed, m_overdue, m_above})
        list->addWidget(control);
    auto *amount = leftOf(m_amount);
    amount->layout()->setContentsMargins(space::page + space::tiny, 0, 0, 0);
    list->addWidget(amount);

    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::page);
    addRow(tr("Theme"), {}, leftOf(m_mode));
    addRow(tr("Main currency"), tr("The currency of the figures on the Dashboard."), leftOf(m_currency));
    addRow(tr("Motion"), tr("Turn off fades. Your system’s setting always applies."), m_motion);
    addRow(tr("Closing during a run"), tr("What closing the window does during a run."), leftOf(m_closing));
    addRow(tr("Tray"), tr("Reopen Billow and get notifications from the tray."), m_tray);
    addRow(tr("Notify me"), tr("Shown on the desktop and in the window. The amount is in the invoice’s currency."),
        notices);
}

void WindowSection::offerCurrencies(const Totals &stored)
{
    QStringList codes;
    for (const CurrencyTotals &totals : stored.byCurrency())
        codes += totals.currency.code();
    codes.sort();
    if (codes == m_codes || m_currency->view()->isVisible())
        return;
    m_codes = codes;
    fillCurrencies();
    show();
}

void WindowSection::fillCurrencies()
{
    QStringList codes = m_codes;
    if (const auto chosen = m_preferences.values().mainCurrency; chosen && !codes.contains(chosen->code()))
        codes += chosen->code(); // nothing in it is stored now
    m_currency->clear();
    m_currency->addItem(tr("Automatic"), QString());
    for (const QString &code : codes)
        m_currency->addItem(code, code);
}

void WindowSection::takeTheme()
{
    for (QWidget *control : std::initializer_list<QWidget *>{
             m_mode, m_currency, m_motion, m_closing, m_tray, m_runEnd, m_red, m_failed, m_overdue, m_above, m_amount})
        control->setFont(m_theme.font(TextRank::Body));
}

void WindowSection::show()
{
    const Preferences::Values &values = m_preferences.values();
    m_showing = true;
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(values.theme)));
    const QString code = values.mainCurrency ? values.mainCurrency->code() : QString();
    if (m_currency->findData(code) < 0)
        fillCurrencies();
    m_currency->setCurrentIndex(m_currency->findData(code));
    m_motion->setChecked(values.reducedMotion);
    m_closing->setCurrentIndex(m_closing->findData(static_cast<int>(values.closing)));
    m_tray->setChecked(values.trayIcon);
    m_runEnd->setChecked(values.notifyWhenRunEnds);
    m_red->setChecked(values.alertOnRed);
    m_failed->setChecked(values.alertOnFailedCheck);
    m_overdue->setChecked(values.alertOnOverdue);
    m_above->setChecked(values.alertAbove.has_value());
    if (values.alertAbove)
        m_amount->setValue(static_cast<double>(*values.alertAbove) / boundsInOne);
    else if (m_amount->value() <= m_amount->minimum())
        m_amount->setValue(usualAmount);
    m_amount->setEnabled(values.alertAbove.has_value());
    m_showing = false;
}

void WindowSection::take()
{
    if (m_showing)
        return;
    Preferences::Values values = m_preferences.values();
    values.theme = static_cast<Theme::Mode>(m_mode->currentData().toInt());
    values.mainCurrency = Currency::fromCode(m_currency->currentData().toString());
    values.reducedMotion = m_motion->isChecked();
    values.closing = static_cast<Preferences::Closing>(m_closing->currentData().toInt());
    values.trayIcon = m_tray->isChecked() || values.closing == Preferences::Closing::KeepInTray;
    values.notifyWhenRunEnds = m_runEnd->isChecked();
    values.alertOnRed = m_red->isChecked();
    values.alertOnFailedCheck = m_failed->isChecked();
    values.alertOnOverdue = m_overdue->isChecked();
    values.alertAbove =
        m_above->isChecked() ? std::optional<AmountBound>(std::llround(m_amount->value() * boundsInOne)) : std::nullopt;
    m_preferences.set(values);
}

} // namespace billow

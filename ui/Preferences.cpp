// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/Preferences.h"

#include <QMetaEnum>
#include <QSettings>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString themeKey = u"window/theme"_s;
const QString motionKey = u"window/reduced_motion"_s;
const QString trayKey = u"window/tray_icon"_s;
const QString closingKey = u"window/closing"_s;
const QString runEndKey = u"alerts/run_end"_s;
const QString redKey = u"alerts/risk_red"_s;
const QString checkKey = u"alerts/check_failed"_s;
const QString overdueKey = u"alerts/overdue"_s;
const QString overdueToldKey = u"alerts/overdue_told_on"_s;
const QString amountKey = u"alerts/total_above"_s;
const QString currencyKey = u"window/main_currency"_s;

template <typename Enum>
Enum enumOf(const QVariant &value, Enum otherwise)
{
    const QMetaEnum names = QMetaEnum::fromType<Enum>();
    const QString wanted = value.toString();
    for (int place = 0; place < names.keyCount(); ++place) {
        if (wanted.compare(QLatin1StringView(names.key(place)), Qt::CaseInsensitive) == 0)
            return static_cast<Enum>(names.value(place));
    }
    return otherwise;
}

template <typename Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

} // namespace

Preferences::Preferences(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    read();
}

void Preferences::set(const Values &values)
{
    if (values == m_values)
        return;
    m_values = values;
    write();
    Q_EMIT changed();
}

std::optional<QDate> Preferences::overdueToldOn() const
{
    const QDate day = QDate::fromString(m_settings.value(overdueToldKey).toString(), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

void Preferences::setOverdueToldOn(QDate day)
{
    m_settings.setValue(overdueToldKey, day.toString(Qt::ISODate));
}

void Preferences::read()
{
    m_values.theme = enumOf(m_settings.value(themeKey), Theme::Mode::System);
    m_values.reducedMotion = m_settings.value(motionKey, false).toBool();
    m_values.trayIcon = m_settings.value(trayKey, false).toBool();
    m_values.closing = enumOf(m_settings.value(closingKey), Closing::Ask);
    m_values.notifyWhenRunEnds = m_settings.value(runEndKey, false).toBool();
    m_values.alertOnRed = m_settings.value(redKey, false).toBool();
    m_values.alertOnFailedCheck = m_settings.value(checkKey, false).toBool();
    m_values.alertOnOverdue = m_settings.value(overdueKey, false).toBool();
    bool isNumber = false;
    const qlonglong bound = m_settings.value(amountKey).toLongLong(&isNumber);
    m_values.alertAbove = isNumber && bound > 0 ? std::optional<AmountBound>(bound) : std::nullopt;
    m_values.mainCurrency = Currency::fromCode(m_settings.value(currencyKey).toString());
}

void Preferences::write() const
{
    m_settings.setValue(themeKey, nameOf(m_values.theme));
    m_settings.setValue(motionKey, m_values.reducedMotion);
    m_settings.setValue(trayKey, m_values.trayIcon);
    m_settings.setValue(closingKey, nameOf(m_values.closing));
    m_settings.setValue(runEndKey, m_values.notifyWhenRunEnds);
    m_settings.setValue(redKey, m_values.alertOnRed);
    m_settings.setValue(checkKey, m_values.alertOnFailedCheck);
    m_settings.setValue(overdueKey, m_values.alertOnOverdue);
    if (m_values.alertAbove)
        m_settings.setValue(amountKey, qlonglong(*m_values.alertAbove));
    else
        m_settings.remove(amountKey);
    if (m_values.mainCurrency)
        m_settings.setValue(currencyKey, m_values.mainCurrency->code());
    else
        m_settings.remove(currencyKey);
}

} // namespace billow

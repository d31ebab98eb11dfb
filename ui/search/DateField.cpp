// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/DateField.h"

#include "ui/format/DayText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

DateField::DateField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_open(addAction(QIcon(), TrailingPosition))
{
    setPlaceholderText(tr("Any", "date"));
    setToolTip(tr("Date, for example 2026-11-23. Press Alt+Down for a calendar."));
    m_open->setToolTip(tr("Open calendar"));
    connect(m_open, &QAction::triggered, this, &DateField::openCalendar);
    // Not textEdited: a screen reader or a voice does not type.
    connect(this, &QLineEdit::textChanged, this, &DateField::dateChanged);
    connect(&theme, &Theme::changed, this, &DateField::takeTheme);
    takeTheme();
}

void DateField::setDate(std::optional<QDate> date)
{
    const QSignalBlocker blocker(this);
    if (date != this->date() || !isUnderstood())
        setText(date ? dayText(*date, locale()) : QString());
}

std::optional<QDate> DateField::date() const
{
    return parse(text(), locale());
}

bool DateField::isUnderstood() const
{
    return text().trimmed().isEmpty() || date().has_value();
}

std::optional<QDate> DateField::parse(const QString &text, const QLocale &locale)
{
    const QString plain = text.trimmed();
    // The short format of some locales has two digits of the year, and would find 1926.
    for (const QDate date : {QDate::fromString(plain, Qt::ISODate), locale.toDate(plain, dayFormat(locale)),
             locale.toDate(plain, QLocale::ShortFormat), locale.toDate(plain, QLocale::LongFormat)})
        if (date.isValid() && date.year() >= 1970 && date.year() < 10000)
            return date;
    return std::nullopt;
}

void DateField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() & Qt::AltModifier)
        openCalendar();
    else
        QLineEdit::keyPressEvent(event);
}

void DateField::openCalendar()
{
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setObjectName(u"calendar"_s);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    setLook(popup, u"card"_s);
    auto *calendar = makeCalendar(popup);
    auto *today = new QPushButton(tr("Today"), popup);
    auto *none = new QPushButton(tr("Clear"), popup);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::small, 0, space::small, space::small);
    buttons->addWidget(today);
    buttons->addStretch();
    buttons->addWidget(none);
    for (QPushButton *button : {today, none}) {
        button->setFont(font());
        button->setAutoDefault(false);
        setLook(button, u"plain"_s);
    }
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(calendar);
    layout->addLayout(buttons);
    const auto choose = [this, popup](std::optional<QDate> day) {
        setDate(day);
        Q_EMIT dateChanged();
        popup->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    connect(today, &QPushButton::clicked, this, [choose] { choose(QDate::currentDate()); });
    connect(none, &QPushButton::clicked, this, [choose] { choose(std::nullopt); });
    popup->setPalette(m_theme.palette());
    popup->setFont(font());
    popup->move(mapToGlobal(QPoint(0, height() + space::tiny)));
    popup->show();
    calendar->setFocus();
}

/// In the colours of the theme, of which Qt leaves out the weekends and the days' names.
QCalendarWidget *DateField::makeCalendar(QWidget *parent) const
{
    const Colours &colours = m_theme.colours();
    auto *calendar = new QCalendarWidget(parent);
    calendar->setPalette(m_theme.palette());
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setSelectedDate(date().value_or(QDate::currentDate()));
    QTextCharFormat day;
    day.setForeground(colours.text);
    for (int weekday = Qt::Monday; weekday <= Qt::Sunday; ++weekday)
        calendar->setWeekdayTextFormat(static_cast<Qt::DayOfWeek>(weekday), day);
    QTextCharFormat heading;
    heading.setForeground(colours.muted);
    heading.setBackground(colours.surface);
    calendar->setHeaderTextFormat(heading);
    return calendar;
}

void DateField::takeTheme()
{
    const QColor &ink = m_theme.colours().muted;
    m_open->setIcon(lineIcon(u"calendar"_s, ink, ink));
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/DateField.h"

#include "ui/theme/Theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;

/// A sheet of a calendar.
QIcon calendarIcon(const QColor &ink)
{
    constexpr int scale = 4; // sharp on every screen
    QPixmap pixmap(iconSize * scale, iconSize * scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    painter.setPen(QPen(ink, 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawRoundedRect(QRectF(2, 3, 12, 11), 2, 2);
    painter.drawLine(QPointF(2, 6.8), QPointF(14, 6.8));
    painter.drawLine(QPointF(5.3, 1.5), QPointF(5.3, 4));
    painter.drawLine(QPointF(10.7, 1.5), QPointF(10.7, 4));
    painter.end();
    return pixmap;
}

} // namespace

DateField::DateField(const Theme &theme, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_open(addAction(QIcon(), TrailingPosition))
{
    setPlaceholderText(tr("Any", "date"));
    setToolTip(tr("A day such as 2026-11-23. Alt+Down opens a calendar."));
    m_open->setToolTip(tr("Choose from a calendar"));
    connect(m_open, &QAction::triggered, this, &DateField::openCalendar);
    connect(this, &QLineEdit::textEdited, this, &DateField::dateChanged);
    connect(&theme, &Theme::changed, this, &DateField::takeTheme);
    takeTheme();
}

void DateField::setDate(std::optional<QDate> date)
{
    if (date != this->date() || !isUnderstood())
        setText(date ? date->toString(Qt::ISODate) : QString());
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
    for (const QDate date : {QDate::fromString(plain, Qt::ISODate), locale.toDate(plain, QLocale::ShortFormat),
             locale.toDate(plain, QLocale::LongFormat)})
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
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar->setSelectedDate(date().value_or(QDate::currentDate()));
    auto *layout = new QVBoxLayout(popup);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(calendar);
    const auto choose = [this, popup](QDate day) {
        setDate(day);
        Q_EMIT dateChanged();
        popup->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, choose);
    connect(calendar, &QCalendarWidget::activated, this, choose);
    popup->setPalette(m_theme.palette());
    popup->setFont(font());
    popup->move(mapToGlobal(QPoint(0, height() + space::tiny)));
    popup->show();
    calendar->setFocus();
}

void DateField::takeTheme()
{
    m_open->setIcon(calendarIcon(m_theme.colours().muted));
}

} // namespace billow

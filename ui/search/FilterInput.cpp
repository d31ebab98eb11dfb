// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterInput.h"

#include "ui/format/DayText.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t unitsOfOne = 10'000;
constexpr int mostDigits = 14; ///< of the whole part: what is left of 64 bits

/// "1,234,567" to "1234567", where the signs group as they should; otherwise unchanged.
QString withoutGrouping(const QString &whole, const QString &separator)
{
    if (separator.isEmpty())
        return whole;
    // Two or three digits between signs, three before the decimal sign: that of India and of everyone else.
    const QRegularExpression grouped(
        u"^-?\\d{1,3}(?:%1\\d{2,3})*%1\\d{3}$"_s.arg(QRegularExpression::escape(separator)));
    return grouped.match(whole).hasMatch() ? QString(whole).remove(separator) : whole;
}

/// Digits of the locale as 0 to 9, without blanks.
QString plainDigits(QStringView text)
{
    QString plain;
    for (const QChar character : text) {
        if (character.isDigit())
            plain += QChar(u'0' + static_cast<char16_t>(character.digitValue()));
        else if (!character.isSpace())
            plain += character;
    }
    return plain;
}

QString fraction(AmountBound amount)
{
    QString digits = QString::number(amount % unitsOfOne).rightJustified(amountBoundDecimals, u'0');
    while (digits.endsWith(u'0'))
        digits.chop(1);
    return digits;
}

} // namespace

Result<AmountBound> AmountInput::parse(QStringView text, const QLocale &locale)
{
    QString plain = plainDigits(text);
    const QString point = locale.decimalPoint();
    const QString separator = plainDigits(locale.groupSeparator()); // may be a blank, which is gone already
    // Where the point groups, 1.000 is a thousand; where it cannot, it is a decimal point everywhere.
    const auto decimal = plain.lastIndexOf(point);
    QString whole = withoutGrouping(decimal < 0 ? plain : plain.left(decimal), separator);
    if (decimal >= 0)
        whole += u'.' + plain.mid(decimal + point.size());
    static const QRegularExpression shape(u"^(-?)(\\d*)(?:\\.(\\d*))?$"_s);
    const QRegularExpressionMatch match = shape.match(whole);
    if (!match.hasMatch() || (match.captured(2).isEmpty() && match.captured(3).isEmpty()))
        return Error::invalid(tr("Enter an amount, for example %1").arg(writePlain(12'345'000, locale)));
    if (!match.captured(1).isEmpty())
        return Error::invalid(tr("Enter an amount of zero or more"));
    if (match.captured(3).size() > amountBoundDecimals)
        return Error::invalid(tr("Use at most four decimal places"));
    if (match.captured(2).size() > mostDigits)
        return Error::invalid(tr("Enter a smaller amount"));
    return match.captured(2).toLongLong() * unitsOfOne
        + match.captured(3).leftJustified(amountBoundDecimals, u'0').toLongLong();
}

QString AmountInput::write(AmountBound amount, const MoneyFormat &format)
{
    const QString decimals = fraction(amount);
    const QString whole = format.number(amount / unitsOfOne);
    return decimals.isEmpty() ? whole : whole + format.locale().decimalPoint() + decimals;
}

QString AmountInput::writePlain(AmountBound amount, const QLocale &locale)
{
    const QString decimals = fraction(amount);
    const QString whole = QString::number(amount / unitsOfOne);
    return decimals.isEmpty() ? whole : whole + locale.decimalPoint() + decimals;
}

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

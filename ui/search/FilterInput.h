// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/InvoiceQuery.h"
#include "ui/format/MoneyFormat.h"

#include <QCoreApplication>
#include <QDate>
#include <QLineEdit>

#include <optional>

class QCalendarWidget;

namespace billow {

class Theme;

/// Amounts as people type them into a filter, whatever the currency.
class AmountInput final {
    Q_DECLARE_TR_FUNCTIONS(AmountInput)
public:
    AmountInput() = delete;

    /// "1234.5" with a point or the locale's own decimal sign; blanks and the locale's grouping are accepted where they
    /// are between groups of digits. The error is a short sentence without a full stop.
    [[nodiscard]] static Result<AmountBound> parse(QStringView text, const QLocale &locale);
    /// "1,234.5", with as many decimals as it needs.
    [[nodiscard]] static QString write(AmountBound amount, const MoneyFormat &format);
    /// The same without grouping, as it is typed.
    [[nodiscard]] static QString writePlain(AmountBound amount, const QLocale &locale);
};

/// A day to type, or to choose from a calendar (Alt+Down), or none at all.
class DateField final : public QLineEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DateField)
public:
    explicit DateField(const Theme &theme, QWidget *parent = nullptr);

    void setDate(std::optional<QDate> date);
    /// Nothing where the field is empty or cannot be understood.
    [[nodiscard]] std::optional<QDate> date() const;
    [[nodiscard]] bool isUnderstood() const;

    /// ISO 8601 (2026-11-23), or as the locale writes a short date.
    [[nodiscard]] static std::optional<QDate> parse(const QString &text, const QLocale &locale);

Q_SIGNALS:
    /// By a person.
    void dateChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openCalendar();
    [[nodiscard]] QCalendarWidget *makeCalendar(QWidget *parent) const;
    void takeTheme();

    const Theme &m_theme;
    QAction *m_open;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/theme/Theme.h"

#include <QObject>

#include <optional>

class QSettings;

namespace billow {

/// The user's choices for this window. Settings of the engine are in core/settings. Lives on the GUI thread.
class Preferences final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Preferences)
public:
    /// What closing the window does while the stream is running.
    enum class Closing { Ask, Quit, KeepInTray };
    Q_ENUM(Closing)

    struct Values {
        Theme::Mode theme = Theme::Mode::System;
        bool reducedMotion = false; ///< if false, the system's setting still counts
        bool trayIcon = false;
        Closing closing = Closing::Ask;
        bool notifyWhenRunEnds = false;
        bool alertOnRed = false; ///< for each invoice shown with risk Red
        bool alertOnFailedCheck = false; ///< for each e-invoice shown whose check failed
        bool alertOnOverdue = false; ///< for each invoice whose due date has passed: when it is shown, or on that day
        std::optional<AmountBound> alertAbove; ///< for each invoice shown whose total is above this, in its currency
        /// Of the cards, and left out beside amounts; nothing: see DashboardPage::setMainCurrency().
        std::optional<Currency> mainCurrency;

        friend bool operator==(const Values &, const Values &) = default;
    };

    /// Reads them from \a settings, which must outlive this. What is not understood there counts as not set.
    explicit Preferences(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] const Values &values() const { return m_values; }
    void set(const Values &values);

    /// The day on which the user was last told what had become overdue; nothing: never.
    [[nodiscard]] std::optional<QDate> overdueToldOn() const;
    void setOverdueToldOn(QDate day);

Q_SIGNALS:
    void changed();

private:
    void read();
    void write() const;

    QSettings &m_settings;
    Values m_values;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QPushButton;

namespace billow {

class MessageBanner;

/// What is to be said to the person, above the page whichever it is: what is wrong for as long as it is, what became
/// of the last command where it was not simply done, and news. Takes no room while there is nothing to say.
class Notices final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notices)
public:
    explicit Notices(const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);
    void report(const CommandOutcome &outcome);
    void tell(Tone tone, const QString &news);

Q_SIGNALS:
    /// To where the storage is chosen.
    void settingsWanted();
    /// The engine has stopped for good, or the storage cannot be used: the program is to begin anew.
    void restartWanted();

private:
    void makeRoom();

    // Children.
    MessageBanner *m_condition;
    MessageBanner *m_outcome;
    MessageBanner *m_news;
    // On m_condition, the ways out: where the storage is at fault, and where the engine has stopped.
    QPushButton *m_settings;
    QPushButton *m_restart;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QPushButton;

namespace billow {

class MessageBanner;

/// Messages below the page, whichever it is: what is wrong for as long as it is wrong, and the latest of a command that
/// failed and of news, which goes away by itself. Takes no room while there is nothing to say.
class Notices final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notices)
public:
    explicit Notices(const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);
    void report(const CommandOutcome &outcome);
    /// \a showsMore: with a button "Show", which emits newsWanted().
    void tell(Tone tone, const QString &news, bool showsMore = false);

Q_SIGNALS:
    /// To the settings of the database.
    void settingsWanted();
    void newsWanted();
    /// The engine has stopped for good, or the database cannot be used: Billow has to restart.
    void restartWanted();

private:
    void makeRoom();

    // Children.
    MessageBanner *m_condition;
    MessageBanner *m_outcome;
    MessageBanner *m_news;
    // On m_condition: where the database is at fault, and where the engine has stopped.
    QPushButton *m_settings;
    QPushButton *m_restart;
    QPushButton *m_show; ///< on m_news
};

} // namespace billow

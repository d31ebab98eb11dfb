// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/Preferences.h"

#include <QDialog>

class QCheckBox;

namespace billow {

class MoneyFormat;

/// Asks what closing the window does while there is something to stop, and whether to ask again; or whether to restart.
class CloseQuestion final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseQuestion)
public:
    enum class About {
        Close,
        CloseOrTray, ///< there is a tray to keep the window in
        Restart,
    };

    /// What the window itself is at work on.
    struct Work {
        bool importing = false;
        bool exporting = false;
    };

    CloseQuestion(About about, const SystemStatus &status, Work work, const MoneyFormat &format, Theme &theme,
        QWidget *parent = nullptr);

Q_SIGNALS:
    void answered(billow::Preferences::Closing closing, bool remember);

private:
    void answer(Preferences::Closing closing);
    [[nodiscard]] static QString consequence(
        bool restart, const SystemStatus &status, Work work, const MoneyFormat &format);

    QCheckBox *m_remember; // child
};

} // namespace billow

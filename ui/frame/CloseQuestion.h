// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/Preferences.h"

#include <QDialog>

class QCheckBox;

namespace billow {

class MoneyFormat;

/// Asks what closing the window during a run is to mean, and whether to ask again.
class CloseQuestion final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseQuestion)
public:
    /// \a importing: whether an import is going on. \a tray: whether there is one to keep the window in.
    CloseQuestion(const SystemStatus &status, bool importing, const MoneyFormat &format, bool tray, Theme &theme,
        QWidget *parent = nullptr);

Q_SIGNALS:
    void answered(billow::Preferences::Closing closing, bool remember);

private:
    void answer(Preferences::Closing closing);
    [[nodiscard]] static QString consequence(const SystemStatus &status, bool importing, const MoneyFormat &format);

    QCheckBox *m_remember; // child
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;

namespace billow {

class ElidedLabel;
class Theme;

/// How far the run is: "843 of 1 500 · 2:11 left", and after it how far its display is.
class RunProgress final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunProgress)
public:
    RunProgress(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);
    [[nodiscard]] QString caption() const;

private:
    void refresh();
    void refreshRun(std::chrono::milliseconds left);
    void refreshBacklog();
    [[nodiscard]] static QString withTime(const QString &text, std::chrono::seconds left);
    void showShare(std::int64_t part, std::int64_t whole);

    const MoneyFormat &m_format;
    SystemStatus m_status;
    QTimer m_tick; ///< the time that is left goes on while no update comes
    QProgressBar *m_bar; // child
    ElidedLabel *m_caption; // child
};

} // namespace billow

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

/// How far the run is: "843 of 1 500 · about 2 min 11 s left". Without a run, how far the backlog is.
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
    void showShare(std::int64_t part, std::int64_t whole);

    const MoneyFormat &m_format;
    SystemStatus m_status;
    QTimer m_tick; ///< the time left is counted down between updates
    QProgressBar *m_bar; // child
    ElidedLabel *m_caption; // child
};

} // namespace billow

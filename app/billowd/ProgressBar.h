// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// A progress bar on standard error where that is a terminal; nothing elsewhere. Takes its line back when it goes.
class ProgressBar final {
public:
    enum class Of { Bytes, Rows };

    explicit ProgressBar(Of unit = Of::Bytes);
    ~ProgressBar();
    Q_DISABLE_COPY_MOVE(ProgressBar)

    /// \a done of \a of.
    void show(qint64 done, qint64 of);
    /// A line above it, on a terminal or not.
    void say(const QString &line);

private:
    void clear();

    const bool m_onTerminal;
    const Of m_unit;
    int m_shown = -1; ///< per cent
};

} // namespace billow

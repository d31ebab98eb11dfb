// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/SecretMasking.h"
#include "core/telemetry/LogLine.h"
#include "core/telemetry/LogWriter.h"

#include <QLoggingCategory>
#include <QStringList>

namespace billow {

/// Logging as long as it lives: made first in main(), destroyed last, once in a process at a time. The rest of the
/// program knows nothing of it and logs with qCInfo(category) and kin, from any thread.
class Logging final {
public:
    struct Options {
        QtMsgType level = QtInfoMsg; ///< the least that is logged
        QString categoryRules; ///< QLoggingCategory's filter rules, one a line: exceptions from level
        QStringList secrets; ///< masked wherever they stand
        LogWriter::Options writer{};
        std::size_t historyLines = 1000;
    };

    explicit Logging(Options options);
    ~Logging(); ///< writes what is logged so far; later messages go Qt's way again
    Q_DISABLE_COPY_MOVE(Logging)

    /// From now on this is what is logged, as in Options.
    void setFilter(QtMsgType level, const QString &categoryRules);
    /// A secret that became known later.
    void hide(const QString &secret) { m_redactor.hide(secret); }
    /// The newest lines, and a listener for those to come.
    [[nodiscard]] LogHistory &history() { return m_history; }
    /// Returns when all that was logged before has been written.
    void flush() { m_writer.flush(); }

private:
    static void handle(QtMsgType level, const QMessageLogContext &context, const QString &message);
    void log(QtMsgType level, const QMessageLogContext &context, const QString &message);

    Redactor m_redactor;
    LogHistory m_history;
    LogWriter m_writer;
    QtMessageHandler m_previous = nullptr;
};

} // namespace billow

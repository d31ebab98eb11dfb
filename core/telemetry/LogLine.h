// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <qlogging.h>
#include <QString>

#include <chrono>

namespace billow {

/// What was logged once; its secrets are masked already.
struct LogLine {
    std::chrono::sys_time<std::chrono::milliseconds> time{};
    QtMsgType level = QtInfoMsg;
    QString category; ///< "ledger" for billow.ledger, other names whole
    QString message;
};

/// "debug", "info", "warning", "error" or "fatal"
[[nodiscard]] QString levelName(QtMsgType level);

/// "2026-11-23T08:42:59.123Z  info     ledger    message", always one line: control characters are escaped. With "\n".
[[nodiscard]] QByteArray asText(const LogLine &line);

/// {"category":…,"level":…,"message":…,"time":…} and "\n".
[[nodiscard]] QByteArray asJson(const LogLine &line);

} // namespace billow

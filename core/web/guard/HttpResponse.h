// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace billow {

/// An answer. The body is implicitly shared: a body for many clients is written once.
struct HttpResponse {
    int status = 200;
    QByteArray mediaType; ///< "application/json", …; empty: no body
    QByteArray body;
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< in addition to those of every answer
    bool closes = false; ///< the connection ends with it
    bool isStreamed = false; ///< the body comes piece by piece

    /// \a body is JSON already.
    [[nodiscard]] static HttpResponse json(QByteArray body, int status = 200);
    /// {"success":false,"error":…}
    [[nodiscard]] static HttpResponse error(int status, const QString &message);
    /// 503 with Retry-After: the same request may succeed after \a seconds.
    [[nodiscard]] static HttpResponse tryAgain(const QString &message, int seconds = 1);
    [[nodiscard]] static HttpResponse text(QByteArray body, int status = 200);
};

} // namespace billow

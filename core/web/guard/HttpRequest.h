// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <optional>
#include <utility>
#include <vector>

namespace billow {

/// One request as the guard has read it, complete with its body. A plain value. Names follow RFC 9110.
struct HttpRequest {
    QByteArray method; ///< "GET", …; as it came: methods are case-sensitive
    QByteArray authority; ///< of a target in absolute form; else empty
    QByteArray path; ///< percent-decoded, begins with "/", without redundant slashes; "*" of OPTIONS is kept
    QByteArray query; ///< after the "?", not decoded
    int minorVersion = 1; ///< of HTTP/1
    std::vector<std::pair<QByteArray, QByteArray>> fields; ///< names in lower case; in the order in which they came
    QByteArray body;

    /// The field's value; joined with ", " if it is given more than once; nothing if it is not given.
    [[nodiscard]] std::optional<QByteArray> field(QByteArrayView lowerCaseName) const;
    [[nodiscard]] bool has(QByteArrayView lowerCaseName) const;
    /// Whether the comma-separated field names \a lowerCaseToken, letter case ignored.
    [[nodiscard]] bool fieldNames(QByteArrayView lowerCaseName, QByteArrayView lowerCaseToken) const;
    /// Whether the connection may serve another request after this one.
    [[nodiscard]] bool keepsAlive() const;
    /// Whether it requests a WebSocket.
    [[nodiscard]] bool isUpgrade() const;
    /// GET, HEAD and OPTIONS: it changes nothing.
    [[nodiscard]] bool isSafe() const;
    /// Whether it announces a body.
    [[nodiscard]] bool announcesBody() const;
    /// The media type of the body in lower case, without parameters; empty where none is given.
    [[nodiscard]] QByteArray mediaType() const;
};

/// Whether any route has that method, or answers for it.
[[nodiscard]] bool isServedMethod(const QByteArray &method);

/// The parameters of \a query, decoded as forms encode them (WHATWG URL, application/x-www-form-urlencoded).
[[nodiscard]] std::vector<std::pair<QByteArray, QByteArray>> queryItems(const QByteArray &query);
/// The values of one of them, as often as it is given.
[[nodiscard]] QByteArrayList queryValues(const QByteArray &query, QByteArrayView name);

} // namespace billow

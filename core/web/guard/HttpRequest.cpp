// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/HttpRequest.h"

#include <algorithm>

namespace billow {

namespace {

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView lowerCase)
{
    return a.size() == lowerCase.size() && a.compare(lowerCase, Qt::CaseInsensitive) == 0;
}

QByteArray decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QByteArray::fromPercentEncoding(text);
}

} // namespace

std::optional<QByteArray> HttpRequest::field(QByteArrayView lowerCaseName) const
{
    std::optional<QByteArray> result;
    for (const auto &[name, value] : fields) {
        if (name != lowerCaseName)
            continue;
        result = result ? *result + ", " + value : value;
    }
    return result;
}

bool HttpRequest::has(QByteArrayView lowerCaseName) const
{
    return std::any_of(
        fields.begin(), fields.end(), [lowerCaseName](const auto &field) { return field.first == lowerCaseName; });
}

bool HttpRequest::fieldNames(QByteArrayView lowerCaseName, QByteArrayView lowerCaseToken) const
{
    for (const auto &[name, value] : fields) {
        if (name != lowerCaseName)
            continue;
        const QByteArrayList tokens = value.split(',');
        if (std::any_of(tokens.begin(), tokens.end(), [lowerCaseToken](const QByteArray &token) {
                return equalsIgnoringCase(token.trimmed(), lowerCaseToken);
            }))
            return true;
    }
    return false;
}

bool HttpRequest::keepsAlive() const
{
    if (fieldNames("connection", "close"))
        return false;
    return minorVersion >= 1 || fieldNames("connection", "keep-alive");
}

bool HttpRequest::isUpgrade() const
{
    return minorVersion >= 1 && method == "GET" && fieldNames("connection", "upgrade")
        && fieldNames("upgrade", "websocket");
}

bool HttpRequest::isSafe() const
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

bool HttpRequest::announcesBody() const
{
    return has("transfer-encoding") || field("content-length").value_or("0").toLongLong() != 0;
}

QByteArray HttpRequest::mediaType() const
{
    const QByteArray type = field("content-type").value_or(QByteArray());
    const qsizetype semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.first(semicolon)).trimmed().toLower();
}

bool isServedMethod(const QByteArray &method)
{
    static const QByteArrayList served{"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"};
    return served.contains(method);
}

std::vector<std::pair<QByteArray, QByteArray>> queryItems(const QByteArray &query)
{
    std::vector<std::pair<QByteArray, QByteArray>> items;
    for (const QByteArray &part : query.split('&')) {
        const qsizetype equals = part.indexOf('=');
        items.emplace_back(decoded(equals < 0 ? part : part.first(equals)),
            equals < 0 ? QByteArray() : decoded(part.sliced(equals + 1)));
    }
    return items;
}

QByteArrayList queryValues(const QByteArray &query, QByteArrayView name)
{
    QByteArrayList values;
    for (const auto &[itemName, value] : queryItems(query)) {
        if (itemName == name)
            values.append(value);
    }
    return values;
}

} // namespace billow

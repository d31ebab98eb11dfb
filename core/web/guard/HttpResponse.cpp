// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/HttpResponse.h"

#include "core/web/json/ObjectWriter.h"

namespace billow {

using namespace Qt::StringLiterals;

HttpResponse HttpResponse::json(QByteArray body, int status)
{
    return {.status = status, .mediaType = "application/json", .body = std::move(body)};
}

HttpResponse HttpResponse::error(int status, const QString &message)
{
    return json(ObjectWriter().truth("success", false).text("error", message).finish(), status);
}

HttpResponse HttpResponse::tryAgain(const QString &message, int seconds)
{
    HttpResponse response = error(503, message);
    response.fields.emplace_back("Retry-After", QByteArray::number(seconds));
    return response;
}

HttpResponse HttpResponse::text(QByteArray body, int status)
{
    return {.status = status, .mediaType = "text/plain; charset=utf-8", .body = std::move(body)};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/resources/Surroundings.h"

namespace billow {

HttpResponse success(QByteArrayView data, int status)
{
    static constexpr QByteArrayView begin = "{\"success\":true,\"data\":";
    QByteArray body;
    body.reserve(begin.size() + data.size() + 1);
    body += begin;
    body += data;
    body += '}';
    return HttpResponse::json(std::move(body), status);
}

HttpResponse failure(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Invalid:
        return HttpResponse::error(400, error.message);
    case Error::Kind::Unavailable:
    case Error::Kind::Full:
    case Error::Kind::Held:
    case Error::Kind::Incompatible:
        return HttpResponse::tryAgain(error.message);
    case Error::Kind::Internal:
        break;
    }
    return HttpResponse::error(500, error.message);
}

} // namespace billow

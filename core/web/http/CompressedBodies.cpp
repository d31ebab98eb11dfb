// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/CompressedBodies.h"

#include "core/web/guard/HttpResponse.h"
#include "core/web/http/ContentCoding.h"

#include <algorithm>

namespace billow {

namespace {

constexpr std::size_t mostKept = 8;
constexpr qsizetype longestKept = 64 * 1024; // bytes

} // namespace

bool CompressedBodies::isCompressible(const HttpResponse &response)
{
    const bool isText = response.mediaType == "application/json" || response.mediaType.startsWith("text/");
    return isText && response.body.size() >= shortest
        && std::none_of(response.fields.begin(), response.fields.end(),
            [](const auto &field) { return field.first == "Content-Encoding" || field.first == "ETag"; });
}

HttpResponse CompressedBodies::compressed(const HttpResponse &response)
{
    QByteArray body = gzipped(response.body);
    HttpResponse made = response;
    made.body = std::move(body);
    made.fields.emplace_back("Content-Encoding", "gzip");
    return made;
}

QByteArray CompressedBodies::gzipped(const QByteArray &body)
{
    const auto known = std::find_if(
        m_kept.begin(), m_kept.end(), [&body](const Kept &each) { return each.body.constData() == body.constData(); });
    if (known != m_kept.end())
        return known->compressed;
    QByteArray made = gzip(body, GzipLevel::Fast);
    // A body with no other owner is sent once.
    if (!body.isDetached() && body.size() <= longestKept) {
        m_kept.push_front({body, made});
        if (m_kept.size() > mostKept)
            m_kept.pop_back();
    }
    return made;
}

} // namespace billow

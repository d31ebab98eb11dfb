// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <zlib.h>

#include <QByteArray>

/// What a client makes of a body in gzip; null where it is none, or not whole.
[[nodiscard]] inline QByteArray gunzip(QByteArray gzipped)
{
    z_stream stream{};
    if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK)
        return {};
    stream.next_in = reinterpret_cast<Bytef *>(gzipped.data());
    stream.avail_in = static_cast<uInt>(gzipped.size());
    QByteArray bytes("");
    int end = Z_OK;
    while (end == Z_OK) {
        char step[64 * 1024];
        stream.next_out = reinterpret_cast<Bytef *>(step);
        stream.avail_out = sizeof step;
        end = inflate(&stream, Z_NO_FLUSH);
        bytes.append(step, static_cast<qsizetype>(sizeof step - stream.avail_out));
    }
    inflateEnd(&stream);
    return end == Z_STREAM_END && stream.avail_in == 0 ? bytes : QByteArray();
}

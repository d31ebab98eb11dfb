// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/GzipStream.h"

#include <zlib.h>

#include <limits>

namespace billow {

struct GzipStream::Stream {
    z_stream zlib{};
};

GzipStream::GzipStream()
    : m_stream(std::make_unique<Stream>())
{
    constexpr int gzipFormat = MAX_WBITS + 16;
    if (deflateInit2(&m_stream->zlib, Z_BEST_SPEED, Z_DEFLATED, gzipFormat, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("zlib has no memory");
}

GzipStream::~GzipStream()
{
    deflateEnd(&m_stream->zlib);
}

QByteArray GzipStream::add(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QByteArray() : write(bytes, Z_SYNC_FLUSH);
}

QByteArray GzipStream::end()
{
    return write({}, Z_FINISH);
}

QByteArray GzipStream::write(const QByteArray &bytes, int flush)
{
    Q_ASSERT(bytes.size() < std::numeric_limits<int>::max());
    z_stream &zlib = m_stream->zlib;
    // zlib only reads through this pointer.
    zlib.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData())); // NOLINT
    zlib.avail_in = static_cast<uInt>(bytes.size());
    QByteArray compressed;
    do {
        constexpr qsizetype step = 64 * 1024;
        const qsizetype before = compressed.size();
        compressed.resize(before + step);
        zlib.next_out = reinterpret_cast<Bytef *>(compressed.data() + before); // NOLINT
        zlib.avail_out = static_cast<uInt>(step);
        (void)deflate(&zlib, flush);
        compressed.truncate(compressed.size() - static_cast<qsizetype>(zlib.avail_out));
    } while (zlib.avail_out == 0);
    return compressed;
}

} // namespace billow

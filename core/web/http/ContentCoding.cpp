// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/http/ContentCoding.h"

#include <zlib.h>

#include <QByteArrayList>
#include <QtGlobal>

#include <limits>

namespace billow {

namespace {

/// The weight of one coding with its parameters, " gzip ; q=0.5", from 0 to 1. One that cannot be read is 0: then the
/// client gets what every client understands.
double weightOf(const QByteArrayList &parts)
{
    for (const QByteArray &part : parts.sliced(1)) {
        const QByteArray parameter = part.trimmed().toLower();
        if (!parameter.startsWith("q="))
            continue;
        bool isNumber = false;
        const double weight = parameter.sliced(2).toDouble(&isNumber);
        return isNumber && weight >= 0 && weight <= 1 ? weight : 0;
    }
    return 1;
}

} // namespace

QByteArray gzip(const QByteArray &bytes, GzipLevel level)
{
    return GzipStream(level).end(bytes);
}

struct GzipStream::Stream {
    z_stream zlib{};
};

GzipStream::GzipStream(GzipLevel level)
    : m_stream(std::make_unique<Stream>())
{
    const int effort = level == GzipLevel::Fast ? Z_BEST_SPEED : Z_BEST_COMPRESSION;
    constexpr int gzipFormat = MAX_WBITS + 16;
    if (deflateInit2(&m_stream->zlib, effort, Z_DEFLATED, gzipFormat, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK)
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

QByteArray GzipStream::end(const QByteArray &bytes)
{
    return write(bytes, Z_FINISH);
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

bool prefersGzip(const QByteArray &acceptEncoding)
{
    double named = -1;
    double any = -1;
    double plain = -1;
    const QByteArrayList codings = acceptEncoding.split(',');
    for (const QByteArray &each : codings) {
        const QByteArrayList parts = each.split(';');
        const QByteArray coding = parts.first().trimmed().toLower();
        if (coding == "gzip" || coding == "x-gzip")
            named = weightOf(parts);
        else if (coding == "*")
            any = weightOf(parts);
        else if (coding == "identity")
            plain = weightOf(parts);
    }
    // "*" means every coding that is not named. No coding at all is always acceptable without being named, but is then
    // the second choice.
    const double weight = named >= 0 ? named : any;
    return weight > 0 && weight >= plain;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>

namespace billow {

enum class GzipLevel {
    Small, ///< for bodies that are compressed once and sent often
    Fast, ///< some 150 MB a second
};

/// \a bytes in the gzip format (RFC 1952).
[[nodiscard]] QByteArray gzip(const QByteArray &bytes, GzipLevel level);

/// Compresses a body that is written piece by piece, in the gzip format. On any thread, one at a time.
class GzipStream final {
public:
    explicit GzipStream(GzipLevel level = GzipLevel::Fast);
    ~GzipStream();
    Q_DISABLE_COPY_MOVE(GzipStream)

    /// All of \a bytes, so that the client can read on without waiting for the next piece.
    [[nodiscard]] QByteArray add(const QByteArray &bytes);
    /// The last \a bytes and the end of the body.
    [[nodiscard]] QByteArray end(const QByteArray &bytes = {});

private:
    struct Stream;

    QByteArray write(const QByteArray &bytes, int flush);

    std::unique_ptr<Stream> m_stream;
};

/// Whether a client with this Accept-Encoding would rather have the answer in gzip than as it is (RFC 9110, 12.5.3).
/// One that sends none would not.
[[nodiscard]] bool prefersGzip(const QByteArray &acceptEncoding);

} // namespace billow

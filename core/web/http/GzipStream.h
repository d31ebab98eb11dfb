// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <memory>

namespace billow {

/// Compresses a body that is written piece by piece, in the gzip format (RFC 1952), fast. On any thread, one at a time.
class GzipStream final {
public:
    GzipStream();
    ~GzipStream();
    Q_DISABLE_COPY_MOVE(GzipStream)

    /// All of \a bytes, so that the client can read on without waiting for the next piece.
    [[nodiscard]] QByteArray add(const QByteArray &bytes);
    /// What ends the body.
    [[nodiscard]] QByteArray end();

private:
    struct Stream;

    QByteArray write(const QByteArray &bytes, int flush);

    std::unique_ptr<Stream> m_stream;
};

} // namespace billow

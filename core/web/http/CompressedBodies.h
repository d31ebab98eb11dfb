// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <deque>

namespace billow {

struct HttpResponse;

/// Compresses the bodies of answers, which no cache keeps. A shared body, which is sent to many clients, is
/// compressed once, however many request it. On one thread.
class CompressedBodies final {
public:
    /// What is shorter fits a packet anyway.
    static constexpr qsizetype shortest = 1'024; ///< bytes

    /// Whether an answer is text that is worth it. One that has a tag of its own, or a coding, is left as it is.
    [[nodiscard]] static bool isCompressible(const HttpResponse &response);
    /// The answer in gzip.
    [[nodiscard]] HttpResponse compressed(const HttpResponse &response);

private:
    struct Kept {
        QByteArray body; ///< kept, so that its address belongs to no other
        QByteArray compressed;
    };

    [[nodiscard]] QByteArray gzipped(const QByteArray &body);

    std::deque<Kept> m_kept; ///< the newest first
};

} // namespace billow

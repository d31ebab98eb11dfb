// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

/// \a bytes in the gzip format (RFC 1952), as small as it gets: for what is written once and sent often.
[[nodiscard]] QByteArray gzip(const QByteArray &bytes);

/// Whether a client with this Accept-Encoding would rather have the answer in gzip than as it is (RFC 9110, 12.5.3).
/// One that sends none would not.
[[nodiscard]] bool prefersGzip(const QByteArray &acceptEncoding);

} // namespace billow

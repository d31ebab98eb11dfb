// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

struct HttpRequest;

/// \a bytes in the gzip format (RFC 1952), as small as it gets: for what is written once and sent often.
[[nodiscard]] QByteArray gzip(const QByteArray &bytes);

/// Whether the client would rather have the answer in gzip than as it is (RFC 9110, 12.5.3). One that says nothing
/// would not.
[[nodiscard]] bool prefersGzip(const HttpRequest &request);

} // namespace billow

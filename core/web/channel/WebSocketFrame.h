// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

/// Appends a text message as a server sends it (RFC 6455): one frame, not masked. Reserve room
/// before you append many.
void appendTextFrame(QByteArray &frames, QByteArrayView text);
[[nodiscard]] QByteArray textFrame(QByteArrayView text);

} // namespace billow

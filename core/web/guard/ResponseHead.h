// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

struct HttpResponse;

/// The head as it goes over the wire, with the fields that every answer has: length, date, and those that keep a
/// browser from misusing the answer.
[[nodiscard]] QByteArray responseHead(const HttpResponse &response, bool keepsAlive);

} // namespace billow

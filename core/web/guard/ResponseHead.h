// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace billow {

struct HttpResponse;

/// The head as it is sent, with the fields of every answer: length, date, and the fields that keep a browser from
/// misusing the answer.
[[nodiscard]] QByteArray responseHead(const HttpResponse &response, bool keepsAlive);

} // namespace billow

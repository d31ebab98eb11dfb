// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

struct sqlite3;

namespace billow {

/// Teaches a connection the SQL function digit_sum(a, b): the sum of two numbers that are kept as decimal digits,
/// because SQLite's integers end at 64 bits. On what is no such number the statement fails as on a damaged file.
/// Answers SQLite's code.
[[nodiscard]] int registerDigitSum(sqlite3 *handle);

} // namespace billow

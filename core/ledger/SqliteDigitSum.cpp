// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SqliteDigitSum.h"

#include "core/invoice/Money.h"

#include <sqlite3.h>

#include <optional>

namespace billow {

namespace {

std::optional<Int128> numberOf(sqlite3_value *value)
{
    const unsigned char *text = sqlite3_value_text(value);
    return int128FromString(QString::fromLatin1(reinterpret_cast<const char *>(text), sqlite3_value_bytes(value)));
}

void digitSum(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto first = numberOf(values[0]);
    const auto second = numberOf(values[1]);
    Int128 sum = 0;
    if (!first || !second || __builtin_add_overflow(*first, *second, &sum)) {
        sqlite3_result_error(context, "a sum is not a number", -1);
        sqlite3_result_error_code(context, SQLITE_CORRUPT);
        return;
    }
    const QByteArray digits = toString(sum).toLatin1();
    sqlite3_result_text(context, digits.constData(), static_cast<int>(digits.size()), SQLITE_TRANSIENT);
}

} // namespace

int registerDigitSum(sqlite3 *handle)
{
    return sqlite3_create_function_v2(handle, "digit_sum", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
        nullptr, digitSum, nullptr, nullptr, nullptr);
}

} // namespace billow

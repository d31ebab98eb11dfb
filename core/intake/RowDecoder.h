// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/CsvReader.h"

#include <QString>

namespace billow {

/// Turns the bytes of one row into text: UTF-8, or, where that is allowed and the row is no UTF-8, Windows-1252.
class RowDecoder final {
public:
    explicit RowDecoder(bool allowWindows1252)
        : m_allowWindows1252(allowWindows1252)
    {
    }

    /// Looks at the whole of \a row, because two encodings within one row mean that something is wrong. What is wrong,
    /// or an empty text; field() may be called either way.
    [[nodiscard]] QString begin(const CsvRow &row);
    /// The text of \a bytes, which are of the row that was begun, without blanks around it.
    [[nodiscard]] QString text(QByteArrayView bytes) const;

private:
    enum class Encoding { Ascii, Utf8, Windows1252 };

    bool m_allowWindows1252;
    Encoding m_encoding = Encoding::Ascii;
};

/// The text that \a bytes are in Windows-1252; its five undefined bytes become U+FFFD.
[[nodiscard]] QString fromWindows1252(QByteArrayView bytes);

} // namespace billow

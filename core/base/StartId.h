// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace billow {

/// Names this start of the program, in 16 hexadecimal digits: a process number alone may come again, and is 1 in every
/// container. From any thread.
[[nodiscard]] inline const QByteArray &startId()
{
    static const QByteArray id =
        QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
    return id;
}

} // namespace billow

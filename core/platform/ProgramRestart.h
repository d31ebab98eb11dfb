// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace billow {

/// Begins \a program with \a arguments (those behind its name) as the last act of this process. On Linux it takes the
/// place of this process, keeps its terminal and id, and nothing returns. On macOS and Windows, where that is not
/// possible for a program with windows, it is a new process, and this one still has to end: the answer is empty then.
/// Otherwise the answer says why it cannot be begun.
[[nodiscard]] QString restartAs(const QString &program, const QStringList &arguments);

} // namespace billow

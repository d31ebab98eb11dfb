// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCommandLineParser>

namespace billow {

/// Begins this program anew, with the settings that \a parser has parsed; what else was wanted of it, a run or files to
/// import, is not wanted again. Call it last, with everything closed: on Linux the new program takes the place of this
/// process, keeps its terminal and id, and nothing returns. Elsewhere, or where it cannot be begun, which is logged,
/// this process is still to end.
void restart(const QCommandLineParser &parser);

} // namespace billow

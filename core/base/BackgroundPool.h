// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

class QThreadPool;

namespace billow {

/// The threads for work that may wait for a disk or a server: previews, imports, exports, connection tests. To be used
/// with QtConcurrent::run(), from any thread.
///
/// It is never destroyed, so that nothing waits for a disk that hangs. A program that ends calls waitForDone() with a
/// limit, and where that is not met leaves by std::_Exit(): what is still running may use what exit() destroys.
[[nodiscard]] QThreadPool &backgroundPool();

} // namespace billow

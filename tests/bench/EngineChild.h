// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

namespace billow::bench {

/// "--child engine URL ROWS": runs the whole engine at unlimited rates until at least ROWS invoices have been
/// generated, stored, released and seen by one subscriber. Answers rows, seconds, rows_per_second, and the processor
/// time.
[[nodiscard]] int engineChild(int argc, char **argv);

} // namespace billow::bench

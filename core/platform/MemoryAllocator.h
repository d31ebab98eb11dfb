// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

namespace billow {

/// Has large blocks of memory go back to the system when they are freed. Batches come and go on ten threads; left to
/// itself glibc keeps them in ten heaps, and the program grows by a third. At the start of a program with a window.
/// The allocators of macOS and Windows do it without being told.
void returnLargeBlocksToSystem();

} // namespace billow

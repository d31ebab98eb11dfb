// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/MemoryAllocator.h"

#include <cstdlib> // __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace billow {

void returnLargeBlocksToSystem()
{
#ifdef __GLIBC__
    // Unless it is set, glibc raises this threshold when the first such block is freed.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

} // namespace billow

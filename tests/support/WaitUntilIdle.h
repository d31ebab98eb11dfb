// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <vector>

namespace actor {

class Actor;

/// Waits until all \a actors are idle at one and the same moment, and what they have told one another is done too;
/// false where that has not come about within \a limit (real time). A timer's tick that is on its way to an actor
/// counts as work. A stopped actor is idle whatever waits in its mailbox; a crashed one only if nothing waits. Blocks
/// the calling thread: for tests, and for a program that has nothing else left to do. Not on the thread of one of the
/// actors.
[[nodiscard]] bool waitUntilIdle(const std::vector<Actor *> &actors, std::chrono::milliseconds limit);

} // namespace actor

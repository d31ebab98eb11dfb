// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"
#include "core/api/Subscription.h"

/// The tree as it is after some minutes of a run.
[[nodiscard]] actor::TreeSigns sampleTree();
/// The actor of that name in \a tree; it must be there.
[[nodiscard]] actor::VitalSigns &signsIn(actor::TreeSigns &tree, const QString &name);

/// \a count lines of every level, a second apart.
[[nodiscard]] QList<billow::LogEntry> sampleLog(int count);

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

enum class ReferenceFormat {
    Markdown, ///< docs/settings.md, which a test holds equal to this
    Text, ///< for a terminal 80 characters wide, without a heading
};

/// Every setting with its default, range, names and meaning, generated from the table.
[[nodiscard]] QString settingsReference(ReferenceFormat format);

/// A configuration file that says what each setting means and changes none: every "name = value" in it is a comment. A
/// setting in another unit (generation.rate_ms) is left out, because only one of the two may be given.
[[nodiscard]] QString sampleConfig();

} // namespace billow

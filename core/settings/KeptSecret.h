// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/settings/SettingDefinition.h"

#include <QString>

#include <optional>

namespace billow {

/// What stands in a configuration file for a value whose secret is in the keychain of the desktop: "keychain:NAME", and
/// for a URL "keychain:NAME URL" with "***" for the password. The keychain has the whole value under that name; what
/// the file says of the URL counts, so that it can be edited by hand.
struct KeptSecret {
    QString key; ///< of the setting
    QString name; ///< in the keychain
    QString shown; ///< the URL without its password; empty for what is no URL

    /// Nothing, where \a text is a value like any other.
    [[nodiscard]] static std::optional<KeptSecret> parse(const SettingDefinition &definition, const QString &text);
    /// For a new \a value, under a name that no other has.
    [[nodiscard]] static KeptSecret make(const SettingDefinition &definition, const QString &value);
    /// Whether there is anything in \a value to be kept secret.
    [[nodiscard]] static bool isIn(const SettingDefinition &definition, const QString &value);

    [[nodiscard]] QString toString() const;
    /// The value that is meant, where the keychain has \a kept.
    [[nodiscard]] QString value(const QString &kept) const;
    /// What the keychain would have, had it the password that is \a typed: for a URL the whole of it.
    [[nodiscard]] QString withTyped(const QString &typed) const;
};

} // namespace billow

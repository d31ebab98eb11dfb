// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/settings/SettingDefinition.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace billow {

/// The keychain of a person's desktop. Used from the thread it lives on. Nothing blocks; an answer may take as long as
/// a person needs to unlock it, but comes within a minute: an Error then says that it does not answer. Errors are for
/// people.
class Keychain {
public:
    Keychain() = default;
    virtual ~Keychain() = default;
    Q_DISABLE_COPY_MOVE(Keychain)

    [[nodiscard]] virtual QFuture<Result<QString>> read(const QString &name) = 0;
    virtual QFuture<Result<void>> write(const QString &name, const QString &secret) = 0;
    /// What is not there is no error.
    virtual QFuture<Result<void>> remove(const QString &name) = 0;
    /// Whether there is one that can be used; the error says why not.
    [[nodiscard]] virtual QFuture<Result<void>> probe() = 0;
};

/// What a configuration file has in place of a value whose secret is in the keychain of the desktop: "keychain:NAME",
/// and for a URL "keychain:NAME URL" with "***" for the password. The keychain has the whole value under that name;
/// what the file says of the URL counts, so that it can be edited by hand.
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

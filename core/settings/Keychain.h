// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QFuture>
#include <QString>

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

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/Keychain.h"

#include <QObject>

namespace billow {

/// The keychain of this desktop: by the Secret Service (GNOME Keyring and kin), KWallet, the macOS Keychain, or the
/// Windows credential store.
class SystemKeychain final : public QObject, public Keychain {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemKeychain)
public:
    explicit SystemKeychain(QObject *parent = nullptr);
    ~SystemKeychain() override;

    [[nodiscard]] QFuture<Result<QString>> read(const QString &name) override;
    QFuture<Result<void>> write(const QString &name, const QString &secret) override;
    QFuture<Result<void>> remove(const QString &name) override;
    [[nodiscard]] QFuture<Result<void>> probe() override;
};

} // namespace billow

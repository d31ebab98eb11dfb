// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/Keychain.h"

#include <QMap>
#include <QPromise>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

/// A keychain that does what the test says.
class FakeKeychain final : public billow::Keychain {
public:
    QFuture<billow::Result<QString>> read(const QString &name) override;
    QFuture<billow::Result<void>> write(const QString &name, const QString &secret) override;
    QFuture<billow::Result<void>> remove(const QString &name) override;
    QFuture<billow::Result<void>> probe() override;

    QMap<QString, QString> secrets;
    std::optional<billow::Error> trouble; ///< answers everything
    bool isSilent = false; ///< reads are not answered
    QStringList calls; ///< "read NAME", "write NAME", "remove NAME", "probe"

private:
    std::vector<std::unique_ptr<QPromise<billow::Result<QString>>>> m_unanswered;
};

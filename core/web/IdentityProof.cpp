// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/IdentityProof.h"

#include <QMessageAuthenticationCode>

namespace billow::identity {

QByteArray proof(
    const QByteArray &secret, const QByteArray &challenge, const QByteArray &host, const QByteArray &startId)
{
    // None of the parts has a line break in it.
    const QByteArray message = "billow identity\n" + challenge + '\n' + host.toLower() + '\n' + startId;
    return QMessageAuthenticationCode::hash(message, secret, QCryptographicHash::Sha256).toHex();
}

} // namespace billow::identity

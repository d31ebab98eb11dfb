// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/ReceivedDocument.h"

#include <QCryptographicHash>

namespace billow {

QStringList ReceivedDocument::failedRules() const
{
    QStringList ids;
    for (const CheckedRule &rule : rules) {
        if (rule.isFailure)
            ids.append(rule.id);
    }
    return ids;
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace billow

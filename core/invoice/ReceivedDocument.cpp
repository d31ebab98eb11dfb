// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/ReceivedDocument.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

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

CheckResult checkResultOf(const QList<CheckedRule> &rules)
{
    const bool failed = std::any_of(rules.begin(), rules.end(), [](const CheckedRule &rule) { return rule.isFailure; });
    return failed ? CheckResult::Failed : CheckResult::Passed;
}

QByteArray unpacked(const QByteArray &packed)
{
    // qUncompress() reserves what the first four bytes claim.
    if (packed.size() < qsizetype{sizeof(quint32)} || qFromBigEndian<quint32>(packed.constData()) > originalSizeLimit)
        return {};
    return qUncompress(packed);
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/Redactor.h"

#include "core/base/UrlPasswords.h"

#include <QMutexLocker>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype g_shortestSecret = 4;

}

void Redactor::hide(const QString &secret)
{
    if (secret.size() < g_shortestSecret)
        return;
    const QMutexLocker lock(&m_mutex);
    if (m_secrets.contains(secret))
        return;
    m_secrets.append(secret);
    std::ranges::sort(m_secrets, std::ranges::greater{}, &QString::size);
}

QString Redactor::redacted(QString text) const
{
    {
        const QMutexLocker lock(&m_mutex);
        for (const QString &secret : m_secrets)
            text.replace(secret, "***"_L1);
    }
    return withoutUrlPasswords(std::move(text));
}

} // namespace billow

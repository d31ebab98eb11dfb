// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/SecretMasking.h"

#include <QMutexLocker>
#include <QStringList>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr auto mask = "***"_L1;
} // namespace

MaskedUrl::MaskedUrl(QString url)
    : m_url(std::move(url))
    , m_shown(withoutUrlPasswords(m_url))
{
}

QString MaskedUrl::meaning(const QString &edited) const
{
    if (edited == m_shown)
        return m_url;
    // What each mask hides is between the same neighbours in the URL itself.
    const QStringList open = m_shown.split(mask);
    QString meant = edited;
    qsizetype hiddenAt = open.first().size();
    qsizetype from = 0;
    for (qsizetype place = 1; place < open.size(); ++place) {
        const qsizetype end = open.at(place).isEmpty() ? m_url.size() : m_url.indexOf(open.at(place), hiddenAt);
        const QString hidden = m_url.mid(hiddenAt, end - hiddenAt);
        hiddenAt = end + open.at(place).size();
        const qsizetype at = meant.indexOf(mask, from);
        if (at < 0)
            break;
        meant.replace(at, mask.size(), hidden);
        from = at + hidden.size();
    }
    return meant;
}

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

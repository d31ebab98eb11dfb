// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/settings/MaskedUrl.h"

#include "core/base/UrlPasswords.h"

#include <QStringList>

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
    // What each mask hides stands between the same neighbours in the URL itself.
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

} // namespace billow

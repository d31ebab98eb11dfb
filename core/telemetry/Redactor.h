// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMutex>
#include <QString>
#include <QStringList>

namespace billow {

/// Takes secrets out of what is about to be logged. Thread-safe.
class Redactor final {
public:
    Redactor() = default;
    Q_DISABLE_COPY_MOVE(Redactor)

    /// From now on \a secret is masked wherever it stands. One of less than four characters is only masked where a URL
    /// shows it to be a password: everywhere else it would make the log unreadable and be given away by the gaps.
    void hide(const QString &secret);
    /// \a text without registered secrets and without the passwords in URLs.
    [[nodiscard]] QString redacted(QString text) const;

private:
    mutable QMutex m_mutex;
    QStringList m_secrets; // the longest first, for one may stand within another
};

} // namespace billow

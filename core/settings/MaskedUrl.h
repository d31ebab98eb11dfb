// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace billow {

/// A URL in a field of a form, where its password is not to be read by whoever passes by: "***" stands for it. What is
/// typed in its place is the new password.
class MaskedUrl final {
public:
    MaskedUrl() = default;
    explicit MaskedUrl(QString url);

    [[nodiscard]] const QString &shown() const { return m_shown; }
    /// The URL that \a edited means, which began as shown(): a "***" that is still there stands for what it hides.
    [[nodiscard]] QString meaning(const QString &edited) const;

private:
    QString m_url;
    QString m_shown;
};

} // namespace billow

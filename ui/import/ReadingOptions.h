// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QComboBox;

namespace billow {

/// How the files are read as a whole: by which profile, and how they write dates, amounts and letters.
class ReadingOptions final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReadingOptions)
public:
    explicit ReadingOptions(const Theme &theme, QWidget *parent = nullptr);

    void setProfiles(const std::vector<ImportProfileTitle> &profiles);
    /// A name, or the path of a file, which becomes one more to choose; empty: none.
    void setProfile(const QString &profile);
    /// Sets what is chosen here in \a options, and leaves the rest.
    void apply(ImportOptions &options) const;
    /// The profile that was found to fit, while none is chosen; empty: there is none.
    void showFitting(const QString &profile);

Q_SIGNALS:
    void changed();
    void profileChanged();
    /// The person wants to choose the file of a profile.
    void profileFileWanted();

private:
    void addChoices();
    void takeProfile(int index);
    void takeTheme();

    const Theme &m_theme;
    QString m_chosenProfile;
    // Children.
    QComboBox *m_profile;
    QComboBox *m_dates;
    QComboBox *m_amounts;
    QComboBox *m_encoding;
};

} // namespace billow

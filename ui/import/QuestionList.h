// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QVBoxLayout;

namespace billow {

/// What a file cannot tell about itself: each question with the cell that raises it, and either its readings to choose
/// from or a line to type the answer in. Hidden while there is none.
class QuestionList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QuestionList)
public:
    explicit QuestionList(const Theme &theme, QWidget *parent = nullptr);

    /// The same questions again are left as they are, with what is being typed.
    void show(const std::vector<ImportQuestion> &questions);

Q_SIGNALS:
    /// To be taken into the options by answered().
    void answered(const billow::ImportOptions &answer);

private:
    QWidget *makeQuestion(const ImportQuestion &question);
    void addReadings(const ImportQuestion &question, QVBoxLayout &layout);
    void addLines(const ImportQuestion &question, QVBoxLayout &layout);

    const Theme &m_theme;
    QStringList m_asked; ///< the texts of what is shown
    QVBoxLayout *m_layout;
};

} // namespace billow

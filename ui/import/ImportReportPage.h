// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/ImportReport.h"
#include "ui/theme/Theme.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace billow {

class ElidedLabel;
class MessageBanner;
class MoneyFormat;
class RejectionModel;
class SmallTable;

/// The result of an import: counts, sums, and each rejected row with the reason.
class ImportReportPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportReportPage)
public:
    ImportReportPage(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void show(const ImportReport &report);
    /// The result of saving the list: a sentence.
    void say(Tone tone, const QString &sentence);
    [[nodiscard]] const ImportReport &report() const { return m_report; }

Q_SIGNALS:
    void saveWanted();

private:
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QStringList lines() const;
    void copy();
    void takeTheme();

    const MoneyFormat &m_format;
    const Theme &m_theme;
    ImportReport m_report;
    // Children.
    MessageBanner *m_result;
    QWidget *m_facts;
    QVBoxLayout *m_factsLayout;
    ElidedLabel *m_heading;
    QWidget *m_card;
    RejectionModel *m_rejections;
    SmallTable *m_table;
    MessageBanner *m_saved;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace billow

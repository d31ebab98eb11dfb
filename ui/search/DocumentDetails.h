// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"
#include "ui/format/MoneyFormat.h"

#include <QTemporaryDir>
#include <QWidget>

#include <memory>
#include <optional>

class QFileDialog;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace billow {

class Api;
class MessageBanner;
class Theme;

/// The e-invoice that an invoice came from: what is to be paid, what its check found, and the original. Hidden where
/// there is none. GUI thread.
class DocumentDetails final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentDetails)
public:
    /// All must outlive it.
    DocumentDetails(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// Asks for the document of \a invoice, and shows it once it is here.
    void show(const Invoice &invoice);
    /// What is shown as lines to be copied; empty: nothing yet.
    [[nodiscard]] QStringList lines() const;

private:
    void build();
    void take(const std::optional<ReceivedDocument> &document);
    void showRules();
    void addRule(const CheckedRule &rule, QVBoxLayout &list);
    void addText(QVBoxLayout &list, const QString &text, const QString &look = {});
    [[nodiscard]] QString payable() const;
    [[nodiscard]] QString verdict() const;
    void open();
    void askWhereToSave();
    void fetchAndWrite(const QString &path, bool opens);
    void report(const Result<QString> &written, bool opens);
    [[nodiscard]] QString fileName() const;
    void takeTheme();

    Api &m_api;
    const MoneyFormat &m_format;
    const Theme &m_theme;
    Invoice m_invoice; ///< seq 0: none
    std::optional<ReceivedDocument> m_document;
    std::unique_ptr<QTemporaryDir> m_opened; ///< copies for the desktop's viewer; they are removed with this
    // Children.
    QLabel *m_payable;
    QLabel *m_checkTitle;
    QLabel *m_verdict;
    QVBoxLayout *m_failing; ///< rules that do not hold
    QPushButton *m_fold; ///< shows the others
    QWidget *m_others;
    QVBoxLayout *m_othersList;
    QLabel *m_originalTitle;
    QLabel *m_facts;
    QPushButton *m_open;
    QPushButton *m_save;
    MessageBanner *m_banner;
};

} // namespace billow

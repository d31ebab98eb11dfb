// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "ui/table/TableView.h"

#include <QObject>

namespace billow {

class MoneyFormat;

/// Copies invoices to the clipboard, a line each and the values between tabs, with a line of headings on top: exact
/// decimals, times in ISO 8601. Fetches them first; nothing waits.
class RowCopier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowCopier)
public:
    static constexpr qsizetype mostRows = TableView::mostCopied;

    explicit RowCopier(Api &api, QObject *parent = nullptr);

    /// At most mostRows of the \a selected ones; a later call takes the place of one that is not done.
    void copy(const QList<Seq> &seqs, qsizetype selected, const QList<InvoiceKey> &fields);
    /// What to tell the user if not all selected rows were copied; empty if they were.
    [[nodiscard]] static QString remark(qsizetype count, qsizetype selected, const MoneyFormat &format);
    [[nodiscard]] static QString lines(const InvoiceBatch &invoices, const QList<InvoiceKey> &fields);

Q_SIGNALS:
    void copied(qsizetype count, qsizetype selected);
    void failed(const QString &message);

private:
    Api &m_api;
    std::int64_t m_round = 0;
};

} // namespace billow

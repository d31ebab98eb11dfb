// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/table/TableCard.h"

namespace billow {

class Api;
class MoneyFormat;
class SearchModel;
class SearchTable;
class Theme;
struct InvoiceOrder;
struct InvoiceSearch;

/// The card with the table of what was found. Its rows stay as they are until the next search; a pill announces what
/// has been stored since.
class ResultPanel final : public TableCard {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultPanel)
public:
    ResultPanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// With \a keepPlace the reader stays where he is, as far as what he sees is still there.
    void show(const InvoiceSearch &found, const InvoiceOrder &order, bool keepPlace);
    /// \a filtered: nobody knows how many of them would be found. \a displayed: it is about those that have been
    /// displayed since, rather than stored.
    void announceWaiting(std::int64_t waiting, bool filtered, bool displayed);

    [[nodiscard]] SearchModel &model() const { return *m_model; }
    [[nodiscard]] SearchTable &table() const { return *m_table; }

private:
    const MoneyFormat &m_format;
    // Children.
    SearchModel *m_model;
    SearchTable *m_table;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ResultPanel.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"

namespace billow {

ResultPanel::ResultPanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : TableCard(theme, parent)
    , m_format(format)
    , m_model(new SearchModel(api, format, this))
    , m_table(new SearchTable(*m_model, format, theme, this))
{
    setTable(m_table);
}

void ResultPanel::show(const InvoiceSearch &found, const InvoiceOrder &order, bool keepPlace)
{
    const SearchTable::Place place = keepPlace ? m_table->place() : SearchTable::Place();
    m_model->show(found, order);
    m_table->goTo(place);
}

void ResultPanel::announceWaiting(std::int64_t waiting, bool filtered, bool displayed)
{
    if (waiting <= 0) {
        announceNothing();
        return;
    }
    const QString count = m_format.number(waiting);
    const int plural = Words::plural(waiting);
    const QString news = !filtered ? tr("%1 new", "stored or displayed since the search")
        : displayed                ? tr("%1 displayed since", "the search")
                                   : tr("%1 stored since", "the search");
    if (displayed)
        announce(news.arg(count),
            tr("%1 invoices have been displayed since this search. Search again.", nullptr, plural).arg(count),
            tr("Displayed since this search. Search again (Ctrl+R)."));
    else
        announce(news.arg(count),
            tr("%1 new invoices have been stored since this search. Search again.", nullptr, plural).arg(count),
            tr("Stored since this search. Search again (Ctrl+R)."));
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoicePanel.h"

#include "core/base/Words.h"
#include "ui/format/Wording.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/widgets/EmptyState.h"

namespace billow {

using namespace Qt::StringLiterals;

InvoicePanel::InvoicePanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : TableCard(theme, parent)
    , m_format(format)
    , m_model(new InvoiceGridModel(api, format, this))
    , m_grid(new InvoiceGrid(*m_model, format, theme, this))
{
    setTable(m_grid);
    empty().setAttribute(Qt::WA_TransparentForMouseEvents); // there is nothing to press in it
    connect(m_grid, &InvoiceGrid::readingChanged, this, &InvoicePanel::followReader);
    connect(m_grid, &InvoiceGrid::copyWanted, this, &InvoicePanel::copyWanted);
    connect(m_grid, &InvoiceGrid::newestWanted, this, &InvoicePanel::showNewest);
    connect(m_model, &InvoiceGridModel::waitingChanged, this, &InvoicePanel::announceWaiting);
    connect(this, &TableCard::newestWanted, this, &InvoicePanel::showNewest);
}

void InvoicePanel::apply(const LiveUpdate &update)
{
    m_model->apply(update);
    if (m_paused && !m_model->isFrozen())
        m_model->freeze(); // a snapshot began anew
    const bool empty = m_model->rowCount() == 0;
    if (empty)
        explainEmptiness(update.status);
    setEmptyShown(empty);
}

void InvoicePanel::showNewest()
{
    setPaused(false);
    m_grid->showNewest();
    m_model->thaw();
    m_grid->scrollToTop();
}

void InvoicePanel::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    followReader();
    announceWaiting(m_model->waiting());
    Q_EMIT pausedChanged(paused);
}

bool InvoicePanel::mustHold() const
{
    return m_paused || m_grid->isBeingRead();
}

void InvoicePanel::followReader()
{
    if (mustHold())
        m_model->freeze();
    else if (m_model->isFrozen())
        // Not at once: rows must not come while the view is in the middle of scrolling or selecting.
        QMetaObject::invokeMethod(this, &InvoicePanel::thawIfUnread, Qt::QueuedConnection);
}

void InvoicePanel::thawIfUnread()
{
    if (!mustHold())
        m_model->thaw();
}

void InvoicePanel::announceWaiting(std::int64_t waiting)
{
    if (waiting <= 0 && !m_paused) {
        announceNothing();
        return;
    }
    const QString count = m_format.number(waiting);
    const QString news = u"↑ "_s + tr("%1 new").arg(count);
    announce(!m_paused    ? news
            : waiting > 0 ? tr("Paused") + u" · "_s + news
                          : tr("Paused"),
        tr("%1 new invoices. Show the newest.", nullptr, Words::plural(waiting)).arg(count));
}

void InvoicePanel::explainEmptiness(const SystemStatus &status)
{
    if (status.backlog > 0 || status.activity == Activity::Running)
        empty().say(tr("The first invoices are on their way"), tr("They appear here as soon as they are stored."));
    else if (status.storage.state != Health::State::Ready)
        empty().say(Wording::unready(status.storage), status.storage.message);
    else
        empty().say(tr("No invoices yet"), tr("Press Start (F5) to see a demo run, or drop a CSV file here."));
}

} // namespace billow

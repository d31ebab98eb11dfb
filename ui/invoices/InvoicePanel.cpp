// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoicePanel.h"

#include "core/base/Words.h"
#include "ui/format/Wording.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/widgets/EmptyState.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace billow {

using namespace Qt::StringLiterals;

InvoicePanel::InvoicePanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : TableCard(theme, parent)
    , m_format(format)
    , m_model(new InvoiceGridModel(api, format, this))
    , m_grid(new InvoiceGrid(*m_model, format, theme, this))
{
    setTable(m_grid);
    connect(m_grid, &InvoiceGrid::readingChanged, this, &InvoicePanel::followReader);
    connect(m_grid, &InvoiceGrid::copyWanted, this, &InvoicePanel::copyWanted);
    connect(m_grid, &InvoiceGrid::newestWanted, this, &InvoicePanel::showNewest);
    connect(m_model, &InvoiceGridModel::waitingChanged, this, &InvoicePanel::announceWaiting);
    connect(m_grid, &InvoiceGrid::detailsWanted, this, &InvoicePanel::detailsWanted);
    connect(m_grid, &InvoiceGrid::menuWanted, this, &InvoicePanel::openMenu);
    connect(
        m_grid->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &InvoicePanel::currentInvoiceChanged);
    connect(m_model, &InvoiceGridModel::dataChanged, this, &InvoicePanel::currentInvoiceChanged);
    connect(m_model, &InvoiceGridModel::modelReset, this, &InvoicePanel::currentInvoiceChanged);
    connect(&empty(), &EmptyState::actionWanted, this, &InvoicePanel::importWanted);
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

const Invoice *InvoicePanel::currentInvoice() const
{
    const QModelIndex current = m_grid->currentIndex();
    return current.isValid() ? m_model->invoiceAt(current.row()) : nullptr;
}

void InvoicePanel::focusGrid()
{
    m_grid->setFocus();
}

void InvoicePanel::openMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setFont(m_grid->font());
    const auto add = [menu, this](const QString &text, auto action) {
        QAction *made = menu->addAction(text);
        connect(made, &QAction::triggered, this, action);
        return made;
    };
    add(tr("Copy rows"), [this] { m_grid->copy(); })->setShortcut(QKeySequence::Copy);
    if (const Invoice *invoice = currentInvoice()) {
        const auto show = [this](const InvoiceFilter &filter) {
            return [this, filter] { Q_EMIT invoicesWanted(filter); };
        };
        add(tr("Copy number"), [number = invoice->number] { QGuiApplication::clipboard()->setText(number); });
        menu->addSeparator();
        add(tr("Show details"), [this] { Q_EMIT detailsWanted(); })->setShortcut(Qt::Key_Return);
        menu->addSeparator();
        add(tr("Find in Invoices"), [this, number = invoice->number] { Q_EMIT findWanted(number); });
        add(tr("Show all from this seller"), show({.seller = invoice->sellerName}));
        add(tr("Show all to this buyer"), show({.buyer = invoice->buyerName}));
    }
    menu->popup(global);
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
    const int plural = Words::plural(waiting);
    const QString text = !m_paused ? tr("↑ %1 new", "invoices above what is seen", plural).arg(count)
        : waiting > 0              ? tr("Paused · ↑ %1 new", "invoices above what is seen", plural).arg(count)
                                   : tr("Paused");
    announce(text, tr("%1 new invoices. Jump to the newest.", nullptr, plural).arg(count), tr("Jump to newest (Home)"));
}

void InvoicePanel::explainEmptiness(const SystemStatus &status)
{
    if (status.backlog > 0 || status.activity == Activity::Running)
        empty().say(tr("Waiting for the first invoice…"), {});
    else if (status.storage.state != Health::State::Ready)
        empty().say(Wording::unready(status.storage), {}); // the message below the page has the reason
    else
        empty().say(tr("No invoices yet"), tr("Press Start (F5) for a demo run, or drop a file here."), tr("Import…"));
}

} // namespace billow

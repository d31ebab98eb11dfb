// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/invoices/InvoicePanel.h"

#include "core/base/Words.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/invoices/InvoiceGridModel.h"
#include "ui/table/AnnouncementPill.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FocusOutline.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainterPath>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

InvoicePanel::InvoicePanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_theme(theme)
    , m_model(new InvoiceGridModel(api, format, this))
    , m_grid(new InvoiceGrid(*m_model, format, theme, this))
    , m_pill(new AnnouncementPill(*m_grid, theme, this))
    , m_empty(new QWidget(this))
    , m_emptyTitle(new QLabel(m_empty))
    , m_emptyText(new QLabel(m_empty))
{
    setLook(this, u"card"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // inside the border
    layout->addWidget(m_grid);
    new FocusOutline(m_grid, this);
    buildEmptyState();
    takeTheme();

    connect(m_grid, &InvoiceGrid::readingChanged, this, &InvoicePanel::followReader);
    connect(m_grid, &InvoiceGrid::copyWanted, this, &InvoicePanel::copyWanted);
    connect(m_grid, &InvoiceGrid::newestWanted, this, &InvoicePanel::showNewest);
    connect(m_model, &InvoiceGridModel::waitingChanged, this, &InvoicePanel::announce);
    connect(m_pill, &QPushButton::clicked, this, &InvoicePanel::showNewest);
    connect(&theme, &Theme::changed, this, &InvoicePanel::takeTheme);
}

void InvoicePanel::buildEmptyState()
{
    setLook(m_emptyText, u"muted"_s);
    for (QLabel *label : {m_emptyTitle, m_emptyText}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *layout = new QVBoxLayout(m_empty);
    layout->setSpacing(space::small);
    layout->addStretch();
    layout->addWidget(m_emptyTitle);
    layout->addWidget(m_emptyText);
    layout->addStretch();
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void InvoicePanel::apply(const LiveUpdate &update)
{
    m_model->apply(update);
    if (m_paused && !m_model->isFrozen())
        m_model->freeze(); // a snapshot began anew
    const bool empty = m_model->rowCount() == 0;
    if (empty)
        explainEmptiness(update.status);
    m_empty->setVisible(empty);
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
    announce(m_model->waiting());
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

void InvoicePanel::announce(std::int64_t waiting)
{
    const bool hadFocus = m_pill->hasFocus();
    if (waiting <= 0 && !m_paused) {
        m_pill->hide();
        if (hadFocus)
            m_grid->setFocus();
        return;
    }
    const QString count = m_format.number(waiting);
    const QString news = u"↑ "_s + tr("%1 new").arg(count);
    m_pill->announce(!m_paused ? news : waiting > 0 ? tr("Paused") + u" · "_s + news : tr("Paused"));
    m_pill->setAccessibleName(tr("%1 new invoices. Show the newest.", nullptr, Words::plural(waiting)).arg(count));
}

void InvoicePanel::explainEmptiness(const SystemStatus &status)
{
    if (status.backlog > 0 || status.activity == Activity::Running) {
        m_emptyTitle->setText(tr("The first invoices are on their way"));
        m_emptyText->setText(tr("They appear here as soon as they are stored."));
    } else if (status.storage.state != Health::State::Ready) {
        m_emptyTitle->setText(tr("Waiting for %1").arg(status.storage.name));
        m_emptyText->setText(status.storage.message);
    } else {
        m_emptyTitle->setText(tr("No invoices yet"));
        m_emptyText->setText(tr("Press Start (F5) to see a demo run, or drop a CSV file here."));
    }
}

void InvoicePanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    roundGrid();
    placeOverlays();
}

void InvoicePanel::roundGrid()
{
    // The rows go down to the card's edge, but not over its round corners.
    QPainterPath path;
    path.addRoundedRect(m_grid->rect(), space::cardRadius - 1, space::cardRadius - 1);
    m_grid->setMask(QRegion(path.toFillPolygon().toPolygon()));
}

void InvoicePanel::placeOverlays()
{
    const int header = m_grid->header()->height();
    m_empty->setGeometry(rect().adjusted(space::page, header, -space::page, 0));
    m_empty->raise();
}

void InvoicePanel::takeTheme()
{
    m_emptyTitle->setFont(m_theme.font(TextRank::Title));
    m_emptyText->setFont(m_theme.font(TextRank::Body));
    placeOverlays();
}

} // namespace billow

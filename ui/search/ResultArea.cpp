// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/ResultArea.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/search/DetailPane.h"
#include "ui/search/RowCopier.h"
#include "ui/search/SearchModel.h"
#include "ui/search/SearchTable.h"
#include "ui/search/TableMenus.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ResultLine::ResultLine(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_count(new ElidedLabel(theme, TextRank::Strong, this))
    , m_sums(new ElidedLabel(theme, TextRank::Body, this))
    , m_searching(new ElidedLabel(theme, TextRank::Caption, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    m_sums->setMuted(true);
    m_searching->setText(tr("Searching…"));
    setLook(m_cancel, u"plain"_s);
    m_cancel->setAutoDefault(false);
    m_cancel->setAccessibleName(tr("Cancel search"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(m_count);
    m_sums->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout->addWidget(m_sums, 1);
    layout->addWidget(m_searching);
    layout->addWidget(m_cancel);
    m_blink.setSingleShot(true);
    m_blink.setInterval(200ms);
    connect(&m_blink, &QTimer::timeout, this, [this] { showProgress(true); });
    connect(m_cancel, &QPushButton::clicked, this, &ResultLine::cancelWanted);
    connect(&theme, &Theme::changed, this, &ResultLine::takeTheme);
    takeTheme();
    showProgress(false);
}

void ResultLine::show(const InvoiceSearch &found, Currency usual)
{
    const std::int64_t count = found.totals.count();
    const std::int64_t listed = found.seqs.size();
    m_count->setText(count > listed ? tr("%1 invoices · first %2 listed", nullptr, Words::plural(count))
                                          .arg(m_format.number(count), m_format.number(listed))
                                    : tr("%1 invoices", nullptr, Words::plural(count)).arg(m_format.number(count)));
    QStringList sums;
    for (const CurrencyTotals &totals : found.totals.byCurrency()) {
        QString sum =
            tr("%1, VAT %2")
                .arg(m_format.money(totals.total, totals.currency), m_format.amount(totals.vat, totals.currency));
        if (totals.creditNotes > 0)
            sum = tr("%1, VAT %2, after %3 in credit notes")
                      .arg(m_format.money(totals.total, totals.currency), m_format.amount(totals.vat, totals.currency),
                          m_format.amount(-totals.credited, totals.currency));
        sums.insert(totals.currency == usual ? 0 : sums.size(), sum);
    }
    m_sums->setText(sums.join(u"  ·  "_s));
}

void ResultLine::setSearching(bool searching)
{
    m_blink.stop();
    if (searching)
        m_blink.start();
    else
        showProgress(false);
}

QString ResultLine::count() const
{
    return m_count->text();
}

QString ResultLine::sums() const
{
    return m_sums->text();
}

void ResultLine::showProgress(bool shown)
{
    m_searching->setVisible(shown);
    m_cancel->setVisible(shown);
}

void ResultLine::takeTheme()
{
    m_cancel->setFont(m_theme.font(TextRank::Caption));
    setFixedHeight(QFontMetrics(m_theme.font(TextRank::Body)).height() + space::small);
}

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
        : displayed                ? tr("%1 shown since", "the search")
                                   : tr("%1 stored since", "the search");
    if (displayed)
        announce(news.arg(count), tr("%1 invoices shown since this search. Search again.", nullptr, plural).arg(count),
            tr("Shown since this search. Search again (Ctrl+R)."));
    else
        announce(news.arg(count),
            tr("%1 new invoices stored since this search. Search again.", nullptr, plural).arg(count),
            tr("Stored since this search. Search again (Ctrl+R)."));
}

namespace {
constexpr int narrow = 860; ///< below this width the details are below the table, if it is tall enough
constexpr int tall = 560;
constexpr int detailsWidth = 360;
constexpr int detailsHeight = 280;
} // namespace

ResultArea::ResultArea(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QSplitter(parent)
    , m_format(format)
    , m_panel(new ResultPanel(api, format, theme, this))
    , m_details(new DetailPane(api, format, theme, this))
    , m_copier(new RowCopier(api, this))
    , m_menu(new RowMenu(m_panel->table(), this))
{
    addWidget(m_panel);
    addWidget(m_details);
    setChildrenCollapsible(false);
    setHandleWidth(space::medium);
    setStretchFactor(0, 1);
    m_details->hide();
    connectTable();
    connectCopier();
    connect(m_details, &DetailPane::closeWanted, this, [this] {
        setDetailsShown(false);
        m_panel->table().setFocus();
    });
}

void ResultArea::connectTable()
{
    const SearchTable &table = m_panel->table();
    connect(&m_panel->model(), &SearchModel::dataChanged, this, &ResultArea::showDetails);
    connect(&table, &SearchTable::currentChangedTo, this, &ResultArea::showDetails);
    connect(&table, &SearchTable::detailsWanted, this, [this] { setDetailsShown(true); });
    connect(&table, &SearchTable::copyWanted, this, &ResultArea::copyRows);
    connect(&table, &SearchTable::rowMenuWanted, m_menu, &RowMenu::open);
    connect(m_menu, &RowMenu::copyRowsWanted, this, &ResultArea::copyRows);
    connect(m_menu, &RowMenu::detailsWanted, this, [this] { setDetailsShown(true); });
    connect(m_menu, &RowMenu::sellerWanted, this, &ResultArea::sellerWanted);
    connect(m_menu, &RowMenu::buyerWanted, this, &ResultArea::buyerWanted);
}

void ResultArea::connectCopier()
{
    connect(m_copier, &RowCopier::copied, this, [this](qsizetype count, qsizetype selected) {
        Q_EMIT copyingEnded(Tone::Caution, RowCopier::remark(count, selected, m_format));
    });
    connect(m_copier, &RowCopier::failed, this,
        [this](const QString &message) { Q_EMIT copyingEnded(Tone::Bad, tr("Couldn’t copy: %1.").arg(message)); });
}

void ResultArea::setDetailsShown(bool shown)
{
    if (m_details->isHidden() != shown)
        return;
    m_details->setVisible(shown);
    arrange();
    showDetails();
    Q_EMIT detailsShownChanged(shown);
}

void ResultArea::showDetails()
{
    if (m_details->isHidden())
        return;
    const QModelIndex current = m_panel->table().currentIndex();
    const Invoice *invoice = current.isValid() ? m_panel->model().invoiceAt(current.row()) : nullptr;
    const std::optional<Invoice> shown = invoice ? std::optional(*invoice) : std::nullopt;
    if (shown != m_details->invoice())
        m_details->show(shown);
}

void ResultArea::copyRows()
{
    const QList<Seq> seqs = m_panel->table().selectedSeqs(RowCopier::mostRows);
    if (!seqs.isEmpty())
        m_copier->copy(seqs, m_panel->table().selectedRowCount(), m_panel->table().shownFields());
}

void ResultArea::arrange()
{
    const bool below = width() < narrow && height() >= tall;
    const Qt::Orientation wanted = below ? Qt::Vertical : Qt::Horizontal;
    if (orientation() == wanted && sizes().at(1) > 0)
        return; // keep the user's sizes
    setOrientation(wanted);
    const int whole = below ? height() : width();
    const int details = below ? detailsHeight : std::min(detailsWidth, whole * 45 / 100);
    setSizes({std::max(1, whole - details), details});
}

void ResultArea::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    arrange();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/TableCard.h"

#include "ui/table/TableView.h"
#include "ui/theme/FocusMark.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/EmptyState.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainterPath>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

struct Span {
    int begin;
    int end;
};

/// Where the headings stand, from left to right.
std::vector<Span> headings(const QHeaderView &header)
{
    std::vector<Span> spans;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        if (header.isSectionHidden(section))
            continue;
        const auto of = [&](int role) { return header.model()->headerData(section, header.orientation(), role); };
        const int room = header.sectionSize(section) - 2 * space::small;
        const int text = std::min(header.fontMetrics().horizontalAdvance(of(Qt::DisplayRole).toString()), room);
        const int begin = header.sectionViewportPosition(section) + space::small;
        const bool right = (of(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
        const int shift = right ? room - text : 0;
        spans.push_back({begin + shift - space::small, begin + shift + text + space::small});
    }
    return spans;
}

} // namespace

AnnouncementPill::AnnouncementPill(TableView &table, const Theme &theme, QWidget *card)
    : QPushButton(card)
    , m_table(table)
    , m_theme(theme)
{
    setLook(this, u"announcement"_s);
    hide();
    takeTheme();
    QHeaderView *header = table.horizontalHeader();
    header->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, &AnnouncementPill::place);
    connect(header, &QHeaderView::sectionMoved, this, &AnnouncementPill::place);
    connect(table.horizontalScrollBar(), &QScrollBar::valueChanged, this, &AnnouncementPill::place);
    connect(&theme, &Theme::changed, this, &AnnouncementPill::takeTheme);
}

void AnnouncementPill::announce(const QString &text)
{
    setText(text);
    show();
    place();
}

void AnnouncementPill::place()
{
    if (isHidden())
        return; // announce() finds the place
    const QHeaderView &header = *m_table.horizontalHeader();
    const QSize size = sizeHint();
    QPoint corner(
        (parentWidget()->width() - size.width()) / 2, parentWidget()->height() - size.height() - space::medium);
    if (const std::optional<int> left = freePlace(size.width()))
        corner = header.mapTo(parentWidget(), QPoint(*left, (header.height() - size.height()) / 2));
    setGeometry({corner, size});
    raise();
}

std::optional<int> AnnouncementPill::freePlace(int width) const
{
    const QHeaderView &header = *m_table.horizontalHeader();
    const int middle = (header.width() - width) / 2;
    const std::vector<Span> taken = headings(header);
    const auto isFree = [&](int begin) {
        return begin >= 0 && begin + width <= header.width() && std::ranges::none_of(taken, [&](const Span &span) {
            return begin < span.end && begin + width > span.begin;
        });
    };
    if (isFree(middle))
        return middle;
    std::optional<int> best;
    int distance = header.width();
    for (const Span &span : taken) {
        for (const int candidate : {span.end, span.begin - width}) {
            if (isFree(candidate) && std::abs(candidate - middle) < distance) {
                best = candidate;
                distance = std::abs(candidate - middle);
            }
        }
    }
    return best;
}

void AnnouncementPill::takeTheme()
{
    setFont(m_theme.font(TextRank::Strong));
    place();
}

bool AnnouncementPill::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        place();
    return QPushButton::eventFilter(watched, event);
}

TableCard::TableCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
{
    setLook(this, u"card"_s);
}

void TableCard::setTable(TableView *table)
{
    m_table = table;
    m_pill = new AnnouncementPill(*table, m_theme, this);
    m_empty = new EmptyState(m_theme, this);
    m_empty->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // inside the border
    layout->addWidget(table);
    new FocusOutline(table, this);
    connect(m_pill, &QPushButton::clicked, this, &TableCard::newestWanted);
    connect(&m_theme, &Theme::changed, this, &TableCard::placeEmptyState);
}

void TableCard::setEmptyShown(bool shown)
{
    if (m_empty->isHidden() != shown)
        return;
    m_empty->setVisible(shown);
    placeEmptyState();
}

void TableCard::announce(const QString &text, const QString &spoken, const QString &toolTip)
{
    m_pill->announce(text);
    m_pill->setAccessibleName(spoken);
    m_pill->setToolTip(toolTip);
}

void TableCard::announceNothing()
{
    const bool hadFocus = m_pill->hasFocus();
    m_pill->hide();
    if (hadFocus)
        m_table->setFocus();
}

void TableCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    layout()->activate();
    roundTable();
    placeEmptyState();
}

void TableCard::roundTable()
{
    // The rows go down to the card's edge, but not over its round corners.
    QPainterPath path;
    path.addRoundedRect(m_table->rect(), space::cardRadius - 1, space::cardRadius - 1);
    m_table->setMask(QRegion(path.toFillPolygon().toPolygon()));
}

void TableCard::placeEmptyState()
{
    m_empty->setGeometry(rect().adjusted(space::page, m_table->horizontalHeader()->height(), -space::page, 0));
    m_empty->raise();
}

} // namespace billow

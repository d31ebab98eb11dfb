// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/table/AnnouncementPill.h"

#include "ui/table/TableView.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>

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

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/analytics/ChartCard.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FocusOutline.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

ChartCard::ChartCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_title(new ElidedLabel(theme, TextRank::Strong, this))
    , m_moment(new ElidedLabel(theme, TextRank::Caption, this))
    , m_legend(new ChartLegend(theme, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"card"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // all cards of a row are equally wide
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_title, 1);
    head->addWidget(m_moment);
    m_layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_layout->setSpacing(space::small);
    m_layout->addLayout(head);
    m_layout->addWidget(m_legend);
    m_legend->hide();
    m_moment->hide();

    auto *copying = new QAction(tr("Copy figures"), this);
    copying->setShortcut(QKeySequence::Copy);
    copying->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copying, &QAction::triggered, this, &ChartCard::copy);
    addAction(copying);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void ChartCard::setDrawing(QWidget *drawing)
{
    m_drawing = drawing;
    drawing->setAccessibleName(m_title->text());
    new FocusOutline(drawing, this);
    m_layout->addWidget(drawing, 1);
}

void ChartCard::setTitle(const QString &title)
{
    m_title->setText(title);
    if (m_drawing)
        m_drawing->setAccessibleName(title);
}

void ChartCard::setMoment(const QString &moment)
{
    m_moment->setText(moment);
    m_moment->setVisible(!moment.isEmpty());
}

void ChartCard::setLegend(const QList<ChartLegend::Item> &items)
{
    m_legend->setItems(items);
    m_legend->setVisible(!items.isEmpty());
    QStringList parts;
    for (const auto &item : items)
        parts.append(item.word + u' ' + item.value);
    m_legend->setAccessibleName(parts.join(u", "_s));
}

void ChartCard::setTable(const QString &table)
{
    if (table == m_table)
        return;
    m_table = table;
    QString spoken = table;
    spoken.replace(u'\t', u", "_s).replace(u'\n', u"; "_s);
    if (m_drawing)
        m_drawing->setAccessibleDescription(spoken);
}

QString ChartCard::title() const
{
    return m_title->text();
}

QString ChartCard::moment() const
{
    return m_moment->text();
}

void ChartCard::copy() const
{
    QGuiApplication::clipboard()->setText(m_table);
}

} // namespace billow

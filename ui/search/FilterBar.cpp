// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterBar.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>

namespace billow {

using namespace Qt::StringLiterals;

FilterBar::FilterBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new QLineEdit(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_text, 1);
    m_text->setPlaceholderText(tr("Search number, seller, buyer"));
    m_text->setAccessibleName(tr("Search number, seller and buyer"));
    m_text->setToolTip(tr("Ctrl+F jumps here, Enter searches"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaxLength(255);
    m_text->installEventFilter(this);
    m_filters = addButton(tr("Filters"), tr("Filter by date, amount, country… (Ctrl+Shift+F)"), u"tool"_s);
    m_filters->setCheckable(true);
    m_views = addButton(tr("Views"), tr("Saved filters, sorting and columns"), u"menu"_s);
    m_columns = addButton(tr("Columns"), tr("Choose columns and sorting"), u"menu"_s);
    m_exports = addButton(tr("Export"), tr("Export the search results to a file"), u"menu"_s);
    m_details = addButton(tr("Details"), tr("Details of the selected invoice (Enter)"), u"tool"_s);
    m_details->setCheckable(true);
    // Not textEdited: a screen reader or a voice does not type.
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        if (!m_showing)
            Q_EMIT textTyped();
    });
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::searchWanted);
    connect(&theme, &Theme::changed, this, &FilterBar::takeTheme);
    takeTheme();
}

QPushButton *FilterBar::addButton(const QString &text, const QString &toolTip, const QString &look)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setToolTip(toolTip);
    setLook(button, look);
    layout()->addWidget(button);
    return button;
}

void FilterBar::setText(const QString &text)
{
    const QScopedValueRollback showing(m_showing, true);
    if (text != m_text->text())
        m_text->setText(text);
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FilterBar::setFilterCount(qsizetype count)
{
    m_filters->setText(count == 0 ? tr("Filters") : tr("Filters (%1)").arg(count));
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down && key->modifiers() == Qt::NoModifier) {
            Q_EMIT leaveWanted();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::takeTheme()
{
    m_text->setFont(m_theme.font(TextRank::Body));
    for (QPushButton *button : {m_filters, m_views, m_columns, m_exports, m_details})
        button->setFont(m_theme.font(TextRank::Body));
}

} // namespace billow

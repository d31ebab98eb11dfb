// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterBar.h"

#include "core/base/Words.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

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

namespace {
constexpr int longestChip = 48; ///< of a chip; a name may have 255
} // namespace

FilterChips::FilterChips(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
    , m_theme(theme)
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    new FlowLayout(space::small, space::tiny, this); // owned by this
    setLook(m_clear, u"plain"_s);
    m_clear->setAutoDefault(false);
    connect(m_clear, &QPushButton::clicked, this, &FilterChips::clearWanted);
    connect(&theme, &Theme::changed, this, &FilterChips::takeTheme);
    takeTheme();
}

void FilterChips::show(const InvoiceFilter &filter)
{
    for (QPushButton *chip : std::exchange(m_chips, {}))
        chip->deleteLater(); // perhaps it is the one that has just been clicked
    layout()->removeWidget(m_clear);
    for (const auto &[part, words] : FilterWords::of(filter, m_format)) {
        if (part == FilterPart::Text)
            continue;
        const QString shown = words.size() > longestChip ? words.left(longestChip) + u'…' : words;
        auto *chip = new QPushButton(QString(shown).replace(u'&', u"&&"_s) + u"  ×"_s, this);
        setLook(chip, u"chip"_s);
        chip->setAutoDefault(false);
        chip->setFont(m_theme.font(TextRank::Caption));
        chip->setAccessibleName(tr("%1. Remove this filter.").arg(words));
        chip->setToolTip(tr("Remove this filter"));
        connect(chip, &QPushButton::clicked, this, [this, part = part] { Q_EMIT removed(part); });
        layout()->addWidget(chip);
        chip->setVisible(true);
        m_chips += chip;
    }
    layout()->addWidget(m_clear);
    for (QPushButton *chip : m_chips)
        setTabOrder(chip, m_clear);
    updateGeometry();
}

void FilterChips::takeTheme()
{
    for (QPushButton *button : m_chips)
        button->setFont(m_theme.font(TextRank::Caption));
    m_clear->setFont(m_theme.font(TextRank::Caption));
}

} // namespace billow

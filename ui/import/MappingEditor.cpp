// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/MappingEditor.h"

#include "ui/import/ImportWording.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// The items of the combo box before the columns.
constexpr int nowhere = 0;
constexpr int constant = 1;
constexpr int firstColumn = 2;

QString hint(const QString &field)
{
    if (field == u"currency")
        return FieldRow::tr("for example ZAR");
    if (field == u"vat_rate")
        return FieldRow::tr("for example 15");
    if (field.endsWith(u"country"))
        return FieldRow::tr("for example ZA");
    return FieldRow::tr("same for every invoice");
}

} // namespace

FieldRow::FieldRow(QString field, const Theme &theme, QGridLayout &layout, int line, QWidget *parent)
    : QObject(parent)
    , m_field(std::move(field))
    , m_theme(theme)
    , m_name(new QLabel(ImportWording::field(m_field), parent))
    , m_from(new QComboBox(parent))
    , m_constant(new QLineEdit(parent))
    , m_example(new ElidedLabel(theme, TextRank::Body, parent))
    , m_origin(new QLabel(parent))
{
    const QString name = m_name->text();
    m_from->setObjectName(u"from-"_s + m_field);
    m_from->setAccessibleName(tr("Source of %1").arg(name));
    m_from->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_from->setMinimumContentsLength(14);
    // The wheel is for scrolling the list of fields, not for changing what lies under it.
    guardAgainstWheel(m_from);
    m_constant->setObjectName(u"constant-"_s + m_field);
    m_constant->setAccessibleName(tr("Fixed value for %1").arg(name));
    m_constant->setPlaceholderText(hint(m_field));
    m_constant->hide();
    m_example->setMuted(true);
    m_name->setBuddy(m_from);

    layout.addWidget(m_name, line, 0);
    layout.addWidget(m_from, line, 1);
    layout.addWidget(m_constant, line, 2);
    layout.addWidget(m_example, line, 2);
    layout.addWidget(m_origin, line, 3);
    connect(m_from, &QComboBox::activated, this, [this] {
        const bool fixed = m_from->currentIndex() == constant;
        m_constant->setVisible(fixed);
        m_example->setVisible(!fixed);
        if (fixed)
            m_constant->setFocus();
        choose();
    });
    // Not textEdited: a screen reader or a voice does not type.
    connect(m_constant, &QLineEdit::textChanged, this, &FieldRow::choose);
    connect(&theme, &Theme::changed, this, &FieldRow::takeTheme);
    takeTheme();
}

void FieldRow::show(const MappedField &mapped, const QStringList &columns, bool needed)
{
    listColumns(columns);
    const QSignalBlocker blocker(m_from);
    const QSignalBlocker lineBlocker(m_constant);
    // A fixed value that is still being typed comes from nowhere yet.
    const bool typing = m_from->currentIndex() == constant && mapped.origin == MappedField::Origin::Nowhere;
    const bool fixed = mapped.constant || typing;
    if (fixed)
        m_from->setCurrentIndex(constant);
    else if (mapped.origin == MappedField::Origin::Nowhere || mapped.absent)
        m_from->setCurrentIndex(nowhere);
    else
        m_from->setCurrentIndex(firstColumn + static_cast<int>(columns.indexOf(mapped.text)));
    m_constant->setVisible(fixed);
    m_example->setVisible(!fixed);
    if (mapped.constant && m_constant->text() != mapped.text)
        m_constant->setText(mapped.text);
    m_example->setText(mapped.example);
    QString word = needed && !mapped.absent ? tr("required") : ImportWording::origin(mapped);
    if (mapped.minorUnits)
        word += u" · "_s + (m_field == u"vat_rate" ? tr("in basis points") : tr("in cents"));
    m_origin->setText(word);
    const bool bad = needed || mapped.absent;
    m_origin->setToolTip(mapped.absent ? tr("The file has no column “%1”.").arg(mapped.text) : QString());
    setLook(m_origin, bad ? u"fault"_s : u"muted"_s);
    m_from->setAccessibleDescription(word);
    m_from->setProperty("invalid", bad);
    repolish(m_from);
}

QWidget *FieldRow::control() const
{
    return m_from;
}

void FieldRow::listColumns(const QStringList &columns)
{
    if (columns == m_columns && m_from->count() > 0)
        return;
    m_columns = columns;
    const QSignalBlocker blocker(m_from);
    const bool fixed = m_from->currentIndex() == constant;
    m_from->clear();
    m_from->addItem(tr("Not mapped"));
    m_from->addItem(tr("Fixed value…"));
    for (const QString &column : columns)
        m_from->addItem(column.isEmpty() ? tr("(without a name)") : column);
    m_from->setCurrentIndex(fixed ? constant : nowhere);
}

void FieldRow::choose()
{
    const int index = m_from->currentIndex();
    if (index == nowhere)
        Q_EMIT chosen({m_field, FieldChoice::Kind::Nowhere, {}});
    else if (index == constant)
        Q_EMIT chosen({m_field, FieldChoice::Kind::Constant, m_constant->text().trimmed()});
    else
        Q_EMIT chosen({m_field, FieldChoice::Kind::Column, m_columns.value(index - firstColumn)});
}

void FieldRow::takeTheme()
{
    m_name->setFont(m_theme.font(TextRank::Body));
    m_from->setFont(m_theme.font(TextRank::Body));
    m_constant->setFont(m_theme.font(TextRank::Body));
    m_origin->setFont(m_theme.font(TextRank::Caption));
    // A layout that gets narrow takes the least height, which a style sheet's padding is not part of.
    const int height = m_theme.rowHeight() + space::tiny;
    m_from->setMinimumHeight(height);
    m_constant->setMinimumHeight(height);
}

namespace {

/// Whether \a field is, or is among, what is missing: "seller"; "vat_rate or vat".
bool isMissing(const QString &field, const QStringList &missing)
{
    return std::ranges::any_of(
        missing, [&field](const QString &names) { return ImportPreview::fieldsOf(names).contains(field); });
}

} // namespace

MappingEditor::MappingEditor(const Theme &theme, QWidget *parent)
    : QScrollArea(parent)
    , m_theme(theme)
    , m_content(new QWidget(this))
    , m_layout(new QGridLayout(m_content))
{
    setAccessibleName(tr("Column mapping"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setLook(m_content, u"plain"_s);
    m_layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_layout->setHorizontalSpacing(space::medium);
    m_layout->setVerticalSpacing(space::tiny);
    m_layout->setColumnStretch(1, 3);
    m_layout->setColumnStretch(2, 3);
    m_layout->setColumnStretch(3, 1);
    setWidget(m_content);
}

void MappingEditor::show(const ImportPreview &preview)
{
    if (m_rows.empty())
        build(preview.fields);
    const FieldRow *firstMissing = nullptr;
    for (FieldRow *row : m_rows) {
        const auto mapped = std::ranges::find(preview.fields, row->field(), &MappedField::field);
        if (mapped == preview.fields.end())
            continue;
        const bool needed = isMissing(row->field(), preview.missing);
        row->show(*mapped, preview.columns, needed);
        if (needed && !firstMissing)
            firstMissing = row;
    }
    // Not under the hands of someone who is choosing.
    if (firstMissing && !m_content->focusWidget()) {
        m_layout->activate();
        ensureWidgetVisible(firstMissing->control());
    }
}

void MappingEditor::build(const std::vector<MappedField> &fields)
{
    m_rows.reserve(fields.size());
    int line = 0;
    for (const MappedField &field : fields) {
        auto *row = new FieldRow(field.field, m_theme, *m_layout, line++, m_content);
        connect(row, &FieldRow::chosen, this, &MappingEditor::chosen);
        m_rows.push_back(row);
    }
    m_layout->setRowStretch(line, 1);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/MappingEditor.h"

#include "ui/import/FieldRow.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"

#include <QGridLayout>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// Whether \a field is, or is among, what is missing: "seller"; "vat_rate or vat".
bool isMissing(const QString &field, const QStringList &missing)
{
    return std::ranges::any_of(
        missing, [&field](const QString &names) { return names.split(u" or "_s).contains(field); });
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

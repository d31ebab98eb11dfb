// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/ChoiceEditor.h"

#include "ui/settings/SettingsWording.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WheelGuard.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace billow {

ChoiceEditor::ChoiceEditor(
    const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent)
    : SettingEditor(parent)
    , m_box(new QComboBox(this))
{
    if (definition.emptyAllowed)
        m_box->addItem(SettingsWording::choice(definition.key, {}), QString());
    for (const QString &choice : definition.choices)
        m_box->addItem(SettingsWording::choice(definition.key, choice), choice);
    m_box->setAccessibleName(title);
    m_box->setObjectName(definition.key);
    guardAgainstWheel(m_box);
    setFocusProxy(m_box);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    layout->addStretch();
    const auto takeTheme = [this, &theme] { m_box->setFont(theme.font(TextRank::Body)); };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    connect(m_box, &QComboBox::activated, this, [this] {
        Q_EMIT edited();
        Q_EMIT committed();
    });
}

QString ChoiceEditor::text() const
{
    return m_box->currentData().toString();
}

void ChoiceEditor::setText(const QString &text)
{
    m_box->setCurrentIndex(m_box->findData(text));
}

void ChoiceEditor::setInvalid(bool) { }

bool ChoiceEditor::isInUse() const
{
    return m_box->hasFocus();
}

} // namespace billow

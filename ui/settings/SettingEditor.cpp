// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingEditor.h"

#include "ui/settings/ChoiceEditor.h"
#include "ui/settings/RateEditor.h"
#include "ui/settings/TextEditor.h"

namespace billow {

using namespace Qt::StringLiterals;

SettingEditor *SettingEditor::make(
    const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent)
{
    if (definition.type == SettingDefinition::Type::Choice)
        return new ChoiceEditor(definition, title, theme, parent);
    if (definition.key.endsWith(".per_second"_L1))
        return new RateEditor(definition, title, theme, parent);
    return new TextEditor(definition, title, theme, parent);
}

} // namespace billow

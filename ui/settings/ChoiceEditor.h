// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/SettingEditor.h"

class QComboBox;

namespace billow {

/// One of several words.
class ChoiceEditor final : public SettingEditor {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChoiceEditor)
public:
    ChoiceEditor(const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;
    void setInvalid(bool invalid) override;
    [[nodiscard]] bool isInUse() const override;

private:
    QComboBox *m_box; // child
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/settings/SettingDefinition.h"

#include <QWidget>

namespace billow {

class Theme;

/// The control in which one setting is edited, as text.
class SettingEditor : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingEditor)
public:
    using QWidget::QWidget;

    /// The one that fits the setting.
    [[nodiscard]] static SettingEditor *make(
        const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent);

    [[nodiscard]] virtual QString text() const = 0;
    /// Does not count as edited. Leaves alone what means the same already.
    virtual void setText(const QString &text) = 0;
    virtual void setInvalid(bool invalid) = 0;
    /// It is being used, so its value should not change now.
    [[nodiscard]] virtual bool isInUse() const = 0;

Q_SIGNALS:
    void edited(); ///< by a person, at each key
    void committed(); ///< the value is complete and may be applied
};

} // namespace billow

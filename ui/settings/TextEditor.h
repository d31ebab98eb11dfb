// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/SecretMasking.h"
#include "ui/settings/SettingEditor.h"

class QLineEdit;

namespace billow {

/// A line of text: a number, a URL without its password, a secret as dots.
class TextEditor final : public SettingEditor {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextEditor)
public:
    TextEditor(const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;
    void setInvalid(bool invalid) override;
    [[nodiscard]] bool isInUse() const override;

private:
    void offerToShow();

    const bool m_isUrl;
    MaskedUrl m_masked; ///< of a URL, as it was set
    QLineEdit *m_line; // child
};

} // namespace billow

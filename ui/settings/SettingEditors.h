// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/SecretMasking.h"
#include "core/settings/SettingDefinition.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSlider;

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

/// A rate: a logarithmic slider from 0.1 to 1000 per second whose right end is "unlimited", and a field for the exact
/// value.
class RateEditor final : public SettingEditor {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RateEditor)
public:
    RateEditor(const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent);

    [[nodiscard]] QString text() const override;
    void setText(const QString &text) override;
    void setInvalid(bool) override { }
    [[nodiscard]] bool isInUse() const override;

    /// The slider's position for a rate, and back. 0 is unlimited.
    [[nodiscard]] static int positionOf(double perSecond);
    [[nodiscard]] static double rateAt(int position);
    static constexpr int lastPosition = 420;

private:
    void build(const QString &title);
    void take(double perSecond, const QObject *from);
    void show(double perSecond);

    double m_perSecond = 0;
    double m_limited = 1; ///< the last that was not unlimited
    QSlider *m_slider; // children
    QDoubleSpinBox *m_field;
    QCheckBox *m_unlimited;
};

} // namespace billow

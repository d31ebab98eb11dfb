// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/SettingEditor.h"

class QCheckBox;
class QDoubleSpinBox;
class QSlider;

namespace billow {

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

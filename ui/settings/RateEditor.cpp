// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/RateEditor.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/SpokenInput.h"
#include "ui/widgets/WheelGuard.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepsPerDecade = 100;
constexpr int decades = 4; ///< 0.1 to 1000
constexpr double least = 0.1;
constexpr int unlimitedFrom =
    stepsPerDecade * decades + 10; ///< a little way behind the last number, so that one stops there

/// Without zeros that say nothing.
class RateField final : public QDoubleSpinBox {
public:
    using QDoubleSpinBox::QDoubleSpinBox;
    QString textFromValue(double value) const override { return locale().toString(value, 'g', 7); }
};

} // namespace

RateEditor::RateEditor(const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent)
    : SettingEditor(parent)
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_field(new RateField(this))
    , m_unlimited(new QCheckBox(tr("Unlimited"), this))
{
    m_field->setRange(0.001, definition.maximum);
    m_slider->setObjectName(definition.key + ".slider"_L1);
    m_field->setObjectName(definition.key);
    m_unlimited->setObjectName(definition.key + ".unlimited"_L1);
    build(title);
    const auto takeTheme = [this, &theme] {
        m_field->setFont(theme.font(TextRank::Body));
        m_unlimited->setFont(theme.font(TextRank::Body));
    };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) { take(rateAt(position), m_slider); });
    connect(m_field, &QDoubleSpinBox::valueChanged, this, [this](double value) { take(value, m_field); });
    connect(m_unlimited, &QCheckBox::toggled, this,
        [this](bool unlimited) { take(unlimited ? 0 : m_limited, m_unlimited); });
}

void RateEditor::build(const QString &title)
{
    m_slider->setRange(0, lastPosition);
    m_slider->setSingleStep(stepsPerDecade / 10);
    m_slider->setPageStep(stepsPerDecade / 2);
    m_slider->setMinimumWidth(120);
    m_slider->setAccessibleName(tr("%1 slider").arg(title));
    guardAgainstWheel(m_slider);
    m_field->setDecimals(3);
    m_field->setSuffix(tr("/s", "invoices a second"));
    m_field->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_field->setKeyboardTracking(false); // a number that is half typed is not meant
    takeSpokenInput(m_field);
    m_field->setFixedWidth(130);
    m_field->setAccessibleName(title);
    guardAgainstWheel(m_field);
    m_unlimited->setAccessibleName(tr("%1: unlimited").arg(title));
    setFocusProxy(m_slider);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_field);
    layout->addWidget(m_unlimited);
}

int RateEditor::positionOf(double perSecond)
{
    if (perSecond <= 0)
        return lastPosition;
    const double position = std::log10(perSecond / least) * stepsPerDecade;
    return static_cast<int>(std::lround(std::clamp(position, 0.0, double(stepsPerDecade * decades))));
}

double RateEditor::rateAt(int position)
{
    if (position >= unlimitedFrom)
        return 0;
    const double exact = least * std::pow(10.0, std::min(position, stepsPerDecade * decades) / double(stepsPerDecade));
    // Two figures: nobody wants 4.897788.
    const double unit = std::pow(10.0, std::floor(std::log10(exact) + 1e-9) - 1);
    return std::round(exact / unit) * unit;
}

void RateEditor::take(double perSecond, const QObject *from)
{
    if (perSecond == m_perSecond)
        return;
    m_perSecond = perSecond;
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietField(m_field);
    const QSignalBlocker quietBox(m_unlimited);
    if (from != m_slider) // it stays under the hand
        m_slider->setValue(positionOf(perSecond));
    show(perSecond);
    Q_EMIT edited();
    Q_EMIT committed();
}

void RateEditor::show(double perSecond)
{
    if (perSecond > 0) {
        m_limited = perSecond;
        m_field->setValue(perSecond);
    }
    m_field->setEnabled(perSecond > 0);
    m_unlimited->setChecked(perSecond <= 0);
}

QString RateEditor::text() const
{
    return QString::number(m_perSecond, 'g', 15);
}

void RateEditor::setText(const QString &text)
{
    const double perSecond = text.toDouble();
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietField(m_field);
    const QSignalBlocker quietBox(m_unlimited);
    m_perSecond = perSecond;
    if (rateAt(m_slider->value()) != perSecond)
        m_slider->setValue(positionOf(perSecond));
    show(perSecond);
}

bool RateEditor::isInUse() const
{
    return m_slider->isSliderDown() || m_field->hasFocus();
}

} // namespace billow

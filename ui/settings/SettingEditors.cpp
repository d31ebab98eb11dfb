// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingEditors.h"

#include "ui/settings/SettingsWording.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>

#include <algorithm>
#include <cmath>

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

namespace {
constexpr int numberWidth = 140;
} // namespace

TextEditor::TextEditor(const SettingDefinition &definition, const QString &title, const Theme &theme, QWidget *parent)
    : SettingEditor(parent)
    , m_isUrl(definition.type == SettingDefinition::Type::Url)
    , m_line(new QLineEdit(this))
{
    const bool isNumber =
        definition.type == SettingDefinition::Type::Whole || definition.type == SettingDefinition::Type::Number;
    m_line->setAccessibleName(title);
    m_line->setAccessibleDescription(definition.allowed());
    m_line->setObjectName(definition.key);
    if (definition.emptyAllowed)
        m_line->setPlaceholderText(tr("empty"));
    setFocusProxy(m_line);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_line, isNumber ? 0 : 1);
    if (isNumber) {
        m_line->setFixedWidth(numberWidth);
        layout->addStretch();
    }
    if (definition.secret)
        offerToShow();
    const auto takeTheme = [this, &theme] {
        m_line->setFont(theme.font(TextRank::Body));
        for (auto *button : findChildren<QPushButton *>())
            button->setFont(theme.font(TextRank::Strong));
    };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    // Not textEdited: a screen reader or a voice does not type.
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        Q_EMIT edited();
        if (!m_line->hasFocus())
            Q_EMIT committed();
    });
    connect(m_line, &QLineEdit::editingFinished, this, &SettingEditor::committed);
}

void TextEditor::offerToShow()
{
    m_line->setEchoMode(QLineEdit::Password);
    auto *show = new QPushButton(tr("Show"), this);
    show->setCheckable(true);
    show->setAccessibleName(tr("Show secret"));
    layout()->addWidget(show);
    connect(show, &QPushButton::toggled, this, [this, show](bool shown) {
        m_line->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        show->setText(shown ? tr("Hide") : tr("Show"));
    });
}

QString TextEditor::text() const
{
    return m_isUrl ? m_masked.meaning(m_line->text().trimmed()) : m_line->text();
}

void TextEditor::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_masked = MaskedUrl(text);
    const QSignalBlocker blocker(m_line);
    m_line->setText(m_isUrl ? m_masked.shown() : text);
    if (m_isUrl)
        m_line->setToolTip(m_line->text()); // it may be longer than the field
    m_line->setCursorPosition(0);
}

void TextEditor::setInvalid(bool invalid)
{
    if (m_line->property("invalid").toBool() == invalid)
        return;
    m_line->setProperty("invalid", invalid);
    repolish(m_line);
}

bool TextEditor::isInUse() const
{
    return m_line->hasFocus();
}

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

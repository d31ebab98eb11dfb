// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/TextEditor.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace billow {

using namespace Qt::StringLiterals;

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

} // namespace billow

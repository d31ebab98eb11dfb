// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/FormRow.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowBelow = 700;

QLabel *makeLabel(QWidget *parent, const QString &text = {}, const QString &look = {})
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (!look.isEmpty())
        setLook(label, look);
    return label;
}

} // namespace

FormRow::FormRow(const QString &title, const QString &help, QWidget *control, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(makeLabel(this, title))
    , m_help(makeLabel(this, help, u"muted"_s))
    , m_error(makeLabel(this, {}, u"error"_s))
    , m_note(makeLabel(this, {}, u"muted"_s))
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_line(new QHBoxLayout)
    , m_right(new QVBoxLayout)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(space::tiny / 2);
    words->addWidget(m_title);
    words->addWidget(m_help);
    words->addStretch();
    m_line->setSpacing(space::small);
    m_line->addWidget(control, 1);
    m_right->setSpacing(space::tiny);
    m_right->addLayout(m_line);
    m_right->addWidget(m_error);
    m_right->addWidget(m_note);
    m_right->addStretch();
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_halves->setSpacing(space::page);
    m_halves->addLayout(words, 2);
    m_halves->addLayout(m_right, 3);
    m_title->setBuddy(control);
    m_help->setVisible(!help.isEmpty());
    m_error->hide();
    m_note->hide();
    connect(&theme, &Theme::changed, this, &FormRow::takeTheme);
    takeTheme();
}

void FormRow::takeTheme()
{
    m_title->setFont(m_theme.font(TextRank::Strong));
    m_error->setFont(m_theme.font(TextRank::Body));
    for (QLabel *label : {m_help, m_note})
        label->setFont(m_theme.font(TextRank::Caption));
}

void FormRow::addButton(QPushButton *button)
{
    m_line->addWidget(button, 0, Qt::AlignVCenter);
}

void FormRow::addButtonBelow(QPushButton *button)
{
    if (!m_buttons) {
        m_buttons = new QHBoxLayout;
        m_buttons->setSpacing(space::small);
        m_buttons->addStretch();
        m_right->insertLayout(1, m_buttons);
    }
    m_buttons->insertWidget(m_buttons->count() - 1, button);
}

void FormRow::addBelow(QWidget *widget)
{
    m_right->insertWidget(m_buttons ? 2 : 1, widget);
}

void FormRow::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void FormRow::setError(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
}

QString FormRow::note() const
{
    return m_note->text();
}

QString FormRow::error() const
{
    return m_error->text();
}

void FormRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < narrowBelow;
    m_halves->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_halves->setSpacing(narrow ? space::small : space::page);
}

} // namespace billow

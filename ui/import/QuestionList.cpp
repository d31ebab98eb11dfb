// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/QuestionList.h"

#include "ui/import/ImportWording.h"
#include "ui/theme/Look.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

QuestionList::QuestionList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::small);
    hide();
}

void QuestionList::show(const std::vector<ImportQuestion> &questions)
{
    QStringList texts;
    for (const ImportQuestion &question : questions)
        texts += question.id + u'\n' + question.text + u'\n' + ImportWording::place(question.cell);
    setVisible(!questions.empty());
    if (texts == m_asked)
        return;
    m_asked = texts;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // perhaps it is the one that has just been answered
        delete item;
    }
    for (const ImportQuestion &question : questions)
        m_layout->addWidget(makeQuestion(question));
}

QWidget *QuestionList::makeQuestion(const ImportQuestion &question)
{
    auto *card = new QFrame(this);
    setLook(card, u"caution"_s);
    card->setObjectName(u"question-"_s + question.id);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::large, space::small, space::large, space::small);
    layout->setSpacing(space::tiny);
    auto *text = new QLabel(ImportWording::sentence(question.text), card);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(m_theme.font(TextRank::Strong));
    layout->addWidget(text);
    if (const QString place = ImportWording::place(question.cell); !place.isEmpty()) {
        auto *cell = new QLabel(place, card);
        cell->setTextFormat(Qt::PlainText);
        cell->setWordWrap(true);
        cell->setFont(m_theme.font(TextRank::Caption));
        layout->addWidget(cell);
    }
    if (question.readings.empty())
        addLines(question, *layout);
    else
        addReadings(question, *layout);
    return card;
}

void QuestionList::addReadings(const ImportQuestion &question, QVBoxLayout &layout)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    for (const ImportReading &reading : question.readings) {
        auto *button = new QPushButton(reading.text, this);
        button->setAutoDefault(false);
        button->setFont(m_theme.font(TextRank::Body));
        setLook(button, u"tool"_s);
        connect(button, &QPushButton::clicked, this, [this, answer = reading.answer] { Q_EMIT answered(answer); });
        row->addWidget(button);
    }
    row->addStretch();
    layout.addLayout(row);
}

void QuestionList::addLines(const ImportQuestion &question, QVBoxLayout &layout)
{
    auto *take = new QPushButton(tr("Use for all rows"), this);
    take->setAutoDefault(false);
    take->setEnabled(false);
    take->setFont(m_theme.font(TextRank::Body));
    setLook(take, u"tool"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    QList<QLineEdit *> lines;
    for (const QString &field : question.fields) {
        auto *line = new QLineEdit(this);
        line->setObjectName(u"answer-"_s + field);
        line->setFont(m_theme.font(TextRank::Body));
        if (question.fields.size() == 1) {
            line->setAccessibleName(ImportWording::sentence(question.text));
        } else {
            line->setPlaceholderText(ImportWording::field(field));
            line->setAccessibleName(ImportWording::field(field));
        }
        row->addWidget(line, 1);
        lines.append(line);
    }
    row->addWidget(take);
    layout.addLayout(row);
    const auto answer = [this, lines, fields = question.fields] {
        ImportOptions options;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QString text = lines[i]->text().trimmed();
            if (text.isEmpty()) {
                lines[i]->setFocus();
                return;
            }
            options.choices.push_back({fields[i], FieldChoice::Kind::Constant, text});
        }
        Q_EMIT answered(options);
    };
    for (const QLineEdit *line : std::as_const(lines)) {
        connect(line, &QLineEdit::textChanged, take, [take, lines] {
            take->setEnabled(
                std::ranges::none_of(lines, [](const QLineEdit *each) { return each->text().trimmed().isEmpty(); }));
        });
        connect(line, &QLineEdit::returnPressed, this, answer);
    }
    connect(take, &QPushButton::clicked, this, answer);
}

} // namespace billow

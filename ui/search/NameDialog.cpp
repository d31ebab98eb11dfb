// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/NameDialog.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestName = 60;
} // namespace

NameDialog::NameDialog(const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setWindowTitle(tr("Save this view"));
    setAttribute(Qt::WA_DeleteOnClose);
    setPalette(theme.palette());
    auto *title = new QLabel(tr("Save this view"), this);
    title->setFont(theme.font(TextRank::Title));
    auto *text = new QLabel(tr("Its filters, order and columns. One of the same name is replaced."), this);
    text->setFont(theme.font(TextRank::Body));
    text->setWordWrap(true);
    m_name->setPlaceholderText(tr("Name"));
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMaxLength(longestName);
    m_name->setFont(theme.font(TextRank::Body));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    setLook(m_save, u"primary"_s);
    m_save->setDefault(true);
    m_save->setEnabled(false);
    for (QPushButton *button : {cancel, m_save})
        button->setFont(theme.font(TextRank::Strong));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(m_name);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
    connect(m_name, &QLineEdit::textChanged, this,
        [this](const QString &name) { m_save->setEnabled(!name.trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT named(m_name->text().trimmed()); });
}

} // namespace billow

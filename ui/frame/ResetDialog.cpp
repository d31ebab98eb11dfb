// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/ResetDialog.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

ResetDialog::ResetDialog(const SystemStatus &status, const MoneyFormat &format, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_deletesReal(status.realCount > 0)
{
    theme.dress(this);
    setWindowTitle(tr("Reset"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(tr("Delete all invoices?"), this);
    title->setFont(theme.font(TextRank::Title));
    auto *text = new QLabel(loss(status, format), this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(theme.font(TextRank::Body)); // a style sheet keeps fonts from being inherited
    auto *cancel = new QPushButton(tr("Cancel"), this);
    auto *confirm = new QPushButton(tr("Delete all invoices"), this);
    confirm->setObjectName(u"confirm"_s);
    setLook(confirm, u"danger"_s);
    cancel->setDefault(true);
    for (QPushButton *button : {cancel, confirm})
        button->setFont(theme.font(TextRank::Strong));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(text);
    if (m_deletesReal) {
        const QString word = tr("delete", "the word to type");
        auto *typed = new QLineEdit(this);
        typed->setPlaceholderText(tr("Type “%1” to confirm").arg(word));
        typed->setAccessibleName(typed->placeholderText());
        typed->setFont(theme.font(TextRank::Body));
        layout->addWidget(typed);
        confirm->setEnabled(false);
        connect(typed, &QLineEdit::textChanged, confirm,
            [confirm, word](const QString &entered) { confirm->setEnabled(entered.trimmed().toCaseFolded() == word); });
    }
    layout->addSpacing(space::tiny);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(confirm);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm, &QPushButton::clicked, this, &QDialog::accept);
}

QString ResetDialog::loss(const SystemStatus &status, const MoneyFormat &format)
{
    const QString all = format.number(status.stored);
    if (status.realCount == 0)
        return tr(
            "This permanently deletes all %1 invoices and resets every total.", nullptr, Words::plural(status.stored))
            .arg(all);
    return tr("This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, "
              "not generated.",
        nullptr, Words::plural(status.stored))
        .arg(all, format.number(status.realCount));
}

} // namespace billow

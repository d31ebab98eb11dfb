// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/CloseQuestion.h"

#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

CloseQuestion::CloseQuestion(
    const SystemStatus &status, bool importing, const MoneyFormat &format, bool tray, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_remember(new QCheckBox(tr("Do not ask again"), this))
{
    theme.dress(this);
    setWindowTitle(tr("Close Billow"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(tr("Close Billow?"), this);
    title->setFont(theme.font(TextRank::Title));
    auto *text = new QLabel(consequence(status, importing, format), this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(theme.font(TextRank::Body));
    m_remember->setFont(theme.font(TextRank::Body));

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    const auto add = [&](const QString &name, const QString &label, const QString &look) {
        auto *button = new QPushButton(label, this);
        button->setObjectName(name);
        button->setFont(theme.font(TextRank::Strong));
        setLook(button, look);
        buttons->addWidget(button);
        return button;
    };
    connect(add(u"stay"_s, tr("Cancel"), {}), &QPushButton::clicked, this, &QDialog::reject);
    if (tray) {
        connect(add(u"tray"_s, tr("Keep in tray"), {}), &QPushButton::clicked, this,
            [this] { answer(Preferences::Closing::KeepInTray); });
    }
    QPushButton *quit = add(u"quit"_s, tr("Close"), u"primary"_s);
    quit->setDefault(true);
    connect(quit, &QPushButton::clicked, this, [this] { answer(Preferences::Closing::Quit); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(m_remember);
    layout->addSpacing(space::tiny);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
}

void CloseQuestion::answer(Preferences::Closing closing)
{
    const bool remember = m_remember->isChecked();
    accept();
    Q_EMIT answered(closing, remember);
}

QString CloseQuestion::consequence(const SystemStatus &status, bool importing, const MoneyFormat &format)
{
    QString text = importing
        ? tr("An import is going on; closing ends it. What is stored stays: import the file again for the rest.")
        : status.activity == Activity::Running
        ? tr("A run is going on; closing ends it. Nothing that is stored is lost.")
        : tr("The backlog is still being displayed. Nothing that is stored is lost.");
    if (status.backlog > 0)
        text += u' '
            + tr("%1 invoices that wait are displayed the next time.", nullptr, Words::plural(status.backlog))
                  .arg(format.number(status.backlog));
    return text;
}

} // namespace billow

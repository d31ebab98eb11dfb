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
    About about, const SystemStatus &status, Work work, const MoneyFormat &format, Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_remember(new QCheckBox(tr("Don’t ask again"), this))
{
    theme.dress(this);
    const bool restart = about == About::Restart;
    setWindowTitle(restart ? tr("Restart Billow") : tr("Close Billow"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = new QLabel(restart ? tr("Restart Billow?") : tr("Close Billow?"), this);
    title->setFont(theme.font(TextRank::Title));
    auto *text = new QLabel(consequence(restart, status, work, format), this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(theme.font(TextRank::Body));
    m_remember->setFont(theme.font(TextRank::Body));
    m_remember->setHidden(restart);

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
    if (about == About::CloseOrTray) {
        connect(add(u"tray"_s, tr("Keep in tray"), {}), &QPushButton::clicked, this,
            [this] { answer(Preferences::Closing::KeepInTray); });
    }
    QPushButton *quit = add(u"quit"_s, restart ? tr("Restart") : tr("Close"), u"primary"_s);
    quit->setDefault(true);
    quit->setFocus();
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

QString CloseQuestion::consequence(bool restart, const SystemStatus &status, Work work, const MoneyFormat &format)
{
    QString text;
    if (work.importing)
        text = restart
            ? tr("An import is running. Restarting stops it; stored invoices are kept. Import the file again to "
                 "finish.")
            : tr("An import is running. Closing stops it; stored invoices are kept. Import the file again to "
                 "finish.");
    else if (work.exporting)
        text = restart ? tr("An export is running. Restarting stops it, and no file is written.")
                       : tr("An export is running. Closing stops it, and no file is written.");
    else if (status.activity == Activity::Running)
        text = restart ? tr("A run is in progress. Restarting stops it; stored invoices are kept.")
                       : tr("A run is in progress. Closing stops it; stored invoices are kept.");
    else
        text = tr("The backlog is still being shown. Stored invoices are kept.");
    if (status.backlog > 0)
        text += u' '
            + tr("%1 waiting invoices will be shown next time.", nullptr, Words::plural(status.backlog))
                  .arg(format.number(status.backlog));
    return text;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/start/StartFailure.h"

#include "ui/settings/SettingsWording.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

StartFailure::StartFailure(const QString &reason, const QString &file, Theme::Mode mode)
{
    m_theme.setMode(mode);
    m_theme.dress(this);
    setWindowTitle(tr("Billow"));
    setWindowIcon(programIcon());
    build(reason, file);
}

void StartFailure::build(const QString &reason, const QString &file)
{
    auto *title = new QLabel(tr("Billow can’t start with these settings"), this);
    title->setFont(m_theme.font(TextRank::Title));
    auto *text = new QLabel(SettingsWording::sentence(reason), this);
    text->setObjectName(u"reason"_s);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text->setWordWrap(true);
    text->setFont(m_theme.font(TextRank::Body));
    auto *open = new QPushButton(tr("Open settings file"), this);
    auto *quit = new QPushButton(tr("Quit"), this);
    auto *again = new QPushButton(tr("Try again"), this);
    open->setVisible(!file.isEmpty());
    again->setObjectName(u"again"_s);
    again->setDefault(true);
    setLook(again, u"primary"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addStretch();
    for (QPushButton *button : {quit, again})
        buttons->addWidget(button);
    for (QPushButton *button : {open, quit, again})
        button->setFont(m_theme.font(TextRank::Strong));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(space::tiny);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
    connect(open, &QPushButton::clicked, this, [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    connect(quit, &QPushButton::clicked, this, &QDialog::reject);
    connect(again, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace billow

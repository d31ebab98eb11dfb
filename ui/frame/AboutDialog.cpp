// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/AboutDialog.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int pictureSize = 64;
} // namespace

AboutDialog::AboutDialog(Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    theme.dress(this);
    setWindowTitle(tr("About Billow"));
    setAttribute(Qt::WA_DeleteOnClose);
    const auto label = [&](const QString &text, TextRank rank) {
        auto *made = new QLabel(text, this);
        made->setFont(theme.font(rank));
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        return made;
    };
    auto *icon = new QLabel(this);
    icon->setPixmap(programIcon().pixmap(pictureSize));
    auto *close = new QPushButton(tr("Close"), this);
    close->setFont(theme.font(TextRank::Strong));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *text = new QVBoxLayout;
    text->setSpacing(space::small);
    text->addWidget(label(tr("Billow %1").arg(QStringLiteral(BILLOW_VERSION)), TextRank::Title));
    text->addWidget(label(tr("A live invoice dashboard: stores every invoice durably, shows it at a readable pace, and "
                             "totals to the cent."),
        TextRank::Body));
    text->addWidget(label(tr("Made with Qt %1. Billow’s own code is under the MIT licence. The program as a whole "
                             "contains Qt HttpServer and is under the GNU General Public License, version 3.")
                              .arg(QString::fromLatin1(qVersion())),
        TextRank::Body));
    auto *top = new QHBoxLayout;
    top->setSpacing(space::large);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(text, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(top);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
}

} // namespace billow

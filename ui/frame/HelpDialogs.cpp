// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/HelpDialogs.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
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

namespace {

constexpr QSize usualSize(520, 560);
constexpr int aroundIt = 80; ///< what of the screen is not for it: its own frame, and the panels of the desktop

QLabel *label(const QString &text, const QFont &font, QWidget *parent)
{
    auto *made = new QLabel(text, parent);
    made->setFont(font);
    made->setTextFormat(Qt::PlainText);
    return made;
}

QWidget *sheet(const QList<ShortcutsSheet::Section> &sections, const Theme &theme)
{
    auto *page = new QWidget;
    setLook(page, u"page"_s);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(space::page, 0, space::page, space::page);
    grid->setHorizontalSpacing(space::page);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const ShortcutsSheet::Section &section : sections) {
        grid->setRowMinimumHeight(row++, space::small);
        QLabel *title = label(section.title, theme.font(TextRank::Caption), page);
        setLook(title, u"muted"_s);
        grid->addWidget(title, row++, 0, 1, 2);
        for (const ShortcutsSheet::Line &line : section.lines) {
            QLabel *keys = label(line.keys, theme.font(TextRank::Strong), page);
            QLabel *meaning = label(line.meaning, theme.font(TextRank::Body), page);
            meaning->setWordWrap(true);
            keys->setAccessibleName(line.keys + u": "_s + line.meaning);
            grid->addWidget(keys, row, 0);
            grid->addWidget(meaning, row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    return page;
}

} // namespace

ShortcutsSheet::ShortcutsSheet(const QList<Section> &sections, Theme &theme, QWidget *parent)
    : QDialog(parent)
{
    theme.dress(this);
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *title = label(tr("Keyboard shortcuts"), theme.font(TextRank::Title), this);
    title->setContentsMargins(space::page, 0, space::page, 0);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(sheet(sections, theme));
    area->setAccessibleName(tr("Keyboard shortcuts"));
    auto *close = new QPushButton(tr("Close"), this);
    close->setFont(theme.font(TextRank::Strong));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::page, 0, space::page, 0);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::page, 0, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(area, 1);
    layout->addLayout(buttons);
    resize(usualSize.boundedTo(screen()->availableSize() - QSize(aroundIt, aroundIt)));
}

} // namespace billow

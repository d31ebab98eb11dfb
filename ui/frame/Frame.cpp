// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/Frame.h"

#include "ui/frame/HeaderBar.h"
#include "ui/frame/NavigationBar.h"
#include "ui/frame/Notices.h"
#include "ui/frame/StatusStrip.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int foldsBelow = 1000;
constexpr int narrowBelow = 900; ///< the header has no room for the title
} // namespace

Frame::Frame(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_navigation(new NavigationBar(theme, this))
    , m_header(new HeaderBar(format, theme, this))
    , m_notices(new Notices(theme, this))
    , m_pages(new QStackedWidget(this))
    , m_strip(new StatusStrip(format, theme, this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::ClickFocus); // a click beside the controls takes the focus from them
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    m_header->layout()->setContentsMargins(space::page, space::medium, space::page, 0);
    column->addWidget(m_header);
    column->addWidget(m_pages, 1);
    column->addWidget(m_notices); // below the page: what is read stays where it is
    column->addWidget(m_strip);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addLayout(column, 1);
    connect(m_navigation, &NavigationBar::chosen, this, &Frame::showPage);
    connect(m_strip, &StatusStrip::webWanted, this, &Frame::webWanted);
    connect(m_strip, &StatusStrip::folderWanted, this, &Frame::folderWanted);
}

void Frame::addPage(QWidget *page, const QString &name, const QString &icon)
{
    const int place = m_pages->addWidget(page);
    auto *action = new QAction(name, this);
    action->setShortcut(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + place));
    connect(action, &QAction::triggered, this, [this, place, page] {
        showPage(place);
        page->setFocus(Qt::ShortcutFocusReason); // not what happens to be next to a button that has gone
    });
    addAction(action);
    m_pageActions.push_back(action);
    m_navigation->addEntry(name, icon, action->shortcut().toString(QKeySequence::NativeText));
    if (place == 0)
        m_header->setTitle(name);
}

void Frame::showPage(int place)
{
    m_navigation->setCurrent(place);
    m_header->setTitle(m_pageActions[static_cast<std::size_t>(place)]->text());
    if (m_pages->currentIndex() == place)
        return;
    m_pages->setCurrentIndex(place);
    Q_EMIT pageChanged(place);
}

int Frame::currentPage() const
{
    return m_pages->currentIndex();
}

int Frame::pageCount() const
{
    return m_pages->count();
}

void Frame::apply(const SystemStatus &status)
{
    m_header->apply(status);
    m_notices->apply(status);
    m_strip->apply(status);
}

void Frame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_navigation->setFolded(width() < foldsBelow);
    m_header->setNarrow(width() < narrowBelow);
}

} // namespace billow

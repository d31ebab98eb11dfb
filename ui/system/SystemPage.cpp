// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/SystemPage.h"

#include "core/api/Api.h"
#include "ui/system/ActorTree.h"
#include "ui/system/ActorTreeModel.h"
#include "ui/system/CrashBar.h"
#include "ui/system/LogPanel.h"
#include "ui/system/VitalCards.h"
#include "ui/theme/FocusMark.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto interval = 500ms;
constexpr auto soon = 120ms; ///< after a crash: a supervisor's first pause is shorter than that
constexpr int lowHeight = 600; ///< below this, tree and log take turns
constexpr int leastLog = 240; ///< pixels

} // namespace

SystemPage::SystemPage(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_theme(theme)
    , m_sampling(new QTimer(this))
    , m_model(new ActorTreeModel(format, this))
    , m_cards(new VitalCards(format, theme, this))
    , m_showTree(new QPushButton(tr("Actors"), this))
    , m_showLog(new QPushButton(tr("Log"), this))
    , m_tabs(makeTabs())
    , m_tree(new ActorTree(*m_model, theme, this))
    , m_crash(new CrashBar(api, theme, this))
    , m_treeCard(makeTreeCard())
    , m_log(new LogPanel(api, format, theme, this))
    , m_halves(new QSplitter(Qt::Vertical, this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_halves->setChildrenCollapsible(false);
    m_halves->setHandleWidth(space::medium);
    connect(m_halves, &QSplitter::splitterMoved, this, [this] { m_divided = true; });
    m_halves->addWidget(m_treeCard);
    m_halves->addWidget(m_log);
    m_layout->addWidget(m_cards);
    m_layout->addWidget(m_tabs);
    m_layout->addWidget(m_halves, 1);

    m_sampling->setObjectName(u"sampling"_s);
    m_sampling->setInterval(interval);
    connect(m_sampling, &QTimer::timeout, this, &SystemPage::look);
    connect(m_tree, &ActorTree::selectionMoved, this, &SystemPage::follow);
    connect(m_crash, &CrashBar::crashed, this, [this] { QTimer::singleShot(soon, this, &SystemPage::look); });
    connect(&theme, &Theme::changed, this, &SystemPage::takeTheme);
    takeTheme();
}

QFrame *SystemPage::makeTreeCard()
{
    auto *card = new QFrame(this);
    setLook(card, u"card"_s);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_crash);
    new FocusOutline(m_tree, card);
    return card;
}

QWidget *SystemPage::makeTabs()
{
    auto *tabs = new QWidget(this);
    auto *layout = new QHBoxLayout(tabs);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    auto *group = new QButtonGroup(tabs);
    for (QPushButton *button : {m_showTree, m_showLog}) {
        button->setCheckable(true);
        setLook(button, u"tab"_s);
        group->addButton(button);
        layout->addWidget(button);
    }
    layout->addStretch();
    m_showTree->setObjectName(u"showTree"_s);
    m_showLog->setObjectName(u"showLog"_s);
    m_showTree->setChecked(true);
    connect(group, &QButtonGroup::buttonToggled, this, &SystemPage::arrange);
    return tabs;
}

void SystemPage::takeTheme()
{
    for (QPushButton *button : {m_showTree, m_showLog})
        button->setFont(m_theme.font(TextRank::Strong));
}

void SystemPage::apply(const LiveUpdate &update)
{
    m_cards->apply(update.status.storage, update.status.cache);
}

void SystemPage::look()
{
    m_model->update(m_api.actors(), std::chrono::steady_clock::now().time_since_epoch());
    for (const QString &name : {m_tree->selectedActor(), m_crash->watched()}) {
        if (const actor::VitalSigns *signs = m_model->signsOf(m_model->find(name)); signs && !name.isEmpty())
            m_crash->apply(*signs);
    }
    askForFigures();
}

void SystemPage::askForFigures()
{
    if (std::exchange(m_asked, true))
        return;
    whenDone(m_api.process(), this, [this](const Result<ProcessFigures> &figures) {
        m_asked = false;
        if (figures)
            m_cards->apply(*figures);
    });
}

void SystemPage::follow()
{
    const QString name = m_tree->selectedActor();
    const actor::VitalSigns *signs = name.isEmpty() ? nullptr : m_model->signsOf(m_model->find(name));
    m_crash->select(signs ? std::optional(*signs) : std::nullopt);
}

void SystemPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_cards->forgetSamples();
    look();
    m_sampling->start();
    arrange();
}

void SystemPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_sampling->stop();
}

void SystemPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SystemPage::divide()
{
    // All of the tree where there is room for it and some lines of the log.
    m_layout->activate();
    const int all = m_halves->height() - m_halves->handleWidth();
    const int tree = std::min(
        m_tree->wholeHeight() + m_crash->sizeHint().height() + space::small, std::max(all * 3 / 5, all - leastLog));
    m_halves->setSizes({tree, all - tree});
}

void SystemPage::arrange()
{
    const bool low = height() < lowHeight;
    m_layout->setContentsMargins(space::page, low ? space::small : space::medium, space::page, space::medium);
    m_layout->setSpacing(low ? space::small : space::medium);
    m_cards->setLow(low);
    m_tabs->setVisible(low);
    m_treeCard->setVisible(!low || m_showTree->isChecked());
    m_log->setVisible(!low || m_showLog->isChecked());
    if (!low && !m_divided)
        divide();
}

} // namespace billow

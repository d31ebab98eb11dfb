// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/LogPanel.h"

#include "core/api/Api.h"
#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/system/LogModel.h"
#include "ui/system/LogView.h"
#include "ui/system/SystemWording.h"
#include "ui/theme/FocusMark.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {
constexpr int titleFrom = 760; ///< narrower than this, the filters need the room
} // namespace

LogPanel::LogPanel(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_theme(theme)
    , m_model(new LogModel(this))
    , m_title(new QLabel(tr("Log"), this))
    , m_level(new QComboBox(this))
    , m_category(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_pause(new QPushButton(this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_view(new LogView(*m_model, theme, this))
    , m_empty(new QLabel(this))
    , m_feed(api.watchLog())
{
    setLook(this, u"card"_s);
    build();
    offerCategories();
    setPaused(false);
    connect(m_level, &QComboBox::currentIndexChanged, this, &LogPanel::filter);
    connect(m_category, &QComboBox::currentIndexChanged, this, &LogPanel::filter);
    connect(m_text, &QLineEdit::textChanged, this, &LogPanel::filter);
    connect(m_pause, &QPushButton::toggled, this, &LogPanel::setPaused);
    connect(m_copy, &QPushButton::clicked, m_view, &LogView::copySelected);
    connect(m_model, &LogModel::categoriesChanged, this, &LogPanel::offerCategories);
    connect(m_feed.get(), &LogFeed::arrived, this, &LogPanel::take);
    connect(&theme, &Theme::changed, this, &LogPanel::takeTheme);
    takeTheme();
    showCounts();
}

LogPanel::~LogPanel() = default;

void LogPanel::build()
{
    const std::pair<LogLevel, QString> levels[]{{LogLevel::Debug, tr("All levels")},
        {LogLevel::Info, tr("Info and above")}, {LogLevel::Warning, tr("Warnings and errors")},
        {LogLevel::Error, tr("Errors only")}};
    for (const auto &[level, text] : levels)
        m_level->addItem(text, static_cast<int>(level));
    m_level->setAccessibleName(tr("Lowest level shown"));
    m_level->setObjectName(u"logLevel"_s);
    m_category->setAccessibleName(tr("Category shown"));
    m_category->setObjectName(u"logCategory"_s);
    m_category->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_text->setAccessibleName(tr("Find in log"));
    m_text->setPlaceholderText(tr("Find in log"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(80);
    m_text->setObjectName(u"logText"_s);
    m_pause->setCheckable(true);
    m_pause->setObjectName(u"logPause"_s);
    m_copy->setObjectName(u"logCopy"_s);
    m_copy->setToolTip(tr("Copy the selected lines, or all lines shown"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    setLook(m_empty, u"muted"_s);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(space::medium, space::small, space::medium, space::small);
    tools->setSpacing(space::small);
    tools->addWidget(m_title);
    tools->addSpacing(space::tiny);
    tools->addWidget(m_level);
    tools->addWidget(m_category);
    tools->addWidget(m_text, 1);
    tools->addWidget(m_pause);
    tools->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, space::tiny);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    new FocusOutline(m_view, this);
}

void LogPanel::takeTheme()
{
    m_title->setFont(m_theme.font(TextRank::Strong));
    m_empty->setFont(m_theme.font(TextRank::Body));
    for (QWidget *control : std::initializer_list<QWidget *>{m_level, m_category, m_text})
        control->setFont(m_theme.font(TextRank::Body));
    for (QPushButton *button : {m_pause, m_copy})
        button->setFont(m_theme.font(TextRank::Strong));
}

void LogPanel::take(const QList<LogEntry> &entries, qint64 lost)
{
    QList<LogEntry> lines;
    if (lost > 0 && !entries.isEmpty()) {
        const QString missing = tr("%1 lines not shown here. They’re in the log file.", nullptr, Words::plural(lost))
                                    .arg(m_format.number(lost));
        lines.append({entries.first().time, LogLevel::Warning, u"log"_s, missing});
    }
    lines += entries;
    if (m_pause->isChecked()) {
        m_held += lines;
        if (m_held.size() > static_cast<qsizetype>(LogModel::capacity))
            m_held = m_held.last(static_cast<qsizetype>(LogModel::capacity));
    } else {
        m_model->append(lines);
    }
    showCounts();
}

void LogPanel::setPaused(bool paused)
{
    if (!paused && !m_held.isEmpty())
        m_model->append(std::exchange(m_held, {}));
    showCounts();
}

void LogPanel::filter()
{
    m_model->setFilter({.least = static_cast<LogLevel>(m_level->currentData().toInt()),
        .category = m_category->currentData().toString(),
        .text = m_text->text().trimmed()});
    showCounts();
}

void LogPanel::offerCategories()
{
    const QString chosen = m_category->currentData().toString();
    const QSignalBlocker quiet(m_category);
    m_category->clear();
    m_category->addItem(tr("All categories"), QString());
    for (const QString &category : m_model->categories())
        m_category->addItem(category, category);
    m_category->setCurrentIndex(std::max(0, m_category->findData(chosen)));
}

void LogPanel::showCounts()
{
    if (!m_pause->isChecked())
        m_pause->setText(tr("Pause"));
    else
        m_pause->setText(m_held.isEmpty()
                ? tr("Resume")
                : tr("Resume · %1 new", "lines", Words::plural(m_held.size())).arg(m_format.number(m_held.size())));
    const bool none = m_model->rowCount() == 0;
    m_view->setVisible(!none);
    m_empty->setVisible(none);
    m_copy->setEnabled(!none);
    if (none)
        m_empty->setText(
            m_model->filter() == LogFilter() ? tr("No log lines yet") : tr("No log lines match these filters"));
}

void LogPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_title->setVisible(width() >= titleFrom);
}

} // namespace billow

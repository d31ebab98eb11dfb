// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/Logging.h"

#include <mutex>
#include <shared_mutex>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

// Qt's message handler is a plain function without a context, so the object it works for has to stand in a static
// variable: the only one of its kind. The lock keeps the object alive while a thread logs.
std::shared_mutex g_currentMutex;
Logging *g_current = nullptr;

QString rulesFor(QtMsgType level, const QString &exceptions)
{
    // Below a warning only our own speak: what Qt says of itself, each repaint for one, fills any log. An error is
    // always logged.
    const auto enabled = [](bool on) { return on ? "true\n"_L1 : "false\n"_L1; };
    const QString debug = enabled(level == QtDebugMsg);
    const QString info = enabled(level == QtDebugMsg || level == QtInfoMsg);
    QString rules = u"*.debug=false\n*.info=false\n"_s;
    for (const auto &ours : {"billow.*"_L1, "actor"_L1, "default"_L1})
        rules += ours + ".debug="_L1 + debug + ours + ".info="_L1 + info;
    return rules + "*.warning="_L1 + enabled(level != QtCriticalMsg) + exceptions;
}

QString shortName(const char *category)
{
    const auto name = QLatin1StringView(category ? category : "default");
    constexpr auto ours = "billow."_L1;
    return name.startsWith(ours) ? name.sliced(ours.size()) : QString(name);
}

} // namespace

Logging::Logging(Options options)
    : m_history(options.historyLines)
    , m_writer(std::move(options.writer))
{
    for (const QString &secret : options.secrets)
        m_redactor.hide(secret);
    setFilter(options.level, options.categoryRules);
    const std::unique_lock lock(g_currentMutex);
    Q_ASSERT_X(!g_current, "Logging", "there can be only one at a time");
    g_current = this;
    m_previous = qInstallMessageHandler(&Logging::handle);
}

Logging::~Logging()
{
    qInstallMessageHandler(m_previous);
    QLoggingCategory::setFilterRules({});
    const std::unique_lock lock(g_currentMutex);
    g_current = nullptr;
}

void Logging::setFilter(QtMsgType level, const QString &categoryRules)
{
    QLoggingCategory::setFilterRules(rulesFor(level, categoryRules));
}

void Logging::handle(QtMsgType level, const QMessageLogContext &context, const QString &message)
{
    const std::shared_lock lock(g_currentMutex);
    if (g_current)
        g_current->log(level, context, message);
}

void Logging::log(QtMsgType level, const QMessageLogContext &context, const QString &message)
{
    LogLine line{.time = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()),
        .level = level,
        .category = shortName(context.category),
        .message = m_redactor.redacted(message)};
    m_history.add(line);
    m_writer.add(std::move(line));
    // Qt ends the program as soon as this returns.
    if (level == QtFatalMsg)
        m_writer.flush();
}

} // namespace billow

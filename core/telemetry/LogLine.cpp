// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/LogLine.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutexLocker>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString timeOf(const LogLine &line)
{
    return QDateTime::fromMSecsSinceEpoch(line.time.time_since_epoch().count()).toUTC().toString(Qt::ISODateWithMs);
}

// A message may quote foreign input: a line break in it must not look like a line of its own, nor reach a terminal.
QString withoutControlCharacters(const QString &message)
{
    QString result;
    result.reserve(message.size());
    for (const QChar c : message) {
        if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += u' ';
        else if (c.category() == QChar::Other_Control)
            result += u"\\x%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
        else
            result += c;
    }
    return result;
}

} // namespace

QString levelName(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg:
        return u"debug"_s;
    case QtInfoMsg:
        return u"info"_s;
    case QtWarningMsg:
        return u"warning"_s;
    case QtCriticalMsg:
        return u"error"_s;
    case QtFatalMsg:
        break;
    }
    return u"fatal"_s;
}

QByteArray asText(const LogLine &line)
{
    const QString text = timeOf(line) + "  "_L1 + levelName(line.level).leftJustified(7) + "  "_L1
        + line.category.leftJustified(8) + "  "_L1 + withoutControlCharacters(line.message) + u'\n';
    return text.toUtf8();
}

QByteArray asJson(const LogLine &line)
{
    const QJsonObject object{{u"time"_s, timeOf(line)}, {u"level"_s, levelName(line.level)},
        {u"category"_s, line.category}, {u"message"_s, line.message}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

void LogHistory::add(const LogLine &line)
{
    const QMutexLocker lock(&m_mutex);
    m_lines.push_back(line);
    if (m_lines.size() > m_capacity)
        m_lines.pop_front();
    for (const auto &[id, listener] : m_listeners)
        listener(line);
}

std::vector<LogLine> LogHistory::lines() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_lines.begin(), m_lines.end()};
}

LogHistory::ListenerId LogHistory::listen(Listener listener)
{
    const QMutexLocker lock(&m_mutex);
    for (const LogLine &line : m_lines)
        listener(line);
    m_listeners.emplace(++m_lastListener, std::move(listener));
    return m_lastListener;
}

void LogHistory::stopListening(ListenerId listener)
{
    const QMutexLocker lock(&m_mutex);
    m_listeners.erase(listener);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/LogModel.h"

#include "ui/system/SystemWording.h"

#include <QDateTime>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// A message may quote foreign input: on the screen and in a copy it stays one line.
QString onOneLine(QString message)
{
    for (QChar &c : message) {
        if (c == u'\n')
            c = u'⏎';
        else if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    return message;
}

QString timeOfDay(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).toString(u"HH:mm:ss.zzz"_s);
}

} // namespace

bool LogFilter::lets(const LogEntry &entry) const
{
    return entry.level >= least && (category.isEmpty() || entry.category == category)
        && (text.isEmpty() || entry.message.contains(text, Qt::CaseInsensitive)
            || entry.category.contains(text, Qt::CaseInsensitive));
}

LogModel::LogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void LogModel::append(const QList<LogEntry> &entries)
{
    std::deque<std::int64_t> passed;
    for (const LogEntry &entry : entries) {
        if (m_filter.lets(entry))
            passed.push_back(m_first + static_cast<std::int64_t>(m_entries.size()));
        m_entries.push_back(entry);
        note(entry.category);
    }
    if (!passed.empty()) {
        const int before = rowCount();
        beginInsertRows({}, before, before + static_cast<int>(passed.size()) - 1);
        m_shown.insert(m_shown.end(), passed.begin(), passed.end());
        endInsertRows();
    }
    makeRoom();
}

void LogModel::makeRoom()
{
    if (m_entries.size() <= capacity)
        return;
    const std::size_t leaving = m_entries.size() - (capacity - madeRoom);
    const std::int64_t first = m_first + static_cast<std::int64_t>(leaving);
    const auto stays = std::lower_bound(m_shown.begin(), m_shown.end(), first);
    const auto rows = static_cast<int>(stays - m_shown.begin());
    if (rows > 0)
        beginRemoveRows({}, 0, rows - 1);
    m_shown.erase(m_shown.begin(), stays);
    m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(leaving));
    m_first = first;
    if (rows > 0)
        endRemoveRows();
}

void LogModel::note(const QString &category)
{
    const auto place = std::lower_bound(m_categories.begin(), m_categories.end(), category);
    if (place != m_categories.end() && *place == category)
        return;
    m_categories.insert(place, category);
    Q_EMIT categoriesChanged();
}

void LogModel::setFilter(const LogFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_shown.clear();
    for (std::size_t place = 0; place < m_entries.size(); ++place) {
        if (m_filter.lets(m_entries.at(place)))
            m_shown.push_back(m_first + static_cast<std::int64_t>(place));
    }
    endResetModel();
}

const LogEntry &LogModel::entry(int row) const
{
    return m_entries.at(static_cast<std::size_t>(m_shown.at(static_cast<std::size_t>(row)) - m_first));
}

QString LogModel::asText(const LogEntry &entry)
{
    return QStringList{
        toIso8601(entry.time), SystemWording::level(entry.level), entry.category, onOneLine(entry.message)}
        .join(u'\t');
}

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : logColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogEntry &line = entry(index.row());
    const auto column = static_cast<LogColumn>(index.column());
    if (role == ToneRole)
        return static_cast<int>(SystemWording::tone(line.level));
    if (role == Qt::ToolTipRole && column == LogColumn::Time)
        return toIso8601(line.time);
    if (role == Qt::ToolTipRole && column == LogColumn::Message)
        return line.message;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case LogColumn::Time:
        return timeOfDay(line.time);
    case LogColumn::Level:
        return SystemWording::level(line.level);
    case LogColumn::Category:
        return line.category;
    case LogColumn::Message:
        return onOneLine(line.message);
    }
    Q_UNREACHABLE();
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<LogColumn>(section)) {
    case LogColumn::Time:
        return tr("Time");
    case LogColumn::Level:
        return tr("Level");
    case LogColumn::Category:
        return tr("Category");
    case LogColumn::Message:
        return tr("Message");
    }
    Q_UNREACHABLE();
}

} // namespace billow

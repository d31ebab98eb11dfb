// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Subscription.h"

#include <QAbstractTableModel>
#include <QLocale>

#include <deque>

namespace billow {

enum class LogColumn { Time, Level, Category, Message };
inline constexpr int logColumnCount = 4;

/// Which lines of the log are shown.
struct LogFilter {
    LogLevel least = LogLevel::Debug;
    QString category; ///< empty: any
    QString text; ///< in the message or the category, whatever its case; empty: any

    friend bool operator==(const LogFilter &, const LogFilter &) = default;
    [[nodiscard]] bool lets(const LogEntry &entry) const;
};

/// The newest lines of the log that pass a filter, the oldest first. Bounded: the oldest make room.
class LogModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogModel)
public:
    static constexpr std::size_t capacity = 5'000; ///< lines, whatever the filter shows
    static constexpr std::size_t madeRoom = 500; ///< this many go at once

    enum Role {
        ToneRole = Qt::UserRole, ///< of the level, as an int
    };

    explicit LogModel(QObject *parent = nullptr);

    void append(const QList<LogEntry> &entries);
    void setFilter(const LogFilter &filter);
    [[nodiscard]] const LogFilter &filter() const { return m_filter; }

    [[nodiscard]] const LogEntry &entry(int row) const;
    /// Those that any line had, in order.
    [[nodiscard]] const QStringList &categories() const { return m_categories; }
    /// A line as it is copied: the time in UTC, level, category and message, with tabs between them.
    [[nodiscard]] static QString asText(const LogEntry &entry);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void categoriesChanged();

private:
    void makeRoom();
    void note(const QString &category);

    std::deque<LogEntry> m_entries;
    std::int64_t m_first = 0; ///< the number of m_entries.front(); the lines are numbered as they come
    std::deque<std::int64_t> m_shown; ///< numbers of those that pass the filter
    LogFilter m_filter;
    QStringList m_categories;
};

} // namespace billow

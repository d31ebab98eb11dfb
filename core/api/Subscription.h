// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/Invoice.h"

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>

namespace billow {

/// One face's place in the live stream. Lives on the thread of the face.
class Subscription : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Subscription)
public:
    Subscription() = default;

    /// Asks for an update of that revision or a later one, without waiting for its turn.
    virtual void refresh(std::int64_t /*revision*/) { }

Q_SIGNALS:
    /// At most 20 times a second. The first is a snapshot; after that, without a gap or an overlap in seq.
    /// When the slots have returned the next one may come: a face that is slow gets fewer and larger updates.
    void updated(const billow::LiveUpdate &update);
};

enum class LogLevel { Debug, Info, Warning, Error };

/// What was logged once; its secrets are masked already.
struct LogEntry {
    UtcTime time{};
    LogLevel level = LogLevel::Info;
    QString category; ///< "ledger" for billow.ledger, other names whole
    QString message; ///< may hold line breaks and control characters: it may quote foreign input

    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

/// One face's view of the log. Lives on the thread of the face.
class LogFeed : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFeed)
public:
    LogFeed() = default;

Q_SIGNALS:
    /// In the order in which they were logged, at most ten times a second: first the newest of those that are there,
    /// then each that comes. \a lost came before them, faster than the face took them.
    void arrived(const QList<billow::LogEntry> &entries, qint64 lost);
};

} // namespace billow

Q_DECLARE_METATYPE(billow::LogEntry)

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"

#include <QStringList>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>

/// Waits long enough for a slow machine, and no longer than needed. (Its own thread's event loop runs meanwhile.)
#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30'000)

/// What happened, in its order, written by many threads.
class Journal final {
public:
    void write(const QString &entry)
    {
        const std::scoped_lock lock(m_mutex);
        m_entries.append(entry);
    }
    [[nodiscard]] QStringList entries() const
    {
        const std::scoped_lock lock(m_mutex);
        return QStringList(m_entries.begin(), m_entries.end());
    }
    [[nodiscard]] bool has(const QString &entry) const { return entries().contains(entry); }
    QStringList take()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_entries, {});
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_entries;
};

/// Holds a thread until the test opens it; opens by itself when the test ends.
class Gate final {
public:
    ~Gate() { open(); }
    void open()
    {
        const std::scoped_lock lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }
    void pass()
    {
        std::unique_lock lock(m_mutex);
        m_reached = true;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }
    [[nodiscard]] bool isReached()
    {
        const std::scoped_lock lock(m_mutex);
        return m_reached;
    }
    /// Blocks the test until somebody stands at the gate.
    void waitUntilReached()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_reached; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_open = false;
    bool m_reached = false;
};

/// An actor that writes into a journal what happens to it.
class Worker : public actor::Actor {
    Q_OBJECT
public:
    Worker(const QString &name, actor::Clock &clock, Journal &journal, Options options = {})
        : Actor(name, clock, options)
        , m_journal(journal)
    {
        connect(
            this, &TreeNode::failed, this, [this](const QString &reason) { write(QStringLiteral("failed ") + reason); },
            Qt::DirectConnection);
        connect(
            this, &TreeNode::started, this, [this] { ++starts; }, Qt::DirectConnection);
        connect(
            this, &TreeNode::stopped, this, [this] { ++stops; }, Qt::DirectConnection);
    }

    using Actor::after;
    using Actor::cancel;
    using Actor::every;

    void note(const QString &text) { write(text); }
    void number(int value) { write(QString::number(value)); }
    void write(const QString &text) { m_journal.write(name() + QLatin1Char(' ') + text); }
    [[noreturn]] void crash(const QString &reason) { throw std::runtime_error(reason.toStdString()); }
    [[nodiscard]] actor::State state() const { return vitalSigns().state; }

    std::function<void()> atStart; ///< runs in initialise(); set before the start
    std::atomic<int> failingStarts{0}; ///< so many starts throw
    std::atomic<int> starts{0}; ///< started() emitted
    std::atomic<int> stops{0}; ///< stopped() emitted

protected:
    void initialise() override
    {
        m_state.emplace();
        if (failingStarts > 0 && failingStarts-- > 0)
            throw std::runtime_error("cannot start");
        write(QStringLiteral("up"));
        if (atStart)
            atStart();
    }
    void terminate() noexcept override
    {
        m_state.reset();
        write(QStringLiteral("down"));
    }

private:
    Journal &m_journal;
    std::optional<int> m_state;
};

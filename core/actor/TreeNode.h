// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"

#include <QObject>
#include <QString>

#include <utility>

namespace actor {

/// What a supervisor can look after: an actor, or another supervisor. Its identity outlives every restart.
class TreeNode : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TreeNode)
public:
    explicit TreeNode(QString name)
        : m_name(std::move(name))
    {
        setObjectName(m_name);
    }

    [[nodiscard]] QString name() const { return m_name; }

    /// Both are thread-safe and return at once. start() ends in started() or failed(), stop() always in stopped().
    virtual void start() = 0;
    virtual void stop() = 0;

    /// Thread-safe.
    [[nodiscard]] virtual TreeSigns tree() const = 0;
    /// Called by the supervisor when it restarts this after a crash; only counts. Thread-safe.
    virtual void noteRestart() = 0;

Q_SIGNALS:
    void started();
    void stopped();
    /// It crashed while it started or ran, or, for a supervisor, gave up. It is not running any more.
    void failed(const QString &reason);

private:
    const QString m_name;
};

} // namespace actor

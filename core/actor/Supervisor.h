// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Clock.h"
#include "core/actor/TreeNode.h"

#include <memory>

namespace actor {

/// Which children are restarted when one has crashed: that one, all, or that one and those that were started after it.
enum class Strategy { OneForOne, OneForAll, RestForOne };

/// Whether a child starts again: always; only after a crash, and not where somebody else has stopped it; never. The
/// crash of a temporary child touches none of its siblings.
enum class Restart { Permanent, Transient, Temporary };

/// More than \a restarts within \a period, and the supervisor stops its children and fails itself.
struct Intensity {
    int restarts = 3;
    Clock::Duration period = std::chrono::seconds{5};
};

/// The wait before a restart: \a first, then twice as long each time up to \a longest; \a first again once the child
/// has run without a crash for \a forgetAfter.
struct BackOff {
    Clock::Duration first = std::chrono::milliseconds{50};
    Clock::Duration longest = std::chrono::seconds{30};
    Clock::Duration forgetAfter = std::chrono::seconds{60};
};

struct ChildSpec {
    Restart restart = Restart::Permanent;
    Clock::Duration stopDeadline =
        std::chrono::milliseconds{1'500}; ///< beyond it the next child is stopped all the same
};

/// Starts its children in order, each once the one before has started; stops them in reverse order; restarts them by
/// its strategy. Owns them. Lives on the thread it was made on or moved to (with all its descendants that are
/// supervisors); start(), stop() and tree() may be called from any thread.
class Supervisor final : public TreeNode {
    Q_OBJECT
public:
    struct Options {
        Strategy strategy = Strategy::OneForOne;
        Intensity intensity;
        BackOff backOff;
    };

    Supervisor(QString name, Clock &clock, Options options);
    /// All children have been stopped before, or are stopped now, in reverse order. An actor that is still in a message
    /// is waited for, beyond its deadline too (and then the log says so), because its thread cannot be ended from
    /// outside. On its own thread, or on any once that thread has ended.
    ~Supervisor() override;

    /// Takes over a child; before start() only. The reference stays valid as long as the supervisor.
    template <typename Child>
    Child &add(std::unique_ptr<Child> child, ChildSpec spec = {})
    {
        Child &reference = *child;
        addChild(std::move(child), spec);
        return reference;
    }

    /// Moves this supervisor and those below it (not the actors: each has its own) to \a thread. Before start().
    void superviseOn(QThread *thread);

    void start() override;
    void stop() override;
    [[nodiscard]] TreeSigns tree() const override;
    void noteRestart() override;

Q_SIGNALS:
    /// A child of this supervisor, or of one below it, crashed, was restarted, or missed its stop deadline.
    void childFailed(const QString &child, const QString &reason);
    void childRestarted(const QString &child);
    void childStopTimedOut(const QString &child);

private:
    void addChild(std::unique_ptr<TreeNode> child, ChildSpec spec);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace actor

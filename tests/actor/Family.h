// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Supervisor.h"
#include "tests/actor/Worker.h"
#include "tests/support/ManualClock.h"
#include "tests/support/WaitUntilIdle.h"

#include <QTest>

#include <map>

/// A supervisor on the test's thread with three workers a, b, c under it, and a journal of what happens to all of them.
class Family final : public QObject {
    Q_OBJECT
public:
    explicit Family(actor::Supervisor::Options options, std::map<QString, actor::ChildSpec> specs = {})
    {
        top = std::make_unique<actor::Supervisor>(QStringLiteral("top"), clock, options);
        for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
            workers[name] = &top->add(std::make_unique<Worker>(name, clock, journal), specs[name]);
        watch(*top);
    }

    void watch(actor::Supervisor &supervisor)
    {
        using actor::Supervisor;
        using actor::TreeNode;
        const QString prefix = supervisor.name() + QLatin1Char(' ');
        const auto write = [this, prefix](const QString &what) { journal.write(prefix + what); };
        connect(&supervisor, &TreeNode::started, this, [write] { write(QStringLiteral("started")); });
        connect(&supervisor, &TreeNode::stopped, this, [write] { write(QStringLiteral("stopped")); });
        connect(&supervisor, &TreeNode::failed, this, [write, this](const QString &reason) {
            lastReason = reason;
            write(QStringLiteral("failed"));
        });
        connect(&supervisor, &Supervisor::childFailed, this,
            [write](const QString &child) { write(QStringLiteral("saw fail ") + child); });
        connect(&supervisor, &Supervisor::childRestarted, this,
            [write](const QString &child) { write(QStringLiteral("saw restart ") + child); });
        connect(&supervisor, &Supervisor::childStopTimedOut, this,
            [write](const QString &child) { write(QStringLiteral("saw time-out ") + child); });
    }

    [[nodiscard]] Worker &at(QStringView name) { return *workers.at(name.toString()); }

    void start()
    {
        top->start();
        EVENTUALLY(journal.has(QStringLiteral("top started")));
        journal.take();
    }
    void stop()
    {
        top->stop();
        EVENTUALLY(journal.has(QStringLiteral("top stopped")));
    }
    /// Makes a child throw, and waits until the supervisor knows.
    void crash(QStringView name)
    {
        const qsizetype before = fails(name);
        QVERIFY(actor::tell(at(name), [](Worker &self) { self.crash(QStringLiteral("boom")); }));
        EVENTUALLY(fails(name) > before);
    }
    [[nodiscard]] qsizetype fails(QStringView name) const
    {
        return journal.entries().count(QStringLiteral("top saw fail %1").arg(name));
    }
    /// The entries of the journal that say who went up and down.
    [[nodiscard]] QStringList lives() const
    {
        return journal.entries().filter(QRegularExpression(QStringLiteral("^. (up|down)$")));
    }
    [[nodiscard]] bool livesAre(const QString &expected) const
    {
        return lives().join(QStringLiteral(", ")) == expected;
    }
    /// Lets everything happen that can without time moving on.
    void settle()
    {
        for (int round = 0; round < 10; ++round) {
            QCoreApplication::sendPostedEvents();
            for (const auto &[name, worker] : workers)
                if (worker != blocked)
                    QVERIFY(actor::waitUntilIdle({worker}, std::chrono::seconds{30}));
        }
    }

    actor::ManualClock clock;
    Journal journal;
    QString lastReason;
    Worker *blocked = nullptr; ///< stands at a gate: settle() does not wait for it
    std::unique_ptr<actor::Supervisor> top;
    std::map<QString, Worker *> workers;
};

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Supervisor.h"

#include "core/actor/Actor.h"
#include "core/actor/SupervisorPrivate.h"

#include <QLoggingCategory>

#include <condition_variable>
#include <utility>

Q_DECLARE_LOGGING_CATEGORY(lcActor)

namespace actor {

using namespace Qt::StringLiterals;

namespace {

QString toString(Strategy strategy)
{
    switch (strategy) {
    case Strategy::OneForOne:
        return u"one_for_one"_s;
    case Strategy::OneForAll:
        return u"one_for_all"_s;
    case Strategy::RestForOne:
        return u"rest_for_one"_s;
    }
    Q_UNREACHABLE();
}

/// Stops \a actor and waits until it is: what its subclass holds may only go when its thread has left it.
void stopAndWait(Actor &actor, Clock::Duration deadline)
{
    const State state = actor.vitalSigns().state;
    if ((state == State::Stopped || state == State::Crashed) && actor.isIdle())
        return;
    std::mutex mutex;
    std::condition_variable changed;
    bool stopped = false;
    const QMetaObject::Connection connection = QObject::connect(
        &actor, &TreeNode::stopped, &actor,
        [&] {
            const std::scoped_lock lock(mutex);
            stopped = true;
            changed.notify_all();
        },
        Qt::DirectConnection);
    actor.stop();
    std::unique_lock lock(mutex);
    while (!changed.wait_for(lock, deadline, [&] { return stopped; }))
        qCCritical(lcActor) << "Still waiting for actor" << actor.name() << "to finish its message and stop";
    QObject::disconnect(connection);
}

} // namespace

Supervisor::Supervisor(QString name, Clock &clock, Options options)
    : TreeNode(std::move(name))
    , d(std::make_unique<Private>(*this, clock, options))
{
}

Supervisor::~Supervisor()
{
    for (auto child = d->children.rbegin(); child != d->children.rend(); ++child) {
        if (auto *actor = qobject_cast<Actor *>(child->object.get()))
            stopAndWait(*actor, child->spec.stopDeadline);
        child->object.reset();
    }
}

void Supervisor::addChild(std::unique_ptr<TreeNode> child, ChildSpec spec)
{
    if (auto *below = qobject_cast<Supervisor *>(child.get())) {
        connect(below, &Supervisor::childFailed, this, &Supervisor::childFailed);
        connect(below, &Supervisor::childRestarted, this, &Supervisor::childRestarted);
        connect(below, &Supervisor::childStopTimedOut, this, &Supervisor::childStopTimedOut);
    }
    d->children.emplace_back();
    d->children.back().object = std::move(child);
    d->children.back().spec = spec;
    d->watch(d->children.size() - 1);
}

void Supervisor::superviseOn(QThread *thread)
{
    for (const Private::Child &child : d->children)
        if (auto *below = qobject_cast<Supervisor *>(child.object.get()))
            below->superviseOn(thread);
    moveToThread(thread);
}

void Supervisor::start()
{
    d->inbox.post([this] { d->begin(); });
}

void Supervisor::stop()
{
    d->inbox.post([this] { d->end(); });
}

TreeSigns Supervisor::tree() const
{
    TreeSigns tree{.signs = {}, .strategy = toString(d->options.strategy), .children = {}};
    {
        const std::scoped_lock lock(d->mutex);
        tree.signs = d->vital;
    }
    for (const Private::Child &child : d->children)
        tree.children.append(child.object->tree());
    return tree;
}

void Supervisor::noteRestart()
{
    const std::scoped_lock lock(d->mutex);
    ++d->vital.restarts;
}

} // namespace actor

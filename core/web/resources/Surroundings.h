// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"
#include "core/web/CurrentState.h"
#include "core/web/Expectations.h"
#include "core/web/guard/HttpReply.h"
#include "core/web/resources/Places.h"
#include "core/web/WebOptions.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

class QThreadPool;

namespace billow {

class HeldImports;
class InvoiceFinder;
class WebMetrics;

/// What the resources answer from. It and all that it names lives as long as they do, on the web server's thread.
struct Surroundings {
    using Post = std::function<bool(std::function<void()>)>;
    using WhenShown = std::function<void(Expectations::Shown, std::function<void()>)>;

    Api &api;
    const CurrentState &current;
    /// What waits for answers of the API goes with it.
    QObject &context;
    WebMetrics &metrics;
    InvoiceFinder &finder;
    HeldImports &imports;
    /// For what would keep this thread busy.
    QThreadPool &threads;
    /// For bodies that wait there, or are being read.
    Places &longBodies;
    /// Runs a function on this thread, inside the crash boundary; false: not now.
    Post post;
    /// Runs a function on this thread when something holds of the current state, or soon at any rate.
    WhenShown whenShown;
    /// Has the current state brought up to a revision of the ledger.
    std::function<void(std::int64_t revision)> refresh;
    /// The token; empty: there is none.
    QByteArray secret;
    HookOptions hooks;
    std::int64_t largestOriginal; ///< see WebOptions
};

/// Calls \a action with the value when the API has answered. Its signal only rings; the work is a message, inside the
/// crash boundary.
template <typename Value, typename Action>
void whenAnswered(const Surroundings &surroundings, const QFuture<Value> &future, Action action)
{
    whenDone(future, &surroundings.context,
        [post = surroundings.post, alive = QPointer(&surroundings.context), action = std::move(action)](
            const Value &value) {
            // A message outlives a crash of the actor, and what the action refers to does not.
            (void)post([alive, action, value] {
                if (alive)
                    action(value);
            });
        });
}

/// Answers with toResponse(value) when the API has answered.
template <typename Value, typename ToResponse>
void answerWhen(
    const Surroundings &surroundings, const QFuture<Value> &future, const HttpReply &reply, ToResponse toResponse)
{
    whenAnswered(surroundings, future,
        [reply, toResponse = std::move(toResponse)](const Value &value) { reply.send(toResponse(value)); });
}

/// The same for a command. A successful one is answered when the current state shows its effect, so that the next
/// request sees it.
template <typename ToResponse>
void answerWhenShown(const Surroundings &surroundings, const QFuture<CommandOutcome> &future, const HttpReply &reply,
    Expectations::Shown shown, ToResponse toResponse)
{
    whenAnswered(surroundings, future,
        [&surroundings, reply, shown = std::move(shown), toResponse = std::move(toResponse)](
            const CommandOutcome &outcome) {
            const HttpResponse response = toResponse(outcome);
            if (outcome.verdict == CommandOutcome::Verdict::Done)
                surroundings.whenShown(shown, [reply, response] { reply.send(response); });
            else
                reply.send(response);
        });
}

/// The current state has all that has been acknowledged.
[[nodiscard]] inline bool isCurrent(const Surroundings &surroundings)
{
    return surroundings.current.last().revision >= surroundings.api.acknowledgedRevision();
}

/// Calls \a read when isCurrent(): a client that got "stored" must see it.
template <typename Read>
void whenCurrent(const Surroundings &surroundings, Read read)
{
    if (isCurrent(surroundings))
        return read();
    const std::int64_t revision = surroundings.api.acknowledgedRevision();
    surroundings.refresh(revision);
    surroundings.whenShown([revision](const LiveUpdate &now) { return now.revision >= revision; }, std::move(read));
}

/// {"success":true,"data":…}; \a data is JSON.
[[nodiscard]] HttpResponse success(QByteArrayView data, int status = 200);
/// What an Error of the API is in HTTP.
[[nodiscard]] HttpResponse failure(const Error &error);

} // namespace billow

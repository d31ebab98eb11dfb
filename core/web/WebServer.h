// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/base/Health.h"
#include "core/web/WebOptions.h"

#include <memory>

namespace billow {

class Api;
struct LiveUpdate;

/// The actor that serves the API over HTTP and WebSocket, and the web dashboard: a face like the window, on a thread
/// of its own. Its state is the listening socket and every connection, so a crash closes them, and the next start
/// takes the port again.
class WebServer final : public actor::Actor {
    Q_OBJECT
public:
    /// \a api must outlive the actor.
    WebServer(actor::Clock &clock, Api &api, WebOptions options);
    ~WebServer() override;

    // Messages
    /// Reports its state and the number of clients.
    void report();
    /// Accepts no more connections, answers open requests, and then emits left().
    void leave();

Q_SIGNALS:
    /// Ready with the address in location; Away where the port cannot be taken: it is tried again.
    void healthChanged(const billow::Health &health);
    /// How many clients have joined the channel.
    void viewersChanged(int viewers);
    /// After leave(): everybody has gone.
    void left();

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    struct State;

    void open();
    void sweep();
    void makeGuard();
    void openChannel();
    void show(const LiveUpdate &update);

    Api &m_api;
    const WebOptions m_options;
    std::unique_ptr<State> m_state;
};

} // namespace billow

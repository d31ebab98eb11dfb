// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/ObservedApi.h"

namespace billow::bench {

/// An API whose live updates are given by hand, for a figure of a face alone.
class ScriptedApi final : public ObservedApi {
    Q_OBJECT
public:
    using ObservedApi::ObservedApi;

    /// Tells every subscriber, on its own thread.
    void tell(const LiveUpdate &update) { Q_EMIT scripted(update); }

    [[nodiscard]] std::unique_ptr<Subscription> subscribe() override
    {
        auto subscription = std::make_unique<Subscription>();
        connect(this, &ScriptedApi::scripted, subscription.get(), &Subscription::updated, Qt::QueuedConnection);
        return subscription;
    }

Q_SIGNALS:
    void scripted(const billow::LiveUpdate &update);
};

} // namespace billow::bench

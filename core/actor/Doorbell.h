// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <mutex>

namespace actor {

/// Wakes a thread: ring() may be called from any thread, and each ring runs the answer once on the doorbell's own
/// thread. What there is to do then lies elsewhere, under a std::mutex: nothing travels with the ring, which also lets
/// a thread sanitizer see who hands what to whom. A ring that has not been answered when the doorbell is destroyed is
/// forgotten.
class Doorbell final : public QObject {
public:
    explicit Doorbell(std::function<void()> answer, QObject *parent = nullptr);

    void ring();

protected:
    bool event(QEvent *event) override;

private:
    const std::function<void()> m_answer;
    std::mutex m_ringing; ///< orders the making of an event before its arrival, as Qt does, but for all to see
};

} // namespace actor

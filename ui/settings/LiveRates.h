// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace billow {

class Api;

/// Applies the chosen rates, one change at a time. While a slider is dragged, the last value counts.
class LiveRates final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRates)
public:
    explicit LiveRates(Api &api, QObject *parent = nullptr);

    /// Those in force, which are applied with what is changed.
    void apply(const Rates &inForce);
    [[nodiscard]] const Rates &inForce() const { return m_inForce; }
    void setGeneration(Rate rate);
    void setDisplay(Rate rate);
    void setRunLength(std::chrono::seconds length);
    /// A change is on its way, so apply() may still bring older rates.
    [[nodiscard]] bool isBusy() const { return m_wanted.has_value() || m_busy; }

Q_SIGNALS:
    /// \a sentence: why they were refused; empty: they are in force.
    void answered(const QString &sentence);

private:
    Rates &wanted();
    void send();

    Api &m_api;
    QTimer m_pause;
    Rates m_inForce;
    std::optional<Rates> m_wanted;
    bool m_busy = false;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"
#include "core/api/Subscription.h"
#include "core/base/Health.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

#include <chrono>

namespace billow {

/// The words and tones that the System page has for states.
class SystemWording final {
    Q_DECLARE_TR_FUNCTIONS(SystemWording)
public:
    SystemWording() = delete;

    /// "Running", "Crashed", …
    [[nodiscard]] static QString state(actor::State state);
    [[nodiscard]] static Tone tone(actor::State state);
    /// What a supervisor does when a child crashes, as a sentence; its strategy is named as in "one_for_one".
    [[nodiscard]] static QString strategy(const QString &strategy);

    /// "Ready", "Away", …
    [[nodiscard]] static QString state(Health::State state);

    /// "Info", "Warning", …
    [[nodiscard]] static QString level(LogLevel level);
    [[nodiscard]] static Tone tone(LogLevel level);

    /// "12 µs", "0.4 ms", "1.2 s": three figures at most.
    [[nodiscard]] static QString span(std::chrono::nanoseconds span, const MoneyFormat &format);
    /// "84.2 MB", with a million bytes to the megabyte.
    [[nodiscard]] static QString megabytes(std::int64_t bytes, const MoneyFormat &format);
};

} // namespace billow

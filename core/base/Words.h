// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <mutex>

namespace billow {

/// The sentences of core/ and app/ that a person reads: Words::tr("…") answers in the language of the process, or in
/// English where there is no translation. lupdate files them under the context "core". From any thread. What a program
/// reads, a log line and what CONTRACT fixes do not go through it.
class Words final {
    Q_DECLARE_TR_FUNCTIONS(core)
public:
    Words() = delete;

    /// \a number as the last argument of tr(), which chooses between singular and plural by it.
    [[nodiscard]] static int plural(std::int64_t number)
    {
        return static_cast<int>(std::clamp<std::int64_t>(number, 0, std::numeric_limits<int>::max()));
    }

    /// How these sentences write numbers; as the system does until setLocale(). QLocale() itself may only be used on
    /// the thread that calls QLocale::setDefault(), the window's.
    [[nodiscard]] static QLocale locale()
    {
        const std::scoped_lock lock(shared().mutex);
        return shared().locale;
    }
    static void setLocale(const QLocale &locale)
    {
        const std::scoped_lock lock(shared().mutex);
        shared().locale = locale;
    }

private:
    struct Shared {
        std::mutex mutex;
        QLocale locale = QLocale::system();
    };
    static Shared &shared()
    {
        static Shared shared;
        return shared;
    }
};

} // namespace billow

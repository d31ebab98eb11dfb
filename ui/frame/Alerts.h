// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"
#include "ui/Preferences.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace billow {

/// Watches the stream for what the person wants to be told of. However many invoices a rule meets, it speaks at most
/// once in ten seconds: of the first at once, of those after it together.
class Alerts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Alerts)
public:
    static constexpr std::chrono::seconds pause{10};

    /// Both must outlive this.
    Alerts(const Preferences &preferences, const MoneyFormat &format, QObject *parent = nullptr);

    void apply(const LiveUpdate &update);

Q_SIGNALS:
    void raised(const QString &title, const QString &text);

private:
    void watchRun(const SystemStatus &status);
    void watchInvoices(const LiveUpdate &update);
    [[nodiscard]] bool meetsRule(const Invoice &invoice) const;
    void speak();

    const Preferences &m_preferences;
    const MoneyFormat &m_format;
    std::optional<SystemStatus> m_before;
    std::int64_t m_count = 0; ///< that met a rule and have not been told of
    Invoice m_last; ///< the newest of them
    QTimer m_silence; ///< runs while nothing is to be said
};

} // namespace billow

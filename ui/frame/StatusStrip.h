// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"

#include <QFrame>

#include <chrono>
#include <deque>
#include <optional>

namespace billow {

class StripItem;
class Theme;

/// Measures how fast a running count grows, over the last few seconds. Knows no clock: it is told the time.
class Throughput final {
public:
    using Time = std::chrono::milliseconds; ///< since any fixed moment
    static constexpr Time window{4'000};

    /// A count that has fallen (a reset) starts anew.
    void add(std::int64_t count, Time now);
    /// Nothing before a second has been measured.
    [[nodiscard]] std::optional<double> perSecond() const;

private:
    struct Sample {
        std::int64_t count = 0;
        Time at{};
    };
    std::deque<Sample> m_samples; ///< oldest first; at most one is older than the window
};

/// The foot of the window: rates, counts, and the health of storage, cache, web server and watched folder. While
/// invoices flow a rate is the measured one, otherwise the setting. Counts add up: generated and imported invoices are
/// shown or waiting. What is less important is hidden where the window is narrow.
class StatusStrip final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusStrip)
public:
    StatusStrip(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);

Q_SIGNALS:
    /// The address of the web dashboard was clicked.
    void webWanted(const QString &url);
    /// The watched folder was clicked.
    void folderWanted(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHealth(StripItem &item, const Health &health);
    void showWeb(const SystemStatus &status);
    void showFolder(const Health &folder);
    void showRates(const SystemStatus &status);
    void showRate(StripItem &item, Rate wanted, const Throughput &throughput, bool flowing);
    /// In the order in which they are hidden where it is narrow, the first one first.
    [[nodiscard]] QList<StripItem *> givingWay() const;
    void fit();

    const MoneyFormat &m_format;
    Throughput m_generating;
    Throughput m_showing;
    QString m_webUrl;
    QString m_folder; ///< the watched one
    // Children.
    StripItem *m_generation;
    StripItem *m_display;
    StripItem *m_generated;
    StripItem *m_imported;
    StripItem *m_shown;
    StripItem *m_waiting;
    StripItem *m_storage;
    StripItem *m_cache;
    StripItem *m_web;
    StripItem *m_watched;
};

} // namespace billow

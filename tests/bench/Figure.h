// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "tests/bench/Options.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <vector>

namespace billow::bench {

/// The middle of \a values, or the mean of the two in the middle; 0 where there is none.
[[nodiscard]] double median(std::vector<double> values);
/// The smallest value that at least \a share (0 to 1) of \a values do not pass; 0 where there is none.
[[nodiscard]] double percentile(std::vector<double> values, double share);

/// One figure that has been measured, round by round, and what it should be.
struct Figure {
    enum class Goal { AtLeast, AtMost };

    QString title;
    QString unit; ///< of ours and peer
    std::vector<double> ours; ///< one a round
    QString peerName;
    std::vector<double> peer; ///< one a round; empty: the figure stands for itself
    Goal direction = Goal::AtMost;
    double goal = 0; ///< of the ratio where there is a peer, of our own figure where there is none
    QJsonObject details; ///< kept with the results

    [[nodiscard]] bool isRatio() const { return !peer.empty(); }
    /// The figure that is compared with the goal.
    [[nodiscard]] double value() const;
    [[nodiscard]] bool reached() const;
    [[nodiscard]] QJsonObject toJson() const;
};

/// Measures one figure, or several that come from the same run. Takes seconds to minutes; says what it does on standard
/// error.
struct Measurement {
    QString name; ///< as --only takes it
    QString description;
    std::function<Result<std::vector<Figure>>(const Options &)> measure;
};

/// One line for whoever waits.
void say(const QString &line);

} // namespace billow::bench

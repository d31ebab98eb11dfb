// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"

#include <QObject>

namespace billow {

/// One face's place in the live stream. Lives on the thread of the face.
class Subscription : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Subscription)
public:
    Subscription() = default;

Q_SIGNALS:
    /// At most 20 times a second. The first is a snapshot; after that, without a gap or an overlap in seq.
    /// When the slots have returned the next one may come: a face that is slow gets fewer and larger updates.
    void updated(const billow::LiveUpdate &update);
};

} // namespace billow

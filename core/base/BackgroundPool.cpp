// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/BackgroundPool.h"

#include <QThreadPool>

namespace billow {

namespace {

/// So that a few that hang on a network's disk do not hold up the others.
constexpr int mostThreads = 16;

QThreadPool *makePool()
{
    auto *pool = new QThreadPool;
    pool->setObjectName(QStringLiteral("Background"));
    pool->setMaxThreadCount(mostThreads);
    return pool;
}

} // namespace

QThreadPool &backgroundPool()
{
    static QThreadPool *const pool = makePool();
    return *pool;
}

} // namespace billow

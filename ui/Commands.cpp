// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/Commands.h"

namespace billow {

Commands::Commands(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void Commands::start()
{
    if (!m_busy)
        await(m_api.start());
}

void Commands::stop()
{
    if (!m_busy)
        await(m_api.stop());
}

void Commands::reset(bool deleteRealInvoices)
{
    if (!m_busy)
        await(m_api.reset(deleteRealInvoices));
}

void Commands::removeInvoices(const QString &source, bool deleteRealInvoices)
{
    if (!m_busy)
        await(m_api.removeInvoices(source, deleteRealInvoices));
}

void Commands::releaseBacklog()
{
    if (!m_busy)
        await(m_api.releaseBacklog());
}

void Commands::await(const QFuture<CommandOutcome> &future)
{
    m_busy = true;
    whenDone(future, this, [this](const CommandOutcome &outcome) {
        m_busy = false;
        Q_EMIT finished(outcome);
    });
}

} // namespace billow

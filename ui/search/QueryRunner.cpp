// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/QueryRunner.h"

namespace billow {

using namespace std::chrono_literals;

QueryRunner::QueryRunner(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(250ms);
    connect(&m_pause, &QTimer::timeout, this, [this] { search(m_next); });
}

QueryRunner::~QueryRunner()
{
    m_future.cancel();
}

void QueryRunner::search(const InvoiceQuery &query)
{
    stopWaiting();
    setSearching(true);
    m_future = m_api.search(query);
    whenDone(m_future, this, [this, query, round = m_round](const Result<InvoiceSearch> &answer) {
        if (round == m_round)
            take(query, answer);
    });
}

void QueryRunner::searchSoon(const InvoiceQuery &query)
{
    m_next = query;
    m_pause.start();
}

void QueryRunner::cancel()
{
    stopWaiting();
    setSearching(false);
}

void QueryRunner::stopWaiting()
{
    ++m_round;
    m_pause.stop();
    m_future.cancel();
}

void QueryRunner::take(const InvoiceQuery &query, const Result<InvoiceSearch> &answer)
{
    setSearching(false);
    if (answer.ok())
        Q_EMIT found(query, *answer);
    else
        Q_EMIT failed(answer.error().message);
}

void QueryRunner::setSearching(bool searching)
{
    if (std::exchange(m_searching, searching) != searching)
        Q_EMIT searchingChanged(searching);
}

} // namespace billow

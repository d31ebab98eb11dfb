// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/ReplayReader.h"

#include "core/api/Api.h"

namespace billow {

namespace {
constexpr int mostAtOnce = 4;
} // namespace

ReplayReader::ReplayReader(Api &api, Post post)
    : m_api(api)
    , m_post(std::move(post))
{
}

void ReplayReader::read(QObject *asker, Seq first, Seq last, Answer answer)
{
    m_waiting.push_back({asker, first, last, std::move(answer)});
    next();
}

void ReplayReader::next()
{
    while (m_reading < mostAtOnce && !m_waiting.empty()) {
        const Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!request.asker)
            continue;
        ++m_reading;
        whenDone(m_api.invoices(request.first, request.last), this,
            [this, request](const Result<InvoiceBatch> &page) { deliver(request, page); });
    }
}

/// Outside the crash boundary still: it only passes on.
void ReplayReader::deliver(const Request &request, const Result<InvoiceBatch> &page)
{
    --m_reading;
    const bool posted = m_post([self = QPointer(this), request, page] {
        if (!self)
            return;
        self->next();
        if (request.asker)
            request.answer(page);
    });
    // It is read again at the next sweep.
    if (!posted && request.asker)
        m_waiting.push_back(request);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/Invoice.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>

namespace billow {

class Api;

/// Reads pages of the ledger for clients that reconnect after a long time, a few at once: if a thousand reconnect
/// together, they wait for one another and leave room for other readers.
class ReplayReader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayReader)
public:
    using Post = std::function<bool(std::function<void()>)>;
    using Answer = std::function<void(const Result<InvoiceBatch> &)>;

    /// \a api must outlive the reader.
    ReplayReader(Api &api, Post post);

    /// \a answer runs later, inside the crash boundary; never, where \a asker has gone.
    void read(QObject *asker, Seq first, Seq last, Answer answer);
    /// Goes on with what waits; once a second or so, for the case that a mailbox was full.
    void next();

private:
    struct Request {
        QPointer<QObject> asker;
        Seq first;
        Seq last;
        Answer answer;
    };

    void deliver(const Request &request, const Result<InvoiceBatch> &page);

    Api &m_api;
    const Post m_post;
    std::deque<Request> m_waiting;
    int m_reading = 0;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Invoice.h"
#include "tests/bench/BillowServer.h"
#include "tests/bench/Child.h"
#include "tests/bench/Figure.h"
#include "tests/bench/SocketClient.h"
#include "tests/bench/WindowChildren.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <poll.h>

namespace billow::bench {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The milliseconds from the transaction that stored each invoice to its arrival here.
Result<std::vector<double>> delaysOf(quint16 port, std::chrono::seconds time)
{
    SocketClient client;
    if (!client.open(port))
        return Error::unavailable(u"the channel cannot be joined"_s);
    std::vector<double> delays;
    for (QDeadlineTimer deadline(time); !deadline.hasExpired();) {
        pollfd polled{.fd = client.descriptor(), .events = POLLIN, .revents = 0};
        if (::poll(&polled, 1, static_cast<int>(deadline.remainingTime())) <= 0)
            break;
        if (!client.receive())
            return Error::internal(u"billowd has closed the channel"_s);
        const auto now = std::chrono::system_clock::now();
        while (const auto frame = client.nextFrame()) {
            if (!frame->contains("\"new_invoice\""))
                continue;
            const auto accepted = utcTimeFromIso8601(QString::fromLatin1(valueIn(*frame, "\"inserted_at\":")));
            if (!accepted)
                return Error::internal(u"an invoice does not say when it was stored"_s);
            delays.push_back(std::chrono::duration<double, std::milli>(now - *accepted).count());
        }
    }
    if (delays.empty())
        return Error::internal(u"no invoice has come"_s);
    return delays;
}

} // namespace

int socketLatencyChild(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    BillowServer server;
    if (auto started = server.start(arguments.value(3)); !started)
        return failParent(started.error().message);
    const auto delays = delaysOf(server.port(), std::chrono::seconds(arguments.value(4).toInt()));
    if (!delays)
        return failParent(delays.error().message);
    answerParent({
        {u"p99_ms"_s, percentile(*delays, 0.99)},
        {u"median_ms"_s, median(*delays)},
        {u"longest_ms"_s, percentile(*delays, 1)},
        {u"invoices"_s, qint64(delays->size())},
    });
    return 0;
}

} // namespace billow::bench

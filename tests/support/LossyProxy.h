// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <atomic>
#include <map>
#include <thread>

/// Passes TCP connections on to a server, until it is told to lose an answer: what the server says next is swallowed,
/// and the connection is cut. So a client's request is carried out, and the client does not learn of it.
class LossyProxy final {
public:
    explicit LossyProxy(quint16 serverPort);
    ~LossyProxy();
    Q_DISABLE_COPY_MOVE(LossyProxy)

    [[nodiscard]] quint16 port() const { return m_port; }
    void loseNextAnswer() { m_loseNext = true; }

private:
    void run();
    void accept();
    /// False: the connection of \a from is over.
    [[nodiscard]] bool pass(int from, int to, bool fromServer);

    const quint16 m_serverPort;
    quint16 m_port = 0;
    int m_listener = -1;
    std::map<int, int> m_serverOf; ///< client's descriptor, server's descriptor
    std::atomic_bool m_loseNext = false;
    std::atomic_bool m_stop = false;
    std::thread m_thread;
};

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <thread>

/// Listens on a free port and is not Redis: it gives its one client a text, at once or a byte at a time without an end.
class StubServer final {
public:
    enum class Manner { AtOnce, Trickling };

    StubServer(QByteArray text, Manner manner);
    ~StubServer();
    Q_DISABLE_COPY_MOVE(StubServer)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    void serve() const;

    const QByteArray m_text;
    const Manner m_manner;
    int m_listener = -1;
    quint16 m_port = 0;
    std::thread m_thread;
};

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace billow::bench {

/// Joins the channel and reads what the server pushes, as cheaply as can be: the client must not be what is measured.
class SocketClient final {
public:
    SocketClient() = default;
    ~SocketClient();
    Q_DISABLE_COPY_MOVE(SocketClient)

    /// Connects to \a port of this machine and asks to join; false where that fails.
    [[nodiscard]] bool open(quint16 port);
    [[nodiscard]] int descriptor() const { return m_socket; }

    /// Takes what has come, waiting where nothing has; false: the server has closed.
    [[nodiscard]] bool receive();
    /// The text of the next whole frame, good until the next receive().
    [[nodiscard]] std::optional<QByteArrayView> nextFrame();

private:
    [[nodiscard]] bool send(const QByteArray &bytes) const;

    int m_socket = -1;
    QByteArray m_bytes;
    qsizetype m_read = 0; ///< of m_bytes
};

/// What stands behind "\a name": in \a frame, up to the next comma, quotation mark or brace; a string without its
/// marks.
[[nodiscard]] QByteArrayView valueIn(QByteArrayView frame, QByteArrayView name);

} // namespace billow::bench

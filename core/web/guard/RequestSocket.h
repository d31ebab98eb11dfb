// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTcpSocket>

namespace billow {

struct HttpRequest;

/// The connection as QHttpServer sees it: it hands over whole requests that the guard has approved, one at a time and
/// in one plain form, so that how a client cuts or writes its bytes never reaches QHttpServer's parser. Query and
/// fields stay with the guard, which has read them: QHttpServer would read them again, byte by byte. What is written to
/// it is dropped, because HttpReply writes the answers.
class RequestSocket final : public QTcpSocket {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestSocket)
public:
    /// With the two ends of \a client.
    explicit RequestSocket(const QTcpSocket &client);
    ~RequestSocket() override;

    /// Hands \a request over; QHttpServer has called its handler when this returns.
    void handOver(const HttpRequest &request);
    /// QHttpServer lets go of it, and it is deleted later.
    void end();

    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_head;
    QByteArray m_body;
    qint64 m_read = 0; ///< bytes of head and body that have been read
};

} // namespace billow

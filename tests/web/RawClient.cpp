// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/web/RawClient.h"

#include <QJsonDocument>

namespace {

constexpr int answerPatience = 20'000; // milliseconds

} // namespace

QJsonObject RawResponse::json() const
{
    return QJsonDocument::fromJson(body).object();
}

RawClient::RawClient(quint16 port, const QString &host)
    : m_port(port)
{
    m_socket.connectToHost(host, port);
    m_socket.waitForConnected(answerPatience);
}

bool RawClient::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(answerPatience))
            return false;
    }
    return true;
}

bool RawClient::more()
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(answerPatience) && m_socket.bytesAvailable() == 0)
        return false;
    m_unread += m_socket.readAll();
    return true;
}

RawResponse RawClient::receive(bool toHead)
{
    qsizetype end = -1;
    while ((end = m_unread.indexOf("\r\n\r\n")) < 0) {
        if (!more())
            return {};
    }
    RawResponse response;
    const QByteArrayList lines = m_unread.first(end).split('\n');
    m_unread.remove(0, end + 4);
    response.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        // What is said twice counts twice.
        QByteArray &field = response.fields[line.first(colon).toLower()];
        field += (field.isEmpty() ? "" : ", ") + line.sliced(colon + 1).trimmed();
    }
    if (!toHead && response.fields.value("transfer-encoding") == "chunked")
        return receiveChunks(response.body) ? response : RawResponse();
    const qsizetype length =
        toHead || response.status == 100 ? 0 : response.fields.value("content-length").toLongLong();
    while (m_unread.size() < length) {
        if (!more())
            return {};
    }
    response.body = m_unread.first(length);
    m_unread.remove(0, length);
    return response;
}

bool RawClient::receiveChunks(QByteArray &body)
{
    for (;;) {
        qsizetype end = -1;
        while ((end = m_unread.indexOf("\r\n")) < 0) {
            if (!more())
                return false;
        }
        const qsizetype size = m_unread.first(end).toLongLong(nullptr, 16);
        while (m_unread.size() < end + 2 + size + 2) {
            if (!more())
                return false;
        }
        body += m_unread.sliced(end + 2, size);
        m_unread.remove(0, end + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

bool RawClient::waitForEnd()
{
    m_unread.clear();
    while (m_socket.state() == QAbstractSocket::ConnectedState) {
        m_socket.readAll();
        if (!m_socket.waitForReadyRead(answerPatience) && m_socket.state() == QAbstractSocket::ConnectedState)
            return m_socket.error() == QAbstractSocket::RemoteHostClosedError;
    }
    return true;
}

QByteArray RawClient::hostField() const
{
    return "Host: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
}

RawResponse RawClient::get(const QByteArray &path, const QByteArray &fields)
{
    return ask("GET", path, {}, fields);
}

RawResponse RawClient::ask(const QByteArray &method, const QByteArray &path, const QByteArray &body,
    const QByteArray &fields, const QByteArray &type)
{
    QByteArray request = method + ' ' + path + " HTTP/1.1\r\n" + hostField() + fields;
    if (!body.isEmpty())
        request += "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(request + "\r\n" + body);
    return receive(method == "HEAD");
}

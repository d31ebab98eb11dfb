// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/client/HttpClient.h"

#include "core/base/Words.h"
#include "core/web/client/AnswerHead.h"

#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 20s;
/// What is left to a call when it is interrupted: an answer that is on its way is still worth having.
constexpr auto lastChance = 2s;
constexpr int slice = 50; ///< milliseconds between two looks at whether it is interrupted
constexpr qsizetype longestHead = 16 * 1024;
constexpr qsizetype longestBody = 16 * 1024 * 1024;

} // namespace

HttpClient::HttpClient(QByteArray token, Interrupted interrupted)
    : m_token(std::move(token))
    , m_interrupted(std::move(interrupted))
{
}

template <typename Done>
bool HttpClient::waitUntil(Done done)
{
    while (!done()) {
        if (m_interrupted() && m_deadline.remainingTimeAsDuration() > lastChance)
            m_deadline.setRemainingTime(lastChance);
        if (m_deadline.hasExpired())
            return false;
        // Returns at once where the connection has ended: what came before that is read first.
        const bool came = m_socket.waitForReadyRead(slice);
        m_unread += m_socket.readAll();
        if (!came && !isConnected() && !done())
            return false;
    }
    return true;
}

Result<void> HttpClient::connect(const QString &address)
{
    m_socket.abort();
    m_unread.clear();
    m_address = address.toUtf8();
    const QUrl url(u"http://"_s + address);
    constexpr int usual = 80;
    m_socket.connectToHost(url.host(), static_cast<quint16>(url.port(usual)));
    if (m_socket.waitForConnected(static_cast<int>(std::chrono::milliseconds(lastChance).count())))
        return {};
    m_socket.abort();
    return Error::unavailable(Words::tr("Nobody listens at %1").arg(address));
}

Result<HttpClient::Answer> HttpClient::ask(const Request &request)
{
    m_deadline.setRemainingTime(patience);
    QByteArray head = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: " + m_address + "\r\n";
    if (!m_token.isEmpty())
        head += "Authorization: Bearer " + m_token + "\r\n";
    if (!request.body.isEmpty())
        head +=
            "Content-Type: " + request.type + "\r\nContent-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    m_socket.write(head + "\r\n");
    m_socket.write(request.body);
    // A server may answer, and refuse, before it has read all.
    auto answer = receive();
    if (!answer)
        m_socket.abort();
    return answer;
}

Result<HttpClient::Answer> HttpClient::receive()
{
    static constexpr QByteArrayView endOfHead = "\r\n\r\n";
    qsizetype end = -1;
    if (!waitUntil([&] { return (end = m_unread.indexOf(endOfHead)) >= 0 || m_unread.size() > longestHead; })
        || end < 0)
        return lost();
    const auto head = AnswerHead::parse(QByteArrayView(m_unread).first(end));
    if (!head || head->length > longestBody)
        return lost();
    m_unread.remove(0, end + endOfHead.size());
    if (!waitUntil([&] { return m_unread.size() >= head->length; }))
        return lost();
    Answer answer{.status = head->status, .body = m_unread.first(head->length), .retryAfter = head->retryAfter};
    m_unread.remove(0, head->length);
    if (head->closes)
        m_socket.disconnectFromHost();
    return answer;
}

Error HttpClient::lost()
{
    return Error::unavailable(Words::tr("No answer has come from %1").arg(QString::fromUtf8(m_address)));
}

} // namespace billow

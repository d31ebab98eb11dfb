// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/SingleInstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTimer>

#include <optional>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcInstance, "billow.app")

constexpr auto patience = 1'000ms; ///< of either side
constexpr quint32 protocol = 0xB111'0001;
constexpr qint64 longest = 1 << 20; ///< bytes of a request
constexpr char taken = '+';

QString addressOf(const QString &user, const QString &ledger)
{
    const QByteArray hash =
        QCryptographicHash::hash((user + u'\0' + ledger).toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    const QString name = u"billow-"_s + QString::fromLatin1(hash);
#ifdef Q_OS_WIN
    return name; // of a pipe
#else
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (folder.isEmpty() ? user : folder) + u'/' + name + u".socket"_s;
#endif
}

/// Nothing as long as it is not complete.
std::optional<SingleInstance::Request> read(QLocalSocket &socket)
{
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream.startTransaction();
    quint32 begin = 0;
    SingleInstance::Request request;
    stream >> begin >> request.files >> request.asksForFiles >> request.activationToken;
    if (!stream.commitTransaction() || begin != protocol)
        return std::nullopt;
    return request;
}

} // namespace

SingleInstance::SingleInstance(const QString &user, const QString &ledger)
    : m_address(addressOf(user, ledger))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
}

bool SingleInstance::handOver(const Request &request) const
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(static_cast<int>(patience.count())))
        return false;
    QDataStream stream(&socket);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << protocol << request.files << request.asksForFiles << request.activationToken;
    socket.flush();
    char answer = 0;
    return socket.waitForReadyRead(static_cast<int>(patience.count())) && socket.getChar(&answer) && answer == taken;
}

void SingleInstance::listen()
{
    if (m_server.listen(m_address))
        return;
    QLocalServer::removeServer(m_address); // a crash has left it there: handOver() met nobody
    if (!m_server.listen(m_address))
        qCWarning(lcInstance).noquote() << "Can’t take files from a second start:" << m_server.errorString();
}

void SingleInstance::take(QLocalSocket *socket)
{
    socket->setReadBufferSize(longest);
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(patience, socket, &QLocalSocket::abort);
    const auto tryToRead = [this, socket] {
        const std::optional<Request> request = read(*socket);
        if (!request)
            return;
        socket->putChar(taken);
        socket->disconnectFromServer(); // once that is written
        Q_EMIT requested(*request);
    };
    connect(socket, &QLocalSocket::readyRead, this, tryToRead);
    tryToRead();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billow/SingleInstance.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
constexpr int protocol = 1;
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
    if (!socket.canReadLine())
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(socket.readLine(longest)).object();
    if (json["billow"_L1].toInt() != protocol)
        return std::nullopt;
    SingleInstance::Request request{{}, json["asks_for_files"_L1].toBool(), json["activation_token"_L1].toString()};
    for (const QJsonValue &file : json["files"_L1].toArray())
        request.files.append(file.toString());
    return request;
}

QByteArray lineOf(const SingleInstance::Request &request)
{
    const QJsonObject json{{u"billow"_s, protocol}, {u"files"_s, QJsonArray::fromStringList(request.files)},
        {u"asks_for_files"_s, request.asksForFiles}, {u"activation_token"_s, request.activationToken}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
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
    socket.write(lineOf(request));
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

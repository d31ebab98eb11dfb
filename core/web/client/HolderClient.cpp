// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/client/HolderClient.h"

#include "core/base/Words.h"
#include "core/web/guard/AccessPolicy.h"
#include "core/web/IdentityProof.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>
#include <QUrl>

#include <array>
#include <cstring>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 20s;
/// For the connection; and the time left to a call when it is interrupted: an answer that is on its way is still
/// useful.
constexpr auto shortPatience = 2s;
constexpr auto slice = 50ms; ///< between two checks for an interruption
constexpr qsizetype longestBody = 16 * 1024 * 1024;

QByteArray newChallenge()
{
    std::array<quint32, identity::challengeSize / (2 * sizeof(quint32))> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

} // namespace

/// A body that can be read only once: Qt would send it again if the connection ends before the answer, and then to
/// whichever program has the port by now.
class HolderClient::Upload final : public QIODevice {
public:
    explicit Upload(QByteArray body)
        : m_body(std::move(body))
    {
        open(ReadOnly | Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_body.size() - m_read; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 size = std::min(most, bytesAvailable());
        if (size == 0)
            return -1;
        std::memcpy(data, m_body.constData() + m_read, static_cast<std::size_t>(size));
        m_read += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_body;
    qint64 m_read = 0;
};

HolderClient::HolderClient(QByteArray token, Interrupted interrupted)
    : m_token(std::move(token))
    , m_interrupted(std::move(interrupted))
{
}

HolderClient::~HolderClient() = default;

void HolderClient::setHolder(const QString &address, const QString &startId)
{
    m_network = std::make_unique<QNetworkAccessManager>(); // and no connection is left of the one before
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_address = address;
    m_startId = startId.toLatin1();
}

void HolderClient::close()
{
    m_network.reset();
}

Result<HolderClient::Answer> HolderClient::ask(const Request &request, bool *sent)
{
    if (!m_token.isEmpty()) {
        if (auto proved = prove(); !proved)
            return proved.error();
    }
    if (sent)
        *sent = true;
    return exchange(request, m_token);
}

Result<void> HolderClient::prove()
{
    const QByteArray challenge = newChallenge();
    const auto answer = exchange(
        {.method = "GET", .target = identity::path.toByteArray() + "?challenge=" + challenge, .type = {}, .body = {}},
        {});
    if (!answer)
        return answer.error();
    const QByteArray proof = QJsonDocument::fromJson(answer->body)[u"data"][u"proof"].toString().toLatin1();
    const QByteArray right = identity::proof(m_token, challenge, m_address.toUtf8(), m_startId);
    if (AccessPolicy::equalInConstantTime(proof, right))
        return {};
    return Error::unavailable(Words::tr("The program at %1 couldn’t prove that it uses this ledger and knows the "
                                        "access token. Check that SECRET_KEY_BASE is the same there and here.")
                                  .arg(m_address));
}

Result<HolderClient::Answer> HolderClient::exchange(const Request &request, const QByteArray &token)
{
    QNetworkRequest message(QUrl(u"http://"_s + m_address + QString::fromLatin1(request.target)));
    message.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    message.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    message.setRawHeader("Host", m_address.toUtf8());
    message.setRawHeader("Accept-Encoding", "identity");
    message.setRawHeader(identity::startField.toByteArray(), m_startId);
    if (!token.isEmpty())
        message.setRawHeader("Authorization", "Bearer " + token);
    Upload upload(request.body);
    const bool hasBody = request.method != "GET";
    if (hasBody) {
        message.setHeader(QNetworkRequest::ContentTypeHeader, request.type);
        message.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    }
    const std::unique_ptr<QNetworkReply> reply(
        hasBody ? m_network->sendCustomRequest(message, request.method, &upload) : m_network->get(message));
    Answer answer;
    wait(*reply, answer.body);
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.retryAfter = std::chrono::seconds(reply->rawHeader("Retry-After").toUInt());
    // From here on the errors only repeat the status.
    const bool isWhole = reply->error() == QNetworkReply::NoError || reply->error() > QNetworkReply::UnknownProxyError;
    if (answer.status > 0 && isWhole)
        return answer;
    const bool isConnected = answer.status > 0
        || (reply->error() != QNetworkReply::ConnectionRefusedError
            && reply->error() != QNetworkReply::HostNotFoundError);
    return Error::unavailable(
        (isConnected ? Words::tr("%1 didn’t answer") : Words::tr("Can’t connect to %1")).arg(m_address));
}

/// Until the whole answer is there, or time is up.
void HolderClient::wait(QNetworkReply &reply, QByteArray &body)
{
    QDeadlineTimer deadline(shortPatience);
    QEventLoop loop;
    QTimer timer;
    const auto extend = [&] {
        if (!m_interrupted())
            deadline.setRemainingTime(patience);
    };
    QObject::connect(&reply, &QNetworkReply::requestSent, &loop, extend);
    QObject::connect(&reply, &QNetworkReply::uploadProgress, &loop, extend);
    QObject::connect(&reply, &QNetworkReply::readyRead, &loop, [&] {
        body += reply.readAll();
        if (body.size() > longestBody)
            reply.abort();
    });
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (m_interrupted() && deadline.remainingTimeAsDuration() > shortPatience)
            deadline.setRemainingTime(shortPatience);
        if (deadline.hasExpired())
            reply.abort();
    });
    QObject::connect(&reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    timer.start(slice);
    if (!reply.isFinished())
        loop.exec();
    if (reply.isOpen()) // not when it was aborted
        body += reply.readAll();
}

} // namespace billow

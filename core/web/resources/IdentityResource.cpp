// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/base/ProcessFigures.h"
#include "core/web/guard/HttpRequest.h"
#include "core/web/IdentityProof.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QHttpServerRequest>
#include <QNetworkInterface>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isChallenge(const QByteArray &text)
{
    return text.size() == identity::challengeSize
        && std::all_of(text.begin(), text.end(), [](char c) { return isxdigit(static_cast<unsigned char>(c)) != 0; });
}

bool isOfThisMachine(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress plain(address.toIPv4Address(&isIpv4));
    return address.isLoopback() || QNetworkInterface::allAddresses().contains(isIpv4 ? plain : address);
}

/// Whether \a host, which the guard has let pass, can mean no other machine for the client at \a peer. A server that
/// listens at all addresses is asked by any number, and every machine has a localhost.
bool meansThisMachine(const QByteArray &host, const QHostAddress &peer)
{
    const QString name = QUrl(u"http://"_s + QString::fromLatin1(host)).host();
    const QHostAddress address(name);
    const bool isLocal = name == "localhost"_L1 || address.isLoopback()
        || address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    if (isLocal)
        return isOfThisMachine(peer);
    return address.isNull() || isOfThisMachine(address);
}

} // namespace

void getIdentity(const Surroundings &surroundings, const Call &call)
{
    const QByteArrayList challenges = queryValues(call.head.query, "challenge");
    if (challenges.size() != 1 || !isChallenge(challenges.first()))
        return call.reply.send(HttpResponse::error(400, u"challenge must be 64 hexadecimal digits"_s));
    const QByteArray host = call.head.field("host").value_or(QByteArray());
    if (!meansThisMachine(host, call.request.remoteAddress()))
        return call.reply.send(HttpResponse::error(403, u"This server doesn't prove itself by that name"_s));
    ObjectWriter data;
    data.text("start_id", QString::fromLatin1(startId()));
    if (surroundings.secret.isEmpty())
        data.raw("proof", "null");
    else
        data.text(
            "proof", QString::fromLatin1(identity::proof(surroundings.secret, challenges.first(), host, startId())));
    call.reply.send(success(data.finish()));
}

} // namespace billow

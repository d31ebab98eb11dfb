// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/web/channel/PhoenixClient.h"

#include <QJsonDocument>

#include <numeric>

namespace billow {

using namespace Qt::StringLiterals;

PhoenixClient::PhoenixClient(quint16 port, const QString &version)
    : m_isFirst(version != u"2.0.0")
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &PhoenixClient::take);
    const QString query = version.isEmpty() ? QString() : u"?vsn="_s + version;
    m_socket.open(QUrl(u"ws://127.0.0.1:%1/socket/websocket%2"_s.arg(port).arg(query)));
}

void PhoenixClient::say(const QString &topic, const QString &event, const QJsonObject &payload)
{
    const QString ref = QString::number(++m_ref);
    if (event == u"phx_join")
        joinRef = ref;
    QJsonDocument document;
    if (m_isFirst)
        document.setObject({{u"topic"_s, topic}, {u"event"_s, event}, {u"payload"_s, payload}, {u"ref"_s, ref}});
    else
        document.setArray({joinRef.isEmpty() ? QJsonValue() : joinRef, ref, topic, event, payload});
    m_socket.sendTextMessage(QString::fromUtf8(document.toJson(QJsonDocument::Compact)));
}

void PhoenixClient::join(const QJsonObject &payload)
{
    say(u"dashboard:live"_s, u"phx_join"_s, payload);
}

void PhoenixClient::take(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    Pushed pushed;
    if (m_isFirst) {
        const QJsonObject object = document.object();
        pushed = {QJsonValue(), object[u"ref"_s], object[u"topic"_s].toString(), object[u"event"_s].toString(),
            object[u"payload"_s].toObject()};
    } else {
        const QJsonArray array = document.array();
        pushed = {array[0], array[1], array[2].toString(), array[3].toString(), array[4].toObject()};
    }
    if (pushed.event == u"new_invoice")
        seqs.push_back(pushed.payload.value(u"invoice"_s)[u"seq"_s].toInteger());
    for (const QJsonValue &invoice : pushed.payload.value(u"invoices"_s).toArray()) {
        if (pushed.event == u"new_invoices")
            seqs.push_back(invoice[u"seq"_s].toInteger());
    }
    messages.push_back(std::move(pushed));
}

std::vector<Pushed> PhoenixClient::all(const QString &event) const
{
    std::vector<Pushed> found;
    std::ranges::copy_if(
        messages, std::back_inserter(found), [&event](const Pushed &pushed) { return pushed.event == event; });
    return found;
}

std::vector<QJsonObject> PhoenixClient::payloads(const QString &event) const
{
    std::vector<QJsonObject> found;
    for (const Pushed &pushed : all(event))
        found.push_back(pushed.payload);
    return found;
}

Pushed PhoenixClient::reply() const
{
    const auto replies = all(u"phx_reply"_s);
    return replies.empty() ? Pushed{} : replies.back();
}

QString PhoenixClient::replyReason() const
{
    return reply().payload.value(u"response"_s).toObject().value(u"reason"_s).toString();
}

std::vector<Seq> seqsFrom(Seq first, Seq last)
{
    std::vector<Seq> seqs(static_cast<std::size_t>(std::max<Seq>(0, last - first + 1)));
    std::iota(seqs.begin(), seqs.end(), first);
    return seqs;
}

} // namespace billow

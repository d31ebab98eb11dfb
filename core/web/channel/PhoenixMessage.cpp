// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/PhoenixMessage.h"

#include "core/web/json/Json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestReference = 64; // it is part of every frame that the client gets
constexpr double largestReference = 9'007'199'254'740'992.0; // 2^53: what JSON's numbers hold exactly

std::optional<QByteArray> reference(const QJsonValue &value)
{
    if (value.isNull())
        return "null";
    if (value.isString() && value.toString().size() <= longestReference)
        return jsonString(value.toString());
    const double number = value.toDouble(-1);
    if (value.isDouble() && number >= 0 && number < largestReference && std::floor(number) == number)
        return QByteArray::number(static_cast<qint64>(number));
    return std::nullopt;
}

struct Parts {
    QJsonValue joinRef;
    QJsonValue ref;
    QJsonValue topic;
    QJsonValue event;
    QJsonValue payload;
};

Result<Parts> partsOf(const QJsonDocument &document, PhoenixVersion version)
{
    if (version == PhoenixVersion::V2) {
        const QJsonArray array = document.array();
        if (!document.isArray() || array.size() != 5)
            return Error::invalid(u"A message has to be [join_ref, ref, topic, event, payload]"_s);
        return Parts{array[0], array[1], array[2], array[3], array[4]};
    }
    const QJsonObject object = document.object();
    if (!document.isObject() || !object.contains("ref"_L1))
        return Error::invalid(u"A message has to be an object with topic, event, payload and ref"_s);
    const QJsonValue joinRef = object.contains("join_ref"_L1) ? object.value("join_ref"_L1) : QJsonValue();
    return Parts{joinRef, object.value("ref"_L1), object.value("topic"_L1), object.value("event"_L1),
        object.value("payload"_L1)};
}

} // namespace

std::optional<PhoenixVersion> phoenixVersion(QByteArrayView vsn)
{
    if (vsn == "1.0.0")
        return PhoenixVersion::V1;
    if (vsn == "2.0.0")
        return PhoenixVersion::V2;
    return std::nullopt;
}

Result<PhoenixMessage> PhoenixMessage::decode(QByteArrayView text, PhoenixVersion version)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return Error::invalid(u"A message has to be JSON"_s);
    const auto parts = partsOf(document, version);
    if (!parts)
        return parts.error();
    const auto joinRef = reference(parts->joinRef);
    const auto ref = reference(parts->ref);
    if (!joinRef || !ref)
        return Error::invalid(u"A reference has to be a text of at most 64 characters"_s);
    if (!parts->topic.isString() || !parts->event.isString())
        return Error::invalid(u"Topic and event have to be texts"_s);
    const QJsonValue &payload = parts->payload;
    // Phoenix itself takes any, and clients send these for an empty one.
    const bool isEmpty = payload.isNull() || (payload.isArray() && payload.toArray().isEmpty());
    if (!payload.isObject() && !isEmpty)
        return Error::invalid(u"The payload has to be an object"_s);
    return PhoenixMessage{*joinRef, *ref, parts->topic.toString(), parts->event.toString(), parts->payload.toObject()};
}

QByteArray phoenixReply(PhoenixVersion version, const PhoenixMessage &message, bool ok, QByteArrayView response)
{
    QByteArray payload = ok ? R"({"status":"ok","response":)" : R"({"status":"error","response":)";
    payload += response;
    payload += '}';
    return phoenixPush(version, message.joinRef, message.ref, message.topic, "phx_reply", payload);
}

QByteArray phoenixPush(PhoenixVersion version, QByteArrayView joinRef, QByteArrayView ref, const QString &topic,
    QByteArrayView event, QByteArrayView payload)
{
    QByteArray text;
    const QByteArray name = jsonString(topic);
    text.reserve(payload.size() + joinRef.size() + ref.size() + name.size() + event.size() + 64);
    if (version == PhoenixVersion::V2) {
        text += '[';
        text += joinRef;
        text += ',';
        text += ref;
        text += ',' + name + ",\"";
        text += event;
        text += "\",";
        text += payload;
        text += ']';
    } else {
        text += "{\"topic\":" + name + ",\"event\":\"";
        text += event;
        text += "\",\"payload\":";
        text += payload;
        text += ",\"ref\":";
        text += ref;
        text += '}';
    }
    return text;
}

} // namespace billow

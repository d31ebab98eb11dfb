// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/JoinOptions.h"
#include "core/web/channel/PhoenixMessage.h"
#include "tests/fuzz/Fuzzer.h"

#include <QJsonArray>
#include <QJsonDocument>

// What a client of the channel says: whatever it is, the reply to it is a message of the same version, with the same
// references.

using namespace billow;

namespace {

void checkV1(const QByteArray &reply, const PhoenixMessage &message)
{
    const QJsonDocument document = QJsonDocument::fromJson(reply);
    demand(document.isObject(), "a reply is JSON");
    demand(document[QStringLiteral("topic")].toString() == message.topic, "a reply names the topic");
}

void checkV2(const QByteArray &reply, const PhoenixMessage &message)
{
    const QJsonDocument document = QJsonDocument::fromJson(reply);
    demand(document.isArray() && document.array().size() == 5, "a reply is JSON of five");
    const QJsonArray given = QJsonDocument::fromJson('[' + message.joinRef + ',' + message.ref + ']').array();
    demand(given.size() == 2, "references are JSON");
    demand(document[0] == given[0] && document[1] == given[1], "a reply has the references");
    demand(document[2].toString() == message.topic, "a reply names the topic");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text = viewOf(data, size);
    for (const PhoenixVersion version : {PhoenixVersion::V1, PhoenixVersion::V2}) {
        const auto message = PhoenixMessage::decode(text, version);
        if (!message) {
            demand(!message.error().message.isEmpty(), "an error says what is wrong");
            continue;
        }
        constexpr qsizetype longestReference = 64 * 6 + 2; // each character escaped
        demand(message->ref.size() <= longestReference, "a reference is short");
        demand(message->joinRef.size() <= longestReference, "a reference is short");
        if (const auto options = JoinOptions::read(message->payload); options && options->since)
            demand(*options->since >= 0, "since is no negative number");
        const QByteArray reply = phoenixReply(version, *message, true);
        version == PhoenixVersion::V1 ? checkV1(reply, *message) : checkV2(reply, *message);
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace billow {

/// Which of Phoenix's serializers a client speaks.
enum class PhoenixVersion {
    V1, ///< 1.0.0: {"topic":…,"event":…,"payload":…,"ref":…}
    V2, ///< 2.0.0: [join_ref, ref, topic, event, payload]
};
/// As the handshake's "vsn" names it; nothing: there is no such version.
[[nodiscard]] std::optional<PhoenixVersion> phoenixVersion(QByteArrayView vsn);

/// A message from a client of Phoenix Channels. A plain value.
struct PhoenixMessage {
    /// Both are JSON, to be given back as they came: a string, a whole number or null.
    QByteArray joinRef = "null";
    QByteArray ref = "null";
    QString topic;
    QString event;
    QJsonObject payload;

    /// Strict: exactly the serializer's shape, references of at most 64 characters, and a payload that is an object.
    /// The error gives the reason.
    [[nodiscard]] static Result<PhoenixMessage> decode(QByteArrayView text, PhoenixVersion version);
};

/// Messages from the server, as the text of a frame; \a response and \a payload are JSON. The first serializer has no
/// join_ref.
[[nodiscard]] QByteArray phoenixReply(
    PhoenixVersion version, const PhoenixMessage &message, bool ok, QByteArrayView response = "{}");
[[nodiscard]] QByteArray phoenixPush(PhoenixVersion version, QByteArrayView joinRef, QByteArrayView ref,
    const QString &topic, QByteArrayView event, QByteArrayView payload);

} // namespace billow

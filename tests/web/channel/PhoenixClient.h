// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QWebSocket>

#include <vector>

namespace billow {

/// One message from the server, whatever the serializer.
struct Pushed {
    QJsonValue joinRef;
    QJsonValue ref;
    QString topic;
    QString event;
    QJsonObject payload;
};

/// A client of the channel that remembers what it was told.
class PhoenixClient final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PhoenixClient)
public:
    /// \a version: "1.0.0", "2.0.0", or empty to leave it out.
    explicit PhoenixClient(quint16 port, const QString &version = QStringLiteral("2.0.0"));

    void say(const QString &topic, const QString &event, const QJsonObject &payload = {});
    void join(const QJsonObject &payload = {});
    void sayText(const QString &text) { m_socket.sendTextMessage(text); }

    [[nodiscard]] bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// The payloads of that event, in their order.
    [[nodiscard]] std::vector<QJsonObject> payloads(const QString &event) const;
    [[nodiscard]] std::vector<Pushed> all(const QString &event) const;
    [[nodiscard]] bool has(const QString &event) const { return !all(event).empty(); }
    /// The newest reply; an empty one where there is none.
    [[nodiscard]] Pushed reply() const;
    [[nodiscard]] QString replyStatus() const { return reply().payload.value(u"status").toString(); }
    [[nodiscard]] QString replyReason() const;
    [[nodiscard]] Seq newest() const { return seqs.empty() ? 0 : seqs.back(); }

    std::vector<Pushed> messages;
    std::vector<Seq> seqs; ///< of new_invoice and new_invoices, in their order
    QString joinRef;
    QWebSocket &socket() { return m_socket; }

private:
    void take(const QString &text);

    QWebSocket m_socket;
    const bool m_isFirst; ///< the first serializer
    int m_ref = 0;
};

/// first, first + 1, … last.
[[nodiscard]] std::vector<Seq> seqsFrom(Seq first, Seq last);

} // namespace billow

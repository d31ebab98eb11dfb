// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/web/guard/HttpRequest.h"
#include "core/web/guard/HttpResponse.h"
#include "core/web/WebOptions.h"

#include <optional>

namespace billow {

/// Who may talk to the server. A page on any web site can make a visitor's browser send requests to localhost, so
/// being local is no protection: every request, of every connection, is looked at. A plain value.
class AccessPolicy final {
public:
    /// \a port: the port the server listens on.
    AccessPolicy(const WebOptions &options, std::uint16_t port);

    /// An answer where the request is refused.
    [[nodiscard]] std::optional<HttpResponse> refusal(const HttpRequest &request) const;
    /// The fields that let a page of an allowed origin read the answer (CORS); for all others at most Vary.
    [[nodiscard]] std::vector<std::pair<QByteArray, QByteArray>> grants(const HttpRequest &request) const;
    /// Whether the request brings a token, right or wrong.
    [[nodiscard]] static bool bringsAnyToken(const HttpRequest &request);
    /// Whether requests have to bring the token.
    [[nodiscard]] bool needsToken() const { return m_needsToken; }

    /// Whether an address of that name can be reached from this machine only.
    [[nodiscard]] static bool isLoopback(const QString &host);
    /// In the same time whether they differ at the first byte or at the last.
    [[nodiscard]] static bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

private:
    [[nodiscard]] bool isServedHost(const QByteArray &host) const;
    [[nodiscard]] bool isOurOrigin(const QByteArray &origin) const;
    [[nodiscard]] static std::optional<HttpResponse> refusalOfBody(const HttpRequest &request);
    [[nodiscard]] bool bringsToken(const HttpRequest &request) const;
    [[nodiscard]] static bool isOpenToAll(const HttpRequest &request);

    QByteArrayList m_hosts; ///< in lower case, with the port
    QByteArrayList m_origins;
    QByteArrayList m_allowedOrigins;
    QByteArray m_port; ///< ":4000"
    bool m_servesAddresses = false; ///< by any number, and not by names alone
    QByteArray m_secret;
    bool m_needsToken;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponder>

#if QT_VERSION >= QT_VERSION_CHECK(6, 9, 0)
#include <QHttpServerConfiguration>
#endif

// Where Qt's HTTP server differs from version to version.

namespace billow {

/// How a handler takes its responder.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
using Responder = QHttpServerResponder &;
#else
using Responder = QHttpServerResponder &&;
#endif

/// \a handler answers what no route takes. It lives as long as \a context.
template <typename Handler>
void setMissingHandler(QHttpServer &server, [[maybe_unused]] QObject *context, Handler handler)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    server.setMissingHandler(context, std::move(handler));
#else
    server.setMissingHandler(std::move(handler));
#endif
}

/// QHttpServer's own limits, if it has some, in addition to the guard's.
inline void setLimits([[maybe_unused]] QHttpServer &server, [[maybe_unused]] qint64 body, [[maybe_unused]] qint64 head,
    [[maybe_unused]] quint32 connections)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 9, 0)
    QHttpServerConfiguration configuration;
#if QT_VERSION >= QT_VERSION_CHECK(6, 11, 0)
    configuration.setMaximumBodySize(body);
    configuration.setMaximumTotalHeaderSize(head);
    configuration.setMaximumUrlSize(head);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 12, 0)
    configuration.setMaximumConnections(connections);
#endif
    server.setConfiguration(configuration);
#endif
}

} // namespace billow

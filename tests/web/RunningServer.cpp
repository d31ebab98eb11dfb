// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/web/RunningServer.h"

#include <QDeadlineTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RunningServer::RunningServer(const QStringList &arguments, const QMap<QString, QString> &environment)
    : m_program(u"billowd"_s)
{
    m_process =
        m_program.start(QStringList{u"serve"_s, u"--database-url"_s, m_program.ledgerUrl()} + arguments, environment);
    if (!Program::waitForWord(*m_process, u"Listening at "_s, &m_said))
        return;
    static const QRegularExpression address(uR"(Listening at http://\S*:(\d+))"_s);
    // The rest of the line may still be on its way.
    QRegularExpressionMatch match = address.match(m_said);
    m_port = match.captured(1).toUShort();
    (void)waitForStatus(
        [](const QJsonObject &status) { return status[u"storage"].toObject()[u"state"].toString() == u"ready"_s; });
}

RunningServer::~RunningServer()
{
    if (m_process->state() != QProcess::NotRunning)
        (void)Program::terminate(*m_process);
}

RawResponse RunningServer::get(const QByteArray &path, const QByteArray &fields) const
{
    return RawClient(m_port).get(path, fields);
}

RawResponse RunningServer::ask(
    const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArray &fields) const
{
    return RawClient(m_port).ask(method, path, body, fields);
}

QJsonObject RunningServer::data(const QByteArray &path) const
{
    return get(path).json()[u"data"].toObject();
}

bool RunningServer::waitForStatus(const std::function<bool(const QJsonObject &)> &done) const
{
    const QDeadlineTimer deadline(20s);
    while (!deadline.hasExpired()) {
        if (done(data("/api/system/status")))
            return true;
        QTest::qWait(10);
    }
    return false;
}

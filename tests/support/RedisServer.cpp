// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/RedisServer.h"

#include "tests/support/FreePort.h"

#include <QDeadlineTimer>
#include <QUrl>

#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int redisPatience = 20'000; // ms: under a sanitizer, on a busy machine

} // namespace

RedisServer::RedisServer()
    : RedisServer(Options{})
{
}

RedisServer::RedisServer(Options options)
    : m_options(std::move(options))
{
}

RedisServer::~RedisServer()
{
    kill();
}

bool RedisServer::start()
{
    std::signal(SIGPIPE, SIG_IGN); // as the programs do; Qt Test has set a handler that ends the process
    if (m_port != 0)
        return launch();
    for (int attempt = 0; attempt < 5; ++attempt) {
        m_port = freePort();
        if (m_port != 0 && launch())
            return true;
    }
    m_port = 0;
    return false;
}

bool RedisServer::launch()
{
    m_process = std::make_unique<QProcess>();
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    QStringList arguments{u"--bind"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(m_port), u"--unixsocket"_s,
        socketPath(), u"--dir"_s, m_folder.path(), u"--save"_s, u""_s, u"--appendonly"_s, u"no"_s};
    if (!m_options.password.isEmpty())
        arguments << u"--requirepass"_s << m_options.password;
    m_process->start(u"redis-server"_s, arguments + m_options.arguments);

    // The port's line comes before the socket's, and only the last one says that all is ready: "… ready to accept
    // connections at /…" up to Redis 7.0, "Ready to accept connections unix" since.
    const auto isReady = [](const QByteArray &output) {
        return output.contains("accept connections at") || output.contains("accept connections unix");
    };
    QByteArray output;
    const QDeadlineTimer deadline(redisPatience);
    while (!deadline.hasExpired() && !isReady(output)) {
        if (!m_process->waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
        output += m_process->readAll();
    }
    if (isReady(output))
        return true;
    m_failure = u"redis-server did not start: %1 %2"_s.arg(m_process->errorString(), QString::fromUtf8(output));
    kill();
    return false;
}

void RedisServer::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished(redisPatience);
    m_process.reset();
}

void RedisServer::freeze()
{
    ::kill(static_cast<pid_t>(m_process->processId()), SIGSTOP);
}

void RedisServer::thaw()
{
    ::kill(static_cast<pid_t>(m_process->processId()), SIGCONT);
}

QString RedisServer::socketPath() const
{
    return m_folder.filePath(u"redis.sock"_s);
}

QString RedisServer::url(int database) const
{
    QUrl url;
    url.setScheme(u"redis"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    url.setPath(u"/%1"_s.arg(database));
    if (!m_options.password.isEmpty())
        url.setPassword(m_options.password);
    return url.toString(QUrl::FullyEncoded);
}

QString RedisServer::socketUrl(int database) const
{
    const QByteArray password = QUrl::toPercentEncoding(m_options.password);
    return u"unix://%1?db=%2"_s.arg(socketPath()).arg(database)
        + (password.isEmpty() ? QString() : u"&password="_s + QString::fromLatin1(password));
}

QByteArray RedisServer::cli(const QStringList &command, int database) const
{
    QStringList arguments{u"-s"_s, socketPath(), u"-n"_s, QString::number(database)};
    if (!m_options.password.isEmpty())
        arguments << u"--no-auth-warning"_s << u"-a"_s << m_options.password;
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"redis-cli"_s, arguments + command);
    if (!process.waitForFinished(redisPatience))
        return "(failed) "_ba + process.errorString().toUtf8();
    QByteArray output = process.readAll();
    if (output.endsWith('\n'))
        output.chop(1);
    return output;
}

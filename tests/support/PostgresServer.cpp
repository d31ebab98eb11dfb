// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/PostgresServer.h"

#include "tests/support/FreePort.h"

#include <libpq-fe.h>

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <csignal>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int postgresPatience = 60'000; // ms: under a sanitizer, on a busy machine

struct Finish {
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};

/// Debian keeps the server's programs outside of PATH, one folder a version.
QString folderOfBinaries()
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::sort(names.begin(), names.end(), [](const QString &a, const QString &b) { return a.toInt() > b.toInt(); });
    for (const QString &name : std::as_const(names)) {
        if (QFile::exists(versions.filePath(name + "/bin/initdb"_L1)))
            return versions.filePath(name + "/bin"_L1);
    }
    const QString inPath = QStandardPaths::findExecutable(u"initdb"_s);
    return inPath.isEmpty() ? QString() : QFileInfo(inPath).canonicalPath();
}

/// Waits until the process is gone, also where it is not a child of ours.
void waitForEnd(int pid)
{
    const int descriptor = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (descriptor < 0)
        return;
    pollfd ended{.fd = descriptor, .events = POLLIN, .revents = 0};
    poll(&ended, 1, postgresPatience);
    close(descriptor);
}

} // namespace

PostgresServer::PostgresServer(QStringList settings)
    : m_settings(std::move(settings))
{
}

PostgresServer::~PostgresServer()
{
    if (!m_process)
        return;
    thaw();
    // Immediately, but by itself: only so does it give back its shared memory.
    ::kill(static_cast<pid_t>(m_process->processId()), SIGQUIT);
    if (!m_process->waitForFinished(postgresPatience))
        kill();
}

bool PostgresServer::start()
{
    if (m_binaries.isEmpty() && !prepare())
        return false;
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

bool PostgresServer::prepare()
{
    m_binaries = folderOfBinaries();
    if (m_binaries.isEmpty())
        return fail(u"PostgreSQL is not installed: initdb is neither in /usr/lib/postgresql nor in PATH"_s);
    if (getuid() == 0) {
        const passwd *account = getpwnam("postgres");
        if (!account)
            return fail(u"PostgreSQL does not run as root, and there is no user \"postgres\""_s);
        m_account = std::make_unique<Account>(account->pw_uid, account->pw_gid);
        if (chown(QFile::encodeName(m_folder.path()).constData(), account->pw_uid, account->pw_gid) != 0)
            return fail(u"The folder of the test server cannot be given to user \"postgres\""_s);
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    runAsAccount(process);
    process.start(program(u"initdb"_s),
        {u"--pgdata"_s, m_folder.filePath(u"data"_s), u"--username"_s, u"postgres"_s, u"--auth"_s, u"trust"_s,
            u"--encoding"_s, u"UTF8"_s, u"--no-locale"_s, u"--no-sync"_s});
    if (process.waitForFinished(postgresPatience) && process.exitCode() == 0)
        return true;
    const QString output = QString::fromUtf8(process.readAll());
    m_binaries.clear();
    return fail(u"initdb failed: %1 %2"_s.arg(process.errorString(), output));
}

bool PostgresServer::launch()
{
    const QString log = m_folder.filePath(u"log"_s);
    m_process = std::make_unique<QProcess>();
    // Into a file: nobody empties a pipe while a test runs.
    m_process->setStandardOutputFile(log);
    m_process->setStandardErrorFile(log, QIODevice::Append);
    runAsAccount(*m_process);
    QStringList arguments{u"-D"_s, m_folder.filePath(u"data"_s), u"-p"_s, QString::number(m_port), u"-k"_s,
        m_folder.path(), u"-h"_s, u"127.0.0.1"_s};
    for (const QString &setting : m_settings)
        arguments << u"-c"_s << setting;
    m_process->start(program(u"postgres"_s), arguments);

    const QDeadlineTimer deadline(postgresPatience);
    while (!deadline.hasExpired()) {
        if (answers())
            return true;
        constexpr int pause = 20;
        if (m_process->waitForFinished(pause) || m_process->state() == QProcess::NotRunning)
            break;
    }
    QFile file(log);
    const QString said = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    const QString reason = m_process->errorString();
    kill();
    return fail(u"PostgreSQL did not start: %1 %2"_s.arg(reason, said));
}

bool PostgresServer::answers() const
{
    return PQping(url(u"postgres"_s).toUtf8().constData()) == PQPING_OK;
}

bool PostgresServer::fail(const QString &reason)
{
    m_failure = reason;
    return false;
}

QString PostgresServer::program(const QString &name) const
{
    return m_binaries + u'/' + name;
}

void PostgresServer::runAsAccount(QProcess &process) const
{
    process.setWorkingDirectory(m_folder.path());
    const Account *account = m_account.get();
    process.setChildProcessModifier([account] {
        // The order matters: to change the user forgets the signal at the parent's death.
        if (account && (setgroups(0, nullptr) != 0 || setgid(account->group) != 0 || setuid(account->user) != 0))
            _exit(127);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
}

void PostgresServer::stop()
{
    if (!m_process)
        return;
    ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
    m_process->waitForFinished(postgresPatience);
    m_process.reset();
}

void PostgresServer::kill()
{
    if (!m_process)
        return;
    const std::vector<int> all = processes();
    signalAll(SIGKILL);
    m_process->waitForFinished(postgresPatience);
    // While one of them lives the data cannot be opened again.
    std::for_each(all.begin() + 1, all.end(), waitForEnd);
    m_process.reset();
}

void PostgresServer::freeze()
{
    signalAll(SIGSTOP);
}

void PostgresServer::thaw()
{
    signalAll(SIGCONT);
}

void PostgresServer::signalAll(int signal) const
{
    // The postmaster first: then no more children are born.
    const pid_t postmaster = static_cast<pid_t>(m_process->processId());
    ::kill(postmaster, signal);
    for (const int pid : processes()) {
        if (pid != postmaster)
            ::kill(pid, signal);
    }
}

/// The postmaster, and all that it has started.
std::vector<int> PostgresServer::processes() const
{
    const int postmaster = static_cast<int>(m_process->processId());
    std::vector<int> found{postmaster};
    QFile children(u"/proc/%1/task/%1/children"_s.arg(postmaster));
    if (children.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> pids = children.readAll().simplified().split(' ');
        for (const QByteArray &pid : pids) {
            if (!pid.isEmpty())
                found.push_back(pid.toInt());
        }
    }
    return found;
}

QString PostgresServer::createDatabase()
{
    const QString name = u"ledger_%1"_s.arg(++m_databases);
    query(u"postgres"_s, u"CREATE DATABASE %1"_s.arg(name));
    return name;
}

QString PostgresServer::query(const QString &database, const QString &sql) const
{
    const std::unique_ptr<PGconn, Finish> connection(PQconnectdb(url(database).toUtf8().constData()));
    const std::unique_ptr<PGresult, Clear> result(PQexec(connection.get(), sql.toUtf8().constData()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        qFatal("%s: %s", qUtf8Printable(sql), PQerrorMessage(connection.get()));
    return PQntuples(result.get()) > 0 ? QString::fromUtf8(PQgetvalue(result.get(), 0, 0)) : QString();
}

QString PostgresServer::url(const QString &database) const
{
    return u"postgresql://postgres@127.0.0.1:%1/%2"_s.arg(m_port).arg(database);
}

QString PostgresServer::socketUrl(const QString &database) const
{
    return u"postgresql:///%1?host=%2&port=%3&user=postgres"_s.arg(database, m_folder.path()).arg(m_port);
}

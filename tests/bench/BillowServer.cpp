// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/BillowServer.h"

#include <QRegularExpression>

namespace billow::bench {

using namespace Qt::StringLiterals;

BillowServer::BillowServer()
    : m_program(u"billowd"_s)
{
}

BillowServer::~BillowServer()
{
    if (m_process)
        (void)Program::terminate(*m_process);
}

Result<void> BillowServer::start(const QString &ledger)
{
    m_process = m_program.start({u"serve"_s, u"--database-url"_s, ledger, u"--start"_s, u"--generation-per-second"_s,
        u"5"_s, u"--display-per-second"_s, u"0"_s, u"--run-seconds"_s, u"0"_s, u"--http-host"_s, u"127.0.0.1"_s});
    // Which of the two comes first is open.
    QString said;
    for (const QString &word : {u"Listening at "_s, u"The stream is running"_s}) {
        QString more;
        if (!said.contains(word) && !Program::waitForWord(*m_process, word, &more))
            return Error::unavailable(u"billowd does not serve: %1"_s.arg((said + more).trimmed()));
        said += more;
    }
    static const QRegularExpression address(uR"(Listening at http://\S*:(\d+))"_s);
    m_port = address.match(said).captured(1).toUShort();
    return {};
}

} // namespace billow::bench

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Child.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>
#include <cstdio>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestComplaint = 2000;

} // namespace

Result<QJsonObject> runChild(const QString &role, const QStringList &arguments, std::chrono::seconds limit)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--child"_s, role} + arguments);
    if (!process.waitForFinished(static_cast<int>(std::chrono::milliseconds(limit).count()))) {
        process.kill();
        process.waitForFinished();
        return Error::internal(u"%1: not finished after %2 s"_s.arg(role).arg(limit.count()));
    }
    const QByteArray output = process.readAllStandardOutput();
    const QByteArray complaint = process.readAllStandardError();
    const QJsonDocument answer = QJsonDocument::fromJson(output);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0 || !answer.isObject()) {
        const auto tail = complaint.last(std::min(complaint.size(), longestComplaint));
        return Error::internal(u"%1: %2"_s.arg(role, QString::fromUtf8(tail).trimmed()));
    }
    return answer.object();
}

void answerParent(const QJsonObject &result)
{
    const QByteArray line = QJsonDocument(result).toJson(QJsonDocument::Compact);
    std::printf("%s\n", line.constData());
    std::fflush(stdout);
}

int failParent(const QString &message)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(message));
    return 1;
}

} // namespace billow::bench

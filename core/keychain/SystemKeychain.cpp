// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/keychain/SystemKeychain.h"

#include "core/base/Words.h"

#include <qt6keychain/keychain.h>

#include <QPromise>
#include <QTimer>

#include <chrono>
#include <memory>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Long enough to type the password that unlocks it.
constexpr auto g_patience = 60s;

const QString g_service = u"billow"_s;

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound:
        return Error::invalid(Words::tr("the keychain no longer has “%1”").arg(job.key()));
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return Error::unavailable(Words::tr("the keychain was not unlocked"));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return Error::unavailable(Words::tr("this desktop has no keychain"));
    default:
        return Error::unavailable(Words::tr("can’t use the keychain: %1").arg(job.errorString()));
    }
}

/// Begins \a job and answers with what \a outcome makes of it, once; or, where it does not end, that it does not.
template <typename Value, typename Job, typename Outcome>
QFuture<Result<Value>> run(QObject *context, Job *job, const QString &name, Outcome outcome)
{
    // Shared by the two of which one answers.
    auto promise = std::make_shared<QPromise<Result<Value>>>();
    promise->start();
    const auto answer = [promise](Result<Value> result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(std::move(result));
        promise->finish();
    };
    QObject::connect(job, &QKeychain::Job::finished, context, [answer, job, outcome] { answer(outcome(*job)); });
    QTimer::singleShot(
        g_patience, context, [answer] { answer(Error::unavailable(Words::tr("the keychain isn’t responding"))); });
    job->setKey(name);
    job->start(); // it deletes itself
    return promise->future();
}

} // namespace

SystemKeychain::SystemKeychain(QObject *parent)
    : QObject(parent)
{
}

SystemKeychain::~SystemKeychain() = default;

QFuture<Result<QString>> SystemKeychain::read(const QString &name)
{
    using Job = QKeychain::ReadPasswordJob;
    return run<QString>(this, new Job(g_service, this), name, [](const Job &job) -> Result<QString> {
        return job.error() == QKeychain::NoError ? Result<QString>(job.textData()) : errorOf(job);
    });
}

QFuture<Result<void>> SystemKeychain::write(const QString &name, const QString &secret)
{
    using Job = QKeychain::WritePasswordJob;
    auto *job = new Job(g_service, this);
    job->setTextData(secret);
    return run<void>(this, job, name, [](const Job &done) -> Result<void> {
        return done.error() == QKeychain::NoError ? Result<void>() : errorOf(done);
    });
}

QFuture<Result<void>> SystemKeychain::remove(const QString &name)
{
    using Job = QKeychain::DeletePasswordJob;
    return run<void>(this, new Job(g_service, this), name, [](const Job &job) -> Result<void> {
        const bool gone = job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
        return gone ? Result<void>() : errorOf(job);
    });
}

QFuture<Result<void>> SystemKeychain::probe()
{
    using Job = QKeychain::ReadPasswordJob;
    return run<void>(this, new Job(g_service, this), u"probe"_s, [](const Job &job) -> Result<void> {
        const bool works = job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
        return works ? Result<void>() : errorOf(job);
    });
}

} // namespace billow

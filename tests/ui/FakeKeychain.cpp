// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/FakeKeychain.h"

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

template <typename Value>
QFuture<Result<Value>> answered(Result<Value> result)
{
    QPromise<Result<Value>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace

QFuture<Result<QString>> FakeKeychain::read(const QString &name)
{
    calls += u"read "_s + name;
    if (isSilent) {
        m_unanswered.push_back(std::make_unique<QPromise<Result<QString>>>());
        m_unanswered.back()->start();
        return m_unanswered.back()->future();
    }
    if (trouble)
        return answered<QString>(*trouble);
    return answered<QString>(
        secrets.contains(name) ? Result<QString>(secrets.value(name)) : Error::invalid(u"there is no "_s + name));
}

QFuture<Result<void>> FakeKeychain::write(const QString &name, const QString &secret)
{
    calls += u"write "_s + name;
    if (trouble)
        return answered<void>(*trouble);
    secrets.insert(name, secret);
    return answered<void>({});
}

QFuture<Result<void>> FakeKeychain::remove(const QString &name)
{
    calls += u"remove "_s + name;
    secrets.remove(name);
    return answered<void>({});
}

QFuture<Result<void>> FakeKeychain::probe()
{
    calls += u"probe"_s;
    return answered<void>(trouble ? Result<void>(*trouble) : Result<void>());
}

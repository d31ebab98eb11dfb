// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/AccessPolicy.h"
#include "core/web/hooks/Hook.h"

#include <QMessageAuthenticationCode>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tolerance = 300; // seconds, as Stripe proposes

QByteArray hmac(const QByteArray &message, const QByteArray &secret)
{
    return QMessageAuthenticationCode::hash(message, secret, QCryptographicHash::Sha256);
}

Error wrong()
{
    return Error::invalid(u"The signature is not that of the body"_s);
}

} // namespace

Result<void> verifyStripe(const QByteArray &body, const QByteArray &signature, const QByteArray &secret, qint64 now)
{
    QByteArray time;
    QByteArrayList given; // more than one while a secret is being replaced
    for (const QByteArray &part : signature.split(',')) {
        const QByteArray trimmed = part.trimmed();
        if (trimmed.startsWith("t="))
            time = trimmed.mid(2);
        else if (trimmed.startsWith("v1="))
            given.append(trimmed.mid(3));
    }
    bool isNumber = false;
    const qint64 seconds = time.toLongLong(&isNumber);
    const QByteArray expected = hmac(time + '.' + body, secret).toHex();
    bool fits = false;
    for (const QByteArray &one : std::as_const(given))
        fits = AccessPolicy::equalInConstantTime(one, expected) || fits;
    if (!isNumber || !fits)
        return wrong();
    if (seconds < now - tolerance || seconds > now + tolerance)
        return Error::invalid(u"The signature is older than 300 seconds; is the clock right?"_s);
    return {};
}

Result<void> verifyBase64(const QByteArray &body, const QByteArray &signature, const QByteArray &secret)
{
    if (!AccessPolicy::equalInConstantTime(signature.trimmed(), hmac(body, secret).toBase64()))
        return wrong();
    return {};
}

} // namespace billow

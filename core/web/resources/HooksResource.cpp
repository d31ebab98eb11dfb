// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/hooks/Hook.h"
#include "core/web/json/Json.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QDateTime>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Senders want an answer within seconds, and try again later without one.
constexpr auto patience = 800ms;

QByteArray fieldOf(const Call &call, QByteArrayView name)
{
    return call.head.field(name).value_or(QByteArray());
}

HttpResponse ignored(const QString &why)
{
    return success(ObjectWriter().text("status", u"ignored"_s).text("reason", why).finish());
}

HttpResponse toResponse(const std::vector<ItemOutcome> &outcomes)
{
    const auto status = [](const ItemOutcome &outcome) {
        ObjectWriter item;
        if (outcome.fault)
            return item.text("status", u"rejected"_s).text("error", outcome.fault->message).finish();
        return item.text("status", statusOf(outcome)).number("seq", outcome.seq).finish();
    };
    return success(ObjectWriter().text("status", u"received"_s).raw("invoices", jsonList(outcomes, status)).finish());
}

/// A delivery is answered with 200 also where it changes nothing: its sender is not to send it again.
void submit(const Surroundings &surroundings, const Call &call, Result<HookContent> content)
{
    if (!content)
        return call.reply.send(HttpResponse::error(422, content.error().message));
    if (content->invoices.isEmpty())
        return call.reply.send(ignored(content->ignored));
    for (Invoice &invoice : content->invoices) {
        normalise(invoice);
        if (const auto valid = validate(invoice); !valid)
            return call.reply.send(HttpResponse::error(422, valid.error().message));
    }
    answerWhen(surroundings, surroundings.api.submit(content->invoices, patience), call.reply,
        [](const Result<std::vector<ItemOutcome>> &outcomes) {
            return outcomes ? toResponse(*outcomes) : failure(outcomes.error());
        });
}

/// Whether the delivery may be read; otherwise it is answered. \a verify is given body and secret.
template <typename Verify>
bool isSigned(const Call &call, const QByteArray &secret, Verify verify)
{
    if (secret.isEmpty()) {
        call.reply.send(HttpResponse::error(403, u"No secret is set for this webhook"_s));
        return false;
    }
    const Result<void> verified = verify(call.request.body(), secret);
    if (!verified)
        call.reply.send(HttpResponse::error(401, verified.error().message));
    return verified.ok();
}

} // namespace

void postStripeHook(const Surroundings &surroundings, const Call &call)
{
    const HookOptions &hooks = surroundings.hooks;
    const auto verify = [&call](const QByteArray &body, const QByteArray &secret) {
        return verifyStripe(body, fieldOf(call, "stripe-signature"), secret, QDateTime::currentSecsSinceEpoch());
    };
    if (isSigned(call, hooks.stripeSecret, verify))
        submit(surroundings, call, readStripe(call.request.body(), hooks.seller));
}

void postShopifyHook(const Surroundings &surroundings, const Call &call)
{
    const HookOptions &hooks = surroundings.hooks;
    const auto verify = [&call](const QByteArray &body, const QByteArray &secret) {
        return verifyBase64(body, fieldOf(call, "x-shopify-hmac-sha256"), secret);
    };
    const HookFields fields{fieldOf(call, "x-shopify-topic"), fieldOf(call, "x-shopify-shop-domain")};
    if (isSigned(call, hooks.shopifySecret, verify))
        submit(surroundings, call, readShopify(call.request.body(), fields, hooks.seller));
}

void postWooCommerceHook(const Surroundings &surroundings, const Call &call)
{
    const HookOptions &hooks = surroundings.hooks;
    // When a hook is set up it sends its number, without a signature, and wants a 200.
    if (call.head.mediaType() == "application/x-www-form-urlencoded" && call.request.body().startsWith("webhook_id="))
        return call.reply.send(ignored(u"The test of a new webhook"_s));
    const auto verify = [&call](const QByteArray &body, const QByteArray &secret) {
        return verifyBase64(body, fieldOf(call, "x-wc-webhook-signature"), secret);
    };
    const HookFields fields{fieldOf(call, "x-wc-webhook-topic"), fieldOf(call, "x-wc-webhook-source")};
    if (isSigned(call, hooks.wooCommerceSecret, verify))
        submit(surroundings, call, readWooCommerce(call.request.body(), fields, hooks.seller));
}

} // namespace billow

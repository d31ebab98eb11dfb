// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/web/json/JsonValue.h"

#include <QByteArray>
#include <QString>

namespace billow {

/// What a shop or a payment service posts when something happens there. Any thread.

/// What became of one delivery. The same delivery gives the same invoices, whenever it comes.
struct HookContent {
    InvoiceBatch invoices; ///< not yet validated; empty: the delivery is about something else
    QString ignored; ///< why there are none
};

/// What stands beside the body.
struct HookFields {
    QByteArray topic; ///< "orders/create"; Stripe has it in the body
    QByteArray shop; ///< the shop's address, where the sender names it
};

// Signatures. The secret is not empty; comparisons take the same time wherever the difference is.

/// Stripe's: "t=SECONDS,v1=HEX,…", the HMAC-SHA256 of "SECONDS.BODY". Refused where it is more than 300 s from \a now
/// (seconds since 1970): an old delivery is not to be sent again by somebody else.
[[nodiscard]] Result<void> verifyStripe(
    const QByteArray &body, const QByteArray &signature, const QByteArray &secret, qint64 now);
/// Shopify's and WooCommerce's: the HMAC-SHA256 of the body in base64.
[[nodiscard]] Result<void> verifyBase64(const QByteArray &body, const QByteArray &signature, const QByteArray &secret);

// Contents. \a seller is the name that the invoices get; empty: the one that the delivery gives. The error is of a body
// that is none, or of an invoice in it that cannot be read.

/// Events about an invoice or a credit note (https://docs.stripe.com/api/invoices/object). Amounts are whole numbers of
/// the smallest unit, which for some currencies is Stripe's own.
[[nodiscard]] Result<HookContent> readStripe(const QByteArray &body, const QString &seller);
/// Topics orders/* and refunds/create.
[[nodiscard]] Result<HookContent> readShopify(const QByteArray &body, const HookFields &fields, const QString &seller);
/// Topics order.*. A refund, of which WooCommerce gives the total only, has the VAT that is in the same part of the
/// order.
[[nodiscard]] Result<HookContent> readWooCommerce(
    const QByteArray &body, const HookFields &fields, const QString &seller);

} // namespace billow

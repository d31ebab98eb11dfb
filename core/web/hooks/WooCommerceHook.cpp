// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/hooks/HookReader.h"

#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isNoSale(const QString &status)
{
    static const QStringList none{
        u"pending"_s, u"failed"_s, u"cancelled"_s, u"trash"_s, u"checkout-draft"_s, u"auto-draft"_s};
    return none.contains(status);
}

Result<Invoice> invoiceOfOrder(const HookReader &order, const QString &seller)
{
    const auto currency = order.currency(u"currency");
    if (!currency)
        return currency.error();
    const auto total = order.amount(u"total", *currency);
    if (!total)
        return total.error();
    const auto vat = order.amount(u"total_tax", *currency);
    if (!vat)
        return vat.error();
    const auto created = order.moment(u"date_created_gmt");
    if (!created)
        return created.error();
    QStringList rates;
    for (const HookReader &tax : order.list(u"tax_lines"))
        rates.append(tax.text(u"rate_percent"));
    Invoice invoice = hookInvoice(*currency, *total, *vat, rates);
    invoice.number = order.firstText({u"number", u"id"});
    invoice.setIssueTime(*created);
    invoice.sellerName = seller;
    const HookReader billing = order.at({u"billing"});
    invoice.buyerName = buyerNameOf(billing, billing.text(u"email"));
    invoice.importingCountry = CountryCode::fromCode(billing.text(u"country").toUpper());
    invoice.paymentMechanism = order.text(u"payment_method_title").left(64);
    return invoice;
}

/// What was given back of \a order, whose refunds have an id and a negative total.
Result<Invoice> creditNoteOfRefund(const HookReader &refund, const Invoice &order)
{
    const auto total = refund.amount(u"total", order.currency);
    if (!total)
        return total.error();
    Invoice credit = order;
    credit.kind = DocumentKind::CreditNote;
    credit.number = order.number + u"-R"_s + refund.text(u"id");
    credit.total = *total < 0 ? *total : -*total;
    const Int128 vat =
        order.total > 0 ? divideRoundingHalfAway(Int128{credit.total} * order.vat, Int128{order.total}) : Int128{0};
    credit.vat = static_cast<std::int64_t>(vat);
    credit.subtotal = credit.total - credit.vat;
    return credit;
}

} // namespace

Result<HookContent> readWooCommerce(const QByteArray &body, const HookFields &fields, const QString &seller)
{
    if (!fields.topic.startsWith("order."))
        return HookContent{{}, u"A topic other than orders"_s};
    const auto json = HookReader::parse(body);
    if (!json)
        return json.error();
    const HookReader order(&json.value());
    if (fields.topic == "order.deleted" || isNoSale(order.text(u"status")))
        return HookContent{{}, u"An order that is no sale"_s};
    const QString host = QUrl(QString::fromUtf8(fields.shop)).host();
    const auto invoice = invoiceOfOrder(order, seller.isEmpty() ? host : seller);
    if (!invoice)
        return invoice.error();
    HookContent content{{*invoice}, {}};
    for (const HookReader &refund : order.list(u"refunds")) {
        auto credit = creditNoteOfRefund(refund, *invoice);
        if (!credit)
            return credit.error();
        content.invoices.append(*std::move(credit));
    }
    return content;
}

} // namespace billow

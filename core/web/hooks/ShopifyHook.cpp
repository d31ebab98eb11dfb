// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/hooks/HookReader.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// "0.19", which Shopify calls a rate, as percent.
QString percentOf(const QString &fraction)
{
    constexpr int decimals = 5;
    const auto parsed = parseFixedPoint(fraction, decimals);
    return parsed ? toFixedPoint(*parsed, VatRate::decimals) : QString();
}

/// Sums texts of amounts; the error names the member.
class Sum final {
public:
    explicit Sum(Currency currency)
        : m_currency(currency)
    {
    }
    void add(const HookReader &reader, QStringView name, int sign = 1)
    {
        const auto amount = reader.amount(name, m_currency);
        const auto sum = amount.ok() && m_sum ? checkedAdd(*m_sum, sign * *amount) : std::nullopt;
        if (!sum && m_error.message.isEmpty())
            m_error = amount.ok() ? Error::invalid(u"The amounts are too large"_s, name.toString()) : amount.error();
        m_sum = sum;
    }
    [[nodiscard]] Result<std::int64_t> result() const
    {
        return m_sum ? Result<std::int64_t>(*m_sum) : Result<std::int64_t>(m_error);
    }

private:
    Currency m_currency;
    std::optional<std::int64_t> m_sum = 0;
    Error m_error;
};

Result<HookContent> orderOf(const HookReader &order, const QString &seller)
{
    if (order.isTrue(u"test"))
        return HookContent{{}, u"A test order"_s};
    if (!order.text(u"cancelled_at").isEmpty())
        return HookContent{{}, u"A cancelled order"_s};
    const auto currency = order.currency(u"currency");
    if (!currency)
        return currency.error();
    const auto total = order.amount(u"total_price", *currency);
    const auto vat = order.amount(u"total_tax", *currency);
    const auto created = order.moment(u"created_at");
    for (const Error *error : {total.ok() ? nullptr : &total.error(), vat.ok() ? nullptr : &vat.error(),
             created.ok() ? nullptr : &created.error()}) {
        if (error)
            return *error;
    }
    QStringList rates;
    for (const HookReader &tax : order.list(u"tax_lines"))
        rates.append(percentOf(tax.text(u"rate")));
    // The total has the taxes in it, whether the prices do (taxes_included) or not.
    Invoice invoice = hookInvoice(*currency, *total, *vat, rates);
    invoice.number = order.firstText({u"name", u"order_number", u"id"});
    invoice.setIssueTime(*created);
    invoice.sellerName = seller;
    const HookReader address = order.at({u"billing_address"});
    invoice.buyerName = buyerNameOf(address, buyerNameOf(order.at({u"customer"}), order.text(u"email")));
    invoice.importingCountry = CountryCode::fromCode(address.text(u"country_code").toUpper());
    return HookContent{{std::move(invoice)}, {}};
}

/// A refund names its order by an id only: it has neither a buyer nor the order's number.
Result<HookContent> refundOf(const HookReader &refund, const QString &seller)
{
    const auto transactions = refund.list(u"transactions");
    if (transactions.empty())
        return HookContent{{}, u"A refund of nothing"_s};
    const auto currency = transactions.front().currency(u"currency");
    if (!currency)
        return currency.error();
    Sum total(*currency);
    for (const HookReader &transaction : transactions) {
        if (transaction.text(u"status") == u"success" && transaction.text(u"kind") == u"refund")
            total.add(transaction, u"amount");
    }
    Sum vat(*currency);
    for (const HookReader &item : refund.list(u"refund_line_items"))
        vat.add(item, u"total_tax");
    for (const HookReader &adjustment : refund.list(u"order_adjustments"))
        vat.add(adjustment, u"tax_amount", -1); // which are negative where money is given back
    const auto created = refund.moment(u"created_at");
    const auto totalSum = total.result();
    const auto vatSum = vat.result();
    for (const Error *error : {totalSum.ok() ? nullptr : &totalSum.error(), vatSum.ok() ? nullptr : &vatSum.error(),
             created.ok() ? nullptr : &created.error()}) {
        if (error)
            return *error;
    }
    if (*totalSum == 0)
        return HookContent{{}, u"A refund of nothing"_s};
    Invoice invoice = hookInvoice(*currency, -*totalSum, -*vatSum, {});
    invoice.kind = DocumentKind::CreditNote;
    invoice.number = refund.text(u"id");
    invoice.setIssueTime(*created);
    invoice.sellerName = seller;
    invoice.buyerName = u"—"_s;
    return HookContent{{std::move(invoice)}, {}};
}

} // namespace

Result<HookContent> readShopify(const QByteArray &body, const HookFields &fields, const QString &seller)
{
    const auto json = HookReader::parse(body);
    if (!json)
        return json.error();
    const HookReader reader(&json.value());
    const QString name = seller.isEmpty() ? QString::fromUtf8(fields.shop) : seller;
    if (fields.topic.startsWith("orders/"))
        return orderOf(reader, name);
    if (fields.topic == "refunds/create")
        return refundOf(reader, name);
    return HookContent{{}, u"A topic other than orders and refunds"_s};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterWords.h"

#include "core/base/Words.h"
#include "core/invoice/InvoiceFields.h"
#include "ui/format/DayText.h"
#include "ui/format/Wording.h"
#include "ui/search/FilterInput.h"
#include "ui/search/SearchText.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array allParts{FilterPart::Text, FilterPart::Kind, FilterPart::Check, FilterPart::Issued,
    FilterPart::Due, FilterPart::Amount, FilterPart::Currency, FilterPart::Seller, FilterPart::Buyer,
    FilterPart::Country, FilterPart::Payment, FilterPart::Risk, FilterPart::Source, FilterPart::Displayed};

} // namespace

QDate dayOf(UtcTime time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()).date();
}

bool isSet(const InvoiceFilter &filter, FilterPart part)
{
    return !(without(filter, part) == filter);
}

InvoiceFilter without(InvoiceFilter filter, FilterPart part)
{
    const InvoiceFilter none;
    switch (part) {
    case FilterPart::Text:
        filter.text.clear();
        break;
    case FilterPart::Issued:
        filter.issuedOnFrom = none.issuedOnFrom;
        filter.issuedOnTo = none.issuedOnTo;
        filter.issuedFrom = none.issuedFrom;
        filter.issuedBefore = none.issuedBefore;
        break;
    case FilterPart::Due:
        filter.dueFrom = none.dueFrom;
        filter.dueTo = none.dueTo;
        break;
    case FilterPart::Kind:
        filter.kind = none.kind;
        break;
    case FilterPart::Check:
        filter.check = none.check;
        break;
    case FilterPart::Amount:
        filter.leastTotal = none.leastTotal;
        filter.mostTotal = none.mostTotal;
        break;
    case FilterPart::Currency:
        filter.currency = none.currency;
        break;
    case FilterPart::Seller:
        filter.seller = none.seller;
        break;
    case FilterPart::Buyer:
        filter.buyer = none.buyer;
        break;
    case FilterPart::Country:
        filter.country = none.country;
        break;
    case FilterPart::Payment:
        filter.paymentMechanism = none.paymentMechanism;
        break;
    case FilterPart::Risk:
        filter.risks.clear();
        break;
    case FilterPart::Source:
        filter.source = none.source;
        break;
    case FilterPart::Displayed:
        filter.displayedOnly = false;
        break;
    }
    return filter;
}

QList<std::pair<FilterPart, QString>> FilterWords::of(const InvoiceFilter &filter, const MoneyFormat &format)
{
    const auto words = [&](FilterPart part) -> QString {
        switch (part) {
        case FilterPart::Text:
            return tr("“%1”").arg(filter.text);
        case FilterPart::Kind:
            return filter.kind == DocumentKind::CreditNote ? tr("Credit notes") : tr("Invoices");
        case FilterPart::Check:
            return SearchText::checkTitle(*filter.check);
        case FilterPart::Issued:
            return issued(filter);
        case FilterPart::Due:
            return due(filter);
        case FilterPart::Amount:
            return amount(filter, format);
        case FilterPart::Currency:
            return tr("Currency: %1").arg(filter.currency->code());
        case FilterPart::Seller:
            return tr("Seller: %1").arg(*filter.seller);
        case FilterPart::Buyer:
            return tr("Buyer: %1").arg(*filter.buyer);
        case FilterPart::Country:
            return tr("Country: %1").arg(SearchText::country(filter.country->code()));
        case FilterPart::Payment:
            return filter.paymentMechanism->isEmpty() ? tr("Payment: not given")
                                                      : tr("Payment: %1").arg(*filter.paymentMechanism);
        case FilterPart::Risk:
            return risks(filter.risks);
        case FilterPart::Source:
            return tr("Source: %1").arg(*filter.source);
        case FilterPart::Displayed:
            return tr("Shown only");
        }
        Q_UNREACHABLE();
    };
    QList<std::pair<FilterPart, QString>> parts;
    for (const FilterPart part : allParts)
        if (isSet(filter, part))
            parts.append({part, words(part)});
    return parts;
}

QString FilterWords::line(const InvoiceFilter &filter, const MoneyFormat &format)
{
    QStringList words;
    for (const auto &[part, text] : of(filter, format))
        words += text;
    return words.isEmpty() ? tr("All invoices") : words.join(u" · "_s);
}

QString FilterWords::order(const InvoiceOrder &order)
{
    if (isAmount(order.key)) // amounts of different currencies cannot be compared
        return (order.descending ? tr("Sorted by currency, then %1, descending")
                                 : tr("Sorted by currency, then %1, ascending"))
            .arg(SearchText::title(order.key));
    return (order.descending ? tr("Sorted by %1, descending") : tr("Sorted by %1, ascending"))
        .arg(SearchText::title(order.key));
}

QString FilterWords::issued(const InvoiceFilter &filter)
{
    const QString from = filter.issuedOnFrom ? dayText(*filter.issuedOnFrom) : QString();
    const QString to = filter.issuedOnTo ? dayText(*filter.issuedOnTo) : QString();
    if (from == to)
        return tr("Issued on %1").arg(from);
    if (to.isEmpty())
        return tr("Issued from %1").arg(from);
    return from.isEmpty() ? tr("Issued until %1").arg(to) : tr("Issued: %1 to %2").arg(from, to);
}

QString FilterWords::due(const InvoiceFilter &filter)
{
    const QString from = filter.dueFrom ? dayText(*filter.dueFrom) : QString();
    const QString to = filter.dueTo ? dayText(*filter.dueTo) : QString();
    if (from == to)
        return tr("Due on %1").arg(from);
    if (from.isEmpty() && *filter.dueTo == QDate::currentDate().addDays(-1))
        return tr("Overdue");
    if (to.isEmpty())
        return tr("Due from %1").arg(from);
    return from.isEmpty() ? tr("Due until %1").arg(to) : tr("Due: %1 to %2").arg(from, to);
}

QString FilterWords::amount(const InvoiceFilter &filter, const MoneyFormat &format)
{
    const auto words = [&](const std::optional<AmountBound> &bound) {
        return bound ? AmountInput::write(*bound, format) : QString();
    };
    const QString least = words(filter.leastTotal);
    const QString most = words(filter.mostTotal);
    if (most.isEmpty())
        return tr("Minimum total: %1").arg(least);
    return least.isEmpty() ? tr("Maximum total: %1").arg(most) : tr("Total: %1 to %2").arg(least, most);
}

QString FilterWords::risks(const std::vector<RiskProfile> &risks)
{
    QString words;
    for (const RiskProfile risk : risks)
        words = words.isEmpty() ? Wording::risk(risk) : tr("%1 or %2", "two risks").arg(words, Wording::risk(risk));
    return tr("Risk: %1").arg(words);
}

} // namespace billow

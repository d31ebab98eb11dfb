// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Invoice.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

constexpr qsizetype maximumNumber = 50;
constexpr qsizetype maximumName = 255;
constexpr qsizetype maximumPayment = 64;

constexpr UtcTime earliestIssue = sys_days(1900y / January / 1);
constexpr UtcTime latestIssue = sys_days(year(10000) / January / 1); // the first moment that is too late

enum class Presence { Required, Optional };

/// What is wrong with \a text, or an empty string. Characters are code points, as both databases count them.
QString faultOf(QStringView text, qsizetype maximum, Presence presence)
{
    qsizetype characters = 0;
    bool blank = true;
    for (qsizetype i = 0; i < text.size(); ++i, ++characters) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0))
            return Words::tr("holds a control character");
        if (unit > 0x20 && unit < 0x7f) {
            blank = false;
        } else if (QChar::isSurrogate(unit)) {
            if (!QChar::isHighSurrogate(unit) || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
                return Words::tr("is not valid Unicode");
            blank = false;
            ++i;
        } else if (!QChar::isSpace(unit)) {
            blank = false;
        }
    }
    if (characters > maximum)
        return Words::tr("has %1 characters; at most %2 are possible").arg(characters).arg(maximum);
    return blank && presence == Presence::Required ? Words::tr("is empty") : QString();
}

/// An Error for \a field, or nothing. \a label is the field's name for people.
std::optional<Error> checkText(
    QStringView text, qsizetype maximum, Presence presence, const char *label, QLatin1StringView field)
{
    const QString fault = faultOf(text, maximum, presence);
    if (fault.isEmpty())
        return std::nullopt;
    return Error::invalid(Words::tr(label) + u' ' + fault, field);
}

std::optional<Error> checkTexts(const Invoice &invoice)
{
    if (auto error = checkText(invoice.number, maximumNumber, Presence::Required,
            QT_TRANSLATE_NOOP("core", "the invoice number"), "invoice_number"_L1))
        return error;
    if (auto error = checkText(invoice.sellerName, maximumName, Presence::Required,
            QT_TRANSLATE_NOOP("core", "the seller's name"), "seller_name"_L1))
        return error;
    if (auto error = checkText(invoice.buyerName, maximumName, Presence::Required,
            QT_TRANSLATE_NOOP("core", "the buyer's name"), "buyer_name"_L1))
        return error;
    if (auto error = checkText(invoice.paymentMechanism, maximumPayment, Presence::Optional,
            QT_TRANSLATE_NOOP("core", "the payment mechanism"), "payment_mechanism"_L1))
        return error;
    return checkText(
        invoice.source, maximumName, Presence::Required, QT_TRANSLATE_NOOP("core", "the source"), "source"_L1);
}

} // namespace

QString toString(RiskProfile risk)
{
    switch (risk) {
    case RiskProfile::Green:
        return u"Green"_s;
    case RiskProfile::Amber:
        return u"Amber"_s;
    case RiskProfile::Red:
        return u"Red"_s;
    }
    Q_UNREACHABLE();
}

std::optional<RiskProfile> riskProfileFromString(QStringView text)
{
    for (const RiskProfile risk : {RiskProfile::Green, RiskProfile::Amber, RiskProfile::Red}) {
        if (text.compare(toString(risk), Qt::CaseInsensitive) == 0)
            return risk;
    }
    return std::nullopt;
}

QString toString(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Invoice:
        return u"invoice"_s;
    case DocumentKind::CreditNote:
        return u"credit_note"_s;
    }
    Q_UNREACHABLE();
}

std::optional<DocumentKind> documentKindFromString(QStringView text)
{
    for (const DocumentKind kind : {DocumentKind::Invoice, DocumentKind::CreditNote}) {
        if (text == toString(kind))
            return kind;
    }
    return std::nullopt;
}

void Invoice::setIssueDate(QDate date)
{
    issuedOn = date;
    issuedAt = midnightUtc(date);
}

void Invoice::setIssueTime(UtcTime time)
{
    issuedOn = utcDateOf(time);
    issuedAt = time;
}

Result<void> validate(const Invoice &invoice)
{
    if (auto checked = validateTextsAndDate(invoice); !checked)
        return checked;
    return validateAmounts(invoice);
}

Result<void> validateTextsAndDate(const Invoice &invoice)
{
    if (auto error = checkTexts(invoice))
        return std::move(*error);
    if (invoice.issuedAt < earliestIssue || invoice.issuedAt >= latestIssue)
        return Error::invalid(Words::tr("the date of issue must lie in the years 1900 to 9999"), u"issued_at"_s);
    return {};
}

Result<void> validateAmounts(const Invoice &invoice)
{
    if (invoice.total < 0)
        return Error::invalid(Words::tr("the total is negative: credit notes are not accepted yet"), u"total_minor"_s);
    if (invoice.subtotal < 0)
        return Error::invalid(
            Words::tr("the subtotal is negative: credit notes are not accepted yet"), u"subtotal_minor"_s);
    if (invoice.vat < 0)
        return Error::invalid(Words::tr("the VAT must not be negative"), u"vat_minor"_s);
    if (invoice.total == 0)
        return Error::invalid(Words::tr("the total must be above zero"), u"total_minor"_s);
    const auto sum = checkedAdd(invoice.subtotal, invoice.vat);
    if (!sum)
        return Error::invalid(Words::tr("subtotal plus VAT is too large"), u"total_minor"_s);
    if (*sum != invoice.total) {
        return Error::invalid(
            Words::tr("the total %1 is not the subtotal %2 plus the VAT %3")
                .arg(localAmount(invoice.total, invoice.currency), localAmount(invoice.subtotal, invoice.currency),
                    localAmount(invoice.vat, invoice.currency)),
            u"total_minor"_s);
    }
    return {};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/Invoice.h"

#include "core/base/Words.h"
#include "core/invoice/Money.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono;

namespace {

constexpr qsizetype maximumNumber = 50;
constexpr qsizetype maximumName = 255;
constexpr qsizetype maximumTaxId = 64;
constexpr qsizetype maximumPayment = 64;

constexpr int earliestYear = 1900;
constexpr int latestYear = 9999;

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
    if (auto error = checkText(invoice.sellerTaxId, maximumTaxId, Presence::Optional,
            QT_TRANSLATE_NOOP("core", "the seller's tax ID"), "seller_tax_id"_L1))
        return error;
    if (auto error = checkText(invoice.buyerTaxId, maximumTaxId, Presence::Optional,
            QT_TRANSLATE_NOOP("core", "the buyer's tax ID"), "buyer_tax_id"_L1))
        return error;
    if (auto error = checkText(invoice.paymentMechanism, maximumPayment, Presence::Optional,
            QT_TRANSLATE_NOOP("core", "the payment mechanism"), "payment_mechanism"_L1))
        return error;
    return checkText(
        invoice.source, maximumName, Presence::Required, QT_TRANSLATE_NOOP("core", "the source"), "source"_L1);
}

bool isPossible(QDate date)
{
    return date.isValid() && date.year() >= earliestYear && date.year() <= latestYear;
}

/// VAT at one rate has the sign of what it is on.
bool hasOppositeSigns(std::int64_t subtotal, std::int64_t vat)
{
    return (subtotal < 0 && vat > 0) || (subtotal > 0 && vat < 0);
}

void normaliseText(QString &text)
{
    text = text.trimmed().normalized(QString::NormalizationForm_C);
}

/// Lines of the same category and rate become one, where their sums fit.
QList<VatLine> merged(QList<VatLine> lines)
{
    std::sort(lines.begin(), lines.end());
    QList<VatLine> result;
    for (const VatLine &line : std::as_const(lines)) {
        if (!result.isEmpty() && !(result.constLast() < line)) {
            const auto taxable = checkedAdd(result.constLast().taxable, line.taxable);
            const auto vat = checkedAdd(result.constLast().vat, line.vat);
            if (taxable && vat) {
                result.last().taxable = *taxable;
                result.last().vat = *vat;
                continue;
            }
        }
        result.append(line);
    }
    return result;
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

QString toString(CheckResult check)
{
    switch (check) {
    case CheckResult::NotChecked:
        break;
    case CheckResult::Passed:
        return u"passed"_s;
    case CheckResult::Failed:
        return u"failed"_s;
    }
    return {};
}

std::optional<CheckResult> checkResultFromString(QStringView text)
{
    for (const CheckResult check : {CheckResult::NotChecked, CheckResult::Passed, CheckResult::Failed}) {
        if (text == toString(check))
            return check;
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

void normalise(Invoice &invoice)
{
    for (QString *text : {&invoice.number, &invoice.sellerName, &invoice.sellerTaxId, &invoice.buyerName,
             &invoice.buyerTaxId, &invoice.paymentMechanism})
        normaliseText(*text);
    if (invoice.vatLines.isEmpty())
        return;
    invoice.vatLines = merged(std::move(invoice.vatLines));
    const VatLine &first = invoice.vatLines.constFirst();
    const bool isOne = invoice.vatLines.size() == 1 && first.category == VatCategory::Standard
        && first.taxable == invoice.subtotal && first.vat == invoice.vat;
    invoice.vatRate = isOne ? first.rate : VatRate::fromThousandths(0).value();
    if (isOne)
        invoice.vatLines.clear();
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
    return validateDates(invoice);
}

Result<void> validateAmounts(const Invoice &invoice)
{
    if (auto checked = validateSum(invoice); !checked)
        return checked;
    return validateBreakdown(invoice);
}

Result<void> validateDates(const Invoice &invoice)
{
    if (!isPossible(invoice.issuedOn))
        return Error::invalid(Words::tr("the date of issue must be in the years 1900 to 9999"), u"issued_at"_s);
    // Somewhere on earth it was that date at that moment: clocks differ from UTC by less than a day.
    const qint64 apart = invoice.issuedOn.daysTo(utcDateOf(invoice.issuedAt));
    if (apart < -1 || apart > 1)
        return Error::invalid(Words::tr("the date of issue %1 does not fit the time of issue %2")
                                  .arg(toIso8601(invoice.issuedOn), toIso8601(invoice.issuedAt)),
            u"issued_on"_s);
    if (invoice.dueOn && !isPossible(*invoice.dueOn))
        return Error::invalid(Words::tr("the due date must be in the years 1900 to 9999"), u"due_on"_s);
    return {};
}

Result<void> validateSum(const Invoice &invoice)
{
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
    if (invoice.vatLines.isEmpty() && hasOppositeSigns(invoice.subtotal, invoice.vat))
        return Error::invalid(Words::tr("the VAT and the subtotal have opposite signs"), u"vat_minor"_s);
    return {};
}

Result<void> validateBreakdown(const Invoice &invoice)
{
    if (invoice.vatLines.isEmpty())
        return {};
    constexpr auto field = "vat_breakdown"_L1;
    Int128 taxable = 0;
    Int128 vat = 0;
    for (qsizetype i = 0; i < invoice.vatLines.size(); ++i) {
        const VatLine &line = invoice.vatLines.at(i);
        taxable += line.taxable;
        vat += line.vat;
        if (i > 0 && !(invoice.vatLines.at(i - 1) < line))
            return Error::invalid(Words::tr("the VAT breakdown has a category and rate more than once"), field);
    }
    if (taxable != invoice.subtotal || vat != invoice.vat) {
        return Error::invalid(
            Words::tr("the VAT breakdown adds up to %1 and VAT of %2, not to the subtotal %3 and the VAT %4")
                .arg(localAmount(taxable, invoice.currency), localAmount(vat, invoice.currency),
                    localAmount(invoice.subtotal, invoice.currency), localAmount(invoice.vat, invoice.currency)),
            field);
    }
    return {};
}

} // namespace billow

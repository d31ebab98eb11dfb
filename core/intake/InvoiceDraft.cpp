// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/InvoiceDraft.h"

#include "core/base/Words.h"
#include "core/intake/values/ImportWords.h"
#include "core/invoice/Money.h"

#include <algorithm>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// What must be the same in all rows of a document. Number and seller are what rows are grouped by.
constexpr std::array ofTheWhole{ImportField::Buyer, ImportField::ExportingCountry, ImportField::ImportingCountry,
    ImportField::Currency, ImportField::Subtotal, ImportField::Vat, ImportField::Total, ImportField::Payment,
    ImportField::VatBreakdown, ImportField::Risk, ImportField::Shipping, ImportField::Discount, ImportField::Rounding,
    ImportField::Refunded};

constexpr Int128 lineScale = 1'000'000'000'000; // 10^12
/// Of the sums of lines.
Int128 minorUnitOf(Currency currency)
{
    return lineScale / powerOfTen(currency.exponent());
}

constexpr qsizetype longestPayment = 64;
constexpr qsizetype longestTaxId = 64;

/// validate() names the ledger's columns, a person with a file knows its fields.
Error inTermsOfTheFile(const Error &error)
{
    static const QHash<QString, QString> names{{u"invoice_number"_s, u"number"_s}, {u"seller_name"_s, u"seller"_s},
        {u"buyer_name"_s, u"buyer"_s}, {u"subtotal_minor"_s, u"subtotal"_s}, {u"vat_minor"_s, u"vat"_s},
        {u"total_minor"_s, u"total"_s}, {u"payment_mechanism"_s, u"payment"_s}};
    return Error::invalid(error.message, names.value(error.field, error.field));
}

/// A name on one line.
QString nameOf(const QString &text)
{
    return text.simplified();
}

QString amountText(std::int64_t amount, Currency currency)
{
    return localAmount(amount, currency);
}

bool areNear(Int128 a, Int128 b, std::int64_t allowance)
{
    return (a < b ? b - a : a - b) <= allowance;
}

/// Of amounts that are added up here; so far from what fits 64 bits that no sum of a few can pass it.
constexpr std::int64_t largestAdded = 100'000'000'000'000'000;

bool isLarge(std::int64_t amount)
{
    return amount > largestAdded || amount < -largestAdded;
}

/// The lowest number has no opposite; what comes out then is refused as a sum that does not add up.
void negate(std::int64_t &amount)
{
    amount = amount == std::numeric_limits<std::int64_t>::min() ? 0 : -amount;
}

} // namespace

QString numberOf(const FieldReader &reader)
{
    constexpr qsizetype longestShown = 100;
    return reader.text(ImportField::Number).left(longestShown);
}

void InvoiceDraft::readInvoice(const FieldReader &reader, const std::vector<ProfileRule> &rules)
{
    readFields(reader, rules);
    if (m_fault) {
        m_faultNumber = numberOf(reader);
        return;
    }
    if (!m_leftOut.isEmpty())
        return;
    // Hashes will do to see a difference, and thousands of drafts may be held.
    for (const ImportField field : ofTheWhole) {
        if (reader.isColumn(field))
            m_texts[indexOf(field)] = qHash(reader.bytes(field).trimmed());
    }
}

void InvoiceDraft::readFields(const FieldReader &reader, const std::vector<ProfileRule> &rules)
{
    applyRules(reader, rules);
    readKind(reader);
    if (m_fault || !m_leftOut.isEmpty())
        return;
    for (const auto &read : {readParties(reader), readOptionalFields(reader), readAmounts(reader)}) {
        if (!read.ok())
            return reject(read.error(), m_line);
    }
    // Before the invoice is held: an endless name must not be.
    if (const auto valid = validateTextsAndDate(m_invoice); !valid)
        reject(inTermsOfTheFile(valid.error()), m_line);
}

void InvoiceDraft::applyRules(const FieldReader &reader, const std::vector<ProfileRule> &rules)
{
    for (const ProfileRule &rule : rules) {
        const QString text = reader.text(rule.field);
        if (!text.startsWith(rule.startsWith))
            continue;
        switch (rule.verdict) {
        case ProfileRule::Verdict::Reject:
            return reject(Error::invalid(rule.reason, toString(rule.field)), m_line);
        case ProfileRule::Verdict::LeaveOut:
            m_leftOut = rule.reason.isEmpty() ? text.left(40) : rule.reason;
            return;
        case ProfileRule::Verdict::CreditNote:
            m_kind = SaidKind::CreditNote;
        }
    }
}

void InvoiceDraft::readKind(const FieldReader &reader)
{
    for (const ImportField field : {ImportField::Status, ImportField::Kind}) {
        const QString text = reader.text(field);
        if (text.isEmpty())
            continue;
        const auto meaning = ImportWords::shipped().meaningOf(text);
        if (meaning == WordMeaning::LeftOut || (meaning == WordMeaning::NoDocument && field == ImportField::Kind)) {
            m_leftOut = text.left(40);
            return;
        }
        if (field == ImportField::Status)
            continue;
        if (documentKindFromString(text) == DocumentKind::CreditNote)
            m_kind = SaidKind::CreditNoteAsWritten;
        else if (meaning == WordMeaning::CreditNote)
            m_kind = SaidKind::CreditNote;
        else if (meaning == WordMeaning::Invoice && m_kind == SaidKind::Nothing)
            m_kind = SaidKind::Invoice;
    }
}

Result<void> InvoiceDraft::readParties(const FieldReader &reader)
{
    m_invoice.number = nameOf(reader.text(ImportField::Number));
    m_invoice.sellerName = nameOf(reader.text(ImportField::Seller));
    m_invoice.buyerName = nameOf(reader.text(ImportField::Buyer));
    const auto issued = reader.issuedOn();
    if (!issued.ok())
        return issued.error();
    m_invoice.setIssueDate(issued->date);
    if (issued->moment)
        m_invoice.issuedAt = *issued->moment;
    return {};
}

Result<void> InvoiceDraft::readOptionalFields(const FieldReader &reader)
{
    const auto payment = reader.optionalText(ImportField::Payment, longestPayment);
    if (!payment.ok())
        return payment.error();
    m_invoice.paymentMechanism = *payment;
    const auto sellerTaxId = reader.optionalText(ImportField::SellerTaxId, longestTaxId);
    if (!sellerTaxId.ok())
        return sellerTaxId.error();
    m_invoice.sellerTaxId = *sellerTaxId;
    const auto buyerTaxId = reader.optionalText(ImportField::BuyerTaxId, longestTaxId);
    if (!buyerTaxId.ok())
        return buyerTaxId.error();
    m_invoice.buyerTaxId = *buyerTaxId;
    const auto dueOn = reader.dueOn();
    if (!dueOn.ok())
        return dueOn.error();
    m_invoice.dueOn = *dueOn;
    const auto exporting = reader.country(ImportField::ExportingCountry);
    if (!exporting.ok())
        return exporting.error();
    m_invoice.exportingCountry = *exporting;
    const auto importing = reader.country(ImportField::ImportingCountry);
    if (!importing.ok())
        return importing.error();
    m_invoice.importingCountry = *importing;
    const auto risk = reader.risk();
    if (!risk.ok())
        return risk.error();
    m_invoice.risk = *risk;
    return {};
}

Result<void> InvoiceDraft::readAmounts(const FieldReader &reader)
{
    const auto currency = reader.currency();
    if (!currency.ok())
        return currency.error();
    m_invoice.currency = *currency;
    const auto rate = reader.vatRate();
    if (!rate.ok())
        return rate.error();
    m_amounts.rate = *rate;
    const auto breakdown = reader.vatBreakdown(*currency);
    if (!breakdown.ok())
        return breakdown.error();
    m_invoice.vatLines = *breakdown;
    for (const auto &[field, target] : {std::pair(ImportField::Subtotal, &m_amounts.subtotal),
             std::pair(ImportField::Vat, &m_amounts.vat), std::pair(ImportField::Total, &m_amounts.total)}) {
        const auto amount = reader.amount(field, *currency);
        if (!amount.ok())
            return amount.error();
        *target = *amount;
    }
    addUp(m_invoice.vatLines, m_amounts);
    for (const auto &[field, target] :
        {std::pair(ImportField::Shipping, &m_shipping), std::pair(ImportField::Discount, &m_discount),
            std::pair(ImportField::Rounding, &m_rounding), std::pair(ImportField::Refunded, &m_refunded)}) {
        if (!reader.has(field))
            continue;
        const auto amount = reader.amount(field, *currency);
        if (!amount.ok())
            return amount.error();
        *target = amount->value_or(0);
    }
    const bool hasExtras = m_shipping != 0 || m_discount != 0 || m_rounding != 0 || m_refunded != 0;
    const bool tooLarge = isLarge(m_shipping) || isLarge(m_discount) || isLarge(m_rounding) || isLarge(m_refunded)
        || isLarge(m_amounts.subtotal.value_or(0)) || isLarge(m_amounts.vat.value_or(0))
        || isLarge(m_amounts.total.value_or(0));
    if (hasExtras && tooLarge)
        return Error::invalid(Words::tr("the amounts are too large"), u"total"_s);
    m_discount = std::abs(m_discount); // programs write it with either sign
    m_refunded = std::abs(m_refunded);
    return {};
}

void InvoiceDraft::readLine(const FieldReader &reader, qint64 line, bool isOfLineItems)
{
    if (m_fault || !m_leftOut.isEmpty())
        return;
    const auto same = compareWithFirst(reader);
    if (!same.ok())
        return reject(same.error(), line);
    if (!isOfLineItems)
        return;
    if (const auto added = addLine(reader); !added.ok())
        reject(added.error(), line);
}

Result<void> InvoiceDraft::addLine(const FieldReader &reader)
{
    const auto total = lineTotal(reader);
    if (!total.ok())
        return total.error();
    auto rate = reader.vatRate();
    if (!rate.ok())
        return rate.error();
    if (!*rate)
        rate = m_amounts.rate; // a blank repeats it
    auto lines = std::ranges::find(m_lines, *rate, &RateLines::rate);
    if (lines == m_lines.end())
        lines = m_lines.insert(m_lines.end(), {.rate = *rate});
    ++lines->count;
    bool tooMuch = __builtin_add_overflow(lines->sum, *total, &lines->sum);
    if (reader.has(ImportField::LineVat)) {
        const auto vat = reader.amount(ImportField::LineVat, m_invoice.currency);
        if (!vat.ok())
            return vat.error();
        m_linesStateVat |= vat->has_value();
        tooMuch |= __builtin_add_overflow(lines->vat, vat->value_or(0), &lines->vat);
    }
    if (tooMuch)
        return Error::invalid(Words::tr("the lines of the invoice add up to too much"), u"total"_s);
    return {};
}

Result<Int128> InvoiceDraft::lineTotal(const FieldReader &reader) const
{
    if (reader.has(ImportField::LineTotal)) {
        const auto amount = reader.amount(ImportField::LineTotal, m_invoice.currency);
        if (!amount.ok())
            return amount.error();
        if (!amount->has_value())
            return Error::invalid(Words::tr("the line_total is empty"), u"line_total"_s);
        return Int128{**amount} * minorUnitOf(m_invoice.currency);
    }
    const auto quantity = reader.millionths(ImportField::Quantity);
    if (!quantity.ok())
        return quantity.error();
    const auto price = reader.millionths(ImportField::UnitPrice);
    if (!price.ok())
        return price.error();
    return withoutDiscount(Int128{*quantity} * *price, reader); // of 64 bits each: cannot overflow
}

/// \a price, of a line, less what the row says is its discount. What a percentage leaves is rounded line by line, as
/// the programs do it.
Result<Int128> InvoiceDraft::withoutDiscount(Int128 price, const FieldReader &reader) const
{
    const Int128 minorUnit = minorUnitOf(m_invoice.currency);
    if (reader.has(ImportField::LineDiscountPercent)) {
        const auto percent = reader.discountPercent();
        if (!percent.ok())
            return percent.error();
        constexpr Int128 hundredPercent = 100'000'000;
        constexpr Int128 most = lineScale * lineScale; // no multiple of it with a percentage overflows
        if (price > most || price < -most)
            return Error::invalid(Words::tr("the amounts are too large"), u"unit_price"_s);
        if (*percent != 0) {
            const Int128 left = price * (hundredPercent - *percent);
            price = divideRoundingHalfAway(left, hundredPercent * minorUnit) * minorUnit;
        }
    }
    if (reader.has(ImportField::LineDiscount)) {
        const auto amount = reader.amount(ImportField::LineDiscount, m_invoice.currency);
        if (!amount.ok())
            return amount.error();
        const Int128 off = Int128{amount->value_or(0)} * minorUnit;
        const Int128 size = off < 0 ? -off : off; // programs write it with either sign
        price += price < 0 ? size : -size;
    }
    return price;
}

Result<void> InvoiceDraft::compareWithFirst(const FieldReader &reader) const
{
    for (const ImportField field : ofTheWhole) {
        if (!reader.isColumn(field))
            continue;
        const QByteArrayView here = reader.bytes(field).trimmed();
        if (here.isEmpty() || qHash(here) == m_texts[indexOf(field)])
            continue;
        return Error::invalid(Words::tr("the rows of this invoice differ in %1: “%2” is not what the first one says")
                                  .arg(toString(field), QString::fromUtf8(here.toByteArray().left(40))),
            toString(field));
    }
    return {};
}

void InvoiceDraft::reject(const Error &error, qint64 line)
{
    if (m_fault)
        return;
    m_fault = error;
    m_faultLine = line;
    m_faultNumber = m_invoice.number;
    m_invoice = {}; // its texts are not needed any more
}

/// In minor units. Rounded once, here, and not line by line.
Result<std::int64_t> InvoiceDraft::rounded(Int128 sum) const
{
    const Int128 minor = divideRoundingHalfAway(sum, minorUnitOf(m_invoice.currency));
    using Limits = std::numeric_limits<std::int64_t>;
    if (minor < Limits::min() || minor > Limits::max())
        return Error::invalid(Words::tr("the lines of the invoice add up to too much"), u"total"_s);
    return static_cast<std::int64_t>(minor);
}

/// Makes the sums of the lines subtotal or total of the document, and a breakdown where they have several rates.
Result<void> InvoiceDraft::completeLines(bool linesIncludeVat)
{
    std::int64_t sum = 0;
    std::int64_t vat = 0;
    std::vector<VatLine> breakdown;
    for (RateLines &lines : m_lines) {
        const auto amount = rounded(lines.sum);
        if (!amount.ok())
            return amount.error();
        VatLine line{.category = VatCategory::Standard, .rate = lines.rate.value_or(VatRate()), .taxable = 0, .vat = 0};
        if (lines.rate) {
            const GivenAmounts given{.subtotal = linesIncludeVat ? std::nullopt : std::optional(*amount),
                .vat = m_linesStateVat ? std::optional(lines.vat) : std::nullopt,
                .total = linesIncludeVat ? std::optional(*amount) : std::nullopt,
                .rate = lines.rate};
            const auto complete = completeAmounts(given, m_invoice.currency);
            if (!complete.ok())
                return complete.error();
            line.taxable = complete->subtotal;
            line.vat = complete->vat;
        } else {
            line.vat = lines.vat;
        }
        breakdown.push_back(line);
        if (__builtin_add_overflow(sum, *amount, &sum) || __builtin_add_overflow(vat, line.vat, &vat))
            return Error::invalid(Words::tr("the lines of the invoice add up to too much"), u"total"_s);
    }
    if (m_lines.size() == 1) { // the sum once more, of all lines at once
        const auto all = rounded(m_lines.front().sum);
        sum = all.value();
    }
    const bool hasExtras = m_shipping != 0 || m_discount != 0;
    if ((hasExtras || m_rounding != 0) && isLarge(sum))
        return Error::invalid(Words::tr("the amounts are too large"), u"total"_s);
    auto &stated = linesIncludeVat ? m_amounts.total : m_amounts.subtotal;
    const QString name = linesIncludeVat ? u"total"_s : u"subtotal"_s;
    const std::int64_t withExtras = sum + m_shipping - m_discount;
    const std::int64_t withRounding = linesIncludeVat ? withExtras + m_rounding : withExtras;
    if (stated && *stated != sum && *stated != withExtras && *stated != withRounding) {
        return Error::invalid(Words::tr("the %1 is stated as %2, but the lines add up to %3")
                                  .arg(name, amountText(*stated, m_invoice.currency),
                                      amountText(hasExtras ? withExtras : sum, m_invoice.currency)),
            name);
    }
    stated = withExtras;
    m_shipping = m_discount = 0;
    if (linesIncludeVat)
        m_rounding = 0;
    const bool isMixed = m_lines.size() > 1
        && std::ranges::all_of(m_lines, [](const RateLines &lines) { return lines.rate.has_value(); });
    if (!isMixed) {
        if (m_lines.size() == 1)
            m_amounts.rate = m_lines.front().rate;
        if (m_linesStateVat && !m_amounts.vat)
            m_amounts.vat = vat;
        return {};
    }
    if (hasExtras) {
        return Error::invalid(
            Words::tr(
                "the lines have several VAT rates, and the file doesn’t show which of them applies to shipping or "
                "the discount"),
            u"vat_rate"_s);
    }
    std::int64_t allowance = 1; // each line may have been rounded by half a unit
    for (const RateLines &lines : m_lines)
        allowance += (lines.count + 1) / 2;
    if (m_amounts.vat && !areNear(*m_amounts.vat, vat, allowance)) {
        return Error::invalid(
            Words::tr("the VAT is stated as %1, but that of the lines is %2")
                .arg(amountText(*m_amounts.vat, m_invoice.currency), amountText(vat, m_invoice.currency)),
            u"vat"_s);
    }
    // What the total was rounded by is the larger line's.
    auto largest = std::ranges::max_element(breakdown, {}, [](const VatLine &line) { return std::abs(line.taxable); });
    if (m_amounts.vat) {
        largest->vat += *m_amounts.vat - vat;
        vat = *m_amounts.vat;
    }
    m_invoice.vatLines = QList<VatLine>(breakdown.begin(), breakdown.end());
    m_amounts.rate.reset();
    m_amounts.vat = vat;
    m_amounts.subtotal = 0;
    for (const VatLine &line : breakdown)
        *m_amounts.subtotal += line.taxable;
    return {};
}

/// Shipping, discount and rounding, where a row is a document: they belong to the subtotal, except the rounding.
Result<void> InvoiceDraft::takeExtras()
{
    if (m_amounts.total)
        *m_amounts.total -= m_rounding; // zero, or of a size that was checked
    if (m_shipping == 0 && m_discount == 0)
        return {};
    const auto currency = m_invoice.currency;
    if (m_amounts.total && m_amounts.vat) {
        const std::int64_t subtotal = *m_amounts.total - *m_amounts.vat;
        // Programs differ in whether a subtotal has them.
        const std::array possible{
            subtotal, subtotal - m_shipping, subtotal + m_discount, subtotal - m_shipping + m_discount};
        if (m_amounts.subtotal && std::ranges::find(possible, *m_amounts.subtotal) == possible.end()) {
            return Error::invalid(
                Words::tr("the total %1 is not the subtotal %2 plus shipping %3 minus discount %4 plus the VAT %5")
                    .arg(amountText(*m_amounts.total, currency), amountText(*m_amounts.subtotal, currency),
                        amountText(m_shipping, currency), amountText(m_discount, currency),
                        amountText(*m_amounts.vat, currency)),
                u"total"_s);
        }
        m_amounts.subtotal = subtotal;
        return {};
    }
    if (m_amounts.total)
        m_amounts.subtotal.reset(); // total and rate say it all
    else if (m_amounts.subtotal && m_discount == 0)
        *m_amounts.subtotal += m_shipping;
    else {
        return Error::invalid(
            Words::tr("without the total it can’t be told whether the subtotal has the discount taken off"),
            u"total"_s);
    }
    return {};
}

Result<void> InvoiceDraft::completeWhole()
{
    const auto amounts = completeAmounts(m_amounts, m_invoice.currency, m_invoice.vatLines.size() > 1);
    if (!amounts.ok())
        return amounts.error();
    m_invoice.subtotal = amounts->subtotal;
    m_invoice.vat = amounts->vat;
    m_invoice.total = amounts->total;
    m_invoice.vatRate = amounts->rate;
    return {};
}

/// Gives the amounts the sign of their effect, and the document its kind.
void InvoiceDraft::takeEffect()
{
    const bool isNegative = m_invoice.total < 0 || (m_invoice.total == 0 && m_invoice.subtotal < 0);
    const bool isCreditNote = m_kind == SaidKind::CreditNote || m_kind == SaidKind::CreditNoteAsWritten
        || (m_kind == SaidKind::Nothing && isNegative);
    m_invoice.kind = isCreditNote ? DocumentKind::CreditNote : DocumentKind::Invoice;
    if (m_kind != SaidKind::CreditNoteAsWritten && (m_kind != SaidKind::CreditNote || isNegative))
        return;
    for (std::int64_t *amount : {&m_invoice.subtotal, &m_invoice.vat, &m_invoice.total})
        negate(*amount);
    for (VatLine &line : m_invoice.vatLines) {
        negate(line.taxable);
        negate(line.vat);
    }
}

/// A column of refunds is a credit note to the same number. Its VAT is the part of the invoice's that was paid back.
Result<void> InvoiceDraft::addRefund(std::vector<Invoice> &documents) const
{
    const Invoice &invoice = documents.front();
    if (m_refunded == 0 || invoice.kind == DocumentKind::CreditNote)
        return {};
    if (m_refunded > invoice.total) {
        return Error::invalid(
            Words::tr("more was refunded (%1) than the total %2")
                .arg(amountText(m_refunded, invoice.currency), amountText(invoice.total, invoice.currency)),
            u"refunded"_s);
    }
    const auto part = [this, &invoice](std::int64_t amount) {
        return static_cast<std::int64_t>(divideRoundingHalfAway(Int128{amount} * m_refunded, invoice.total));
    };
    Invoice credit = invoice;
    credit.kind = DocumentKind::CreditNote;
    credit.dueOn.reset();
    credit.total = -m_refunded;
    credit.vat = -part(invoice.vat);
    credit.subtotal = credit.total - credit.vat;
    std::int64_t taxable = 0;
    std::int64_t vat = 0;
    for (VatLine &line : credit.vatLines) {
        line.taxable = -part(line.taxable);
        line.vat = -part(line.vat);
        taxable += line.taxable;
        vat += line.vat;
    }
    if (!credit.vatLines.isEmpty()) {
        credit.vatLines.front().taxable += credit.subtotal - taxable;
        credit.vatLines.front().vat += credit.vat - vat;
    }
    normalise(credit);
    documents.push_back(std::move(credit));
    return {};
}

Result<std::vector<Invoice>> InvoiceDraft::finish(const ImportProfile &profile)
{
    if (m_fault)
        return *m_fault;
    if (!m_lines.empty()) {
        if (const auto completed = completeLines(profile.linesIncludeVat); !completed.ok())
            return completed.error();
    }
    if (const auto taken = takeExtras(); !taken.ok())
        return taken.error();
    if (const auto completed = completeWhole(); !completed.ok())
        return completed.error();
    takeEffect();
    normalise(m_invoice);
    if (const auto valid = validateAmounts(m_invoice); !valid)
        return inTermsOfTheFile(valid.error());
    std::vector<Invoice> documents{std::move(m_invoice)};
    if (const auto refunded = addRefund(documents); !refunded.ok())
        return refunded.error();
    return documents;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/json/NewInvoice.h"

#include "core/invoice/VatRounding.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;
using Kind = JsonValue::Kind;

namespace {

/// For members of GET that only the ledger sets, so that an answer of GET can be sent unchanged.
bool isGivenByLedger(const QString &name)
{
    return name == "id"_L1 || name == "seq"_L1 || name == "inserted_at"_L1 || name == "check"_L1;
}

/// validate() speaks of the ledger's columns, a client of the members.
QString memberName(const QString &column)
{
    static const QHash<QString, QString> names{{u"issued_at"_s, u"invoice_date"_s}, {u"issued_on"_s, u"issue_date"_s},
        {u"due_on"_s, u"due_date"_s}, {u"subtotal_minor"_s, u"subtotal"_s}, {u"vat_minor"_s, u"vat_amount"_s},
        {u"vat"_s, u"vat_amount"_s}, {u"total_minor"_s, u"total_amount"_s}, {u"total"_s, u"total_amount"_s}};
    return names.value(column, column);
}

/// Reads the members of one object. After the first fault the rest is not looked at.
class InvoiceReader final {
public:
    InvoiceReader(const JsonValue &object, Currency currency)
        : m_object(object)
    {
        m_invoice.currency = currency;
        m_invoice.source = u"api"_s;
    }

    Result<Invoice> read()
    {
        if (!m_object.isObject())
            return Error::invalid(u"an invoice is an object"_s);
        if (const bool done = checkNames() && checkPresence() && readTexts() && readCodes() && readKind() && readDates()
                && readAmounts();
            !done)
            return *m_fault;
        if (m_invoice.source == demoSource)
            return Error::invalid(
                u"source must not be \"demo\", which the generator's own invoices have"_s, u"source"_s);
        normalise(m_invoice);
        if (const auto valid = validate(m_invoice); !valid)
            return Error::invalid(valid.error().message, memberName(valid.error().field));
        return std::move(m_invoice);
    }

private:
    bool fail(const QString &name, const QString &fault)
    {
        m_fault = Error::invalid(fault, name);
        return false;
    }

    /// The member's text; empty where it is null or left out.
    bool text(const QString &name, QString &result) { return text(m_object, name, result); }
    bool text(const JsonValue &object, const QString &name, QString &result)
    {
        const JsonValue *value = object.member(name);
        if (!value || value->kind == Kind::Null)
            return true;
        if (value->kind != Kind::Text)
            return fail(name, u"%1 must be a text"_s.arg(name));
        result = value->text;
        return true;
    }

    /// The same as text() for what may be a number too.
    bool digits(const JsonValue &object, const QString &name, QString &result)
    {
        const JsonValue *value = object.member(name);
        if (value && value->kind == Kind::Number) {
            result = value->text;
            return true;
        }
        if (value && value->kind != Kind::Text && value->kind != Kind::Null)
            return fail(name, u"%1 must be a number, or a text such as \"1234.50\""_s.arg(name));
        return text(object, name, result);
    }

    bool checkNames()
    {
        static const QSet<QString> known{u"invoice_number"_s, u"invoice_date"_s, u"seller_name"_s, u"buyer_name"_s,
            u"currency"_s, u"vat_rate"_s, u"subtotal"_s, u"vat_amount"_s, u"total_amount"_s, u"exporting_country"_s,
            u"importing_country"_s, u"payment_mechanism"_s, u"risk_profile"_s, u"source"_s, u"kind"_s, u"amounts"_s,
            u"issue_date"_s, u"due_date"_s, u"seller_tax_id"_s, u"buyer_tax_id"_s, u"vat_breakdown"_s};
        for (const auto &[name, value] : m_object.members) {
            if (!known.contains(name) && !isGivenByLedger(name))
                return fail(name.left(64), u"%1 is not known here"_s.arg(name.left(64)));
        }
        return true;
    }

    bool checkPresence()
    {
        for (const QString &name : {u"invoice_number"_s, u"invoice_date"_s, u"seller_name"_s, u"buyer_name"_s}) {
            const JsonValue *value = m_object.member(name);
            if (!value || value->kind == Kind::Null)
                return fail(name, u"%1 is missing"_s.arg(name));
        }
        return true;
    }

    bool readTexts()
    {
        QString source;
        const bool done = digits(m_object, u"invoice_number"_s, m_invoice.number)
            && text(u"seller_name"_s, m_invoice.sellerName) && text(u"buyer_name"_s, m_invoice.buyerName)
            && text(u"seller_tax_id"_s, m_invoice.sellerTaxId) && text(u"buyer_tax_id"_s, m_invoice.buyerTaxId)
            && text(u"payment_mechanism"_s, m_invoice.paymentMechanism) && text(u"source"_s, source);
        if (!source.isEmpty())
            m_invoice.source = source;
        return done;
    }

    bool readCodes()
    {
        QString code;
        if (!text(u"currency"_s, code))
            return false;
        if (const auto currency = code.isEmpty() ? m_invoice.currency : Currency::fromCode(code.toUpper()))
            m_invoice.currency = *currency;
        else
            return fail(u"currency"_s, u"\"%1\" is not a currency code of ISO 4217, such as ZAR"_s.arg(code.left(40)));
        QString risk;
        if (!text(u"risk_profile"_s, risk))
            return false;
        m_invoice.risk = riskProfileFromString(risk);
        if (!risk.isEmpty() && !m_invoice.risk)
            return fail(u"risk_profile"_s, u"\"%1\" is not Green, Amber or Red"_s.arg(risk.left(40)));
        return readCountry(u"exporting_country"_s, m_invoice.exportingCountry)
            && readCountry(u"importing_country"_s, m_invoice.importingCountry);
    }

    bool readCountry(const QString &name, std::optional<CountryCode> &country)
    {
        QString code;
        if (!text(name, code))
            return false;
        country = CountryCode::fromCode(code);
        if (!code.isEmpty() && !country)
            return fail(name, u"\"%1\" is not a country code of ISO 3166, such as ZA"_s.arg(code.left(40)));
        return true;
    }

    bool readKind()
    {
        QString kind;
        QString amounts;
        if (!text(u"kind"_s, kind) || !text(u"amounts"_s, amounts))
            return false;
        if (const auto known = kind.isEmpty() ? m_invoice.kind : documentKindFromString(kind))
            m_invoice.kind = *known;
        else
            return fail(u"kind"_s, u"\"%1\" is not invoice or credit_note"_s.arg(kind.left(40)));
        if (amounts == "written"_L1)
            m_amounts = Amounts::Written;
        else if (amounts == "effect"_L1)
            m_amounts = Amounts::Effect;
        else if (!amounts.isEmpty())
            return fail(u"amounts"_s, u"\"%1\" is not written or effect"_s.arg(amounts.left(40)));
        return true;
    }

    bool readDates()
    {
        return readDate() && readDay(u"issue_date"_s, [this](QDate date) { m_invoice.issuedOn = date; })
            && readDay(u"due_date"_s, [this](QDate date) { m_invoice.dueOn = date; });
    }

    template <typename Use>
    bool readDay(const QString &name, Use use)
    {
        QString date;
        if (!text(name, date))
            return false;
        if (date.isEmpty())
            return true;
        const auto day = dateFromIso8601(date);
        if (!day)
            return fail(name, u"\"%1\" is not a date that is written as 2026-11-23"_s.arg(date.left(40)));
        use(*day);
        return true;
    }

    bool readDate()
    {
        QString date;
        if (!text(u"invoice_date"_s, date))
            return false;
        const auto written = writtenTimeFromIso8601(date);
        if (!written) {
            return fail(u"invoice_date"_s,
                u"\"%1\" is not a date that is written as 2026-11-23 or 2026-11-23T08:42:59Z"_s.arg(date.left(40)));
        }
        m_invoice.issuedOn = written->date;
        m_invoice.issuedAt = written->time;
        return true;
    }

    bool readAmount(const JsonValue &object, const QString &name, std::optional<std::int64_t> &amount)
    {
        QString written;
        if (!digits(object, name, written))
            return false;
        if (written.isEmpty())
            return true;
        const auto number = parseDecimal(written, m_invoice.currency);
        if (!number)
            return fail(name, number.error().message);
        const bool turned = m_invoice.kind == DocumentKind::CreditNote && m_amounts == Amounts::Written;
        amount = turned ? checkedSubtract(0, *number) : std::optional(*number);
        return amount || fail(name, u"%1 is too large"_s.arg(name));
    }

    bool readRate(const JsonValue &object, const QString &name, std::optional<VatRate> &rate)
    {
        QString written;
        if (!digits(object, name, written))
            return false;
        if (written.isEmpty())
            return true;
        const auto percent = VatRate::parsePercent(written);
        if (!percent)
            return fail(name, percent.error().message);
        rate = *percent;
        return true;
    }

    bool readBreakdown()
    {
        constexpr std::size_t mostLines = 100;
        const QString name = u"vat_breakdown"_s;
        const JsonValue *value = m_object.member(name);
        if (!value || value->kind == Kind::Null)
            return true;
        if (value->kind != Kind::List || value->items.size() > mostLines)
            return fail(name, u"vat_breakdown must be a list of at most %1 lines"_s.arg(mostLines));
        return std::ranges::all_of(value->items, [this](const JsonValue &line) { return readBreakdownLine(line); });
    }

    bool readBreakdownLine(const JsonValue &line)
    {
        const QString whole = u"vat_breakdown"_s;
        const JsonValue *category = line.isObject() ? line.member(u"category"_s) : nullptr;
        const auto known =
            category && category->kind == Kind::Text ? vatCategoryFromString(category->text) : std::nullopt;
        if (!known)
            return fail(whole, u"a line of vat_breakdown needs a category, one of S, Z, E, AE, K, G, O, L, M"_s);
        std::optional<VatRate> rate;
        std::optional<std::int64_t> taxable;
        std::optional<std::int64_t> vat;
        if (!readRate(line, u"rate"_s, rate) || !readAmount(line, u"taxable_amount"_s, taxable)
            || !readAmount(line, u"vat_amount"_s, vat))
            return false;
        if (!rate || !taxable || !vat)
            return fail(whole, u"a line of vat_breakdown needs rate, taxable_amount and vat_amount"_s);
        m_invoice.vatLines.append({*known, *rate, *taxable, *vat});
        return true;
    }

    bool readAmounts()
    {
        GivenAmounts given;
        if (!readRate(m_object, u"vat_rate"_s, given.rate) || !readAmount(m_object, u"subtotal"_s, given.subtotal)
            || !readAmount(m_object, u"vat_amount"_s, given.vat)
            || !readAmount(m_object, u"total_amount"_s, given.total) || !readBreakdown())
            return false;
        addUp(m_invoice.vatLines, given);
        const auto amounts = completeAmounts(given, m_invoice.currency, m_invoice.vatLines.size() > 1);
        if (!amounts)
            return fail(memberName(amounts.error().field), amounts.error().message);
        m_invoice.subtotal = amounts->subtotal;
        m_invoice.vat = amounts->vat;
        m_invoice.total = amounts->total;
        m_invoice.vatRate = amounts->rate;
        const bool isDoubtful = m_invoice.kind == DocumentKind::CreditNote && m_amounts == Amounts::NotSaid;
        if (isDoubtful && m_invoice.total > 0) {
            return fail(u"total_amount"_s,
                u"the total of a credit note is its effect, below zero; \"amounts\": \"written\" says that it is "
                "as the document writes it, \"amounts\": \"effect\" that it adds"_s);
        }
        return true;
    }

    /// How the amounts of a credit note over 100.00 are given: as 100.00, or as -100.00.
    enum class Amounts { NotSaid, Written, Effect };

    const JsonValue &m_object;
    Invoice m_invoice;
    Amounts m_amounts = Amounts::NotSaid;
    std::optional<Error> m_fault;
};

void add(NewInvoices &invoices, Result<Invoice> invoice)
{
    if (!invoice) {
        invoices.faults.emplace_back(invoice.error());
        return;
    }
    invoices.faults.emplace_back(std::nullopt);
    invoices.valid.append(*std::move(invoice));
}

Error tooMany()
{
    return Error::invalid(u"A request may bring %1 invoices"_s.arg(NewInvoices::most));
}

Result<NewInvoices> readLines(QByteArrayView body, Currency currency)
{
    NewInvoices invoices;
    for (qsizetype number = 1; !body.isEmpty(); ++number) {
        const qsizetype end = body.indexOf('\n');
        const QByteArrayView line = (end < 0 ? body : body.first(end)).trimmed();
        body = end < 0 ? QByteArrayView() : body.sliced(end + 1);
        if (line.isEmpty())
            continue;
        if (invoices.faults.size() == NewInvoices::most)
            return tooMany();
        invoices.lines.push_back(number);
        const auto value = readJson(line);
        add(invoices, value ? readInvoice(*value, currency) : Result<Invoice>(value.error()));
    }
    if (invoices.faults.empty())
        return Error::invalid(u"The body holds no invoice"_s);
    return invoices;
}

} // namespace

Result<Invoice> readInvoice(const JsonValue &value, Currency currency)
{
    return InvoiceReader(value, currency).read();
}

Result<NewInvoices> readInvoices(QByteArrayView body, NewInvoicesFormat format, Currency currency)
{
    if (format == NewInvoicesFormat::Lines)
        return readLines(body, currency);
    // An invoice has some twenty members, and few lines of VAT.
    const auto value = readJson(body, {.depth = 8, .members = 64, .values = 64 * NewInvoices::most});
    if (!value)
        return value.error();
    NewInvoices invoices;
    invoices.isOne = value->isObject();
    if (invoices.isOne) {
        add(invoices, readInvoice(*value, currency));
        return invoices;
    }
    if (value->kind != Kind::List || value->items.empty())
        return Error::invalid(u"The body has to be an invoice, or a list of at least one"_s);
    if (value->items.size() > NewInvoices::most)
        return tooMany();
    invoices.faults.reserve(value->items.size());
    for (const JsonValue &item : value->items)
        add(invoices, readInvoice(item, currency));
    return invoices;
}

} // namespace billow

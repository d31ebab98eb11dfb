// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/SearchStatement.h"

#include "core/ledger/TextMatcher.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// A bound in minor units of a currency with so many decimals; \a up: the next one that is not below it.
std::int64_t inMinorUnits(AmountBound bound, int decimals, bool up)
{
    std::int64_t divisor = 1;
    for (int i = decimals; i < amountBoundDecimals; ++i)
        divisor *= 10;
    const std::int64_t towardsZero = bound / divisor;
    const std::int64_t rest = bound % divisor;
    if (up)
        return rest > 0 ? towardsZero + 1 : towardsZero;
    return rest < 0 ? towardsZero - 1 : towardsZero;
}

/// No text of an invoice is longer, or holds a control character: see validate(). PostgreSQL could not even be asked
/// for some of it.
bool canStandInAnInvoice(const QString &text)
{
    constexpr qsizetype longest = 255;
    const QList<uint> letters = text.toUcs4();
    return letters.size() <= longest && text.isValidUtf16()
        && std::none_of(letters.begin(), letters.end(),
            [](uint letter) { return QChar::category(letter) == QChar::Other_Control; });
}

QString longestAsciiPart(const QString &text)
{
    QStringView longest;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i].unicode() < 0x80)
            continue;
        if (i - begin > longest.size())
            longest = QStringView(text).sliced(begin, i - begin);
        begin = i + 1;
    }
    return longest.toString();
}

/// As a pattern of LIKE for texts in lower case.
QString containing(const QString &ascii)
{
    QString pattern = ascii.toLower();
    pattern.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + pattern + u'%';
}

/// Any moment, as one that both engines can express; invoices are far within.
UtcTime expressible(UtcTime time)
{
    using namespace std::chrono;
    return std::clamp<UtcTime>(time, sys_days(year(1) / January / 1), sys_days(year(20000) / January / 1));
}

class Conditions final {
public:
    Conditions(SearchStatement &statement, SqlDialect dialect)
        : m_statement(statement)
        , m_dialect(dialect)
    {
    }

    void add(const InvoiceFilter &filter, Seq cursor);

private:
    void text(const QString &wanted);
    void exactly(const char *column, const QString &wanted);
    void amount(const char *comparison, const InvoiceFilter &filter, AmountBound bound, bool up);
    void risk(const std::vector<RiskProfile> &risks);

    /// Names a parameter of that value.
    QByteArray bind(SearchStatement::Value value)
    {
        m_statement.values.push_back(std::move(value));
        return (m_dialect == SqlDialect::Sqlite ? '?' : '$')
            + QByteArray::number(static_cast<qsizetype>(m_statement.values.size()));
    }
    void add(const QByteArray &condition)
    {
        m_statement.sql += (m_first ? " WHERE " : " AND ") + condition;
        m_first = false;
    }

    SearchStatement &m_statement;
    const SqlDialect m_dialect;
    bool m_first = true;
};

void Conditions::add(const InvoiceFilter &filter, Seq cursor)
{
    // What is cheap to look at comes first.
    if (filter.displayedOnly)
        add("seq <= " + bind(cursor));
    if (filter.issuedFrom)
        add("issued_at >= " + bind(expressible(*filter.issuedFrom)));
    if (filter.issuedBefore)
        add("issued_at < " + bind(expressible(*filter.issuedBefore)));
    if (filter.currency)
        add("currency = " + bind(filter.currency->code()));
    if (filter.leastTotal)
        amount(">=", filter, *filter.leastTotal, true);
    if (filter.mostTotal)
        amount("<=", filter, *filter.mostTotal, false);
    if (filter.country) {
        const QByteArray country = bind(filter.country->code());
        add("(exporting_country = " + country + " OR importing_country = " + country + ')');
    }
    if (filter.paymentMechanism && filter.paymentMechanism->isEmpty())
        add("payment_mechanism IS NULL");
    else if (filter.paymentMechanism)
        exactly("payment_mechanism", *filter.paymentMechanism);
    if (!filter.risks.empty())
        risk(filter.risks);
    if (filter.source)
        exactly("source", *filter.source);
    if (!filter.text.isEmpty())
        text(filter.text);
}

void Conditions::exactly(const char *column, const QString &wanted)
{
    if (canStandInAnInvoice(wanted))
        add(column + (" = " + bind(wanted)));
    else
        add("1 = 0");
}

void Conditions::text(const QString &wanted)
{
    if (!canStandInAnInvoice(wanted)) {
        add("1 = 0");
        return;
    }
    if (m_dialect == SqlDialect::Sqlite) {
        add("billow_matches(invoice_number, seller_name, buyer_name)");
        return;
    }
    // In one text, since each search costs more than the bytes do: a line feed stands in none of them. With collation
    // "C" nothing depends on the database's locale: lower() changes ASCII alone.
    const QByteArray all = R"((invoice_number || E'\n' || seller_name || E'\n' || buyer_name) COLLATE "C")";
    const QString ascii = longestAsciiPart(wanted);
    const QByteArray like = "lower(" + all + ") LIKE " + bind(containing(ascii));
    if (ascii.size() == wanted.size()) {
        add(like);
        return;
    }
    // LIKE knows no other cases of letters beyond ASCII, but takes a quarter of an expression's time to exclude most.
    const QByteArray matches = all + " ~ " + bind(caseBlindExpression(wanted));
    add("CASE WHEN " + like + " THEN " + matches + " ELSE false END");
}

void Conditions::amount(const char *comparison, const InvoiceFilter &filter, AmountBound bound, bool up)
{
    const auto minorUnits = [&](int decimals) { return bind(inMinorUnits(bound, decimals, up)); };
    QByteArray limit;
    if (filter.currency) {
        limit = minorUnits(filter.currency->exponent());
    } else {
        constexpr int usual = 2;
        limit = "CASE";
        for (int decimals = 0; decimals <= amountBoundDecimals; ++decimals) {
            QByteArrayList codes;
            for (const Currency currency : Currency::all()) {
                if (currency.exponent() == decimals && decimals != usual)
                    codes.append('\'' + currency.code().toLatin1() + '\'');
            }
            if (!codes.isEmpty())
                limit += " WHEN currency IN (" + codes.join(", ") + ") THEN " + minorUnits(decimals);
        }
        limit += " ELSE " + minorUnits(usual) + " END";
    }
    add("total_minor " + (comparison + (' ' + limit)));
}

void Conditions::risk(const std::vector<RiskProfile> &risks)
{
    QByteArrayList names;
    for (const RiskProfile risk : risks)
        names.append(bind(toString(risk)));
    add("risk_profile IN (" + names.join(", ") + ')');
}

const char *columnOf(InvoiceKey key)
{
    switch (key) {
    case InvoiceKey::Arrival:
        return "seq";
    case InvoiceKey::Number:
        return "invoice_number";
    case InvoiceKey::IssuedAt:
        return "issued_at";
    case InvoiceKey::Seller:
        return "seller_name";
    case InvoiceKey::Buyer:
        return "buyer_name";
    case InvoiceKey::ExportingCountry:
        return "exporting_country";
    case InvoiceKey::ImportingCountry:
        return "importing_country";
    case InvoiceKey::CurrencyCode:
        return "currency";
    case InvoiceKey::VatRate:
        return "CAST(vat_rate_bp AS bigint)";
    case InvoiceKey::Subtotal:
        return "subtotal_minor";
    case InvoiceKey::Vat:
        return "vat_minor";
    case InvoiceKey::Total:
        return "total_minor";
    case InvoiceKey::PaymentMechanism:
        return "payment_mechanism";
    case InvoiceKey::Risk:
        return "CAST(CASE risk_profile WHEN 'Green' THEN 1 WHEN 'Amber' THEN 2 WHEN 'Red' THEN 3 ELSE 0 END AS bigint)";
    case InvoiceKey::Source:
        return "source";
    case InvoiceKey::AcceptedAt:
        return "accepted_at";
    }
    Q_UNREACHABLE();
}

} // namespace

SearchStatement SearchStatement::make(const InvoiceQuery &query, Seq cursor, SqlDialect dialect)
{
    SearchStatement statement;
    statement.sql = "SELECT seq, currency, subtotal_minor, vat_minor, total_minor";
    if (kindOf(query.order.key) != KeyKind::Arrival)
        statement.sql += QByteArray(", ") + columnOf(query.order.key);
    statement.sql += " FROM invoices";
    Conditions(statement, dialect).add(query.filter, cursor);
    return statement;
}

KeyKind kindOf(InvoiceKey key)
{
    switch (key) {
    case InvoiceKey::Arrival:
        return KeyKind::Arrival;
    case InvoiceKey::IssuedAt:
    case InvoiceKey::VatRate:
    case InvoiceKey::Subtotal:
    case InvoiceKey::Vat:
    case InvoiceKey::Total:
    case InvoiceKey::Risk:
    case InvoiceKey::AcceptedAt:
        return KeyKind::Number;
    case InvoiceKey::Number:
    case InvoiceKey::Seller:
    case InvoiceKey::Buyer:
    case InvoiceKey::ExportingCountry:
    case InvoiceKey::ImportingCountry:
    case InvoiceKey::CurrencyCode:
    case InvoiceKey::PaymentMechanism:
    case InvoiceKey::Source:
        return KeyKind::Text;
    }
    Q_UNREACHABLE();
}

} // namespace billow

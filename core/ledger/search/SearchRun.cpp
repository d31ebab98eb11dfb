// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/search/SearchRun.h"

#include "core/ledger/search/FoundInvoices.h"
#include "core/ledger/search/TextMatcher.h"
#include "core/ledger/store/LedgerStore.h"
#include "core/ledger/store/StoredRows.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

/// What finds the rows that a query asks for, unsorted: sorting is done by FoundInvoices, in a fraction of the time
/// that either engine takes, and alike on both. All that comes from outside is a parameter.
struct SearchStatement {
    enum Column { SeqColumn, CurrencyColumn, SubtotalColumn, VatColumn, TotalColumn, CreditNoteColumn, KeyColumn };

    SqlConnection::BulkRead read;
    /// The first of three columns, number, seller and buyer, of which one must contain the text of the filter; 0: the
    /// engine looks itself, or there is no text.
    int textColumn = 0;

    /// \a cursor is that of the moment that is searched.
    [[nodiscard]] static SearchStatement make(const InvoiceQuery &query, Seq cursor, const SqlConnection &connection);
};

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
    Conditions(SearchStatement &statement, const SqlConnection &connection)
        : m_statement(statement)
        , m_queries(connection.queries())
        , m_sqlite(connection.dialect() == "sqlite"_L1)
    {
    }

    void add(const InvoiceFilter &filter, Seq cursor);

private:
    void text(const QString &wanted);
    void exactly(QLatin1StringView column, const QString &wanted);
    void date(QLatin1StringView comparison, std::optional<QDate> bound);
    void amount(QLatin1StringView comparison, const InvoiceFilter &filter, AmountBound bound, bool up);
    void risk(const std::vector<RiskProfile> &risks);

    // Each is a parameter of that value.
    QString bind(const QString &text)
    {
        m_statement.read.values.append(sqlValue(text));
        return u"?"_s;
    }
    QString bind(std::int64_t number)
    {
        m_statement.read.values.append(sqlValue(number));
        return u"CAST(? AS bigint)"_s;
    }
    QString bind(UtcTime time)
    {
        m_statement.read.values.append(sqlValue(expressible(time)));
        return m_queries.text("time_parameter"_L1);
    }
    void add(const QString &condition)
    {
        m_statement.read.rest += (m_first ? " WHERE "_L1 : " AND "_L1) + condition;
        m_first = false;
    }

    SearchStatement &m_statement;
    const NamedQueries &m_queries;
    const bool m_sqlite;
    bool m_first = true;
};

void Conditions::add(const InvoiceFilter &filter, Seq cursor)
{
    // What is cheap to look at comes first.
    if (filter.displayedOnly)
        add("seq <= "_L1 + bind(cursor));
    if (filter.afterSeq)
        add("seq > "_L1 + bind(*filter.afterSeq));
    if (filter.beforeSeq)
        add("seq < "_L1 + bind(*filter.beforeSeq));
    if (filter.kind)
        add("kind = "_L1 + bind(static_cast<std::int64_t>(*filter.kind)));
    if (filter.check == CheckResult::NotChecked)
        add(u"check_result IS NULL"_s);
    else if (filter.check)
        add("check_result = "_L1 + bind(static_cast<std::int64_t>(*filter.check)));
    date("issued_on >= "_L1, filter.issuedOnFrom);
    date("issued_on <= "_L1, filter.issuedOnTo);
    date("due_on >= "_L1, filter.dueFrom);
    date("due_on <= "_L1, filter.dueTo);
    if (filter.issuedFrom)
        add("issued_at >= "_L1 + bind(*filter.issuedFrom));
    if (filter.issuedBefore)
        add("issued_at < "_L1 + bind(*filter.issuedBefore));
    if (filter.currency)
        exactly("currency"_L1, filter.currency->code());
    if (filter.leastTotal)
        amount(">="_L1, filter, *filter.leastTotal, true);
    if (filter.mostTotal)
        amount("<="_L1, filter, *filter.mostTotal, false);
    if (filter.country) {
        const QString country = bind(filter.country->code());
        add(u"(exporting_country = %1 OR importing_country = %2)"_s.arg(country, bind(filter.country->code())));
    }
    if (filter.paymentMechanism && filter.paymentMechanism->isEmpty())
        add(u"payment_mechanism IS NULL"_s);
    else if (filter.paymentMechanism)
        exactly("payment_mechanism"_L1, *filter.paymentMechanism);
    if (!filter.risks.empty())
        risk(filter.risks);
    if (filter.source)
        exactly("source"_L1, *filter.source);
    if (filter.seller)
        exactly("seller_name"_L1, *filter.seller);
    if (filter.buyer)
        exactly("buyer_name"_L1, *filter.buyer);
    if (!filter.text.isEmpty())
        text(filter.text);
}

void Conditions::date(QLatin1StringView comparison, std::optional<QDate> bound)
{
    if (!bound)
        return;
    // Any day, as one that both engines can express; invoices are far within.
    const QDate day = std::clamp(*bound, QDate(1, 1, 1), QDate(9999, 12, 31));
    m_statement.read.values.append(sqlValue(daysOf(day)));
    add(comparison + m_queries.text("date_parameter"_L1));
}

void Conditions::exactly(QLatin1StringView column, const QString &wanted)
{
    if (canStandInAnInvoice(wanted))
        add(column + " = "_L1 + bind(wanted));
    else
        add(u"1 = 0"_s);
}

void Conditions::text(const QString &wanted)
{
    if (!canStandInAnInvoice(wanted)) {
        add(u"1 = 0"_s);
        return;
    }
    if (m_sqlite) {
        // SQLite knows no other cases of letters beyond ASCII: the rows are looked at as they come.
        m_statement.textColumn = m_statement.read.count;
        m_statement.read.columns += ", invoice_number, seller_name, buyer_name"_L1;
        m_statement.read.count += 3;
        return;
    }
    // In one text, since each search costs more than the bytes do: a line feed stands in none of them. With collation
    // "C" nothing depends on the database's locale: lower() changes ASCII alone.
    const QString all = uR"((invoice_number || E'\n' || seller_name || E'\n' || buyer_name) COLLATE "C")"_s;
    const QString ascii = longestAsciiPart(wanted);
    const QString like = "lower("_L1 + all + ") LIKE "_L1 + bind(containing(ascii));
    if (ascii.size() == wanted.size()) {
        add(like);
        return;
    }
    // LIKE knows no other cases of letters beyond ASCII, but takes a quarter of an expression's time to exclude most.
    const QString matches = all + " ~ "_L1 + bind(caseBlindExpression(wanted));
    add("CASE WHEN "_L1 + like + " THEN "_L1 + matches + " ELSE false END"_L1);
}

void Conditions::amount(QLatin1StringView comparison, const InvoiceFilter &filter, AmountBound bound, bool up)
{
    const auto minorUnits = [&](int decimals) { return bind(inMinorUnits(bound, decimals, up)); };
    QString limit;
    if (filter.currency) {
        limit = minorUnits(filter.currency->exponent());
    } else {
        constexpr int usual = 2;
        limit = u"CASE"_s;
        for (int decimals = 0; decimals <= amountBoundDecimals; ++decimals) {
            QStringList codes;
            for (const Currency currency : Currency::all()) {
                if (currency.exponent() == decimals && decimals != usual)
                    codes.append(u'\'' + currency.code() + u'\'');
            }
            if (!codes.isEmpty())
                limit += u" WHEN currency IN (%1) THEN %2"_s.arg(codes.join(", "_L1), minorUnits(decimals));
        }
        limit += " ELSE "_L1 + minorUnits(usual) + " END"_L1;
    }
    add("total_minor "_L1 + comparison + u' ' + limit);
}

void Conditions::risk(const std::vector<RiskProfile> &risks)
{
    QStringList names;
    for (const RiskProfile risk : risks)
        names.append(bind(toString(risk)));
    add("risk_profile IN ("_L1 + names.join(", "_L1) + u')');
}

QString columnOf(InvoiceKey key, const NamedQueries &queries)
{
    switch (key) {
    case InvoiceKey::Arrival:
        return u"seq"_s;
    case InvoiceKey::Number:
        return u"invoice_number"_s;
    case InvoiceKey::IssuedAt:
        return queries.text("issued_at_ms"_L1);
    case InvoiceKey::Seller:
        return u"seller_name"_s;
    case InvoiceKey::Buyer:
        return u"buyer_name"_s;
    case InvoiceKey::ExportingCountry:
        return u"exporting_country"_s;
    case InvoiceKey::ImportingCountry:
        return u"importing_country"_s;
    case InvoiceKey::CurrencyCode:
        return u"currency"_s;
    case InvoiceKey::VatRate:
    case InvoiceKey::VatBreakdown:
        return u"coalesce(vat_rate, -1)"_s;
    case InvoiceKey::Subtotal:
        return u"subtotal_minor"_s;
    case InvoiceKey::Vat:
        return u"vat_minor"_s;
    case InvoiceKey::Total:
        return u"total_minor"_s;
    case InvoiceKey::PaymentMechanism:
        return u"payment_mechanism"_s;
    case InvoiceKey::Risk:
        return u"CASE risk_profile WHEN 'Green' THEN 1 WHEN 'Amber' THEN 2 WHEN 'Red' THEN 3 ELSE 0 END"_s;
    case InvoiceKey::Source:
        return u"source"_s;
    case InvoiceKey::AcceptedAt:
        return queries.text("accepted_at_ms"_L1);
    case InvoiceKey::Kind:
        return u"kind"_s;
    case InvoiceKey::IssuedOn:
        return queries.text("issued_on_days"_L1);
    case InvoiceKey::DueOn:
        return "coalesce("_L1 + queries.text("due_on_days"_L1)
            + u", %1)"_s.arg(std::numeric_limits<std::int32_t>::min());
    case InvoiceKey::SellerTaxId:
        return u"seller_tax_id"_s;
    case InvoiceKey::BuyerTaxId:
        return u"buyer_tax_id"_s;
    case InvoiceKey::Check:
        return u"coalesce(check_result, 0)"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

SearchStatement SearchStatement::make(const InvoiceQuery &query, Seq cursor, const SqlConnection &connection)
{
    SearchStatement statement;
    statement.read = {.columns = u"seq, currency, subtotal_minor, vat_minor, total_minor, kind"_s,
        .count = KeyColumn,
        .rest = u"FROM invoices"_s,
        .values = {}};
    if (kindOf(query.order.key) != KeyKind::Arrival) {
        statement.read.columns += ", "_L1 + columnOf(query.order.key, connection.queries());
        ++statement.read.count;
    }
    Conditions(statement, connection).add(query.filter, cursor);
    return statement;
}

using namespace std::chrono_literals;

namespace {

/// Applies \a limit to the calls of a connection, as long as this lives.
class Limited final {
public:
    Limited(SqlConnection &connection, const SearchLimit &limit)
        : m_connection(connection)
    {
        m_connection.setDeadline(limit.deadline);
        m_connection.setInterruption(limit.cancelled);
    }
    ~Limited()
    {
        m_connection.setDeadline({});
        m_connection.setInterruption({});
    }
    Q_DISABLE_COPY_MOVE(Limited)

private:
    SqlConnection &m_connection;
};

Result<InvoiceSearch> readRows(SqlConnection &connection, const InvoiceQuery &query, const LedgerPosition &position)
{
    const SearchStatement search = SearchStatement::make(query, position.cursor, connection);
    const KeyKind kind = kindOf(query.order.key);
    const TextMatcher matcher(query.filter.text);
    FoundInvoices found(query.order);
    const auto read = connection.visit(search.read, false, [&](const SqlRow &row) -> Result<void> {
        if (search.textColumn > 0) {
            const auto matches = [&](int offset) { return matcher.isIn(row.utf8(search.textColumn + offset)); };
            if (!matches(0) && !matches(1) && !matches(2))
                return {};
        }
        return found.add({
            .seq = row.number(SearchStatement::SeqColumn),
            .currency = row.utf8(SearchStatement::CurrencyColumn),
            .subtotal = row.number(SearchStatement::SubtotalColumn),
            .vat = row.number(SearchStatement::VatColumn),
            .total = row.number(SearchStatement::TotalColumn),
            .isCreditNote = row.number(SearchStatement::CreditNoteColumn) != 0,
            .number = kind == KeyKind::Number ? row.number(SearchStatement::KeyColumn) : 0,
            .text = kind == KeyKind::Text ? row.utf8(SearchStatement::KeyColumn) : QByteArrayView(),
        });
    });
    if (!read)
        return read.error();
    return found.take(position);
}

} // namespace

Result<InvoiceSearch> searchInvoices(LedgerStore &store, const InvoiceQuery &query, const SearchLimit &limit)
{
    if (limit.isReached())
        return limit.error();
    const auto search = [&]() -> Result<InvoiceSearch> {
        const Limited limited(store.connection(), limit);
        if (auto begun = store.connection().beginSearch(limit.deadline); !begun)
            return begun.error();
        const auto position = store.readPosition();
        if (!position)
            return position.error();
        if (auto found = FoundInvoices::without(query, *position))
            return std::move(*found);
        return readRows(store.connection(), query, *position);
    };
    auto found = search();
    const bool outOfTime = store.connection().isOutOfTime();
    store.rollback();
    if (found)
        return found;
    if (limit.isCancelled())
        return limit.error();
    if (!store.isConnected())
        return found.error(); // a server that does not answer
    return outOfTime || limit.isReached() ? SearchLimit::tookTooLong() : found.error();
}

} // namespace billow

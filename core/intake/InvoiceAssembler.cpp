// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/InvoiceAssembler.h"

#include "core/base/Words.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

void ScatteredNumbers::add(std::uint64_t key)
{
    if (m_keys.empty() || m_keys.back() != key)
        m_keys.push_back(key);
}

void ScatteredNumbers::finish()
{
    std::ranges::sort(m_keys);
    auto kept = m_keys.begin();
    for (auto run = m_keys.begin(); run != m_keys.end();) {
        const auto next = std::find_if(run, m_keys.end(), [run](std::uint64_t key) { return key != *run; });
        const std::uint64_t key = *run;
        if (next - run > 1)
            *kept++ = key;
        run = next;
    }
    m_keys.erase(kept, m_keys.end());
    m_keys.shrink_to_fit();
}

bool ScatteredNumbers::contains(std::uint64_t key) const
{
    return std::ranges::binary_search(m_keys, key);
}

namespace {

/// Of number and seller, in bytes; generous for what validate() lets pass.
constexpr qsizetype longestKey = 2'048;

} // namespace

std::optional<QByteArray> RowKeys::next(const FieldReader &reader)
{
    const QByteArrayView number = reader.bytes(ImportField::Number).trimmed();
    const QByteArrayView seller = reader.bytes(ImportField::Seller).trimmed();
    if (number.size() + seller.size() > longestKey) {
        m_key.clear();
        return std::nullopt;
    }
    // A row with a date of its own is no line of the document above.
    const bool continues = number.isEmpty() && reader.bytes(ImportField::IssuedAt).trimmed().isEmpty();
    const bool repeats = continues || (seller.isEmpty() && number == m_number);
    if (!repeats || m_key.isEmpty()) {
        if (number.isEmpty()) {
            m_key.clear();
            return std::nullopt;
        }
        m_number = number.toByteArray();
        // Two sellers may use the same number. They are separated by a byte that no text contains.
        m_key = m_number;
        m_key += '\xff';
        m_key += seller;
        if (reader.isColumn(ImportField::Kind)) { // a credit note may have the number of its invoice
            m_key += '\xff';
            m_key += reader.bytes(ImportField::Kind).trimmed();
        }
    }
    return m_key;
}

InvoiceAssembler::InvoiceAssembler(FieldReader &reader, const ImportProfile &profile, const ScatteredNumbers &scattered,
    Grouping grouping, QString source)
    : m_reader(reader)
    , m_profile(profile)
    , m_scattered(scattered)
    , m_grouping(grouping)
    , m_source(std::move(source))
{
}

/// A row without a number or a date that begins with "Total" holds the sums of the table.
bool InvoiceAssembler::isBelowTheTable() const
{
    const auto lacks = [this](ImportField field) {
        return m_reader.isColumn(field) && m_reader.bytes(field).trimmed().isEmpty();
    };
    return (lacks(ImportField::Number) || lacks(ImportField::IssuedAt)) && m_reader.isOfTotals();
}

/// Lines of a document that a profile does not count as such.
QString InvoiceAssembler::leftOutByRule() const
{
    for (const ProfileRule &rule : m_profile.rules) {
        if (rule.verdict != ProfileRule::Verdict::LeaveOut)
            continue;
        const QString text = m_reader.text(rule.field);
        if (text.startsWith(rule.startsWith))
            return rule.reason.isEmpty() ? text.left(40) : rule.reason;
    }
    return {};
}

bool InvoiceAssembler::add(const CsvRow &row, std::vector<Assembled> &done)
{
    const Result<void> begun = m_reader.begin(row);
    const bool isWhole = row.fault().isEmpty();
    if (isWhole && m_reader.isBlank())
        return false;
    if (isWhole && isBelowTheTable())
        done.push_back({.line = row.line(), .invoice = Invoice(), .leftOut = Words::tr("a line of totals")});
    else if (const QString reason = m_grouping.isOfLineItems ? leftOutByRule() : QString(); !reason.isEmpty())
        done.push_back({.line = row.line(), .invoice = Invoice(), .leftOut = reason});
    else if (m_grouping.isGrouped)
        addGrouped(begun, row.line(), done);
    else
        addWhole(begun, row.line(), done);
    return true;
}

void InvoiceAssembler::addGrouped(const Result<void> &begun, qint64 line, std::vector<Assembled> &done)
{
    const auto rowKey = m_keys.next(m_reader);
    if (!rowKey) {
        // No invoice to charge it to: the row is rejected on its own.
        const bool empty = m_reader.bytes(ImportField::Number).trimmed().isEmpty();
        const Error error = begun.ok()
            ? Error::invalid(
                empty ? Words::tr("the number is empty") : Words::tr("number and seller are too long"), u"number"_s)
            : begun.error();
        done.push_back({.line = line, .invoice = error, .leftOut = {}});
        return;
    }
    if (m_scattered.contains(hash(*rowKey))) {
        closeOpen(done);
        return gather(*rowKey, begun, line, done);
    }
    const bool isFirst = !m_open || m_openKey != *rowKey;
    if (isFirst) {
        closeOpen(done);
        m_openKey = *rowKey;
        m_open.emplace(line, m_source);
    }
    addLine(*m_open, isFirst, begun, line);
}

void InvoiceAssembler::addWhole(const Result<void> &begun, qint64 line, std::vector<Assembled> &done)
{
    InvoiceDraft draft(line, m_source);
    if (begun.ok())
        draft.readInvoice(m_reader, m_profile.rules);
    else
        draft.reject(begun.error(), line);
    close(draft, 0, done);
}

void InvoiceAssembler::addLine(InvoiceDraft &draft, bool isFirst, const Result<void> &begun, qint64 line)
{
    if (!begun.ok())
        return draft.reject(begun.error(), line);
    if (isFirst)
        draft.readInvoice(m_reader, m_profile.rules);
    draft.readLine(m_reader, line, m_grouping.isOfLineItems);
}

void InvoiceAssembler::gather(
    const QByteArray &key, const Result<void> &begun, qint64 line, std::vector<Assembled> &done)
{
    const auto held = m_gathered.find(key);
    if (held != m_gathered.end())
        return addLine(held->second, false, begun, line);
    if (m_gathered.size() < mostScattered) {
        const auto added = m_gathered.emplace(key, InvoiceDraft(line, m_source)).first;
        return addLine(added->second, true, begun, line);
    }
    if (m_refused.insert(hash(key)).second) {
        done.push_back({.line = line,
            .invoice = Error::invalid(
                Words::tr("the rows of this invoice are scattered over the file, as are those of more than"
                          " %1 others: sort the file by invoice number")
                    .arg(mostScattered),
                u"number"_s),
            .number = numberOf(m_reader),
            .leftOut = {},
            .key = hash(key)});
    }
}

void InvoiceAssembler::finish(std::vector<Assembled> &done)
{
    closeOpen(done);
    std::vector<std::pair<const QByteArray, InvoiceDraft> *> drafts;
    for (auto &gathered : m_gathered)
        drafts.push_back(&gathered);
    std::ranges::sort(drafts, {}, [](const auto *gathered) { return gathered->second.line(); });
    for (auto *gathered : drafts)
        close(gathered->second, hash(gathered->first), done);
    m_gathered.clear();
}

void InvoiceAssembler::closeOpen(std::vector<Assembled> &done)
{
    if (m_open)
        close(*m_open, hash(m_openKey), done);
    m_open.reset();
}

void InvoiceAssembler::close(InvoiceDraft &draft, std::uint64_t key, std::vector<Assembled> &done)
{
    const qint64 line = draft.line();
    if (!draft.leftOut().isEmpty()) {
        done.push_back({.line = line, .invoice = Invoice(), .leftOut = draft.leftOut(), .key = key});
        return;
    }
    const QString number = draft.number();
    auto documents = draft.finish(m_profile);
    if (!documents.ok()) {
        done.push_back({.line = line, .invoice = documents.error(), .number = number, .leftOut = {}, .key = key});
        return;
    }
    for (Invoice &document : *documents)
        done.push_back({.line = line, .invoice = std::move(document), .leftOut = {}, .key = key});
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo), with its bits mixed once more at the end.
std::uint64_t InvoiceAssembler::hash(QByteArrayView key)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char byte : key)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
    return hash ^ (hash >> 33);
}

} // namespace billow

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

InvoiceAssembler::InvoiceAssembler(FieldReader &reader, const ImportProfile &profile, const ScatteredNumbers &scattered,
    bool ofLineItems, QString source)
    : m_reader(reader)
    , m_profile(profile)
    , m_scattered(scattered)
    , m_ofLineItems(ofLineItems)
    , m_source(std::move(source))
{
}

void InvoiceAssembler::add(const CsvRow &row, std::vector<Assembled> &done)
{
    const Result<void> begun = m_reader.begin(row);
    if (!m_ofLineItems)
        return addWhole(begun, row.line(), done);
    const auto rowKey = key(m_reader);
    if (!rowKey) {
        // No invoice to charge it to: the row is rejected on its own.
        const bool empty = m_reader.bytes(ImportField::Number).trimmed().isEmpty();
        const Error error = begun.ok()
            ? Error::invalid(
                empty ? Words::tr("the number is empty") : Words::tr("number and seller are too long"), u"number"_s)
            : begun.error();
        done.push_back({.line = row.line(), .invoice = error});
        return;
    }
    if (m_scattered.contains(hash(*rowKey))) {
        closeOpen(done);
        return gather(*rowKey, begun, row.line(), done);
    }
    const bool isFirst = !m_open || m_openKey != *rowKey;
    if (isFirst) {
        closeOpen(done);
        m_openKey = *rowKey;
        m_open.emplace(row.line(), m_source);
    }
    addLine(*m_open, isFirst, begun, row.line());
}

void InvoiceAssembler::addWhole(const Result<void> &begun, qint64 line, std::vector<Assembled> &done)
{
    InvoiceDraft draft(line, m_source);
    if (begun.ok())
        draft.readInvoice(m_reader, m_profile.rejectRules);
    else
        draft.reject(begun.error(), line);
    close(draft, done);
}

void InvoiceAssembler::addLine(InvoiceDraft &draft, bool isFirst, const Result<void> &begun, qint64 line)
{
    if (!begun.ok())
        return draft.reject(begun.error(), line);
    if (isFirst)
        draft.readInvoice(m_reader, m_profile.rejectRules);
    draft.readLine(m_reader, line);
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
                u"number"_s)});
    }
}

void InvoiceAssembler::finish(std::vector<Assembled> &done)
{
    closeOpen(done);
    std::vector<InvoiceDraft *> drafts;
    for (auto &[key, draft] : m_gathered)
        drafts.push_back(&draft);
    std::ranges::sort(drafts, {}, [](const InvoiceDraft *draft) { return draft->line(); });
    for (InvoiceDraft *draft : drafts)
        close(*draft, done);
    m_gathered.clear();
}

void InvoiceAssembler::closeOpen(std::vector<Assembled> &done)
{
    if (m_open)
        close(*m_open, done);
    m_open.reset();
}

void InvoiceAssembler::close(InvoiceDraft &draft, std::vector<Assembled> &done)
{
    const qint64 line = draft.line();
    done.push_back({.line = line, .invoice = draft.finish(m_profile)});
}

std::optional<QByteArray> InvoiceAssembler::key(const FieldReader &reader)
{
    const QByteArrayView number = reader.bytes(ImportField::Number).trimmed();
    const QByteArrayView seller = reader.bytes(ImportField::Seller).trimmed();
    if (number.isEmpty() || number.size() + seller.size() > longestKey)
        return std::nullopt;
    // Two sellers may use the same number. They are separated by a byte that no text contains.
    QByteArray key = number.toByteArray();
    key += '\xff';
    key += seller;
    return key;
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

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/einvoice/DocumentIntake.h"

#include "core/intake/einvoice/DocumentInvoice.h"
#include "core/intake/einvoice/EInvoice.h"
#include "core/intake/einvoice/Verdict.h"

namespace billow::einvoice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 255;

/// What both engines can store; the end of a name or a specification tells more than its beginning.
QString storable(QString text)
{
    text.remove(QChar::Null);
    return text.right(longestText);
}

std::optional<std::int64_t> payableOf(const Document &document, Currency currency)
{
    return document.payable.value ? document.payable.value->toUnits(currency.exponent()) : std::nullopt;
}

} // namespace

Result<Invoice> receiveDocument(
    const QByteArray &bytes, const QString &fileName, const QString &source, std::int64_t largestOriginal)
{
    const auto document = readEInvoice(bytes);
    if (!document)
        return document.error();
    auto invoice = toInvoice(*document, source);
    if (!invoice)
        return invoice;
    normalise(*invoice);
    if (const auto valid = validate(*invoice); !valid)
        return valid.error();
    const Verdict verdict = Verdict::of(*document);
    const bool keeps = bytes.size() <= largestOriginal;
    invoice->check = checkResultOf(verdict.rules());
    invoice->attachment.document =
        std::make_shared<const ReceivedDocument>(ReceivedDocument{.fileName = storable(fileName),
            .mediaType = isPdf(bytes) ? u"application/pdf"_s : u"application/xml"_s,
            .profile = storable(document->profile),
            .payable = payableOf(*document, invoice->currency),
            .rules = verdict.rules(),
            .sha256 = sha256Of(bytes),
            .size = bytes.size(),
            .originalKept = keeps,
            .packed = keeps ? qCompress(bytes) : QByteArray()});
    return invoice;
}

} // namespace billow::einvoice

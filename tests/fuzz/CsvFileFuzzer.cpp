// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/FileImport.h"
#include "tests/fuzz/Fuzzer.h"

#include <QBuffer>

// What an import makes of any file: documents that a ledger may take, and counts that add up.

using namespace billow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::vector<ImportProfile> profiles = ImportProfile::all({});
    QByteArray bytes = viewOf(data, size).toByteArray();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    FileImport import({.candidates = profiles, .defaults = {QStringLiteral("Seller"), {}}},
        [](std::span<const Invoice> invoices) -> Result<std::vector<ItemOutcome>> {
            for (const Invoice &invoice : invoices) {
                demand(validate(invoice).ok(), "what is handed over is valid");
                Invoice normal = invoice;
                normalise(normal);
                demand(normal == invoice, "and normalised");
            }
            return std::vector<ItemOutcome>(invoices.size());
        });
    const ImportReport report = import.run(buffer, QStringLiteral("file.csv"));
    const FileReport file = report.total();
    demand(file.accepted >= 0 && file.rejected >= 0 && file.leftOut >= 0, "counts are counts");
    demand(file.accepted + file.rejected + file.leftOut <= 2 * file.rows, "no document comes from nowhere");
    demand(file.totals.count() == file.accepted, "totals are of what was accepted");
    return 0;
}

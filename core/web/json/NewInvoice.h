// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/Invoice.h"
#include "core/web/json/JsonValue.h"

#include <optional>
#include <vector>

namespace billow {

/// The invoice that a client has sent, with the members of GET, validated. Amounts are exact, whether they are
/// texts or numbers; amounts and a rate that follow from the others may be left out. \a currency is used for an
/// invoice that names none. The error names the member.
[[nodiscard]] Result<Invoice> readInvoice(const JsonValue &value, Currency currency);

/// What a request has brought.
struct NewInvoices {
    static constexpr std::size_t most = 10'000;

    InvoiceBatch valid;
    std::vector<std::optional<Error>> faults; ///< one for each that was sent, in their order; nothing: it is valid
    std::vector<qsizetype> lines; ///< of NDJSON, the line of each that was sent, from 1
    bool isOne = false; ///< an object, not a list
};

enum class NewInvoicesFormat {
    Json, ///< one invoice, or a list of them
    Lines, ///< an invoice on each line (NDJSON); a line that is no JSON spoils itself only
};

/// The error is of the request as a whole. Costs 0.1 s for 8 MiB. Thread-safe.
[[nodiscard]] Result<NewInvoices> readInvoices(QByteArrayView body, NewInvoicesFormat format, Currency currency);

} // namespace billow

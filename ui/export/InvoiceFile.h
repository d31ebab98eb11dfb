// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/invoice/InvoiceQuery.h"

class QIODevice;

namespace billow {

/// Writes invoices in one format: begin(), then write() as often as there are batches, then end(). Used on one thread.
class InvoiceFile {
public:
    InvoiceFile() = default;
    virtual ~InvoiceFile() = default;
    Q_DISABLE_COPY_MOVE(InvoiceFile)

    /// \a device is open, and outlives this. \a count: of the invoices that will be written. \a totals: of all that
    /// were found.
    virtual void begin(QIODevice &device, std::int64_t count, const Totals &totals) = 0;
    virtual void write(const InvoiceBatch &invoices) = 0;
    virtual void end() = 0;
    /// The device's error; empty if there is none.
    [[nodiscard]] virtual QString fault() const = 0;
    /// The most invoices that are useful in this format.
    [[nodiscard]] virtual std::int64_t mostInvoices() const = 0;
};

} // namespace billow

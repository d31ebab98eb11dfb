// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "core/invoice/InvoiceQuery.h"
#include "core/invoice/ItemOutcome.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QStringList>

#include <optional>

// CONTRACT's shapes, written by hand: an invoice costs a tenth of the time with QJsonDocument, and amounts stay
// exact.
namespace billow {

/// The member of an invoice's object that has the field: "invoice_date", "total_amount", …
[[nodiscard]] QLatin1StringView memberOf(InvoiceKey field);
[[nodiscard]] std::optional<InvoiceKey> fieldOfMember(QStringView member);
[[nodiscard]] QStringList membersOf(const QList<InvoiceKey> &fields);
/// "accepted", "duplicate" or "conflict", of an outcome without a fault.
[[nodiscard]] QString statusOf(const ItemOutcome &outcome);

/// One invoice: id, seq, kind, invoice_number, invoice_date, seller_name, … Amounts are the effect, below zero for a
/// credit note.
[[nodiscard]] QByteArray toJson(const Invoice &invoice);
/// The same without what the ledger gives it: id, seq and inserted_at.
[[nodiscard]] QByteArray toJsonBeforeStored(const Invoice &invoice);
/// Count and sums of one currency: count, subtotal, vat_total, total_amount, average_amount, and how much of it was
/// invoiced and credited.
[[nodiscard]] QByteArray toJson(const CurrencyTotals &totals);
/// count, and by_currency of the same.
[[nodiscard]] QByteArray toJson(const Totals &totals);
/// The data of GET /api/stats.
[[nodiscard]] QByteArray toJson(const Stats &stats);
/// The data of GET /api/system/status.
[[nodiscard]] QByteArray toJson(const SystemStatus &status);

/// The text as a JSON string, with its quotation marks; "<", ">" and "&" are escaped as well, so that it is harmless
/// wherever it is pasted.
[[nodiscard]] QByteArray jsonString(const QString &text);

} // namespace billow

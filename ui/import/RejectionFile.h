// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/ImportReport.h"

#include <QByteArray>

namespace billow {

/// The invoices that were not accepted as CSV (RFC 4180, UTF-8 with a byte order mark), safe to open in a spreadsheet.
[[nodiscard]] QByteArray rejectionsCsv(const ImportReport &report);

} // namespace billow

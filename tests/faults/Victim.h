// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

/// The program that is killed: an engine at 5,000 invoices a second on the ledger at \a databaseUrl, which writes on
/// its standard output, a line each, what a face was told: "stored N displayed N number NUMBER".
int runVictim(const QString &databaseUrl);

/// Deletes the demo's invoices of the ledger at \a databaseUrl, and writes "open", "removed" and "committed", each on a
/// line of its own as soon as it is so. Then it waits for its end.
int runRemovalVictim(const QString &databaseUrl);

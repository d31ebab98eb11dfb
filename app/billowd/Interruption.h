// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace billow {

class FileImport;
class RemoteLedger;

/// For as long as it lives, Ctrl+C ends that import in order: what is stored is reported. A second one ends the
/// program. One at a time.
class Interruption final {
public:
    /// \a ledger may be null.
    Interruption(FileImport &import, RemoteLedger *ledger);
    ~Interruption();
    Q_DISABLE_COPY_MOVE(Interruption)
};

} // namespace billow

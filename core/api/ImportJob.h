// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportValues.h"
#include "core/invoice/ImportReport.h"

#include <QObject>

namespace billow {

/// An import that is going on. Lives on the thread of the face; destroying it ends the import, and what has been stored
/// stays.
class ImportJob : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportJob)
public:
    ImportJob() = default;

    /// Ends the import before its next batch; finished() follows.
    virtual void cancel() = 0;

Q_SIGNALS:
    /// At most 20 times a second.
    void progressed(const billow::ImportProgress &progress);
    /// Once, as the last.
    void finished(const billow::ImportReport &report);
};

} // namespace billow

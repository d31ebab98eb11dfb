// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/intake/FieldReader.h"
#include "core/intake/ImportProfile.h"
#include "core/intake/TextSource.h"

#include <vector>

namespace billow {

/// What is to be kept to when a file is inspected.
struct InspectionRequest {
    ImportProfile profile; ///< what was asked for; its mapping goes before what is guessed
    /// Of these the one that fits the file is used, where `profile` has no name of its own.
    std::vector<ImportProfile> candidates;
    bool guess = true; ///< fields that the mapping leaves open are guessed
    ImportDefaults defaults;
};

/// How a file is read, and why.
struct FileInspection {
    ImportProfile profile; ///< the one that is used, with what the request says
    ColumnPlan plan;
    char separator = ',';
    qint64 headerLine = 1;
    QString encoding; ///< for people
    bool isGrouped = false; ///< the rows of one number are one document
    std::vector<ImportFinding> findings;
    std::vector<ImportQuestion> questions; ///< what the file cannot tell: it is not to be read before it is answered
};

/// Finds out how \a source is to be read: separator, header, columns, and how it writes amounts and dates. Looks at the
/// first rows, and reads on, to the end if need be, where those prove neither that 03/04 is a day in April nor that it
/// is one in March, or that 1.190 is more than a thousand. \a source is at its beginning, before and afterwards.
/// Memory is bounded. An Error where the file is no table, or none of invoices.
[[nodiscard]] Result<FileInspection> inspectFile(TextSource &source, const InspectionRequest &request);

} // namespace billow

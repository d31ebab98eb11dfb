// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/base/Result.h"

#include <QByteArray>

// Imports as JSON, for HTTP; see openapi.json.
namespace billow {

/// How the file is to be read: profile, without_profile, mapping, date_formats, numbers,
/// encoding, skip_lines; all may be left out. A profile is
/// taken by its name alone: a path would open any file of this machine. The Error names the member.
[[nodiscard]] Result<ImportOptions> importOptions(QByteArrayView json);

[[nodiscard]] QByteArray toJson(const ImportPreview &preview);
[[nodiscard]] QByteArray toJson(const ImportProgress &progress);
[[nodiscard]] QByteArray toJson(const std::vector<ImportProfileTitle> &profiles);

} // namespace billow

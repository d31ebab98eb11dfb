// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace billow {

/// A temporary file with a name of the client's choice, in a folder of its own that only the owner may enter. Both go
/// with this. On any thread, one at a time.
class UploadedFile final {
public:
    /// Whether a file can be called that, in that folder and no other.
    [[nodiscard]] static bool isFileName(const QString &name);
    /// \a name: see isFileName().
    [[nodiscard]] static Result<std::shared_ptr<UploadedFile>> create(const QString &name);

    /// Writes \a bytes at \a offset and truncates the file after them.
    Result<void> write(qint64 offset, const QByteArray &bytes);
    [[nodiscard]] QString path() const { return m_path; }

private:
    UploadedFile() = default;

    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace billow

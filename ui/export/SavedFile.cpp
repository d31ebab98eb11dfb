// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/SavedFile.h"

#include "core/base/BackgroundPool.h"

#include <QSaveFile>
#include <QtConcurrentRun>
#include <QThreadPool>

namespace billow {

QFuture<Result<QString>> saveFile(const QString &path, const QByteArray &bytes)
{
    return QtConcurrent::run(&backgroundPool(), [path, bytes]() -> Result<QString> {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
            return path;
        return Error::unavailable(file.errorString());
    });
}

} // namespace billow

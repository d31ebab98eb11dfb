// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Chunks.h"

#include <QFile>

namespace billow::bench {

using namespace Qt::StringLiterals;

Result<QStringList> cutIntoChunks(const QString &path)
{
    QFile whole(path);
    if (!whole.open(QIODevice::ReadOnly))
        return Error::unavailable(whole.errorString());
    QStringList chunks;
    while (!whole.atEnd()) {
        QFile chunk(u"%1.%2"_s.arg(path).arg(chunks.size()));
        if (!chunk.open(QIODevice::WriteOnly))
            return Error::unavailable(chunk.errorString());
        for (int row = 0; row < chunkRows && !whole.atEnd(); ++row)
            chunk.write(whole.readLine());
        if (!chunk.flush())
            return Error::unavailable(chunk.errorString());
        chunks.append(chunk.fileName());
    }
    return chunks;
}

} // namespace billow::bench

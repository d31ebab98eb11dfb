// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QFile>
#include <QString>

namespace billow {

/// A file that is written line by line, and set aside when it is full: billow.log, billow.log.1, billow.log.2 …, the
/// higher the older. Several programs may write the same file. Used from one thread.
class RotatingFile final {
public:
    /// \a files are kept in all; \a maxBytes is the size of one, which a single longer line may exceed.
    RotatingFile(const QString &path, qint64 maxBytes, int files);
    Q_DISABLE_COPY_MOVE(RotatingFile)

    /// False where the line could not be written; errorString() says why. The next write tries everything anew.
    bool write(QByteArrayView line);
    [[nodiscard]] QString errorString() const { return m_error; }
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    bool open();
    bool makeRoomFor(qint64 bytes);
    void setAside();
    bool fail(const QString &what);

    QFile m_file;
    qint64 m_maxBytes;
    int m_files;
    QString m_error;
};

} // namespace billow

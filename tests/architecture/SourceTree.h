// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QStringList>

/// Billow's own source files, as text.
struct SourceFile {
    QString path; ///< from the root: core/actor/Actor.cpp
    QString text;
};

inline QList<SourceFile> sourceFiles(const QStringList &folders)
{
    const QString root = QStringLiteral(BILLOW_SOURCE_DIR "/");
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator walk(root + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                files.append({file.fileName().mid(root.size()), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

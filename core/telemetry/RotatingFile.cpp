// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/RotatingFile.h"

#include "core/platform/FilePermissions.h"

#include <QDir>
#include <QFileInfo>

namespace billow {

using namespace Qt::StringLiterals;

RotatingFile::RotatingFile(const QString &path, qint64 maxBytes, int files)
    : m_file(path)
    , m_maxBytes(maxBytes)
    , m_files(files)
{
}

bool RotatingFile::write(QByteArrayView line)
{
    if (!open() || !makeRoomFor(line.size()))
        return false;
    if (m_file.write(line.data(), line.size()) != line.size())
        return fail(m_file.errorString());
    return true;
}

bool RotatingFile::open()
{
    if (m_file.isOpen())
        return true;
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!QDir().mkpath(folder))
        return fail(u"the folder %1 cannot be made"_s.arg(folder));
    if (const Result<void> created = createForOwner(m_file.fileName()); !created)
        return fail(created.error().message);
    // Unbuffered and appending: each line is one write at the end, whoever else writes there.
    const auto mode = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
    if (!m_file.open(mode))
        return fail(m_file.errorString());
    return true;
}

bool RotatingFile::makeRoomFor(qint64 bytes)
{
    if (m_file.size() == 0 || m_file.size() + bytes <= m_maxBytes)
        return true;
    m_file.close();
    // Another program may have set the file aside since it was opened here.
    const qint64 size = QFileInfo(m_file.fileName()).size();
    if (size > 0 && size + bytes > m_maxBytes)
        setAside();
    return open();
}

void RotatingFile::setAside()
{
    const QString path = m_file.fileName();
    const auto numbered = [&path](int number) { return u"%1.%2"_s.arg(path).arg(number); };
    if (m_files == 1) {
        QFile::remove(path);
        return;
    }
    QFile::remove(numbered(m_files - 1));
    for (int number = m_files - 2; number > 0; --number)
        QFile::rename(numbered(number), numbered(number + 1));
    // Where this fails the file just goes on growing; what is logged matters more than its size.
    QFile::rename(path, numbered(1));
}

bool RotatingFile::fail(const QString &what)
{
    m_error = what;
    m_file.close();
    return false;
}

} // namespace billow

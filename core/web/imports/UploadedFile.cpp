// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/imports/UploadedFile.h"

#include <QFile>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

bool UploadedFile::isFileName(const QString &name)
{
    constexpr qsizetype mostBytes = 200;
    static const QString separators = u"/\\:*?\"<>|"_s;
    const auto isUnfit = [](QChar character) { return separators.contains(character) || !character.isPrint(); };
    return !name.isEmpty() && name.toUtf8().size() <= mostBytes && name.isValidUtf16() && !name.startsWith(u'.')
        && std::none_of(
            name.begin(), name.end(), [&](QChar character) { return !character.isSurrogate() && isUnfit(character); });
}

Result<std::shared_ptr<UploadedFile>> UploadedFile::create(const QString &name)
{
    Q_ASSERT(isFileName(name));
    std::shared_ptr<UploadedFile> made(new UploadedFile); // the constructor is private
    if (!made->m_folder.isValid())
        return Error::unavailable(u"There is no room for a file: %1"_s.arg(made->m_folder.errorString()));
    made->m_path = made->m_folder.filePath(name);
    return made;
}

Result<void> UploadedFile::write(qint64 offset, const QByteArray &bytes)
{
    QFile file(m_path);
    // Without WriteOnly alone, which empties the file.
    const bool written = file.open(QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner)
        && file.resize(offset) && file.seek(offset) && file.write(bytes) == bytes.size();
    if (!written)
        return Error::unavailable(u"The file cannot be stored: %1"_s.arg(file.errorString()));
    return {};
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/imports/ImportJson.h"
#include "core/web/imports/UploadedFile.h"
#include "tests/fuzz/Fuzzer.h"

#include <QDir>

// What a client that imports a file sends besides it: its name and how it is to be read. Neither leads to another file.

using namespace billow;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const QString name = QString::fromUtf8(bytes);
    if (UploadedFile::isFileName(name))
        demand(QDir::cleanPath(QDir(QStringLiteral("/folder")).filePath(name)) == QStringLiteral("/folder/") + name,
            "a name is in its folder");
    const auto options = importOptions(bytes);
    if (!options) {
        demand(!options.error().message.isEmpty(), "an error says what is wrong");
        return 0;
    }
    demand(!options->profile.contains(u'/') && !options->profile.contains(u'\\'), "a profile is a name");
    for (const FieldChoice &choice : options->choices)
        demand(choice.kind != FieldChoice::Kind::Nowhere || choice.text.isEmpty(), "nowhere has no name");
    demand(!options->numbers || !options->numbers->point.isNull(), "a point is a character");
    return 0;
}

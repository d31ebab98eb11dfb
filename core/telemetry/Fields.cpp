// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/Fields.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QString quotedWhereNeeded(QString text)
{
    const auto needsQuotes = [](QChar c) { return c.isSpace() || c == u'"' || c == u'=' || c == u'\\'; };
    if (!text.isEmpty() && std::none_of(text.cbegin(), text.cend(), needsQuotes))
        return text;
    text.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    return u'"' + text + u'"';
}

} // namespace

QString formatted(const QString &message, std::initializer_list<LogField> fields)
{
    QString text = message;
    for (const LogField &field : fields)
        text += u' ' + field.name + u'=' + quotedWhereNeeded(field.value.toString());
    return text;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringList>
#include <QVariant>

namespace billow {

/// One row of the table of settings: all there is to know about a setting, but for its value.
struct SettingDefinition {
    enum class Type {
        Text,
        Whole, ///< a whole number from minimum to maximum; its value is a qint64
        Number, ///< a decimal number from minimum to maximum; its value is a double
        Choice, ///< one of choices
        Url, ///< begins with one of choices
        Currency, ///< a code of ISO 4217, in capitals
        Origins, ///< web origins (scheme://host[:port]) with commas between them; its value is a QStringList
    };

    QString key; ///< "group.name", as [group] name in the file
    Type type = Type::Text;
    QString defaultValue{}; ///< $XDG_DATA_HOME and $XDG_STATE_HOME in it mean those folders
    double minimum = 0;
    double maximum = 0;
    bool zeroAllowed = false; ///< 0 is allowed besides, below minimum
    QStringList choices{};
    qsizetype minimumLength = 0; ///< in characters; an empty value counts as none
    bool emptyAllowed = false; ///< an empty value means something; otherwise an empty environment variable is ignored
    QStringList environment{}; ///< names of variables, the first that is set counts
    QString valueName; ///< what --help calls the value
    const char *help = ""; ///< one or two sentences, in English; see helpText()
    bool secret = false; ///< never shown
    bool live = false; ///< may be changed while the program runs

    QString aliasOf{}; ///< this is another unit of that setting
    double (*toCanonical)(double) = nullptr; ///< from this unit to that of aliasOf

    /// "generation.per_second" is --generation-per-second.
    [[nodiscard]] QString optionName() const;
    /// The sentences of help, in the language of the process.
    [[nodiscard]] QString helpText() const;
    /// "a whole number from 1 to 65535"
    [[nodiscard]] QString allowed() const;
    /// The value of \a text, or an Error such as: "99999" is not a whole number from 1 to 65535. A secret is not
    /// repeated in it.
    [[nodiscard]] Result<QVariant> parse(const QString &text) const;
};

} // namespace billow

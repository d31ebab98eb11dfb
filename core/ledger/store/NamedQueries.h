// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace billow {

/// The SQL of one engine by name: sql/queries.sql, and sql/<dialect>/queries.sql, whose queries come before it.
/// Comments are left out, and what one query inserts of another ({name}) is inserted. Read-only once built.
class NamedQueries final {
public:
    /// \a dialect is "sqlite" or "postgresql". Ends the program where a query inserts one that is not there.
    explicit NamedQueries(const QString &dialect);

    /// Ends the program where there is none: a name is a constant of the code.
    [[nodiscard]] const QString &text(QLatin1StringView name) const;
    [[nodiscard]] QStringList names() const { return m_texts.keys(); }

private:
    void read(const QString &path);
    void insertParts(QString &text, int depth) const;

    QHash<QString, QString> m_texts;
};

/// The statements of a script, without comments; a semicolon in a text or in a quoted name ends none.
[[nodiscard]] QStringList splitStatements(const QString &script);

/// What a file of sql/ holds, compiled into the program. Ends the program where there is no such file.
[[nodiscard]] QString sqlFile(const QString &path);
/// The names of the files in sql/<folder>/ that begin with a digit, ascending.
[[nodiscard]] QStringList migrationFiles(const QString &folder);

} // namespace billow

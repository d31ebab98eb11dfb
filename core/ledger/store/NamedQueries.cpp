// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/ledger/store/NamedQueries.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

/// A static library's resources are linked and registered only where somebody asks for them; not possible inside a
/// namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(sql);
}

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView folder(":/billow/sql/");

} // namespace

NamedQueries::NamedQueries(const QString &dialect)
{
    read(u"queries.sql"_s);
    read(dialect + "/queries.sql"_L1);
    for (QString &text : m_texts)
        insertParts(text, 0);
}

const QString &NamedQueries::text(QLatin1StringView name) const
{
    const auto found = m_texts.constFind(QString(name));
    if (found == m_texts.cend())
        qFatal("There is no query %s in sql/", name.data());
    return *found;
}

void NamedQueries::read(const QString &path)
{
    static const QRegularExpression head(uR"(^-- name: (\w+)$)"_s);
    QString *current = nullptr;
    for (const QString &line : sqlFile(path).split(u'\n')) {
        if (const auto match = head.match(line); match.hasMatch()) {
            current = &m_texts[match.captured(1)];
            current->clear();
        } else if (current && !line.startsWith("--"_L1) && !line.trimmed().isEmpty()) {
            *current += (current->isEmpty() ? QString() : u" "_s) + line.trimmed();
        }
    }
}

void NamedQueries::insertParts(QString &text, int depth) const
{
    static const QRegularExpression part(uR"(\{(\w+)\})"_s);
    constexpr int deepest = 4;
    for (auto match = part.match(text); match.hasMatch(); match = part.match(text)) {
        const auto found = m_texts.constFind(match.captured(1));
        if (found == m_texts.cend() || depth == deepest)
            qFatal("A query in sql/ inserts {%s}, which is not there", qUtf8Printable(match.captured(1)));
        QString inserted = *found;
        insertParts(inserted, depth + 1);
        text.replace(match.capturedStart(), match.capturedLength(), inserted);
    }
}

QStringList splitStatements(const QString &script)
{
    QStringList statements;
    QString statement;
    QChar quote;
    for (qsizetype i = 0; i < script.size(); ++i) {
        const QChar c = script[i];
        if (quote.isNull() && c == u'-' && QStringView(script).mid(i).startsWith(u"--")) {
            const qsizetype end = script.indexOf(u'\n', i);
            i = end < 0 ? script.size() : end - 1;
            continue;
        }
        if (quote.isNull() && (c == u'\'' || c == u'"'))
            quote = c;
        else if (c == quote)
            quote = QChar();
        if (c == u';' && quote.isNull()) {
            statements.append(statement.trimmed());
            statement.clear();
        } else {
            statement += c;
        }
    }
    statements.append(statement.trimmed());
    statements.removeAll(QString());
    return statements;
}

QString sqlFile(const QString &path)
{
    registerResources();
    QFile file(folder + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("sql/%s is missing from this program", qUtf8Printable(path));
    return QString::fromUtf8(file.readAll());
}

QStringList migrationFiles(const QString &dialect)
{
    registerResources();
    return QDir(folder + dialect).entryList({u"[0-9]*.sql"_s}, QDir::Files, QDir::Name);
}

} // namespace billow

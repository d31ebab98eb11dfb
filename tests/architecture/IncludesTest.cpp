// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/architecture/SourceTree.h"
#include "tests/support/TestMain.h"

#include <QFileInfo>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Who may include whom, beside itself. An entry is a folder or a single header.
const QMap<QString, QStringList> &allowed()
{
    static const QMap<QString, QStringList> table{
        {u"core/base"_s, {}},
        {u"core/platform"_s, {u"core/base"_s}},
        {u"core/language"_s, {u"core/base"_s}},
        {u"core/actor"_s, {}},
        {u"core/invoice"_s, {u"core/base"_s}},
        {u"core/ledger"_s, {u"core/base"_s, u"core/platform"_s, u"core/actor"_s, u"core/invoice"_s}},
        {u"core/intake"_s, {u"core/base"_s, u"core/actor"_s, u"core/invoice"_s, u"core/ledger"_s, u"core/api"_s}},
        {u"core/predecessor"_s, {u"core/base"_s, u"core/invoice"_s, u"core/ledger"_s}},
        {u"core/cache"_s,
            {u"core/base"_s, u"core/platform"_s, u"core/actor"_s, u"core/invoice"_s, u"core/api/Values.h"_s}},
        {u"core/api"_s, {u"core/base"_s, u"core/actor"_s, u"core/invoice"_s}},
        {u"core/stream"_s,
            {u"core/base"_s, u"core/actor"_s, u"core/invoice"_s, u"core/ledger"_s, u"core/cache"_s, u"core/api"_s}},
        {u"core/telemetry"_s, {u"core/base"_s, u"core/platform"_s}},
        {u"core/settings"_s, {u"core/base"_s, u"core/platform"_s, u"core/invoice"_s}},
        {u"core/keychain"_s, {u"core/base"_s, u"core/settings"_s}},
        {u"core/engine"_s, {u"core"_s}},
        {u"core/web"_s,
            {u"core/base"_s, u"core/invoice"_s, u"core/api"_s, u"core/actor"_s, u"core/platform"_s, u"core/telemetry"_s,
                u"core/settings"_s, u"core/intake/einvoice"_s}},
        {u"ui"_s, {u"core/api"_s, u"core/base"_s, u"core/invoice"_s, u"core/settings"_s, u"core/actor/VitalSigns.h"_s}},
        {u"app"_s, {u"core"_s, u"ui"_s}},
    };
    return table;
}

/// core/actor/x.h -> core/actor; ui/pages/x.h -> ui
QString folderOf(const QString &path)
{
    return path.startsWith(u"core/"_s) ? path.section(u'/', 0, 1) : path.section(u'/', 0, 0);
}

bool mayInclude(const QString &folder, const QString &header)
{
    if (folderOf(header) == folder)
        return true;
    const QStringList targets = allowed().value(folder);
    return std::ranges::any_of(
        targets, [&header](const QString &target) { return header == target || header.startsWith(target + u'/'); });
}

QStringList includesOf(const QString &text)
{
    // \x22 is the quotation mark: moc loses its way in a raw string that holds one.
    static const QRegularExpression line(
        uR"(^\s*#\s*include\s*[\x22<]([^\x22>]+)[\x22>])"_s, QRegularExpression::MultilineOption);
    QStringList headers;
    for (const QRegularExpressionMatch &match : line.globalMatch(text))
        headers.append(match.captured(1));
    return headers;
}

bool isGraphical(const QString &header)
{
    if (header.startsWith(u"QtWidgets"_s) || header.startsWith(u"QtGui"_s))
        return true;
    const QString headers = QLibraryInfo::path(QLibraryInfo::HeadersPath);
    return !header.contains(u'/')
        && (QFileInfo::exists(headers + u"/QtWidgets/"_s + header)
            || QFileInfo::exists(headers + u"/QtGui/"_s + header));
}

/// Qt Sql, or the library of a database: for core/ledger/store/ alone, and the latter for its two handles.
bool mayUseDatabases(const QString &path, const QString &header)
{
    if (header == "libpq-fe.h"_L1 || header == "sqlite3.h"_L1)
        return path == "core/ledger/store/PostgresHandle.cpp"_L1 || path == "core/ledger/store/SqliteHandle.cpp"_L1;
    const bool qtSql = header.startsWith("QSql"_L1) || header.startsWith("QtSql"_L1);
    return !qtSql || path.startsWith("core/ledger/store/"_L1);
}

/// What is wrong with one file; empty if nothing.
QStringList violations(const SourceFile &file)
{
    static const QRegularExpression ours(u"^(core|ui|app)/"_s);
    const QString folder = folderOf(file.path);
    QStringList found;
    if (!allowed().contains(folder))
        found.append(file.path + u" is in a folder that the table does not know"_s);
    for (const QString &header : includesOf(file.text)) {
        if (header.contains(ours) && !mayInclude(folder, header))
            found.append(file.path + u" must not include "_s + header);
        if (folder.startsWith(u"core/"_s) && isGraphical(header))
            found.append(file.path + u" draws: "_s + header);
        if (!mayUseDatabases(file.path, header))
            found.append(file.path + u" speaks to a database: "_s + header);
    }
    return found;
}

} // namespace

/// DESIGN's arrows between the folders, read from the includes.
class IncludesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noArrowButTheAllowedOnes()
    {
        const QList<SourceFile> files = sourceFiles({u"core"_s, u"ui"_s, u"app"_s});
        QVERIFY(files.size() > 20);
        QStringList found;
        for (const SourceFile &file : files)
            found += violations(file);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void aForbiddenArrowIsFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("header");
        QTest::addColumn<bool>("forbidden");
        QTest::newRow("actor to invoice") << u"core/actor/A.cpp"_s << u"core/invoice/Money.h"_s << true;
        QTest::newRow("itself") << u"core/actor/A.cpp"_s << u"core/actor/Actor.h"_s << false;
        QTest::newRow("core to ui") << u"core/engine/A.cpp"_s << u"ui/Window.h"_s << true;
        QTest::newRow("engine to all") << u"core/engine/A.cpp"_s << u"core/stream/Buffer.h"_s << false;
        QTest::newRow("ui to actor") << u"ui/pages/A.cpp"_s << u"core/actor/Actor.h"_s << true;
        QTest::newRow("ui to signs") << u"ui/pages/A.cpp"_s << u"core/actor/VitalSigns.h"_s << false;
        QTest::newRow("widgets in core") << u"core/api/A.cpp"_s << u"QWidget"_s << true;
        QTest::newRow("gui in core") << u"core/api/A.cpp"_s << u"QColor"_s << true;
        QTest::newRow("by module") << u"core/api/A.cpp"_s << u"QtGui/QColor"_s << true;
        QTest::newRow("qt core") << u"core/api/A.cpp"_s << u"QString"_s << false;
        QTest::newRow("Qt Sql elsewhere") << u"core/ledger/A.cpp"_s << u"QSqlQuery"_s << true;
        QTest::newRow("Qt Sql in the store") << u"core/ledger/store/A.cpp"_s << u"QSqlQuery"_s << false;
        QTest::newRow("libpq in the store") << u"core/ledger/store/A.cpp"_s << u"libpq-fe.h"_s << true;
        QTest::newRow("libpq in its handle") << u"core/ledger/store/PostgresHandle.cpp"_s << u"libpq-fe.h"_s << false;
        QTest::newRow("new folder") << u"core/novel/A.cpp"_s << u"QString"_s << true;
    }

    void aForbiddenArrowIsFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, header);
        QTEST(!violations({path, u"#pragma once\n#include <%1>\n"_s.arg(header)}).isEmpty(), "forbidden");
    }
};

BILLOW_TEST(QCoreApplication, IncludesTest)
#include "IncludesTest.moc"

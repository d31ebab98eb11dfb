// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Report.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QLocale>
#include <QStorageInfo>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <array>

namespace billow::bench {

using namespace Qt::StringLiterals;

namespace {

enum Column { Title, Ours, OursSpread, Peer, PeerSpread, Ratio, Goal, Reached, ColumnCount };
using Row = std::array<QString, ColumnCount>;

QString number(double value)
{
    return QLocale::c().toString(value, 'f', value >= 1000 ? 0 : value >= 10 ? 1 : 2);
}

/// How far the rounds lie apart.
QString spread(const std::vector<double> &rounds)
{
    const auto [least, most] = std::minmax_element(rounds.begin(), rounds.end());
    return u"%1 – %2"_s.arg(number(*least), number(*most));
}

QString goalText(const Figure &figure)
{
    const QString sign = figure.direction == Figure::Goal::AtLeast ? u"≥ "_s : u"≤ "_s;
    return sign + number(figure.goal) + (figure.isRatio() ? QString() : u' ' + figure.unit);
}

Row rowOf(const Figure &figure)
{
    Row row;
    row[Title] = figure.title;
    row[Ours] = number(median(figure.ours)) + u' ' + figure.unit;
    row[OursSpread] = spread(figure.ours);
    if (figure.isRatio()) {
        row[Peer] = u"%1 (%2)"_s.arg(number(median(figure.peer)), figure.peerName);
        row[PeerSpread] = spread(figure.peer);
        row[Ratio] = number(figure.value());
    }
    row[Goal] = goalText(figure);
    row[Reached] = figure.reached() ? u"yes"_s : u"NO"_s;
    return row;
}

QString format(const std::vector<Row> &rows)
{
    std::array<qsizetype, ColumnCount> widths{};
    for (const Row &row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString text;
    for (const Row &row : rows) {
        QString line;
        for (std::size_t column = 0; column < row.size(); ++column)
            line += row[column].leftJustified(widths[column] + 2);
        text += line.trimmed() + u'\n';
    }
    return text;
}

QJsonObject machine()
{
    const QStorageInfo storage(QDir::tempPath());
    return {
        {u"system"_s, QSysInfo::prettyProductName()},
        {u"kernel"_s, QSysInfo::kernelVersion()},
        {u"architecture"_s, QSysInfo::currentCpuArchitecture()},
        {u"cores"_s, QThread::idealThreadCount()},
        {u"qt"_s, QString::fromLatin1(qVersion())},
        {u"file_system"_s, QString::fromUtf8(storage.fileSystemType())},
    };
}

} // namespace

void Report::add(const QString &name, const Figure &figure)
{
    m_entries.push_back({name, figure});
}

void Report::addFailure(const QString &name, const QString &message)
{
    m_failures.push_back({name, message});
}

QString Report::toText() const
{
    std::vector<Row> rows{{u"Figure"_s, u"Billow, median"_s, u"its rounds"_s, u"Peer, median"_s, u"its rounds"_s,
        u"Ratio"_s, u"Goal"_s, u"Reached"_s}};
    for (const Entry &entry : m_entries)
        rows.push_back(rowOf(entry.figure));
    QString text = format(rows);
    for (const Failure &failure : m_failures)
        text += u"%1 could not be measured: %2\n"_s.arg(failure.name, failure.message);
    return text;
}

QJsonObject Report::toJson(const Options &options) const
{
    QJsonArray figures;
    for (const Entry &entry : m_entries) {
        QJsonObject json = entry.figure.toJson();
        json.insert(u"name"_s, entry.name);
        figures.append(json);
    }
    QJsonArray failures;
    for (const Failure &failure : m_failures)
        failures.append(QJsonObject{{u"name"_s, failure.name}, {u"message"_s, failure.message}});
    return {
        {u"version"_s, QStringLiteral(BILLOW_VERSION)},
        {u"measured_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
        {u"machine"_s, machine()},
        {u"rounds"_s, options.rounds},
        {u"rows"_s, qint64(options.rows)},
        {u"large"_s, qint64(options.large)},
        {u"figures"_s, figures},
        {u"failures"_s, failures},
    };
}

} // namespace billow::bench

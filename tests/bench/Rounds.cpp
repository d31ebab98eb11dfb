// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/bench/Rounds.h"

#include "tests/bench/Child.h"
#include "tests/bench/Figure.h"

#include <QTemporaryDir>

namespace billow::bench {

using namespace Qt::StringLiterals;

std::vector<double> Rounds::of(const QString &key) const
{
    std::vector<double> values;
    for (const QJsonValue &result : m_results)
        values.push_back(result[key].toDouble());
    return values;
}

Result<Rounds> runRounds(const QString &role, const QStringList &arguments, int count)
{
    Rounds rounds;
    for (int round = 1; round <= count; ++round) {
        const QTemporaryDir folder;
        say(u"%1, round %2"_s.arg((QStringList(role) + arguments).join(u' ')).arg(round));
        const auto result = runChild(role, QStringList(u"sqlite:"_s + folder.filePath(u"ledger.db"_s)) + arguments);
        if (!result)
            return result.error();
        rounds.add(*result);
    }
    return rounds;
}

} // namespace billow::bench

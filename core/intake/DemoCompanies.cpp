// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/DemoCompanies.h"

#include <QFile>

#include <stdexcept>

namespace billow {

using namespace Qt::StringLiterals;

std::vector<DemoCompany> readDemoCompanies()
{
    QFile file(u":/billow/demo/companies.tsv"_s);
    if (!file.open(QIODevice::ReadOnly))
        throw std::logic_error("the demo's list of companies is not compiled in");

    std::vector<DemoCompany> companies;
    const QString text = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const auto country = CountryCode::fromCode(line.left(2));
        const QStringView name = line.mid(3);
        if (!country || name.isEmpty() || line[2] != u'\t')
            throw std::logic_error("the demo's list of companies has a broken line");
        companies.push_back({name.toString(), *country});
    }
    return companies;
}

} // namespace billow

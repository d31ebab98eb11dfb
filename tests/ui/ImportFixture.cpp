// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/ImportFixture.h"

#include "ui/widgets/MessageBanner.h"

#include <QComboBox>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

void ImportFixture::begin()
{
    api = std::make_unique<FakeApi>();
    theme = std::make_unique<Theme>();
    format = std::make_unique<MoneyFormat>(QLocale::c());
    window = std::make_unique<QWidget>();
    window->resize(1280, 800);
    imports = new Imports(*api, *format, *theme, window.get());
    window->show();
}

void ImportFixture::end()
{
    delete imports;
    window.reset();
}

void ImportFixture::open(const QStringList &paths)
{
    imports->open(paths);
    QVERIFY(dialog());
    QTRY_COMPARE(api->imports.previews.isEmpty(), false);
    // The answer comes with the next turn of the event loop.
    QTRY_VERIFY(importButton()->isEnabled() || !problem().isEmpty());
}

void ImportFixture::choose(const QString &combo, const QString &text) const
{
    auto *box = find<QComboBox>(combo);
    QVERIFY2(box, qPrintable(combo));
    const int index = box->findText(text);
    QVERIFY2(index >= 0, qPrintable(text));
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

QString ImportFixture::problem() const
{
    return find<MessageBanner>(u"import-problem"_s)->sentence();
}

ImportReport ImportFixture::report()
{
    ImportReport report;
    report.beginFile(u"2026.csv"_s);
    report.file().rows = 214;
    report.file().accepted = 200;
    report.file().duplicates = 12;
    report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"ZAR"), 150, 1'000'000, 150'000, 1'150'000});
    report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"GBP"), 50, 500'000, 0, 500'000});
    report.reject(17, u"C536379"_s, Error::invalid(u"-120.00 is a credit note"_s, u"total"_s));
    report.reject(96, {}, Error::invalid(u"=1+1 is no date"_s, u"issued_at"_s));
    return report;
}

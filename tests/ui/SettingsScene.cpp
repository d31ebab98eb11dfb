// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/SettingsScene.h"

#include "ui/settings/SaveBar.h"

#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

SettingsScene::SettingsScene(
    const QByteArray &file, const QMap<QString, QString> &environment, const QMap<QString, QString> &options)
{
    sources.environment.insert(u"HOME"_s, u"/home/thandi"_s);
    for (auto entry = environment.begin(); entry != environment.end(); ++entry)
        sources.environment.insert(entry.key(), entry.value());
    sources.options = options;
    sources.ownFile = folder.filePath(u"billow/billow.conf"_s);
    if (file.isEmpty())
        return;
    sources.file = ConfigFile{sources.ownFile, file};
    QVERIFY(QDir(folder.path()).mkdir(u"billow"_s));
    QFile target(sources.ownFile);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(file), file.size());
}

void SettingsScene::open()
{
    page = std::make_unique<SettingsPage>(api, preferences, sources, theme);
    theme.dress(page.get());
    page->resize(1084, 700);
    apply();
}

void SettingsScene::show()
{
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));
}

void SettingsScene::apply()
{
    LiveUpdate update;
    update.status = api.status;
    page->apply(update);
}

void SettingsScene::type(const QString &key, const QString &text)
{
    auto &line = control<QLineEdit>(key);
    line.selectAll();
    if (text.isEmpty())
        QTest::keyClick(&line, Qt::Key_Backspace);
    else
        QTest::keyClicks(&line, text);
}

void SettingsScene::save()
{
    button(u"save"_s).click();
    QTRY_VERIFY2(bar().startsWith(u"Saved to"_s) || bar().startsWith(u"Not saved. "_s), qPrintable(bar()));
}

SettingRow &SettingsScene::row(const QString &key)
{
    for (auto *candidate : page->findChildren<SettingRow *>()) {
        if (candidate->key() == key)
            return *candidate;
    }
    qFatal("no row for %s", qPrintable(key));
}

QString SettingsScene::bar()
{
    return page->findChild<SaveBar *>()->sentence();
}

QByteArray SettingsScene::saved() const
{
    QFile file(sources.ownFile);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

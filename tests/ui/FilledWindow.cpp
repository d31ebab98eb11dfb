// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/FilledWindow.h"

#include "core/settings/SettingsLoader.h"
#include "tests/ui/SampleAnalytics.h"
#include "tests/ui/SampleSystem.h"
#include "ui/search/InvoicesPage.h"

#include <QTest>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

SettingsSources sourcesIn(const QTemporaryDir &folder)
{
    SettingsSources sources;
    sources.ownFile = folder.filePath(u"billow.conf"_s);
    return sources;
}

QSettings &withoutMotion(QSettings &settings)
{
    settings.setValue(u"window/reduced_motion"_s, true);
    return settings;
}

FakeApi &withTree(FakeApi &api)
{
    api.tree = sampleTree();
    api.analyse = [](const AnalyticsQuery &query) {
        return QtFuture::makeReadyFuture(Result<Analytics>(samples::analytics(query, std::chrono::sys_days())));
    };
    return api;
}

} // namespace

FilledWindow::FilledWindow()
    : m_settings(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat)
    , window(withTree(api), withoutMotion(m_settings), sourcesIn(m_folder), QLocale::c())
{
    window.resize(1280, 800);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    api.status.activity = Activity::Running;
    api.status.run = {1, 1500, 750, {}, {}};
    api.display(500);
    api.log(sampleLog(60));
}

void FilledWindow::settle()
{
    QTRY_VERIFY(!window.findChild<InvoicesPage *>()->isSearching());
    api.sendStatus();
    QCoreApplication::processEvents();
}

} // namespace billow

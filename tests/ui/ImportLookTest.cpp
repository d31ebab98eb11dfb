// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FakeApi.h"
#include "tests/ui/LookChecks.h"
#include "ui/format/MoneyFormat.h"
#include "ui/import/FileDrop.h"
#include "ui/import/ImportDialog.h"
#include "ui/import/Imports.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace billow;
using namespace Qt::StringLiterals;

/// How the import looks, step by step, in both themes. With BILLOW_SCREENSHOTS=FOLDER in the environment the pictures
/// are kept there.
class ImportLookTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOverlaps_data();
    void nothingOverlaps();

private:
    static void setScene(FakeApi &api, Imports &imports, QWidget &window, const QString &scene);
    static void goOn(FakeApi &api, const QWidget &window, const QString &scene);
};

namespace {

ImportReport sampleReport(bool several)
{
    ImportReport report;
    for (int file = 1; file <= (several ? 3 : 1); ++file) {
        report.beginFile(u"2010-12-0%1.csv"_s.arg(file));
        report.file().rows = 3'108;
        report.file().accepted = 127;
        report.file().duplicates = several ? 12 : 0;
        report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"GBP"), 127, 5'864'629, 0, 5'864'629});
        if (several)
            report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"ZAR"), 12, 1'000'000, 150'000, 1'150'000});
        for (int i = 0; i < 16; ++i)
            report.reject(142 + 97 * i, u"C%1"_s.arg(538'012 + i),
                Error::invalid(
                    u"“12/13/2010 8:26” is not a date, for example 2010-12-31 or 31.12.2010"_s, u"issued_at"_s));
    }
    if (several)
        report.file().failure = u"the file cannot be read again: Input/output error"_s;
    return report;
}

} // namespace

void ImportLookTest::nothingOverlaps_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("scene");
    const std::pair<Theme::Mode, const char *> modes[]{{Theme::Mode::Light, "light"}, {Theme::Mode::Dark, "dark"}};
    for (const auto &[mode, name] : modes)
        for (const QSize size : {QSize(800, 500), QSize(1280, 800)})
            for (const QString &scene : {u"columns"_s, u"missing"_s, u"sample"_s, u"refused"_s, u"unreadable"_s,
                     u"progress"_s, u"waiting"_s, u"report"_s, u"several"_s, u"clean"_s, u"drop"_s})
                QTest::addRow("%s-%s-%dx%d", qPrintable(scene), name, size.width(), size.height())
                    << mode << size << scene;
}

void ImportLookTest::setScene(FakeApi &api, Imports &imports, QWidget &window, const QString &scene)
{
    if (scene == u"drop") {
        QMimeData dragged;
        dragged.setUrls({QUrl::fromLocalFile(u"/data/2026.csv"_s)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        return;
    }
    if (scene == u"missing") {
        api.imports.answer = [](const QString &path, ImportOptions options) {
            options.choices = {{u"seller"_s, FieldChoice::Kind::Nowhere, {}},
                {u"currency"_s, FieldChoice::Kind::Nowhere, {}},
                {u"payment"_s, FieldChoice::Kind::Constant, u"Cash"_s}};
            ImportPreview preview = FakeImports::sample(path, options);
            preview.encoding = u"Windows-1252"_s;
            return Result<ImportPreview>(preview);
        };
    }
    if (scene == u"unreadable") {
        api.imports.answer = [](const QString &, const ImportOptions &) {
            return Result<ImportPreview>(Error::invalid(
                u"Invoices.xlsx is not a CSV file; a workbook can be imported once it has been saved as CSV (UTF-8)"_s));
        };
    }
    imports.open(scene == u"several"
            ? QStringList{u"/a/2010-12-01.csv"_s, u"/a/2010-12-02.csv"_s, u"/a/2010-12-03.csv"_s}
            : QStringList{u"/a/2010-12-01.csv"_s});
    goOn(api, window, scene);
}

void ImportLookTest::goOn(FakeApi &api, const QWidget &window, const QString &scene)
{
    auto *import = window.findChild<QPushButton *>(u"begin-import"_s);
    if (scene == u"missing" || scene == u"unreadable") {
        QCoreApplication::processEvents();
        return;
    }
    QTRY_VERIFY(import->isEnabled());
    if (scene == u"sample")
        window.findChild<QPushButton *>(u"tab-sample"_s)->click();
    if (scene == u"refused")
        window.findChild<QPushButton *>(u"tab-rejected"_s)->click();
    if (scene == u"columns" || scene == u"sample" || scene == u"refused")
        return;
    import->click();
    ImportProgress progress{.done = 812'345'678, .of = 3'221'225'472, .file = u"2010-12-01.csv"_s};
    progress.accepted = 1'234'567;
    progress.duplicates = 12;
    progress.rejected = 345;
    if (scene == u"waiting")
        progress.waiting = u"The ledger is not available: could not connect to the server: connection refused"_s;
    Q_EMIT api.imports.job->progressed(progress);
    if (scene == u"report" || scene == u"several")
        Q_EMIT api.imports.job->finished(sampleReport(scene == u"several"));
    if (scene == u"clean") {
        ImportReport report;
        report.beginFile(u"2026.csv"_s);
        report.file().accepted = 337;
        report.file().totals.add(CurrencyTotals{*Currency::fromCode(u"ZAR"), 337, 1'000'000, 150'000, 1'150'000});
        Q_EMIT api.imports.job->finished(report);
    }
}

void ImportLookTest::nothingOverlaps()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, scene);
    FakeApi api;
    Theme theme;
    theme.setMode(mode);
    const MoneyFormat format(QLocale::c());
    QWidget window;
    theme.dress(&window);
    window.resize(size);
    auto *imports = new Imports(api, format, theme, &window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    setScene(api, *imports, window, scene);
    for (int turn = 0; turn < 3; ++turn) // an answer, what it shows, and the layout of that
        QCoreApplication::processEvents();
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    if (auto *dialog = window.findChild<ImportDialog *>()) {
        QVERIFY(dialog->width() <= size.width() && dialog->height() <= size.height());
        compareSiblings(dialog);
        for (const auto *text : dialog->findChildren<QPlainTextEdit *>()) {
            if (text->isVisible()) {
                QCOMPARE(text->viewport()->grab().toImage().pixelColor(1, text->viewport()->height() - 2),
                    theme.colours().surface);
            }
        }
        keepPicture(*dialog, u"import-"_s + name);
    } else {
        keepPicture(window, u"import-"_s + name);
    }
    delete imports;
}

BILLOW_TEST(QApplication, ImportLookTest)
#include "ImportLookTest.moc"

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "tests/ui/FilledWindow.h"
#include "ui/dashboard/StatCard.h"
#include "ui/frame/Frame.h"
#include "ui/frame/RunProgress.h"
#include "ui/frame/StatePill.h"
#include "ui/invoices/InvoiceGrid.h"
#include "ui/search/FilterBar.h"
#include "ui/search/FilterPanel.h"
#include "ui/search/InvoicesPage.h"
#include "ui/settings/SettingRow.h"
#include "ui/table/TableView.h"
#include "ui/widgets/StripItem.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QSlider>
#include <QTest>
#include <QTreeView>

#include <functional>
#include <optional>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What assistive technology is told of the window.
class AccessibilityTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); } // as where somebody listens
    void init() { m_filled.emplace(); }
    void cleanup() { m_filled.reset(); }
    void everyControlHasANameAndARole_data();
    void everyControlHasANameAndARole();
    void everyPicturedWordIsRead();
    void figuresAreRead();
    void valuesAreRead();
    void whatItEntersCounts();
    void aLargeGridAnswersAtOnce();

private:
    void show(int page);

    std::optional<FilledWindow> m_filled;
};

namespace {

QAccessibleInterface &interfaceOf(const QObject *object)
{
    QAccessibleInterface *found = QAccessible::queryAccessibleInterface(const_cast<QObject *>(object));
    Q_ASSERT(found);
    return *found;
}

QString describe(const QAccessibleInterface &interface)
{
    const QObject *object = interface.object();
    return u"%1 (%2), role %3"_s.arg(QString::fromLatin1(object ? object->metaObject()->className() : "no object"),
        interface.text(QAccessible::Name), QString::number(interface.role()));
}

/// The roles that a control of this kind may have; empty: this is none.
QList<QAccessible::Role> rolesOf(const QWidget *widget)
{
    if (const auto *button = qobject_cast<const QPushButton *>(widget))
        return button->isCheckable() ? QList{QAccessible::CheckBox, QAccessible::RadioButton, QAccessible::Button}
                                     : QList{QAccessible::Button, QAccessible::ButtonMenu};
    if (qobject_cast<const QCheckBox *>(widget))
        return {QAccessible::CheckBox};
    if (qobject_cast<const QComboBox *>(widget))
        return {QAccessible::ComboBox};
    if (qobject_cast<const QLineEdit *>(widget))
        return {QAccessible::EditableText};
    if (qobject_cast<const QAbstractSpinBox *>(widget))
        return {QAccessible::SpinBox};
    if (qobject_cast<const QSlider *>(widget))
        return {QAccessible::Slider};
    if (qobject_cast<const QProgressBar *>(widget))
        return {QAccessible::ProgressBar};
    if (qobject_cast<const QTreeView *>(widget))
        return {QAccessible::Tree};
    if (qobject_cast<const TableView *>(widget))
        return {QAccessible::Table};
    if (qobject_cast<const QAbstractItemView *>(widget))
        return {QAccessible::List, QAccessible::Table};
    return {};
}

/// \a visit of what is shown, but for the cells of tables, of which there may be millions.
void forEach(QAccessibleInterface &interface, const std::function<void(const QAccessibleInterface &)> &visit)
{
    if (interface.state().invisible)
        return;
    visit(interface);
    if (interface.tableInterface())
        return;
    for (int place = 0; place < interface.childCount(); ++place) {
        if (QAccessibleInterface *child = interface.child(place))
            forEach(*child, visit);
    }
}

} // namespace

void AccessibilityTest::show(int page)
{
    m_filled->window.frame().showPage(page);
    m_filled->settle();
}

void AccessibilityTest::everyControlHasANameAndARole_data()
{
    QTest::addColumn<int>("page");
    int place = 0;
    for (const char *name : {"dashboard", "invoices", "analytics", "system", "settings"})
        QTest::newRow(name) << place++;
}

void AccessibilityTest::everyControlHasANameAndARole()
{
    QFETCH(int, page);
    show(page);
    QSet<const QObject *> told;
    forEach(interfaceOf(&m_filled->window), [&told](const QAccessibleInterface &interface) {
        told += interface.object();
        const auto *widget = qobject_cast<const QWidget *>(interface.object());
        if (!widget || !(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabled() || widget->focusProxy())
            return;
        QVERIFY2(!interface.text(QAccessible::Name).isEmpty(), qPrintable(describe(interface)));
        QVERIFY2(interface.state().focusable, qPrintable(describe(interface)));
        if (const auto roles = rolesOf(widget); !roles.isEmpty())
            QVERIFY2(roles.contains(interface.role()), qPrintable(describe(interface)));
        else if (!qobject_cast<const QAbstractScrollArea *>(widget))
            QVERIFY2(interface.role() != QAccessible::Client, qPrintable(describe(interface)));
    });
    // Nothing that the keyboard reaches is missing in that tree.
    for (const QWidget *widget : m_filled->window.findChildren<QWidget *>()) {
        const bool reachable = widget->isVisible() && widget->isEnabled() && !widget->focusProxy()
            && (widget->focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget->window() == &m_filled->window;
        QVERIFY2(!reachable || told.contains(widget), qPrintable(describe(interfaceOf(widget))));
    }
}

void AccessibilityTest::everyPicturedWordIsRead()
{
    for (int page = 0; page < m_filled->window.frame().pageCount(); ++page) {
        show(page);
        forEach(interfaceOf(&m_filled->window), [](const QAccessibleInterface &interface) {
            // What draws its own words says them, and as text.
            const QByteArray kind = interface.object() ? interface.object()->metaObject()->className() : QByteArray();
            for (const char *own : {"billow::StatCard", "billow::StripItem", "billow::StatePill", "billow::VitalCard",
                     "billow::ElidedLabel"}) {
                if (kind != own)
                    continue;
                QVERIFY2(interface.role() == QAccessible::StaticText, qPrintable(describe(interface)));
            }
        });
    }
}

void AccessibilityTest::figuresAreRead()
{
    show(0);
    QStringList names;
    for (const StatCard *card : m_filled->window.findChildren<StatCard *>())
        names += interfaceOf(card).text(QAccessible::Name);
    QVERIFY2(names.filter(u"Invoices: 500"_s).size() == 1, qPrintable(names.join(u'\n')));
    QCOMPARE(interfaceOf(m_filled->window.findChild<StatePill *>()).text(QAccessible::Name), u"State: Running"_s);
    QStringList strip;
    for (const StripItem *item : m_filled->window.findChildren<StripItem *>())
        strip += interfaceOf(item).text(QAccessible::Name);
    QVERIFY2(strip.contains(u"Shown 500"_s), qPrintable(strip.join(u'\n')));
}

void AccessibilityTest::valuesAreRead()
{
    const auto valueOf = [](const QWidget *widget) {
        QAccessibleValueInterface *value = interfaceOf(widget).valueInterface();
        return value ? (value->currentValue().toDouble() - value->minimumValue().toDouble())
                / (value->maximumValue().toDouble() - value->minimumValue().toDouble())
                     : -1;
    };
    show(0);
    const auto *progress = m_filled->window.findChild<RunProgress *>()->findChild<QProgressBar *>();
    QCOMPARE(valueOf(progress), 0.5);
    QVERIFY(interfaceOf(progress).text(QAccessible::Description).contains(u"750 of 1"_s));
    show(4);
    int sliders = 0;
    for (const QSlider *slider : m_filled->window.findChildren<QSlider *>()) {
        if (!slider->isVisible())
            continue;
        ++sliders;
        QVERIFY(valueOf(slider) >= 0 && valueOf(slider) <= 1);
    }
    QCOMPARE(sliders, 2);
}

void AccessibilityTest::whatItEntersCounts()
{
    // A voice or a screen reader sets the text; no key is pressed.
    const auto enter = [](const QLineEdit *line, const QString &text) {
        interfaceOf(line).setText(QAccessible::Value, text);
    };
    show(1);
    const auto &page = *m_filled->window.findChild<InvoicesPage *>();
    const auto &bar = *page.findChild<FilterBar *>();
    enter(bar.findChild<QLineEdit *>(), u"drakens"_s);
    QTRY_COMPARE(page.query().filter.text, u"drakens"_s);
    bar.filters()->click();
    const auto &panel = *page.findChild<FilterPanel *>();
    const auto named = [](const auto &controls, const QString &name) {
        return *std::ranges::find(controls, name, &QWidget::accessibleName);
    };
    auto *period = named(panel.findChildren<QComboBox *>(), u"Issued"_s);
    period->setCurrentIndex(period->count() - 1);
    Q_EMIT period->activated(period->currentIndex());
    const QList<QLineEdit *> lines = panel.findChildren<QLineEdit *>();
    enter(named(lines, u"Issued from"_s), u"2026-11-20"_s);
    QTRY_VERIFY(page.query().filter.issuedOnFrom.has_value());
    enter(named(lines, u"Minimum total"_s), u"1000"_s);
    QTRY_COMPARE(page.query().filter.leastTotal, std::optional<AmountBound>(10'000'000));
    show(4);
    const auto *port = m_filled->window.findChild<QLineEdit *>(u"http.port"_s);
    enter(port, u"8080"_s);
    for (const auto *row : m_filled->window.findChildren<SettingRow *>())
        QCOMPARE(row->note().contains(u"Not saved"_s), row->isAncestorOf(port));
    // What is live applies, though nobody has pressed Enter or left the field.
    enter(m_filled->window.findChild<QLineEdit *>(u"run.seconds"_s), u"60"_s);
    QTRY_VERIFY(m_filled->api.ratesGiven.runLength == 60s);
    QAccessibleInterface &rate = interfaceOf(m_filled->window.findChild<QDoubleSpinBox *>(u"generation.per_second"_s));
    rate.editableTextInterface()->replaceText(0, rate.textInterface()->characterCount(), u"7.5"_s);
    QTRY_COMPARE(m_filled->api.ratesGiven.generation, Rate{7.5});
}

void AccessibilityTest::aLargeGridAnswersAtOnce()
{
    constexpr int rows = 999'990; // with what comes below, as many as a grid holds
    m_filled->api.hold(rows);
    const auto *grid = m_filled->window.findChild<InvoiceGrid *>();
    QTRY_COMPARE(grid->model()->rowCount(), rows);
    QAccessibleTableInterface *table = interfaceOf(grid).tableInterface();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), rows);
    QCOMPARE(table->columnDescription(0), u"Number"_s);
    m_filled->api.requests.clear();
    const auto textAt = [table](int row) { return table->cellAt(row, 0)->text(QAccessible::Name); };
    for (const int row : {0, rows / 2, rows - 1}) {
        QVERIFY(table->cellAt(row, 0));
        const QString number = u"INV-20261123-%1"_s.arg(rows - row, 6, 10, QLatin1Char('0'));
        QTRY_COMPARE(textAt(row), number);
    }
    // A page each, not what lies between them.
    QVERIFY2(m_filled->api.requests.size() <= 6, qPrintable(QString::number(m_filled->api.requests.size())));
    // What comes in is counted. That it is read in its place is up to e2e.desktop: without a screen reader Qt does not
    // tell its table of rows that come.
    m_filled->api.display(10);
    QCOMPARE(table->rowCount(), rows + 10);
}

BILLOW_TEST(QApplication, AccessibilityTest)
#include "AccessibilityTest.moc"

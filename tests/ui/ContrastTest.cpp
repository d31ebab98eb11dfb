// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/support/TestMain.h"
#include "ui/theme/Theme.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QTest>

#include <cmath>

using namespace billow;
using namespace Qt::StringLiterals;

/// Whether all that is written can be read: 4.5 : 1 between ink and ground, as WCAG 2.1 (1.4.3) asks of text of usual
/// size. Controls that cannot be used are exempt there, and here.
class ContrastTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPaintedIsLegible_data() { themes(); }
    void whatIsPaintedIsLegible();
    void whatTheStyleSheetWritesIsLegible_data() { themes(); }
    void whatTheStyleSheetWritesIsLegible();
    void aPlaceholderIsLegible_data() { themes(); }
    void aPlaceholderIsLegible();

private:
    static void themes();
};

namespace {

constexpr double leastContrast = 4.5;

double luminance(const QColor &colour)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

void compare(const QColor &ink, const QColor &ground, const QString &where)
{
    QVERIFY2(contrast(ink, ground) >= leastContrast,
        qPrintable(u"%1: %2 on %3 is %4"_s.arg(where, ink.name(), ground.name()).arg(contrast(ink, ground))));
}

/// What the style sheet says of one kind of control in one state.
struct Rule {
    QString selector;
    QString ink; ///< empty: not said
    QString ground;
};

QString valueOf(const QString &name, const QString &declarations)
{
    const QRegularExpression wanted(u"(?:^|[;\\s])%1:\\s*([^;]+)"_s.arg(name));
    return wanted.match(declarations).captured(1).trimmed();
}

QList<Rule> rulesOf(QString sheet)
{
    sheet.remove(QRegularExpression(u"/\\*.*?\\*/"_s, QRegularExpression::DotMatchesEverythingOption));
    QList<Rule> rules;
    static const QRegularExpression rule(u"([^{}]+)\\{([^{}]*)\\}"_s);
    for (const QRegularExpressionMatch &match : rule.globalMatch(sheet)) {
        const QString declarations = match.captured(2);
        for (const QString &selector : match.captured(1).split(u','))
            rules.append(
                {selector.simplified(), valueOf(u"color"_s, declarations), valueOf(u"background"_s, declarations)});
    }
    return rules;
}

/// \a selector itself, and then what it is a case of: QPushButton[look="tab"]:hover, QPushButton[look="tab"],
/// QPushButton.
QStringList lineage(QString selector)
{
    QStringList lineage{selector};
    while (true) {
        const qsizetype end = std::max(selector.lastIndexOf(u':'), selector.lastIndexOf(u'['));
        if (end < 0)
            return lineage;
        selector.truncate(end);
        lineage += selector;
    }
}

/// What is said last of the nearest kin.
QString resolve(const QList<Rule> &rules, const QString &selector, QString Rule::*what)
{
    for (const QString &kin : lineage(selector)) {
        for (auto rule = rules.crbegin(); rule != rules.crend(); ++rule)
            if (rule->selector == kin && !((*rule).*what).isEmpty())
                return (*rule).*what;
    }
    return {};
}

} // namespace

void ContrastTest::themes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void ContrastTest::whatIsPaintedIsLegible()
{
    QFETCH(bool, dark);
    const Colours colours = dark ? darkColours() : lightColours();
    const QColor surfaces[]{colours.background, colours.surface, colours.sidebar};
    const QColor tints[]{
        colours.accentTint, colours.neutralTint, colours.greenTint, colours.amberTint, colours.redTint, colours.newRow};
    for (const QColor &ink : {colours.text, colours.muted}) {
        for (const QColor &ground : surfaces)
            compare(ink, ground, u"surface"_s);
        for (const QColor &ground : tints)
            compare(ink, ground, u"tint"_s);
    }
    // Words in colour: a state on its own tint or in a card, a log line that may be selected, a share by risk.
    for (const QColor &ink : {colours.green, colours.amber, colours.red, colours.accent}) {
        for (const QColor &ground : surfaces)
            compare(ink, ground, u"coloured word"_s);
        compare(ink, colours.accentTint, u"selected"_s);
    }
    compare(colours.green, colours.greenTint, u"pill"_s);
    compare(colours.amber, colours.amberTint, u"pill"_s);
    compare(colours.red, colours.redTint, u"pill"_s);
    compare(colours.red, colours.border, u"dangerous button, pressed"_s);
    compare(colours.text, colours.border, u"button, pressed"_s);
    compare(colours.onAccent, colours.accent, u"primary button"_s);
}

void ContrastTest::whatTheStyleSheetWritesIsLegible()
{
    QFETCH(bool, dark);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const QList<Rule> rules = rulesOf(theme.styleSheet());
    int compared = 0;
    for (const Rule &rule : rules) {
        if (rule.selector.contains(u":disabled"_s) || rule.selector.contains(u"::indicator"_s))
            continue;
        const QString ink = resolve(rules, rule.selector, &Rule::ink);
        const QString ground = resolve(rules, rule.selector, &Rule::ground);
        if (ink.isEmpty())
            continue;
        QList<QColor> grounds{QColor(ground)};
        if (ground.isEmpty() || ground == u"transparent"_s)
            grounds = {theme.colours().background, theme.colours().surface, theme.colours().sidebar};
        for (const QColor &behind : grounds) {
            compare(QColor(ink), behind, rule.selector);
            ++compared;
        }
    }
    QVERIFY2(compared > 50, qPrintable(QString::number(compared)));
}

void ContrastTest::aPlaceholderIsLegible()
{
    QFETCH(bool, dark);
    Theme theme;
    theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    QWidget window;
    theme.dress(&window);
    const QLineEdit line(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const Colours &colours = theme.colours();
    QCOMPARE(line.palette().color(QPalette::PlaceholderText), colours.muted);
    QCOMPARE(line.palette().color(QPalette::Text), colours.text);
    QCOMPARE(line.palette().color(QPalette::Disabled, QPalette::Text), colours.muted);
}

BILLOW_TEST(QApplication, ContrastTest)
#include "ContrastTest.moc"

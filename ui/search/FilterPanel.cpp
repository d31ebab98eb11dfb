// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterPanel.h"

#include "ui/format/Wording.h"
#include "ui/search/FilterField.h"
#include "ui/search/FilterInput.h"
#include "ui/search/FilterWords.h"
#include "ui/search/SearchText.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int narrowField = 12; // characters
constexpr int dateField = 14;
constexpr int wideField = 17;
constexpr auto risksInOrder = {RiskProfile::Green, RiskProfile::Amber, RiskProfile::Red};

std::optional<QString> codeOf(const std::optional<Currency> &currency)
{
    return currency ? std::optional(currency->code()) : std::nullopt;
}

std::optional<QString> codeOf(const std::optional<CountryCode> &country)
{
    return country ? std::optional(country->code()) : std::nullopt;
}

using Periods = std::vector<Period>;

/// Of the date of issue, as of today.
Periods issuePeriods()
{
    const QDate today = QDate::currentDate();
    const QDate week = today.addDays(1 - today.dayOfWeek());
    const QDate month(today.year(), today.month(), 1);
    const QDate quarter(today.year(), (today.month() - 1) / 3 * 3 + 1, 1);
    const QDate year(today.year(), 1, 1);
    return {{FilterPanel::tr("Today"), today, today},
        {FilterPanel::tr("Yesterday"), today.addDays(-1), today.addDays(-1)},
        {FilterPanel::tr("This week"), week, week.addDays(6)},
        {FilterPanel::tr("This month"), month, month.addMonths(1).addDays(-1)},
        {FilterPanel::tr("Last month"), month.addMonths(-1), month.addDays(-1)},
        {FilterPanel::tr("This quarter"), quarter, quarter.addMonths(3).addDays(-1)},
        {FilterPanel::tr("Last quarter"), quarter.addMonths(-3), quarter.addDays(-1)},
        {FilterPanel::tr("This year"), year, year.addYears(1).addDays(-1)},
        {FilterPanel::tr("Last year"), year.addYears(-1), year.addDays(-1)}};
}

/// Of the due date.
Periods duePeriods()
{
    const QDate today = QDate::currentDate();
    const QDate week = today.addDays(1 - today.dayOfWeek());
    const QDate month(today.year(), today.month(), 1);
    return {{FilterPanel::tr("Overdue"), {}, today.addDays(-1)}, {FilterPanel::tr("Today"), today, today},
        {FilterPanel::tr("This week"), week, week.addDays(6)},
        {FilterPanel::tr("Next week"), week.addDays(7), week.addDays(13)},
        {FilterPanel::tr("This month"), month, month.addMonths(1).addDays(-1)},
        {FilterPanel::tr("Next month"), month.addMonths(1), month.addMonths(2).addDays(-1)}};
}

std::optional<QDate> given(QDate date)
{
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<QString> chosenIn(const QComboBox *combo)
{
    const QVariant value = combo->currentData();
    return value.isValid() ? std::optional(value.toString()) : std::nullopt;
}

} // namespace

FilterPanel::FilterPanel(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_format(format)
    , m_theme(theme)
    , m_issued{new DateField(theme, this), new DateField(theme, this), issuePeriods}
    , m_due{new DateField(theme, this), new DateField(theme, this), duePeriods}
    , m_least(new QLineEdit(this))
    , m_most(new QLineEdit(this))
    , m_displayed(new QCheckBox(tr("Shown only"), this))
    , m_clear(new QPushButton(tr("Clear filters"), this))
{
    setLook(this, u"card"_s);
    auto *flow = new FlowLayout(space::medium, space::small, this);
    flow->setContentsMargins(space::large, space::medium, space::large, space::medium);
    setAccessibleName(tr("Filters"));
    buildRanges();
    buildChoices();
    buildTicks();
    connect(&theme, &Theme::changed, this, &FilterPanel::takeTheme);
    takeTheme();
    fill();
}

FilterField *FilterPanel::addField(const QString &name, int width, QWidget *control)
{
    auto *field = new FilterField(name, width, m_theme, this);
    field->setControl(control);
    layout()->addWidget(field);
    return field;
}

QComboBox *FilterPanel::addPeriods(const QString &name, DateRange &range)
{
    auto *combo = new QComboBox(this);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    combo->setMaxVisibleItems(16);
    combo->addItem(tr("Any", "period"));
    for (const Period &period : range.periods())
        combo->addItem(period.name);
    combo->addItem(tr("Other", "period"));
    addField(name, wideField, combo);
    connect(combo, &QComboBox::activated, this, [this, &range] { choosePeriod(range); });
    return combo;
}

void FilterPanel::choosePeriod(DateRange &range)
{
    const Periods all = range.periods();
    const int chosen = range.period->currentIndex() - 1;
    if (chosen == static_cast<int>(all.size())) { // days of one's own
        range.fromField->show();
        range.toField->show();
        return range.from->setFocus(Qt::OtherFocusReason);
    }
    range.from->setDate(chosen < 0 ? std::nullopt : given(all.at(static_cast<std::size_t>(chosen)).from));
    range.to->setDate(chosen < 0 ? std::nullopt : given(all.at(static_cast<std::size_t>(chosen)).to));
    readDates();
}

/// Names the period that the two days are. Other days have fields of their own, which stay while they are being typed.
void FilterPanel::showPeriod(DateRange &range)
{
    const Periods all = range.periods();
    const auto from = range.from->date();
    const auto to = range.to->date();
    const bool empty = range.from->text().isEmpty() && range.to->text().isEmpty();
    const auto same = [&](const Period &period) { return given(period.from) == from && given(period.to) == to; };
    const auto found = std::find_if(all.begin(), all.end(), same);
    const bool typing = range.from->hasFocus() || range.to->hasFocus();
    if (!typing)
        range.period->setCurrentIndex(empty ? 0 : 1 + static_cast<int>(found - all.begin()));
    const bool own = range.period->currentIndex() == range.period->count() - 1;
    range.fromField->setVisible(own);
    range.toField->setVisible(own);
}

void FilterPanel::buildRanges()
{
    m_issued.period = addPeriods(tr("Issued"), m_issued);
    m_issued.fromField = addField(tr("Issued from"), dateField, m_issued.from);
    m_issued.toField = addField(tr("Issued until"), dateField, m_issued.to);
    m_leastField = addField(tr("Minimum total"), narrowField, m_least);
    m_mostField = addField(tr("Maximum total"), narrowField, m_most);
    for (DateField *date : {m_issued.from, m_issued.to, m_due.from, m_due.to}) {
        date->setLocale(m_format.locale());
        connect(date, &DateField::dateChanged, this, &FilterPanel::readDates);
    }
    for (QLineEdit *amount : {m_least, m_most}) {
        amount->setPlaceholderText(tr("Any", "amount"));
        amount->setToolTip(tr("In units of the invoice’s currency, for example %1")
                               .arg(AmountInput::writePlain(12'345'000, m_format.locale())));
        // Not textEdited: a screen reader or a voice does not type.
        connect(amount, &QLineEdit::textChanged, this, &FilterPanel::readAmounts);
    }
}

QComboBox *FilterPanel::addCombo(const QString &name)
{
    auto *combo = new QComboBox(this);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    combo->setMaxVisibleItems(16);
    addField(name, wideField, combo);
    connect(combo, &QComboBox::currentIndexChanged, this, &FilterPanel::readChoices);
    return combo;
}

void FilterPanel::buildChoices()
{
    m_currency = addCombo(tr("Currency"));
    m_country = addCombo(tr("Country"));
    m_payment = addCombo(tr("Payment"));
    m_source = addCombo(tr("Source"));
    m_check = addCombo(tr("E-invoice check"));
    m_kind = addCombo(tr("Document"));
    m_due.period = addPeriods(tr("Due"), m_due);
    m_due.fromField = addField(tr("Due from"), dateField, m_due.from);
    m_due.toField = addField(tr("Due until"), dateField, m_due.to);
    m_country->setToolTip(tr("Exporting or importing"));
    m_source->setToolTip(tr("Where invoices came from: demo, file or API"));
}

void FilterPanel::buildTicks()
{
    auto *risks = new QWidget(this);
    auto *row = new QHBoxLayout(risks);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    for (const RiskProfile risk : risksInOrder) {
        auto *box = new QCheckBox(Wording::risk(risk), risks);
        box->setAccessibleName(tr("Risk: %1").arg(Wording::risk(risk)));
        connect(box, &QCheckBox::toggled, this, &FilterPanel::readChoices);
        row->addWidget(box);
        m_risks += box;
    }
    addField(tr("Risk"), 0, risks);
    m_displayed->setToolTip(tr("Hide waiting invoices"));
    connect(m_displayed, &QCheckBox::toggled, this, &FilterPanel::readChoices);
    addField(tr("Waiting"), 0, m_displayed);
    m_displayed->setAccessibleName(m_displayed->text());
    m_clear->setAutoDefault(false);
    setLook(m_clear, u"plain"_s);
    connect(m_clear, &QPushButton::clicked, this, &FilterPanel::clearWanted);
    addField(QString(), 0, m_clear);
    m_clear->setAccessibleName(m_clear->text());
}

void FilterPanel::setChoices(const FilterChoices &choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    fill();
}

void FilterPanel::setFilter(const InvoiceFilter &filter)
{
    m_filter.text = filter.text;
    if (filter != m_filter)
        showAnew(filter);
}

void FilterPanel::showAnew(const InvoiceFilter &filter)
{
    m_filter = filter;
    showFilter();
}

void FilterPanel::fill()
{
    const QScopedValueRollback showing(m_showing, true);
    fill(m_kind, {toString(DocumentKind::Invoice), toString(DocumentKind::CreditNote)},
        m_filter.kind ? std::optional(toString(*m_filter.kind)) : std::nullopt);
    fill(m_check, {toString(CheckResult::Passed), toString(CheckResult::Failed)},
        m_filter.check ? std::optional(toString(*m_filter.check)) : std::nullopt);
    fill(m_currency, m_choices.currencies, codeOf(m_filter.currency));
    fill(m_country, m_choices.countries, codeOf(m_filter.country));
    fill(m_payment, m_choices.paymentMechanisms, m_filter.paymentMechanism);
    fill(m_source, m_choices.sources, m_filter.source);
}

void FilterPanel::fill(QComboBox *combo, const QStringList &values, const std::optional<QString> &chosen)
{
    combo->clear();
    combo->addItem(tr("Any", "choice"));
    if (combo == m_payment)
        combo->addItem(tr("Not given"), QString());
    QStringList all = values;
    if (chosen && !chosen->isEmpty() && !all.contains(*chosen))
        all.append(*chosen); // a saved view may ask for what is not there today
    for (const QString &value : all)
        combo->addItem(combo == m_country ? SearchText::country(value)
                : combo == m_check        ? SearchText::checkTitle(*checkResultFromString(value))
                : combo == m_kind         ? SearchText::kind(*documentKindFromString(value))
                                          : value,
            value);
    combo->setCurrentIndex(chosen ? std::max(0, combo->findData(*chosen)) : 0);
}

void FilterPanel::showFilter()
{
    const QScopedValueRollback showing(m_showing, true);
    m_issued.from->setDate(m_filter.issuedOnFrom);
    m_issued.to->setDate(m_filter.issuedOnTo);
    m_due.from->setDate(m_filter.dueFrom);
    m_due.to->setDate(m_filter.dueTo);
    showPeriod(m_issued);
    showPeriod(m_due);
    const auto showAmount = [&](QLineEdit *line, const std::optional<AmountBound> &bound) {
        const auto typed = AmountInput::parse(line->text(), m_format.locale());
        if (!bound)
            line->clear();
        else if (!typed || *typed != *bound) // what is typed is left as it is
            line->setText(AmountInput::writePlain(*bound, m_format.locale()));
    };
    showAmount(m_least, m_filter.leastTotal);
    showAmount(m_most, m_filter.mostTotal);
    for (FilterField *field :
        {m_issued.fromField, m_issued.toField, m_due.fromField, m_due.toField, m_leastField, m_mostField})
        field->setFault({});
    fill();
    for (qsizetype place = 0; place < m_risks.size(); ++place) {
        const auto risk = static_cast<RiskProfile>(place);
        m_risks.at(place)->setChecked(std::count(m_filter.risks.begin(), m_filter.risks.end(), risk) > 0);
    }
    m_displayed->setChecked(m_filter.displayedOnly);
}

bool FilterPanel::hasFault() const
{
    const auto fields = {
        m_issued.fromField, m_issued.toField, m_due.fromField, m_due.toField, m_leastField, m_mostField};
    return std::any_of(
        fields.begin(), fields.end(), [](const FilterField *field) { return !field->fault().isEmpty(); });
}

void FilterPanel::focusFirst()
{
    m_issued.period->setFocus(Qt::TabFocusReason);
}

void FilterPanel::readDates()
{
    showPeriod(m_issued);
    showPeriod(m_due);
    const bool issued = readRange(m_issued);
    const bool due = readRange(m_due);
    InvoiceFilter changed = m_filter;
    if (issued) {
        changed.issuedOnFrom = m_issued.from->date();
        changed.issuedOnTo = m_issued.to->date();
    }
    if (due) {
        changed.dueFrom = m_due.from->date();
        changed.dueTo = m_due.to->date();
    }
    change(changed);
}

/// Whether both days make a range; says it beside the field where they do not.
bool FilterPanel::readRange(const DateRange &range)
{
    const QString wrong = tr("Enter a date, for example 2026-11-23");
    const bool backwards = range.from->date() && range.to->date() && *range.from->date() > *range.to->date();
    range.fromField->setFault(range.from->isUnderstood() ? QString() : wrong);
    range.toField->setFault(!range.to->isUnderstood() ? wrong
            : backwards                               ? tr("The end is before the start")
                                                      : QString());
    return range.fromField->fault().isEmpty() && range.toField->fault().isEmpty();
}

void FilterPanel::readAmounts()
{
    if (m_showing)
        return;
    InvoiceFilter changed = m_filter;
    const auto read = [&](const QLineEdit *line, FilterField *field, std::optional<AmountBound> &bound) {
        field->setFault({});
        bound.reset();
        if (line->text().trimmed().isEmpty())
            return;
        const auto amount = AmountInput::parse(line->text(), m_format.locale());
        if (amount)
            bound = *amount;
        else
            field->setFault(amount.error().message);
    };
    read(m_least, m_leastField, changed.leastTotal);
    read(m_most, m_mostField, changed.mostTotal);
    if (changed.leastTotal && changed.mostTotal && *changed.leastTotal > *changed.mostTotal)
        m_mostField->setFault(tr("The maximum is below the minimum"));
    if (m_leastField->fault().isEmpty() && m_mostField->fault().isEmpty())
        change(changed);
}

void FilterPanel::readChoices()
{
    if (m_showing)
        return;
    InvoiceFilter changed = m_filter;
    const auto kind = chosenIn(m_kind);
    changed.kind = kind ? documentKindFromString(*kind) : std::nullopt;
    const auto check = chosenIn(m_check);
    changed.check = check ? checkResultFromString(*check) : std::nullopt;
    const auto currency = chosenIn(m_currency);
    changed.currency = currency ? Currency::fromCode(*currency) : std::nullopt;
    const auto country = chosenIn(m_country);
    changed.country = country ? CountryCode::fromCode(*country) : std::nullopt;
    changed.paymentMechanism = chosenIn(m_payment);
    changed.source = chosenIn(m_source);
    changed.displayedOnly = m_displayed->isChecked();
    changed.risks.clear();
    for (qsizetype place = 0; place < m_risks.size(); ++place)
        if (m_risks.at(place)->isChecked())
            changed.risks.push_back(static_cast<RiskProfile>(place));
    change(changed);
}

void FilterPanel::change(const InvoiceFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    Q_EMIT filterChanged(m_filter);
}

void FilterPanel::takeTheme()
{
    m_clear->setFont(m_theme.font(TextRank::Body));
}

FilterScroll::FilterScroll(QWidget *panel, QWidget *page)
    : QScrollArea(page)
    , m_page(page)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setWidget(panel);
    viewport()->setAutoFillBackground(false);
    panel->setAutoFillBackground(false);
    followFocus(this);
    page->installEventFilter(this);
}

int FilterScroll::heightForWidth(int width) const
{
    constexpr int shareOfPage = 3;
    return std::min(widget()->heightForWidth(width), std::max(m_page->height() / shareOfPage, 0));
}

QSize FilterScroll::sizeHint() const
{
    return {widget()->sizeHint().width(), heightForWidth(std::max(width(), 1))};
}

QSize FilterScroll::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width(), 0};
}

bool FilterScroll::eventFilter(QObject *watched, QEvent *event)
{
    const bool grown = watched == m_page && event->type() == QEvent::Resize;
    if (grown || (watched == widget() && event->type() == QEvent::LayoutRequest))
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace billow

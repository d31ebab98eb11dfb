// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/DetailPane.h"

#include "core/invoice/InvoiceFields.h"
#include "core/invoice/Money.h"
#include "ui/format/DayText.h"
#include "ui/search/DocumentDetails.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize leastSize(310, 120);

/// The amounts of a credit note as it has them, and not their effect.
Invoice asWritten(Invoice invoice)
{
    if (invoice.kind != DocumentKind::CreditNote)
        return invoice;
    for (std::int64_t *amount : {&invoice.subtotal, &invoice.vat, &invoice.total})
        *amount = -*amount;
    for (VatLine &line : invoice.vatLines) {
        line.taxable = -line.taxable;
        line.vat = -line.vat;
    }
    return invoice;
}

/// A row of the pane.
struct Field {
    QString name;
    QString text; ///< for people
    QString exact; ///< to be copied
    bool optional = false; ///< no row where it is empty
};

/// The day, and how long ago it was where something is to be paid.
QString dueText(const Invoice &invoice)
{
    if (!invoice.dueOn)
        return {};
    const QDate today = QDate::currentDate();
    const QString day = dayText(*invoice.dueOn);
    if (!invoice.isOverdue(today))
        return day;
    return DetailPane::tr("%1, overdue by %n days", "due date", static_cast<int>(invoice.dueOn->daysTo(today)))
        .arg(day);
}

QString dateIso(const std::optional<QDate> &date)
{
    return date ? date->toString(Qt::ISODate) : QString();
}

/// In the order of the pane; as many for every invoice.
QList<Field> fieldsOf(const Invoice &invoice, const SearchText &text)
{
    const auto field = [&](InvoiceKey key) {
        const bool isCountry = key == InvoiceKey::ExportingCountry || key == InvoiceKey::ImportingCountry;
        const QString shown = isAmount(key)
            ? text.format().money(SearchText::minorUnits(invoice, key), invoice.currency)
            : isCountry ? text.toolTip(invoice, key)
                        : text.cell(invoice, key, invoice.currency);
        return Field{SearchText::title(key), shown, exactText(invoice, key)};
    };
    Field rate = field(InvoiceKey::VatRate);
    rate.optional = true;
    if (!invoice.vatLines.isEmpty())
        rate.text.clear(); // the check has them all
    return {
        {DetailPane::tr("Document"), SearchText::kind(invoice.kind), toString(invoice.kind)},
        field(InvoiceKey::Number),
        field(InvoiceKey::IssuedAt),
        {DetailPane::tr("Due"), dueText(invoice), dateIso(invoice.dueOn), true},
        field(InvoiceKey::Seller),
        {DetailPane::tr("Seller tax ID"), invoice.sellerTaxId, invoice.sellerTaxId, true},
        field(InvoiceKey::ExportingCountry),
        field(InvoiceKey::Buyer),
        {DetailPane::tr("Buyer tax ID"), invoice.buyerTaxId, invoice.buyerTaxId, true},
        field(InvoiceKey::ImportingCountry),
        field(InvoiceKey::CurrencyCode),
        field(InvoiceKey::Subtotal),
        rate,
        field(InvoiceKey::Vat),
        field(InvoiceKey::Total),
        field(InvoiceKey::PaymentMechanism),
        field(InvoiceKey::Risk),
        field(InvoiceKey::Source),
        field(InvoiceKey::AcceptedAt),
        field(InvoiceKey::Arrival),
    };
}

} // namespace

TaxCheck::TaxCheck(const Invoice &invoice, const MoneyFormat &format)
    : m_invoice(invoice)
    , m_format(format)
{
    if (invoice.vatLines.isEmpty())
        checkRate({VatCategory::Standard, invoice.vatRate, invoice.subtotal, invoice.vat});
    for (const VatLine &line : invoice.vatLines)
        checkRate(line);
    if (invoice.vatLines.size() > 1)
        checkVat();
    checkTotal();
}

void TaxCheck::checkRate(const VatLine &line)
{
    const auto calculated = line.rate.vatOn({line.taxable, m_invoice.currency});
    Line check;
    check.formula = tr("%1 × %2% = %3", "subtotal, rate, VAT")
                        .arg(money(line.taxable), line.rate.toPercent(),
                            calculated ? money(calculated->minorUnits()) : tr("too large to calculate"));
    if (line.category != VatCategory::Standard)
        check.formula = tr("%1: %2", "kind of VAT, calculation").arg(category(line.category), check.formula);
    check.agrees = calculated == Money(line.vat, m_invoice.currency);
    if (check.agrees) {
        check.verdict = tr("VAT matches, rounded half away from zero");
    } else if (!calculated) {
        check.verdict = tr("VAT on the invoice");
    } else {
        const Int128 difference = static_cast<Int128>(line.vat) - calculated->minorUnits();
        const QString amount = m_format.money(difference < 0 ? -difference : difference, m_invoice.currency);
        check.verdict = difference < 0 ? tr("VAT on the invoice: %1 less than calculated").arg(amount)
                                       : tr("VAT on the invoice: %1 more than calculated").arg(amount);
    }
    m_lines += check;
}

void TaxCheck::checkVat()
{
    Int128 sum = 0;
    QStringList parts;
    for (const VatLine &line : m_invoice.vatLines) {
        sum += line.vat;
        parts += money(line.vat);
    }
    const bool agrees = sum == m_invoice.vat;
    m_lines += {u"%1 = %2"_s.arg(parts.join(u" + "_s), m_format.money(sum, m_invoice.currency)),
        agrees ? tr("Matches the VAT") : tr("VAT on the invoice: %1").arg(money(m_invoice.vat)), agrees};
}

void TaxCheck::checkTotal()
{
    const bool agrees = m_invoice.subtotal + m_invoice.vat == m_invoice.total;
    m_lines += {u"%1 + %2 = %3"_s.arg(
                    money(m_invoice.subtotal), money(m_invoice.vat), money(m_invoice.subtotal + m_invoice.vat)),
        agrees ? tr("Matches the total") : tr("Total on the invoice: %1").arg(money(m_invoice.total)), agrees};
}

QString TaxCheck::category(VatCategory category)
{
    switch (category) {
    case VatCategory::Standard:
        return tr("Standard");
    case VatCategory::Zero:
        return tr("Zero rate");
    case VatCategory::Exempt:
        return tr("Exempt");
    case VatCategory::ReverseCharge:
        return tr("Reverse charge");
    case VatCategory::IntraCommunity:
        return tr("Intra-Community supply");
    case VatCategory::Export:
        return tr("Export");
    case VatCategory::OutsideScope:
        return tr("Outside the scope of VAT");
    case VatCategory::CanaryIslands:
        return tr("IGIC (Canary Islands)");
    case VatCategory::CeutaMelilla:
        return tr("IPSI (Ceuta and Melilla)");
    }
    Q_UNREACHABLE();
}

QString TaxCheck::money(std::int64_t minorUnits) const
{
    return m_format.money(minorUnits, m_invoice.currency);
}

DetailPane::DetailPane(Api &api, const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(format)
    , m_theme(theme)
    , m_title(new QLabel(tr("Details"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_close(new QPushButton(u"×"_s, this))
    , m_hint(new QLabel(tr("Select an invoice to see its details."), this))
    , m_area(new QScrollArea(this))
    , m_document(new DocumentDetails(api, format, theme, this))
{
    setLook(this, u"card"_s);
    build();
    connect(m_close, &QPushButton::clicked, this, &DetailPane::closeWanted);
    connect(m_copy, &QPushButton::clicked, this, &DetailPane::copyAll);
    connect(&theme, &Theme::changed, this, &DetailPane::takeTheme);
    takeTheme();
    show(std::nullopt);
}

void DetailPane::build()
{
    for (QPushButton *button : {m_copy, m_close}) {
        setLook(button, u"plain"_s);
        button->setAutoDefault(false);
    }
    m_copy->setToolTip(tr("Copy invoice details"));
    m_copy->setAccessibleName(tr("Copy invoice details"));
    m_close->setToolTip(tr("Close details"));
    m_close->setAccessibleName(tr("Close details"));
    setLook(m_hint, u"muted"_s);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    head->addWidget(m_close);
    auto *content = new QWidget(m_area);
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(0, 0, space::small, 0);
    m_grid->setHorizontalSpacing(space::medium);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnStretch(1, 1);
    buildFields();
    m_checkTitle = new QLabel(tr("Tax check"), this);
    m_check = new QVBoxLayout;
    m_check->setSpacing(space::tiny);
    m_grid->addWidget(m_checkTitle, m_grid->rowCount(), 0, 1, 2);
    m_grid->addLayout(m_check, m_grid->rowCount(), 0, 1, 2);
    m_grid->addWidget(m_document, m_grid->rowCount(), 0, 1, 2);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    setLook(content, u"plain"_s);
    setLook(m_area, u"plain"_s);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Details of the selected invoice"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::small, space::medium);
    layout->setSpacing(space::small);
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(m_area, 1);
    setMinimumSize(leastSize);
}

void DetailPane::buildFields()
{
    for (const Field &field : fieldsOf({}, m_text)) {
        auto *name = new QLabel(field.name, this);
        setLook(name, u"muted"_s);
        QLabel *value = makeText();
        name->setBuddy(value);
        const int row = m_grid->rowCount();
        m_grid->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeading);
        m_grid->addWidget(value, row, 1);
        m_names += name;
        m_values += value;
    }
}

QLabel *DetailPane::makeText(const QString &look)
{
    auto *text = new QLabel(this);
    makePlainText(text); // a name that looks like HTML is still a name
    text->setFont(m_theme.font(TextRank::Body));
    if (!look.isEmpty())
        setLook(text, look);
    return text;
}

void DetailPane::show(const std::optional<Invoice> &invoice)
{
    m_invoice = invoice;
    m_hint->setVisible(!invoice);
    m_area->setVisible(invoice.has_value());
    m_copy->setEnabled(invoice.has_value());
    if (!invoice)
        return;
    showFields();
    showCheck();
    m_document->show(*invoice);
}

void DetailPane::showFields()
{
    const QList<Field> fields = fieldsOf(*m_invoice, m_text);
    for (qsizetype row = 0; row < fields.size(); ++row) {
        const auto &[name, text, exact, optional] = fields.at(row);
        m_values.at(row)->setText(text.isEmpty() ? tr("not given") : text);
        for (QLabel *label : {m_names.at(row), m_values.at(row)})
            label->setVisible(!optional || !text.isEmpty());
    }
}

void DetailPane::showCheck()
{
    while (QLayoutItem *item = m_check->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Invoice written = asWritten(*m_invoice);
    const TaxCheck check(written, m_text.format());
    for (const auto &[formula, verdict, agrees] : check.lines()) {
        QLabel *line = makeText();
        line->setText(formula);
        m_check->addWidget(line);
        QLabel *word = makeText(agrees ? u"good-word"_s : u"caution-word"_s);
        word->setText(verdict);
        m_check->addWidget(word);
    }
}

void DetailPane::copyAll() const
{
    QStringList lines;
    for (const Field &field : fieldsOf(*m_invoice, m_text)) {
        if (!field.optional || !field.exact.isEmpty())
            lines += field.name + u'\t' + field.exact;
    }
    for (const VatLine &line : m_invoice->vatLines) {
        const auto amount = [&](std::int64_t effect) {
            return toDecimal(m_invoice->asWritten(effect), m_invoice->currency);
        };
        lines += QStringList{tr("VAT %1", "category").arg(TaxCheck::category(line.category)), line.rate.toPercent(),
            amount(line.taxable), amount(line.vat)}
                     .join(u'\t');
    }
    lines += m_document->lines();
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void DetailPane::takeTheme()
{
    m_title->setFont(m_theme.font(TextRank::Strong));
    m_checkTitle->setFont(m_theme.font(TextRank::Strong));
    for (QPushButton *button : {m_copy, m_close})
        button->setFont(m_theme.font(TextRank::Body));
    for (QLabel *name : m_names)
        name->setFont(m_theme.font(TextRank::Caption));
    m_hint->setFont(m_theme.font(TextRank::Body));
    for (QLabel *value : m_values)
        value->setFont(m_theme.font(TextRank::Body));
    if (m_invoice)
        showCheck();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/DetailPane.h"

#include "core/invoice/InvoiceFields.h"
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

TaxCheck::TaxCheck(const Invoice &invoice, const MoneyFormat &format)
    : m_invoice(invoice)
    , m_format(format)
    , m_calculated(invoice.vatRate.vatOn({invoice.subtotal, invoice.currency}))
{
}

QString TaxCheck::tax() const
{
    const QString calculated = m_calculated ? money(m_calculated->minorUnits()) : tr("too large to calculate");
    return tr("%1 × %2% = %3", "subtotal, rate, VAT")
        .arg(money(m_invoice.subtotal), m_invoice.vatRate.toPercent(), calculated);
}

QString TaxCheck::taxVerdict() const
{
    if (taxAgrees())
        return tr("VAT matches, rounded half away from zero");
    if (!m_calculated)
        return tr("VAT on the invoice");
    const Int128 difference = static_cast<Int128>(m_invoice.vat) - m_calculated->minorUnits();
    const QString amount = m_format.money(difference < 0 ? -difference : difference, m_invoice.currency);
    return difference < 0 ? tr("VAT on the invoice: %1 less than calculated").arg(amount)
                          : tr("VAT on the invoice: %1 more than calculated").arg(amount);
}

QString TaxCheck::sum() const
{
    return u"%1 + %2 = %3"_s.arg(
        money(m_invoice.subtotal), money(m_invoice.vat), money(m_invoice.subtotal + m_invoice.vat));
}

QString TaxCheck::sumVerdict() const
{
    return sumAgrees() ? tr("Matches the total") : tr("Total on the invoice: %1").arg(money(m_invoice.total));
}

QString TaxCheck::money(std::int64_t minorUnits) const
{
    return m_format.money(minorUnits, m_invoice.currency);
}

namespace {

constexpr std::array fieldsInOrder{InvoiceKey::Number, InvoiceKey::IssuedAt, InvoiceKey::Seller,
    InvoiceKey::ExportingCountry, InvoiceKey::Buyer, InvoiceKey::ImportingCountry, InvoiceKey::CurrencyCode,
    InvoiceKey::Subtotal, InvoiceKey::VatRate, InvoiceKey::Vat, InvoiceKey::Total, InvoiceKey::PaymentMechanism,
    InvoiceKey::Risk, InvoiceKey::Source, InvoiceKey::AcceptedAt, InvoiceKey::Arrival};

constexpr QSize leastSize(310, 120);

QString lookOf(bool agrees)
{
    return agrees ? u"good-word"_s : u"caution-word"_s;
}

} // namespace

DetailPane::DetailPane(const MoneyFormat &format, const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_text(format)
    , m_theme(theme)
    , m_title(new QLabel(tr("Details"), this))
    , m_copy(new QPushButton(tr("Copy"), this))
    , m_close(new QPushButton(u"×"_s, this))
    , m_hint(new QLabel(tr("Select an invoice to see its details."), this))
    , m_area(new QScrollArea(this))
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
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, 0, space::small, 0);
    grid->setHorizontalSpacing(space::medium);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(1, 1);
    buildFields(*grid);
    buildCheck(*grid);
    grid->setRowStretch(grid->rowCount(), 1);
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

QLabel *DetailPane::addValue(QGridLayout &grid, int row, const QString &name)
{
    auto *label = new QLabel(name, this);
    setLook(label, u"muted"_s);
    auto *value = new QLabel(this);
    value->setTextFormat(Qt::PlainText); // a name that looks like HTML is still a name
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setMinimumWidth(40);
    label->setBuddy(value);
    grid.addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeading);
    grid.addWidget(value, row, 1);
    m_names += label;
    return value;
}

void DetailPane::buildFields(QGridLayout &grid)
{
    for (const InvoiceKey field : fieldsInOrder)
        m_values[static_cast<std::size_t>(field)] = addValue(grid, grid.rowCount(), SearchText::title(field));
}

void DetailPane::buildCheck(QGridLayout &grid)
{
    m_checkTitle = new QLabel(tr("Tax check"), this);
    grid.addWidget(m_checkTitle, grid.rowCount(), 0, 1, 2);
    for (QLabel *&line : m_check) {
        line = new QLabel(this);
        line->setTextFormat(Qt::PlainText);
        line->setWordWrap(true);
        line->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line->setMinimumWidth(40);
        grid.addWidget(line, grid.rowCount(), 0, 1, 2);
    }
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
}

void DetailPane::showFields()
{
    for (const InvoiceKey field : fieldsInOrder) {
        const QString cell = m_text.cell(*m_invoice, field, m_invoice->currency);
        const bool isCountry = field == InvoiceKey::ExportingCountry || field == InvoiceKey::ImportingCountry;
        const bool needsMore = isAmount(field) || isCountry;
        const QString text = field == InvoiceKey::Vat ? m_text.format().money(m_invoice->vat, m_invoice->currency)
            : needsMore                               ? m_text.toolTip(*m_invoice, field)
                                                      : cell;
        m_values[static_cast<std::size_t>(field)]->setText(text.isEmpty() ? tr("not given") : text);
    }
}

void DetailPane::showCheck()
{
    const TaxCheck check(*m_invoice, m_text.format());
    const std::array texts{check.tax(), check.taxVerdict(), check.sum(), check.sumVerdict()};
    for (std::size_t line = 0; line < texts.size(); ++line)
        m_check[line]->setText(texts[line]);
    setLook(m_check[1], lookOf(check.taxAgrees()));
    setLook(m_check[3], lookOf(check.sumAgrees()));
}

void DetailPane::copyAll() const
{
    QStringList lines;
    for (const InvoiceKey field : fieldsInOrder)
        lines += SearchText::title(field) + u'\t' + exactText(*m_invoice, field);
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
    for (QLabel *line : m_check)
        line->setFont(m_theme.font(TextRank::Body));
    m_values[static_cast<std::size_t>(InvoiceKey::Total)]->setFont(m_theme.font(TextRank::Strong));
}

} // namespace billow

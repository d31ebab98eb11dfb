// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/frame/ResetDialog.h"

#include "core/api/Api.h"
#include "core/base/Words.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

ResetDialog::ResetDialog(Api &api, const SystemStatus &status, const MoneyFormat &format, Theme &theme, QWidget *parent,
    const QString &source)
    : QDialog(parent)
    , m_api(api)
    , m_status(status)
    , m_format(format)
    , m_title(new QLabel(this))
    , m_what(new QComboBox(this))
    , m_loss(new QLabel(this))
    , m_word(new QLineEdit(this))
    , m_confirm(new QPushButton(this))
{
    theme.dress(this);
    setWindowTitle(tr("Delete invoices"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_title->setFont(theme.font(TextRank::Title));
    m_what->setObjectName(u"what"_s);
    m_what->setAccessibleName(tr("What to delete"));
    m_what->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_loss->setObjectName(u"loss"_s);
    m_loss->setTextFormat(Qt::PlainText);
    m_loss->setWordWrap(true);
    m_word->setPlaceholderText(tr("Type “%1” to confirm").arg(tr("delete", "the word to type")));
    m_word->setAccessibleName(m_word->placeholderText());
    for (QWidget *each : std::initializer_list<QWidget *>{m_what, m_loss, m_word})
        each->setFont(theme.font(TextRank::Body)); // a style sheet keeps fonts from being inherited
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_confirm->setObjectName(u"confirm"_s);
    setLook(m_confirm, u"danger"_s);
    cancel->setDefault(true);
    for (QPushButton *button : {cancel, m_confirm})
        button->setFont(theme.font(TextRank::Strong));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    for (QWidget *each : std::initializer_list<QWidget *>{m_title, m_what, m_loss, m_word})
        layout->addWidget(each);
    layout->addSpacing(space::tiny);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);

    m_what->addItem(tr("All invoices"), QString());
    if (!source.isEmpty()) {
        m_what->addItem(source, source);
        m_what->setCurrentIndex(1);
    }
    // With the demo's invoices alone there is nothing to choose.
    m_what->setVisible(status.realCount > 0);
    if (status.realCount > 0) {
        whenDone(api.filterChoices(), this, [this](const Result<FilterChoices> &choices) {
            if (choices)
                addSources(choices->sources);
        });
    }
    choose();
    connect(m_what, &QComboBox::activated, this, &ResetDialog::choose);
    connect(m_word, &QLineEdit::textChanged, this, &ResetDialog::allow);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
}

QString ResetDialog::source() const
{
    return m_what->currentData().toString();
}

bool ResetDialog::deletesRealInvoices() const
{
    return source().isEmpty() ? m_status.realCount > 0 : source() != demoSource;
}

void ResetDialog::addSources(const QStringList &sources)
{
    for (const QString &source : sources) {
        if (m_what->findData(source) < 0)
            m_what->addItem(source == demoSource ? tr("Demo invoices") : source, source);
    }
}

/// Something else is to be deleted.
void ResetDialog::choose()
{
    const QString chosen = source();
    const bool all = chosen.isEmpty();
    m_title->setText(all ? tr("Delete all invoices?") : tr("Delete the invoices of this source?"));
    m_confirm->setText(all ? tr("Delete all invoices") : tr("Delete these invoices"));
    m_word->clear();
    m_word->setVisible(deletesRealInvoices());
    m_isKnown = all;
    m_loss->setText(all ? lossOfAll() : tr("Counting…"));
    allow();
    const int question = ++m_question;
    if (all)
        return;
    InvoiceQuery query;
    query.filter.source = chosen;
    whenDone(m_api.search(query), this, [this, question](const Result<InvoiceSearch> &found) {
        if (question == m_question)
            showLoss(found);
    });
}

void ResetDialog::showLoss(const Result<InvoiceSearch> &found)
{
    m_isKnown = found.ok();
    if (found) {
        QStringList totals;
        for (const CurrencyTotals &row : found->totals.byCurrency())
            totals.append(m_format.money(row.total, row.currency));
        const std::int64_t count = found->totals.count();
        m_loss->setText(tr(
            "This permanently deletes %1 invoices with a total of %2. All others stay.", nullptr, Words::plural(count))
                            .arg(m_format.number(count), totals.join(u", "_s)));
    } else {
        m_loss->setText(found.error().message);
    }
    allow();
}

void ResetDialog::allow()
{
    const bool typed = m_word->text().trimmed().toCaseFolded() == tr("delete", "the word to type");
    m_confirm->setEnabled(m_isKnown && (typed || !deletesRealInvoices()));
}

QString ResetDialog::lossOfAll() const
{
    const QString all = m_format.number(m_status.stored);
    if (m_status.realCount == 0)
        return tr(
            "This permanently deletes all %1 invoices and resets every total.", nullptr, Words::plural(m_status.stored))
            .arg(all);
    return tr("This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, "
              "not generated.",
        nullptr, Words::plural(m_status.stored))
        .arg(all, m_format.number(m_status.realCount));
}

} // namespace billow

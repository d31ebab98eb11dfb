// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/search/FilterField.h"

#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

FilterField::FilterField(const QString &name, int width, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_nameText(name)
    , m_characters(width)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this))
    , m_name(new QLabel(name, this))
    , m_fault(new QLabel(this))
{
    setLook(m_name, u"muted"_s);
    setLook(m_fault, u"fault"_s);
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_layout->addWidget(m_name);
    m_layout->addWidget(m_fault);
    m_layout->addStretch();
    connect(&theme, &Theme::changed, this, &FilterField::takeTheme);
    takeTheme();
}

void FilterField::setControl(QWidget *control)
{
    m_control = control;
    control->setAccessibleName(m_nameText);
    m_name->setBuddy(control);
    m_layout->insertWidget(1, control);
    takeTheme();
}

void FilterField::setFault(const QString &fault)
{
    if (fault == m_faultText)
        return;
    m_faultText = fault;
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    if (m_control) {
        m_control->setProperty("invalid", !fault.isEmpty());
        m_control->setAccessibleDescription(fault);
        repolish(m_control);
    }
    updateGeometry();
}

QSize FilterField::sizeHint() const
{
    const int width = m_characters == 0
        ? m_layout->totalSizeHint().width()
        : m_characters * QFontMetrics(m_theme.font(TextRank::Body)).averageCharWidth() + 2 * space::large;
    return {width,
        m_layout->hasHeightForWidth() ? m_layout->totalHeightForWidth(width) : m_layout->totalSizeHint().height()};
}

void FilterField::takeTheme()
{
    if (qobject_cast<QLineEdit *>(m_control) || qobject_cast<QComboBox *>(m_control)) {
        m_control->setFont(m_theme.font(TextRank::Body));
        m_control->setFixedHeight(m_theme.rowHeight() + space::tiny / 2); // a combo's hint is taller than a line's
    }
    m_name->setFont(m_theme.font(TextRank::Caption));
    m_fault->setFont(m_theme.font(TextRank::Caption));
    updateGeometry();
}

} // namespace billow

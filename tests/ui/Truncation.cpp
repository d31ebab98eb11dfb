// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/Truncation.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/StripItem.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

using namespace billow;
using namespace Qt::StringLiterals;

namespace {

bool isNarrow(const QWidget &widget)
{
    return widget.sizeHint().width() > widget.width();
}

/// The text of \a widget where it does not fit; empty where it does, or has none.
QString cutText(const QWidget &widget)
{
    if (const auto *elided = qobject_cast<const ElidedLabel *>(&widget))
        return elided->isElided() ? elided->accessibleName() : QString();
    if (const auto *item = qobject_cast<const StripItem *>(&widget))
        return isNarrow(*item) ? item->text() : QString();
    if (const auto *label = qobject_cast<const QLabel *>(&widget)) {
        const bool low = label->wordWrap() && label->heightForWidth(label->width()) > label->height();
        return low || (!label->wordWrap() && isNarrow(*label)) ? label->text() : QString();
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return isNarrow(*button) ? button->text() : QString();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
        const int arrow = 36;
        return box->fontMetrics().horizontalAdvance(box->currentText()) + arrow > box->width() ? box->currentText()
                                                                                               : QString();
    }
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget)) {
        const QString hint = field->text().isEmpty() ? field->placeholderText() : QString();
        const int edges = 20;
        return field->fontMetrics().horizontalAdvance(hint) + edges > field->width() ? hint : QString();
    }
    return {};
}

QStringList cutHeadings(const QHeaderView &header)
{
    QStringList cut;
    if (header.orientation() == Qt::Vertical)
        return cut;
    for (int section = 0; section < header.count(); ++section) {
        const QString text = header.model()->headerData(section, Qt::Horizontal).toString();
        const int edges = 8;
        if (!header.isSectionHidden(section)
            && header.fontMetrics().horizontalAdvance(text) + edges > header.sectionSize(section))
            cut += text;
    }
    return cut;
}

void collect(const QWidget &parent, const QString &place, Truncations &found)
{
    int number = 0;
    for (const QObject *child : parent.children()) {
        const auto *widget = qobject_cast<const QWidget *>(child);
        if (!widget)
            continue;
        const QString here = u"%1/%2 %3"_s.arg(place).arg(number++).arg(
            QString::fromLatin1(widget->metaObject()->className()).remove(u"billow::"_s));
        if (!widget->isVisible() || widget->isWindow())
            continue;
        if (const auto *header = qobject_cast<const QHeaderView *>(widget)) {
            const QStringList cut = cutHeadings(*header);
            for (const QString &heading : cut)
                found.insert(here + u' ' + heading, heading);
        } else if (const QString text = cutText(*widget); !text.isEmpty()) {
            found.insert(here, text);
        }
        collect(*widget, here, found);
    }
}

} // namespace

Truncations truncations(const QWidget &window, const QString &place)
{
    Truncations found;
    collect(window, place, found);
    return found;
}

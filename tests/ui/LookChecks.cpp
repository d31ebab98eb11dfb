// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/LookChecks.h"

#include <QAbstractScrollArea>
#include <QDir>
#include <QLayout>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

void compareSiblings(const QWidget *parent)
{
    QList<QWidget *> shown;
    for (QObject *child : parent->children()) {
        auto *widget = qobject_cast<QWidget *>(child);
        if (widget && widget->isVisible() && !widget->isWindow() && !widget->size().isEmpty())
            shown += widget;
    }
    for (const QWidget *widget : shown) {
        const QByteArray type = widget->metaObject()->className();
        const QString name = QString::fromLatin1(type) + u' ' + widget->objectName();
        QVERIFY2(parent->rect().contains(widget->geometry()), qPrintable(name + u" is cut off"_s));
        for (const QWidget *other : shown) {
            QVERIFY2(other == widget || !other->geometry().intersects(widget->geometry()),
                qPrintable(name + u" overlaps "_s + QString::fromLatin1(other->metaObject()->className())));
        }
        const bool covers = type == "billow::InvoicePanel" || type == "billow::ResultPanel"
            || qobject_cast<const QAbstractScrollArea *>(widget);
        if (widget->layout() && !covers)
            compareSiblings(widget);
    }
}

void keepPicture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("BILLOW_SCREENSHOTS");
    if (!folder.isEmpty() && QDir().mkpath(folder))
        QVERIFY(widget.grab().save(folder + u'/' + name + u".png"_s));
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QList>
#include <QString>
#include <QTest>

/// Small e-invoices of our own: one correct document a syntax in tests/data/e-invoices, and edits that make another of
/// it.
namespace billow::einvoice::test {

struct Edit {
    QByteArray before;
    QByteArray after;
};
using Edits = QList<Edit>;

inline const QString ublInvoice = QStringLiteral("ubl-invoice.xml");
inline const QString ublCreditNote = QStringLiteral("ubl-credit-note.xml");
inline const QString cii = QStringLiteral("cii-invoice.xml");
inline const QString zugferd1 = QStringLiteral("zugferd-1.xml");

/// The document \a name after \a edits; each has to find what it replaces, and replaces it everywhere.
[[nodiscard]] inline QByteArray fixture(const QString &name, const Edits &edits = {})
{
    QFile file(QStringLiteral(BILLOW_TEST_DATA "/e-invoices/%1").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(file.fileName()));
    QByteArray document = file.readAll();
    for (const Edit &edit : edits) {
        if (!document.contains(edit.before))
            qFatal("%s does not have \"%s\"", qPrintable(name), edit.before.constData());
        document.replace(edit.before, edit.after);
    }
    return document;
}

} // namespace billow::einvoice::test

Q_DECLARE_METATYPE(billow::einvoice::test::Edits)

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/RejectionFile.h"

#include "core/invoice/InvoiceCsv.h"
#include "core/invoice/InvoiceFields.h"

namespace billow {

using namespace Qt::StringLiterals;

QByteArray rejectionsCsv(const ImportReport &report)
{
    QString text = u"\uFEFFfile,line,field,reason\r\n"_s;
    for (const Rejection &rejection : report.rejections()) {
        const auto cell = [](const QString &foreign) { return csvQuoted(withoutFormula(foreign)); };
        text += cell(rejection.file) + u',' + QString::number(rejection.line) + u',' + cell(rejection.field) + u','
            + cell(rejection.reason) + u"\r\n"_s;
    }
    return text.toUtf8();
}

} // namespace billow

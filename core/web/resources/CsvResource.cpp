// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/invoice/InvoiceCsv.h"
#include "core/web/guard/QtHttpServer.h"
#include "core/web/http/ContentCoding.h"
#include "core/web/resources/CsvPieces.h"
#include "core/web/resources/InvoiceFinder.h"
#include "core/web/resources/InvoiceParameters.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QDate>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

HttpResponse fileHead(bool gzipped)
{
    HttpResponse head{.mediaType = csvMediaType.toByteArray()};
    const QByteArray day = QDate::currentDate().toString(Qt::ISODate).toLatin1();
    head.fields.emplace_back("Content-Disposition", "attachment; filename=\"invoices-" + day + ".csv\"");
    head.fields.emplace_back("Vary", "Accept-Encoding");
    if (gzipped)
        head.fields.emplace_back("Content-Encoding", "gzip");
    return head;
}

} // namespace

void getInvoicesCsv(const Surroundings &surroundings, const Call &call)
{
    const auto query = invoiceQuery(call.head.query);
    if (!query)
        return call.reply.send(failure(query.error()));
    const std::shared_ptr<void> place = surroundings.finder.placeForFile();
    if (!place)
        return call.reply.send(HttpResponse::tryAgain(u"Too many exports are running. Try again."_s));
    const bool gzipped = prefersGzip(call.head.field("accept-encoding").value_or(QByteArray()));
    surroundings.finder.find(surroundings, *query, call.reply,
        [&surroundings, reply = call.reply, gzipped, place](const Result<InvoiceSearch> &search) {
            if (!search)
                return reply.send(failure(search.error()));
            if (search->totals.count() > InvoiceSearch::mostListed) {
                return reply.send(HttpResponse::error(400,
                    u"A file has at most %1 invoices, and there are %2: narrow the filters, or divide them by after "
                    "and before"_s.arg(InvoiceSearch::mostListed)
                        .arg(search->totals.count())));
            }
            const auto pieces = std::make_shared<CsvPieces>(surroundings, *search, gzipped, place);
            reply.stream(fileHead(gzipped), [pieces] { return pieces->next(); });
        });
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/client/RemoteLedger.h"

#include "core/base/Words.h"
#include "core/web/json/Json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <thread>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A program that has the lock only just now is about to serve.
constexpr auto firstPatience = 5s;
constexpr std::chrono::milliseconds usualPause = 250ms;
constexpr auto napTime = 50ms;
/// What the API takes in one request.
constexpr std::int64_t largestBody = 8 * 1024 * 1024;
constexpr qsizetype partSize = 4 * 1024 * 1024;

/// One invoice on each line, as GET gives it.
QByteArray toLines(std::span<const Invoice> invoices)
{
    QByteArray lines;
    for (const Invoice &invoice : invoices) {
        lines += toJson(invoice);
        lines.chop(1);
        lines += ",\"amounts\":\"effect\"}\n";
    }
    return lines;
}

QJsonObject objectOf(const HolderClient::Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QString messageOf(const HolderClient::Answer &answer)
{
    const QString message = objectOf(answer)[u"error"].toString();
    return message.isEmpty() ? Words::tr("status %1").arg(answer.status) : message;
}

ItemOutcome toOutcome(const QJsonObject &item)
{
    const QString status = item[u"status"].toString();
    ItemOutcome outcome{.duplicate = status == u"duplicate", .seq = item[u"seq"].toInteger()};
    if (status == u"conflict") {
        for (const QJsonValue &name : item[u"fields"].toArray()) {
            // One that this program does not know, a newer one does: there is a conflict all the same.
            outcome.conflict.append(fieldOfMember(name.toString()).value_or(InvoiceKey::Number));
        }
    } else if (!outcome.duplicate && status != u"accepted") {
        outcome.fault = Error::invalid(item[u"error"].toString(), item[u"field"].toString());
    }
    return outcome;
}

HolderClient::Request documentRequest(const Invoice &invoice)
{
    const ReceivedDocument &document = *invoice.attachment.document;
    QUrlQuery query;
    query.addQueryItem(u"name"_s, QString::fromLatin1(QUrl::toPercentEncoding(document.fileName)));
    query.addQueryItem(u"source"_s, QString::fromLatin1(QUrl::toPercentEncoding(invoice.source)));
    return {.method = "POST",
        .target = "/api/documents?" + query.toString(QUrl::FullyEncoded).toLatin1(),
        .type = document.mediaType.toLatin1(),
        .body = unpacked(document.packed)};
}

/// Of the import of one document.
ItemOutcome outcomeOfReport(const QJsonObject &report)
{
    if (report[u"accepted"].toInteger() > 0)
        return {};
    const QJsonObject conflict = report[u"conflict_details"].toArray().first().toObject();
    if (!conflict.isEmpty()) {
        return toOutcome(
            {{u"status"_s, u"conflict"_s}, {u"seq"_s, conflict[u"seq"_s]}, {u"fields"_s, conflict[u"fields"_s]}});
    }
    if (report[u"duplicates"].toInteger() > 0)
        return {.duplicate = true};
    const QJsonObject rejection = report[u"rejections"].toArray().first().toObject();
    const QString failure = report[u"files"].toArray().first().toObject()[u"failure"].toString();
    return {.fault = Error::invalid(
                rejection.isEmpty() ? failure : rejection[u"reason"].toString(), rejection[u"field"].toString())};
}

/// Those of several invoices, or of one document.
std::vector<ItemOutcome> toOutcomes(const HolderClient::Answer &answer)
{
    const QJsonObject all = objectOf(answer);
    if (!all[u"data"].isArray())
        return {toOutcome(all[u"data"].isObject() ? all[u"data"].toObject() : all)};
    const QJsonArray items = all[u"data"].toArray();
    std::vector<ItemOutcome> outcomes;
    outcomes.reserve(static_cast<std::size_t>(items.size()));
    for (const QJsonValue &item : items)
        outcomes.push_back(toOutcome(item.toObject()));
    return outcomes;
}

} // namespace

/// One batch on its way.
struct RemoteLedger::Delivery {
    const HolderClient::Request request;
    const std::size_t invoices;
    const QString file; ///< the name of a document that is larger than a request may be; its body is sent in parts
    Seq newestBefore = 0; ///< where the ledger stood when it was first sent
    bool sent = false; ///< some of it may be stored
    bool heard = false; ///< a program has answered, if only that it isn't ready
    std::chrono::milliseconds pause = usualPause; ///< before it is sent again
};

RemoteLedger::RemoteLedger(Options options)
    : m_options(std::move(options))
    , m_client(m_options.token, [this] { return isCancelled(); })
{
}

RemoteLedger::~RemoteLedger() = default;

Result<void> RemoteLedger::open()
{
    const QDeadlineTimer deadline(firstPatience);
    for (;;) {
        auto connected = connect();
        if (connected || deadline.hasExpired() || !pause(usualPause))
            return connected;
    }
}

RemoteLedger::Outcomes RemoteLedger::store(std::span<const Invoice> invoices)
{
    std::vector<ItemOutcome> outcomes;
    while (!invoices.empty()) {
        // A document goes alone, as it came; what is read from it is the same there.
        const auto hasDocument = [](const Invoice &invoice) {
            const ReceivedDocument *document = invoice.attachment.document.get();
            return document && !document->packed.isEmpty();
        };
        const auto next = std::ranges::find_if(invoices, hasDocument);
        const bool isDocument = next == invoices.begin();
        const auto batch = invoices.first(isDocument ? 1 : static_cast<std::size_t>(next - invoices.begin()));
        Delivery delivery{.request = isDocument ? documentRequest(batch.front())
                                                : HolderClient::Request{.method = "POST",
                                                    .target = "/api/invoices",
                                                    .type = "application/x-ndjson",
                                                    .body = toLines(batch)},
            .invoices = batch.size(),
            .file = isDocument && batch.front().attachment.document->size > largestBody
                ? batch.front().attachment.document->fileName
                : QString()};
        const Outcomes stored = deliverPatiently(delivery);
        if (!stored)
            return stored;
        outcomes.insert(outcomes.end(), stored->begin(), stored->end());
        invoices = invoices.subspan(batch.size());
    }
    return outcomes;
}

/// Sends it until it is stored, or given up.
RemoteLedger::Outcomes RemoteLedger::deliverPatiently(Delivery &delivery)
{
    QDeadlineTimer absence(m_options.longestAbsence);
    for (;;) {
        Outcomes outcomes = deliver(delivery);
        if (outcomes || outcomes.error().kind != Error::Kind::Unavailable) {
            say({});
            return outcomes;
        }
        if (std::exchange(delivery.heard, false))
            absence.setRemainingTime(m_options.longestAbsence);
        if (absence.hasExpired())
            return givenUp(delivery, outcomes.error().message);
        say(outcomes.error().message);
        if (!pause(std::exchange(delivery.pause, usualPause)))
            return givenUp(delivery, Words::tr("it was cancelled"));
    }
}

/// Sends it once. Unavailable: it may be sent again.
RemoteLedger::Outcomes RemoteLedger::deliver(Delivery &delivery)
{
    if (m_address.isEmpty()) {
        if (auto connected = connect(); !connected)
            return connected.error();
    }
    if (!delivery.file.isEmpty())
        return deliverInParts(delivery);
    if (!delivery.sent)
        delivery.newestBefore = m_newest;
    const bool isAgain = delivery.sent;
    constexpr int known = 200; // a conflict
    constexpr int created = 201;
    constexpr int allRejected = 422;
    const auto answer = ask(delivery, delivery.request, {known, created, allRejected});
    if (!answer)
        return answer.error();
    std::vector<ItemOutcome> outcomes = toOutcomes(*answer);
    if (isAgain)
        creditFirstSending(outcomes, delivery.newestBefore);
    for (const ItemOutcome &outcome : outcomes)
        m_newest = std::max(m_newest, outcome.seq);
    return outcomes;
}

/// As an import over HTTP. One that breaks off is begun again: what it has stored is already stored then.
RemoteLedger::Outcomes RemoteLedger::deliverInParts(Delivery &delivery)
{
    constexpr int fine = 200;
    constexpr int created = 201;
    constexpr int accepted = 202;
    constexpr int refused = 422;
    const QByteArray name = QJsonDocument(QJsonObject{{u"name"_s, delivery.file}}).toJson(QJsonDocument::Compact);
    const auto begun = ask(
        delivery, {.method = "POST", .target = "/api/imports", .type = "application/json", .body = name}, {created});
    if (!begun)
        return begun.error();
    const QByteArray import = "/api/imports/" + objectOf(*begun)[u"data"][u"id"].toString().toLatin1();
    const QByteArray &whole = delivery.request.body;
    for (qsizetype sent = 0, part = 1; sent < whole.size(); sent += partSize, ++part) {
        const auto taken = ask(delivery,
            {.method = "PUT",
                .target = import + "/parts/" + QByteArray::number(part),
                .type = "application/octet-stream",
                .body = whole.mid(sent, partSize)},
            {fine});
        if (!taken)
            return taken.error();
    }
    auto state = ask(delivery, {.method = "POST", .target = import + "/start", .type = "application/json", .body = {}},
        {accepted, refused});
    if (state && state->status == refused)
        return std::vector<ItemOutcome>{{.fault = Error::invalid(messageOf(*state))}};
    while (state && objectOf(*state)[u"data"][u"report"].isNull()) {
        if (!pause(napTime))
            return Error::unavailable(Words::tr("it was cancelled"));
        state = ask(delivery, {.method = "GET", .target = import, .type = {}, .body = {}}, {fine});
    }
    if (!state)
        return state.error();
    return std::vector<ItemOutcome>{outcomeOfReport(objectOf(*state)[u"data"][u"report"].toObject())};
}

Result<HolderClient::Answer> RemoteLedger::ask(
    Delivery &delivery, const HolderClient::Request &request, const std::vector<int> &expected)
{
    auto answer = m_client.ask(request, &delivery.sent);
    constexpr int anotherProgram = 412;
    if (!answer || answer->status == anotherProgram)
        m_address.clear();
    if (!answer)
        return answer.error();
    constexpr int late = 408;
    constexpr int notNow = 503;
    if (answer->status == late || answer->status == notNow || answer->status == anotherProgram) {
        delivery.heard = answer->status != anotherProgram;
        delivery.pause = std::max<std::chrono::milliseconds>(usualPause, answer->retryAfter);
        return Error::unavailable(messageOf(*answer));
    }
    if (std::ranges::find(expected, answer->status) == expected.end())
        return Error::invalid(Words::tr("The program at %1 refused: %2").arg(m_address, messageOf(*answer)));
    return answer;
}

Result<void> RemoteLedger::connect()
{
    const auto holder = m_options.findHolder();
    if (!holder)
        return Error::unavailable(holder.error().message);
    if (holder->startId.isEmpty())
        return Error::unavailable(Words::tr("%1 didn’t identify itself").arg(holder->name));
    Error why = Error::unavailable(Words::tr("%1 didn’t publish the address of its API").arg(holder->name));
    for (const QString &address : holder->addresses) {
        const auto greeted = greet(address, holder->startId);
        if (greeted) {
            m_address = address;
            return {};
        }
        m_client.close();
        why = greeted.error();
    }
    return why;
}

/// Makes sure that the ledger's holder is at \a address.
Result<void> RemoteLedger::greet(const QString &address, const QString &startId)
{
    m_client.setHolder(address, startId);
    const auto answer = m_client.ask({.method = "GET", .target = "/api/system/status", .type = {}, .body = {}});
    if (!answer)
        return answer.error();
    constexpr int unauthorised = 401;
    constexpr int fine = 200;
    if (answer->status == unauthorised)
        return Error::unavailable(
            Words::tr("The program at %1 needs its access token. Set SECRET_KEY_BASE to the same value as there.")
                .arg(address));
    if (answer->status != fine)
        return Error::unavailable(Words::tr("The program at %1 answered: %2").arg(address, messageOf(*answer)));
    const QJsonObject status = objectOf(*answer)[u"data"].toObject();
    if (status[u"start_id"].toString() != startId)
        return Error::unavailable(Words::tr("The program at %1 isn’t the one that uses this ledger").arg(address));
    // Before that it does not know how many there are.
    if (status[u"storage"][u"state"].toString() != u"ready")
        return Error::unavailable(Words::tr("The program at %1 hasn’t opened the ledger yet").arg(address));
    m_newest = std::max<Seq>(m_newest, status[u"total_generated"].toInteger());
    return {};
}

Error RemoteLedger::givenUp(const Delivery &delivery, const QString &why)
{
    if (!delivery.sent)
        return Error::unavailable(why);
    return Error::unavailable(
        Words::tr("the last %1 invoices weren’t confirmed (%2). Import the file again to make sure they’re stored.")
            .arg(QString::number(delivery.invoices), why));
}

bool RemoteLedger::pause(std::chrono::milliseconds time) const
{
    const QDeadlineTimer end(time);
    while (!isCancelled() && !end.hasExpired())
        std::this_thread::sleep_for(napTime);
    return !isCancelled();
}

void RemoteLedger::say(const QString &why)
{
    if (std::exchange(m_said, why) != why)
        m_options.onWaiting(why);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/ui/FakeApi.h"

#include "tests/ui/FakeSearch.h"

#include <QPromise>

#include <algorithm>

using namespace billow;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Seq newestOfSnapshot = 50;

template <typename Value>
QFuture<Value> finished(Value value)
{
    QPromise<Value> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

FakeApi::FakeApi()
{
    status.storage = {Health::State::Ready, u"SQLite"_s, u"/home/thandi/.local/share/billow/ledger.db"_s, {}, 400us};
    status.cache = {Health::State::Off, u"Redis"_s, {}, {}, {}};
}

FakeApi::~FakeApi() = default;

QFuture<CommandOutcome> FakeApi::start()
{
    return answer(u"start"_s, Activity::Running);
}

QFuture<CommandOutcome> FakeApi::stop()
{
    return answer(u"stop"_s, Activity::Stopping);
}

QFuture<CommandOutcome> FakeApi::reset(bool deleteRealInvoices)
{
    return answer(deleteRealInvoices ? u"reset real"_s : u"reset"_s, Activity::Stopped);
}

QFuture<CommandOutcome> FakeApi::removeInvoices(const QString &source, bool deleteRealInvoices)
{
    return answer(u"remove %1%2"_s.arg(deleteRealInvoices ? u"real "_s : QString(), source), status.activity);
}

QFuture<CommandOutcome> FakeApi::setRates(const Rates &rates)
{
    ratesGiven = rates;
    if (!nextOutcome)
        status.rates = rates;
    return answer(u"rates"_s, status.activity);
}

QFuture<CommandOutcome> FakeApi::releaseBacklog()
{
    return answer(u"release"_s, status.activity);
}

QFuture<CommandOutcome> FakeApi::answer(const QString &command, Activity activity)
{
    commands += command;
    if (nextOutcome)
        return finished(*std::exchange(nextOutcome, {}));
    status.activity = activity;
    return finished(CommandOutcome{CommandOutcome::Verdict::Done, {}, activity});
}

QFuture<Result<std::vector<ItemOutcome>>> FakeApi::submit(const InvoiceBatch &invoices, std::chrono::milliseconds)
{
    std::vector<ItemOutcome> outcomes(static_cast<std::size_t>(invoices.size()));
    for (ItemOutcome &outcome : outcomes)
        outcome.seq = m_cursor + ++backlog;
    return finished(Result<std::vector<ItemOutcome>>(outcomes));
}

QFuture<Result<ImportPreview>> FakeApi::previewImport(const QString &path, const ImportOptions &options)
{
    return imports.preview(path, options);
}

QFuture<Result<QString>> FakeApi::saveImportProfile(
    const QString &name, const QString &path, const ImportOptions &options)
{
    imports.saved.append({{name, path}, options});
    return QtFuture::makeReadyFuture(imports.saveAnswer);
}

QFuture<std::vector<ImportProfileTitle>> FakeApi::importProfiles()
{
    return finished(imports.profiles);
}

std::unique_ptr<ImportJob> FakeApi::importFiles(const QStringList &paths, const ImportOptions &options)
{
    return imports.begin(paths, options);
}

QFuture<Result<InvoiceBatch>> FakeApi::invoices(Seq first, Seq last)
{
    requests.append({first, last});
    auto promise = std::make_shared<Promise>();
    promise->start();
    const QFuture<Result<InvoiceBatch>> future = promise->future();
    if (readsFail)
        m_keptBack.push_back({promise, Error::unavailable(u"the disk is away"_s)});
    else
        m_keptBack.push_back({promise, batch(first, std::min(last, m_cursor + backlog))});
    if (!keepsBack)
        answerNext();
    return future;
}

QFuture<Result<InvoiceBatch>> FakeApi::invoices(const QList<Seq> &seqs)
{
    const QMutexLocker lock(&m_mutex);
    seqRequests.append(seqs);
    if (ignoresSeqs) {
        m_ignored.push_back(std::make_unique<Promise>());
        m_ignored.back()->start();
        return m_ignored.back()->future();
    }
    if (readsFail)
        return finished(Result<InvoiceBatch>(Error::unavailable(u"the disk is away"_s)));
    InvoiceBatch found;
    for (const Seq seq : seqs)
        found += batch(seq, std::min(seq, m_cursor + backlog));
    return finished(Result<InvoiceBatch>(found));
}

QFuture<Result<InvoiceSearch>> FakeApi::search(const InvoiceQuery &query)
{
    const QMutexLocker lock(&m_mutex);
    searches.append(query);
    if (!keepsSearchesBack)
        return finished(find(query));
    auto promise = std::make_shared<QPromise<Result<InvoiceSearch>>>();
    promise->start();
    m_searchesKeptBack.push_back({promise, query});
    return promise->future();
}

Result<InvoiceSearch> FakeApi::find(const InvoiceQuery &query) const
{
    if (searchError)
        return *searchError;
    InvoiceSearch found = searchIn(batch(1, m_cursor + backlog), query, m_cursor);
    found.epoch = m_epoch;
    return found;
}

qsizetype FakeApi::searchCount()
{
    const QMutexLocker lock(&m_mutex);
    return searches.size();
}

bool FakeApi::hasSearchesKeptBack()
{
    const QMutexLocker lock(&m_mutex);
    return !m_searchesKeptBack.empty();
}

void FakeApi::answerSearchAndClear()
{
    const KeptSearch search = std::move(m_searchesKeptBack.front());
    m_searchesKeptBack.pop_front();
    const Result<InvoiceSearch> found = find(search.query);
    clearLedger();
    search.promise->addResult(found);
    search.promise->finish();
}

void FakeApi::answerSearch()
{
    const KeptSearch search = std::move(m_searchesKeptBack.front());
    m_searchesKeptBack.pop_front();
    search.promise->addResult(find(search.query));
    search.promise->finish();
}

QFuture<Result<FilterChoices>> FakeApi::filterChoices()
{
    return finished(Result<FilterChoices>(choicesIn(batch(1, m_cursor + backlog))));
}

QFuture<Result<std::optional<ReceivedDocument>>> FakeApi::document(Seq seq)
{
    const auto found = documents.constFind(seq);
    return finished(
        Result<std::optional<ReceivedDocument>>(found == documents.cend() ? std::nullopt : std::optional(*found)));
}

QFuture<Result<OriginalDocument>> FakeApi::original(Seq seq)
{
    return finished(originals.contains(seq) ? Result<OriginalDocument>(originals[seq])
                                            : Result<OriginalDocument>(Error::invalid(u"No original is kept"_s)));
}

QFuture<Result<ProcessFigures>> FakeApi::process()
{
    return finished(Result<ProcessFigures>(figures));
}

QFuture<Result<QString>> FakeApi::testStorage(const QString &url)
{
    commands += u"test "_s + url;
    return slowTest ? slowTest->future() : finished(testAnswer);
}

QFuture<Result<QString>> FakeApi::testCache(const QString &url)
{
    return testStorage(url);
}

bool FakeApi::crashActor(const QString &name)
{
    commands += u"crash "_s + name;
    return takesCrashes;
}

std::unique_ptr<LogFeed> FakeApi::watchLog()
{
    auto feed = std::make_unique<LogFeed>();
    m_feeds += feed.get();
    return feed;
}

void FakeApi::log(const QList<LogEntry> &entries, qint64 lost)
{
    for (const QPointer<LogFeed> &feed : m_feeds)
        if (feed)
            Q_EMIT feed->arrived(entries, lost);
}

QFuture<Result<Analytics>> FakeApi::analytics(const AnalyticsQuery &query)
{
    return analyse ? analyse(query) : finished(Result<Analytics>(Analytics()));
}

void FakeApi::answerNext()
{
    const Request request = std::move(m_keptBack.front());
    m_keptBack.pop_front();
    request.promise->addResult(request.answer);
    request.promise->finish();
}

void FakeApi::answerIgnored()
{
    const QMutexLocker lock(&m_mutex);
    for (const auto &promise : m_ignored) {
        promise->addResult(InvoiceBatch());
        promise->finish();
    }
    m_ignored.clear();
}

std::size_t FakeApi::ignored()
{
    const QMutexLocker lock(&m_mutex);
    return m_ignored.size();
}

std::unique_ptr<Subscription> FakeApi::subscribe()
{
    auto subscription = std::make_unique<Subscription>();
    m_subscription = subscription.get();
    return subscription;
}

Invoice FakeApi::invoiceAt(Seq seq) const
{
    static const QStringList names{u"Antsirabe Cotton SARL"_s, u"Umfolozi Sugar Traders"_s, u"Table Bay Ceramics CC"_s,
        u"Mosi Agro-Processing Ltd"_s, u"Baía Azul Importações e Exportações, Lda"_s, u"Okavango Outfitters"_s,
        u"Île Plate Sugar Ltée"_s, u"Lubombo Textiles (Pty) Ltd"_s, u"Copperbelt Bearings Ltd"_s,
        u"Ruaha Timber Works"_s, u"Drakensberg Dairies"_s};
    static const QStringList payments{
        u"Letter of Credit"_s, u"Open Account"_s, u"Documentary Collection"_s, u"Advance Payment"_s};
    static const QStringList countries{u"ZA"_s, u"MG"_s, u"SZ"_s, u"BW"_s, u"TZ"_s, u"ZM"_s, u"MU"_s, u"MZ"_s};
    const auto mixed = static_cast<std::int64_t>(
        (static_cast<std::uint64_t>(seq + m_epoch * 7919) * 0x9E3779B97F4A7C15ULL) >> 33U); // scattered, and repeatable
    Invoice invoice;
    invoice.seq = seq;
    invoice.number = u"INV-20261123-%1"_s.arg(seq, 6, 10, QChar(u'0'));
    invoice.setIssueTime(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
    invoice.sellerName = names.at(mixed % names.size());
    invoice.buyerName = names.at((mixed / 16) % names.size());
    invoice.exportingCountry = CountryCode::fromCode(countries.at(mixed % countries.size()));
    invoice.importingCountry = CountryCode::fromCode(countries.at((mixed / 8) % countries.size()));
    invoice.currency = defaultCurrency;
    invoice.subtotal = 1'000 + mixed % 3'000'000;
    invoice.vat = invoice.vatRate.vatOn({invoice.subtotal, invoice.currency}).value_or(Money()).minorUnits();
    invoice.total = invoice.subtotal + invoice.vat;
    invoice.paymentMechanism = payments.at(mixed % payments.size());
    invoice.risk = static_cast<RiskProfile>(mixed % 20 < 12 ? 0 : (mixed % 20 < 17 ? 1 : 2));
    invoice.source = demoSource.toString();
    if (shape)
        shape(invoice);
    return invoice;
}

InvoiceBatch FakeApi::batch(Seq first, Seq last) const
{
    InvoiceBatch invoices;
    for (Seq seq = std::max<Seq>(first, 1); seq <= last; ++seq)
        invoices.append(invoiceAt(seq));
    return invoices;
}

void FakeApi::display(std::int64_t count)
{
    const InvoiceBatch invoices = batch(m_cursor + 1, m_cursor + count);
    m_cursor += count;
    for (const Invoice &invoice : invoices)
        m_displayed.add(invoice);
    send(false, invoices);
}

void FakeApi::hold(std::int64_t count)
{
    m_cursor = count;
    sendSnapshot();
}

void FakeApi::sendSnapshot()
{
    send(true, batch(m_cursor - newestOfSnapshot + 1, m_cursor));
}

void FakeApi::sendStatus()
{
    send(false, {});
}

void FakeApi::clearLedger()
{
    ++m_epoch;
    m_cursor = 0;
    backlog = 0;
    m_displayed = {};
    further = {};
    status.realCount = 0;
    sendSnapshot();
}

void FakeApi::send(bool snapshot, const InvoiceBatch &invoices)
{
    LiveUpdate update;
    update.epoch = m_epoch;
    update.revision = revision;
    update.cursor = m_cursor;
    update.snapshot = snapshot;
    update.invoices = invoices;
    update.stats.defaultCurrency = defaultCurrency;
    update.stats.displayed = m_displayed;
    update.stats.displayed.add(further);
    update.stats.stored = update.stats.displayed;
    update.stats.stored.add(CurrencyTotals{.currency = defaultCurrency, .count = backlog});
    status.displayed = update.stats.displayed.count();
    status.stored = status.displayed + backlog;
    status.backlog = backlog;
    update.status = status;
    if (m_subscription)
        Q_EMIT m_subscription->updated(update);
}

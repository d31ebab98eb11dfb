// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/AccessPolicy.h"
#include "core/web/guard/RequestReader.h"
#include "tests/fuzz/Fuzzer.h"

#include <vector>

// The guard's reader: whatever comes, it holds no more than its limits, and how the bytes were cut into pieces on
// their way changes nothing.

using namespace billow;

namespace {

constexpr RequestLimits limits{.head = 512, .body = 1'024};

struct Understood {
    std::vector<HttpRequest> requests;
    int refusal = 0;
    bool hasBegun = false; ///< a request that is not complete
};

/// Feeds \a bytes in pieces of \a piece.
Understood understand(QByteArrayView bytes, qsizetype piece)
{
    Understood understood;
    RequestReader reader(limits);
    while (!bytes.isEmpty() && reader.state() != RequestReader::State::Refused) {
        const QByteArrayView next = bytes.first(std::min(piece, bytes.size()));
        const qsizetype taken = reader.feed(next);
        demand(taken >= 0 && taken <= next.size(), "it takes what it was given");
        bytes = bytes.sliced(taken);
        bool moved = taken > 0;
        if (reader.state() == RequestReader::State::HeadComplete) {
            demand(reader.rawHead().size() <= limits.head, "a head is within the limit");
            reader.readBody();
            moved = true;
        }
        demand(reader.request().body.size() <= limits.body, "a body is within the limit");
        if (reader.state() == RequestReader::State::Complete) {
            understood.requests.push_back(reader.takeRequest());
            moved = true;
        }
        demand(moved || reader.state() == RequestReader::State::Refused, "it goes on");
    }
    if (reader.state() == RequestReader::State::Refused)
        understood.refusal = reader.fault().status;
    else
        understood.hasBegun = reader.hasBegun();
    return understood;
}

bool isSame(const HttpRequest &a, const HttpRequest &b)
{
    return a.method == b.method && a.path == b.path && a.query == b.query && a.minorVersion == b.minorVersion
        && a.fields == b.fields && a.body == b.body;
}

void check(const HttpRequest &request)
{
    static const AccessPolicy local({.host = {}, .port = 4000, .secret = {}, .allowedOrigins = {}}, 4000);
    static const AccessPolicy remote({.host = QStringLiteral("0.0.0.0"),
                                         .port = 4000,
                                         .secret = "0123456789abcdef0123456789abcdef",
                                         .allowedOrigins = {QStringLiteral("https://dashboard.example")}},
        4000);
    demand(!request.method.isEmpty(), "a request has a method");
    demand(request.path.startsWith('/') || request.path == "*", "a path begins with a slash");
    demand(!request.path.contains('\0'), "a path holds no NUL");
    for (const auto &[name, value] : request.fields) {
        demand(name == name.toLower() && !name.isEmpty(), "fields are named in lower case");
        demand(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'), "a value is on one line");
    }
    for (const AccessPolicy *policy : {&local, &remote}) {
        (void)policy->refusal(request);
        (void)policy->grants(request);
    }
    (void)queryValues(request.query, "limit");
    (void)request.keepsAlive();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const Understood whole = understand(bytes, std::max<qsizetype>(bytes.size(), 1));
    for (const HttpRequest &request : whole.requests)
        check(request);
    for (const qsizetype piece : {1, 7}) {
        const Understood cut = understand(bytes, piece);
        demand(cut.refusal == whole.refusal, "pieces are refused alike");
        demand(cut.requests.size() == whole.requests.size(), "pieces make as many requests");
        for (std::size_t i = 0; i < cut.requests.size(); ++i)
            demand(isSame(cut.requests[i], whole.requests[i]), "pieces make the same requests");
        demand(cut.hasBegun == whole.hasBegun, "pieces leave the same behind");
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/QtHttpServer.h"
#include "core/web/imports/HeldImports.h"
#include "core/web/imports/ImportJson.h"
#include "core/web/json/JsonValue.h"
#include "core/web/json/ObjectWriter.h"
#include "core/web/resources/Resources.h"
#include "core/web/resources/Surroundings.h"

#include <QtConcurrent>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = HeldImport::State;

namespace {

using Held = std::shared_ptr<HeldImport>;

/// How long a disk that is slow may take.
constexpr auto diskPatience = 10s;

HttpResponse conflict(const QString &message)
{
    return HttpResponse::error(409, message);
}

QString toString(State state)
{
    switch (state) {
    case State::Receiving:
        return u"receiving"_s;
    case State::Running:
        return u"running"_s;
    case State::Finished:
        return u"finished"_s;
    }
    Q_UNREACHABLE();
}

HttpResponse toResponse(const HeldImport &held, int status = 200)
{
    const Result<ImportPreview> *preview = held.preview ? &held.preview->preview : nullptr;
    ObjectWriter data(4'096);
    data.text("id", held.id)
        .text("name", held.name)
        .text("state", toString(held.state))
        .number("size", held.size)
        .number("parts", held.parts)
        .raw("profiles", toJson(held.profiles))
        .raw("preview", preview && *preview ? toJson(**preview) : QByteArray("null"))
        .text("problem", preview && !*preview ? preview->error().message : QString())
        .raw("progress", held.state == State::Receiving ? QByteArray("null") : toJson(held.progress))
        .raw("report", held.report ? held.report->toJson() : QByteArray("null"));
    return success(data.finish(), status);
}

Result<QString> fileName(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return u"upload.csv"_s;
    const auto json = readJson(body);
    if (!json)
        return json.error();
    const auto *name = json->member(u"name");
    if (!json->isObject() || json->members.size() != 1 || !name)
        return Error::invalid(u"The body has to be an object with the name of the file: {\"name\":\"invoices.csv\"}"_s);
    if (name->kind != JsonValue::Kind::Text || !UploadedFile::isFileName(name->text))
        return Error::invalid(u"name must be the name of a file, without a folder, of at most 200 bytes"_s);
    return name->text;
}

void show(const Surroundings &surroundings, const Held &held, const HttpReply &reply);

void makePreview(const Surroundings &surroundings, const Held &held)
{
    const QFuture<Result<ImportPreview>> future = surroundings.api.previewImport(held->file->path(), held->options);
    whenAnswered(
        surroundings, future, [held, size = held->size, options = held->options](const Result<ImportPreview> &preview) {
            held->preview.emplace(HeldPreview{size, options, preview});
            // A client that needs another preview by now requests it again.
            for (const auto &look : std::exchange(held->previewWanted, {}))
                look();
        });
}

/// With a preview of the parts received so far.
void show(const Surroundings &surroundings, const Held &held, const HttpReply &reply)
{
    const auto &known = held->preview;
    const bool isKnown = known && known->size == held->size && known->options == held->options;
    if (held->state != State::Receiving || held->size == 0 || isKnown)
        return reply.send(toResponse(*held));
    // The import does not hold itself: it must go where the answer is lost.
    held->previewWanted.emplace_back([&surroundings, weak = std::weak_ptr(held), reply] {
        if (const Held still = weak.lock())
            show(surroundings, still, reply);
    });
    if (held->previewWanted.size() == 1)
        makePreview(surroundings, held);
}

QString whyNot(const Result<ImportPreview> &preview)
{
    if (!preview)
        return preview.error().message;
    if (!preview->problem.isEmpty())
        return preview->problem;
    return u"Nothing says where these fields come from: %1"_s.arg(preview->missing.join(u", "_s));
}

void run(const Surroundings &surroundings, const Held &held)
{
    held->state = State::Running;
    held->progress.of = held->size;
    held->job = surroundings.api.importFiles({held->file->path()}, held->options);
    // The signals only ring; the work is a message, inside the crash boundary. A message outlives a crash.
    QObject::connect(held->job.get(), &ImportJob::progressed, held->job.get(),
        [post = surroundings.post, weak = std::weak_ptr(held)](const ImportProgress &progress) {
            (void)post([weak, progress] {
                if (const Held running = weak.lock())
                    running->progress = progress;
            });
        });
    QObject::connect(held->job.get(), &ImportJob::finished, held->job.get(),
        [&surroundings, alive = QPointer(&surroundings.context), weak = std::weak_ptr(held)](
            const ImportReport &report) {
            (void)surroundings.post([&surroundings, alive, weak, report] {
                const Held running = weak.lock();
                if (alive && running)
                    surroundings.imports.finish(*running, report);
            });
        });
}

Held heldOf(const Surroundings &surroundings, const Call &call)
{
    Held held = surroundings.imports.find(call.places.first());
    if (!held)
        call.reply.send(HttpResponse::error(404, u"There is no import of that id"_s));
    return held;
}

} // namespace

void postImport(const Surroundings &surroundings, const Call &call)
{
    const auto name = fileName(call.request.body());
    if (!name)
        return call.reply.send(failure(name.error()));
    answerWhen(surroundings, surroundings.api.importProfiles(), call.reply,
        [&surroundings, name = *name](const std::vector<ImportProfileTitle> &profiles) {
            if (!surroundings.imports.hasRoom())
                return HttpResponse::tryAgain(u"Too many imports are open. Finish or delete one."_s);
            const auto file = UploadedFile::create(name);
            if (!file)
                return failure(file.error());
            const Held held = surroundings.imports.add(name, *file);
            held->profiles = profiles;
            return toResponse(*held, 201);
        });
}

void putImportPart(const Surroundings &surroundings, const Call &call)
{
    const Held held = heldOf(surroundings, call);
    if (!held)
        return;
    const QByteArray part = call.request.body();
    const PartPlace place = placeOfPart(*held, call.places.at(1), part.size());
    if (!place.refusal.isEmpty())
        return call.reply.send(HttpResponse::error(place.status, place.refusal));
    held->busy = true;
    call.reply.allow(diskPatience);
    // A disk may hang: that is done on another thread.
    const auto writing = QtConcurrent::run(&surroundings.threads,
        [file = held->file, offset = place.offset, part, reservation = call.reply.reservation()] {
            return file->write(offset, part);
        });
    answerWhen(surroundings, writing, call.reply,
        [held, place, size = place.offset + part.size()](const Result<void> &written) {
            held->busy = false;
            if (!written)
                return failure(written.error());
            held->lastPart = place.offset;
            held->size = size;
            held->parts = place.number;
            return toResponse(*held);
        });
}

void getImport(const Surroundings &surroundings, const Call &call)
{
    const Held held = heldOf(surroundings, call);
    if (!held)
        return;
    call.reply.allow(diskPatience);
    show(surroundings, held, call.reply);
}

void postImportPreview(const Surroundings &surroundings, const Call &call)
{
    const Held held = heldOf(surroundings, call);
    if (!held)
        return;
    const auto options = importOptions(call.request.body());
    if (!options)
        return call.reply.send(failure(options.error()));
    if (held->state != State::Receiving)
        return call.reply.send(conflict(u"This import has been started"_s));
    held->options = *options;
    call.reply.allow(diskPatience);
    show(surroundings, held, call.reply);
}

void postImportStart(const Surroundings &surroundings, const Call &call)
{
    const Held held = heldOf(surroundings, call);
    if (!held)
        return;
    const QByteArray body = call.request.body();
    const auto options = importOptions(body);
    if (!options)
        return call.reply.send(failure(options.error()));
    if (held->state != State::Receiving || held->busy)
        return call.reply.send(conflict(u"This import has been started, or is being received"_s));
    if (held->size == 0)
        return call.reply.send(conflict(u"No part of the file has been sent"_s));
    if (!body.trimmed().isEmpty())
        held->options = *options;
    held->busy = true;
    call.reply.allow(diskPatience);
    answerWhen(surroundings, surroundings.api.previewImport(held->file->path(), held->options), call.reply,
        [&surroundings, held](const Result<ImportPreview> &preview) {
            held->busy = false;
            if (!preview || !preview->canBeImported())
                return HttpResponse::error(422, whyNot(preview));
            if (surroundings.imports.find(held->id) != held)
                return HttpResponse::error(404, u"This import was deleted"_s);
            run(surroundings, held);
            return toResponse(*held, 202);
        });
}

void deleteImport(const Surroundings &surroundings, const Call &call)
{
    const Held held = heldOf(surroundings, call);
    if (!held)
        return;
    surroundings.imports.remove(held->id);
    call.reply.send(HttpResponse::json(
        ObjectWriter().truth("success", true).text("message", u"The import was deleted"_s).finish()));
}

} // namespace billow

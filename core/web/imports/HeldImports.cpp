// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/imports/HeldImports.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool isFinished(const std::shared_ptr<HeldImport> &held)
{
    return held->state == HeldImport::State::Finished;
}

} // namespace

PartPlace placeOfPart(const HeldImport &held, const QString &number, qint64 size)
{
    const bool again = held.parts > 0 && number == QString::number(held.parts);
    PartPlace place{.number = again ? held.parts : held.parts + 1, .offset = again ? held.lastPart : held.size};
    const auto refuse = [&place](int status, const QString &why) {
        place.status = status;
        place.refusal = why;
    };
    if (held.state != HeldImport::State::Receiving)
        refuse(409, u"This import has been started"_s);
    else if (held.busy)
        refuse(409, u"Another part is being received"_s);
    else if (number != QString::number(place.number))
        refuse(409, u"Part %1 is expected"_s.arg(place.number));
    else if (size == 0)
        refuse(400, u"A part has at least one byte"_s);
    else if (size > HeldImports::mostPartBytes)
        refuse(413, u"A part has at most 4 MiB"_s);
    else if (place.offset + size > HeldImports::mostBytes)
        refuse(413, u"A file has at most 256 MiB"_s);
    return place;
}

bool HeldImports::hasRoom() const
{
    return m_all.size() - static_cast<std::size_t>(std::ranges::count_if(m_all, isFinished)) < mostUnfinished;
}

std::shared_ptr<HeldImport> HeldImports::add(const QString &name, std::shared_ptr<UploadedFile> file)
{
    auto held = std::make_shared<HeldImport>();
    held->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    held->name = name;
    held->file = std::move(file);
    m_all.push_back(held);
    return held;
}

std::shared_ptr<HeldImport> HeldImports::find(const QString &id) const
{
    const auto found = std::ranges::find(m_all, id, &HeldImport::id);
    if (found == m_all.end())
        return nullptr;
    (*found)->used = true;
    return *found;
}

void HeldImports::remove(const QString &id)
{
    const auto found = std::ranges::find(m_all, id, &HeldImport::id);
    if (found == m_all.end())
        return;
    (*found)->job.reset();
    m_all.erase(found);
}

void HeldImports::finish(HeldImport &held, const ImportReport &report)
{
    held.state = HeldImport::State::Finished;
    held.report = report;
    held.job.reset();
    held.file.reset();
    if (std::cmp_greater(std::ranges::count_if(m_all, isFinished), mostFinished))
        m_all.erase(std::ranges::find_if(m_all, isFinished));
}

void HeldImports::sweep(Time now)
{
    std::erase_if(m_all, [now](const std::shared_ptr<HeldImport> &held) {
        if (std::exchange(held->used, false) || held->state == HeldImport::State::Running)
            held->lastUse = now;
        return now - held->lastUse > longestUnused;
    });
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "core/web/imports/UploadedFile.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace billow {

/// What an import was last previewed as: of how many bytes, with which options.
struct HeldPreview {
    qint64 size = 0;
    ImportOptions options;
    Result<ImportPreview> preview;
};

/// An import that a client prepares, runs and follows over HTTP.
struct HeldImport {
    enum class State { Receiving, Running, Finished };

    QString id;
    QString name; ///< of the file
    std::vector<ImportProfileTitle> profiles; ///< that there are
    State state = State::Receiving;
    std::shared_ptr<UploadedFile> file; ///< shared with the thread that writes to it; null: Finished
    qint64 size = 0; ///< bytes
    int parts = 0;
    qint64 lastPart = 0; ///< offset of the last part
    bool busy = false; ///< a part is being written, or the start prepared
    ImportOptions options;
    std::optional<HeldPreview> preview;
    std::vector<std::function<void()>> previewWanted; ///< not empty: one is being made
    std::unique_ptr<ImportJob> job; ///< while Running
    ImportProgress progress;
    std::optional<ImportReport> report;
    bool used = true; ///< since the last check of the time
    std::chrono::nanoseconds lastUse{};
};

/// The place of a part in the file, or the reason for refusing it.
struct PartPlace {
    int number = 0; ///< 1, 2, 3 …
    qint64 offset = 0; ///< bytes
    int status = 200; ///< of HTTP
    QString refusal; ///< empty: it is taken
};
/// Parts come one after the other. The last one may come again: its answer may have got lost.
[[nodiscard]] PartPlace placeOfPart(const HeldImport &held, const QString &number, qint64 size);

/// All of them: a few at a time, and none for long without use. Lives on the web server's thread.
class HeldImports final {
public:
    using Time = std::chrono::nanoseconds; ///< since any fixed moment

    static constexpr qint64 mostBytes = 256 * 1024 * 1024; ///< of one file
    static constexpr qint64 mostPartBytes = 4 * 1024 * 1024;
    static constexpr std::size_t mostUnfinished = 4;
    static constexpr std::size_t mostFinished = 16; ///< the oldest goes
    static constexpr std::chrono::hours longestUnused{1};

    /// Whether another one may be added.
    [[nodiscard]] bool hasRoom() const;
    std::shared_ptr<HeldImport> add(const QString &name, std::shared_ptr<UploadedFile> file);
    /// Null: there is none with that id. Calling this counts as a use.
    [[nodiscard]] std::shared_ptr<HeldImport> find(const QString &id) const;
    /// Cancels it if it is running; stored invoices stay.
    void remove(const QString &id);
    void finish(HeldImport &held, const ImportReport &report);
    /// Removes what has not been used for longestUnused; one that runs is in use. To be called now and then.
    void sweep(Time now);

private:
    std::vector<std::shared_ptr<HeldImport>> m_all; ///< shared with what waits for answers of the API
};

} // namespace billow

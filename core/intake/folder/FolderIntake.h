// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FileImport.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QHash>
#include <QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

class QLockFile;

namespace billow {

/// Takes the files that are put into a folder: imports each that is complete, once, and moves it to one of three
/// subfolders with a report beside it. A file is complete when two looks, settleTime apart or more, and all between
/// them find it with the same size and time. Names that programs give to what they are still writing are left alone,
/// and so are folders and symbolic links.
///
/// A kill at any moment loses no file and doubles none. Files are taken in groups:
/// 1. they are moved to the subfolder ".billow";
/// 2. the journal there says which invoice was the ledger's newest before;
/// 3. they are imported: what is stored is durable;
/// 4. the journal says where each goes, with its report;
/// 5. reports are written, files moved, and the journal is removed.
/// What a kill leaves after 1 is imported, after 2 or 3 imported again, where what the first time has stored counts as
/// imported, after 4 moved. A lock keeps other programs from the same folder.
///
/// Blocking, and as slow as the folder's disk. On one thread at a time.
class FolderIntake final {
public:
    /// The seq of the newest invoice in the ledger.
    using Newest = std::function<Result<Seq>()>;
    struct Options {
        QString folder;
        /// How files are read. While it is an error, nothing is taken.
        std::function<Result<FileImport::Options>()> plan;
        FileImport::Sink sink;
        Newest newest;
        std::chrono::milliseconds settleTime{2'000};
        /// Told before each step; for tests, which end the process there.
        std::function<void()> onStep = [] {};
    };
    static constexpr std::size_t groupSize = 200; ///< files that are taken together

    explicit FolderIntake(Options options);
    ~FolderIntake();
    Q_DISABLE_COPY_MOVE(FolderIntake)

    /// What one look has found.
    struct Taken {
        int imported = 0; ///< files
        int alreadyStored = 0;
        int rejected = 0;
        bool more = false; ///< others are complete: the next look need not wait
    };
    /// Looks once. An error says why nothing can be taken now; the next look tries again.
    [[nodiscard]] Result<Taken> look();
    /// Ends a running look soon. From any thread.
    void cancel();

    /// Whether a file of that name is still being written, or is not meant for anybody.
    [[nodiscard]] static bool isTemporaryName(const QString &name);

private:
    struct Seen {
        qint64 size = 0;
        QDateTime changed;
        QDeadlineTimer settled; ///< when it is complete, if it stays as it is
        [[nodiscard]] bool isSame(const Seen &other) const { return size == other.size && changed == other.changed; }
    };

    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> finishInterrupted(Taken &taken);
    [[nodiscard]] QStringList completeFiles(bool &more);
    [[nodiscard]] Result<void> takeGroup(const QStringList &names, Taken &taken);
    [[nodiscard]] QStringList takenNames() const;
    [[nodiscard]] Result<void> importTaken(
        const FileImport::Options &plan, std::optional<Seq> newestBefore, Taken &taken);
    [[nodiscard]] Result<void> moveTaken(const QJsonObject &journal, Taken &taken);
    [[nodiscard]] Result<void> writeJournal(const QJsonObject &journal);
    [[nodiscard]] QString path(const QString &name) const;

    const Options m_options;
    std::unique_ptr<QLockFile> m_lock;
    QHash<QString, Seen> m_seen; ///< by name, as the last look found them
    std::mutex m_mutex;
    FileImport *m_import = nullptr; ///< under m_mutex
    bool m_cancelled = false; ///< under m_mutex
};

} // namespace billow

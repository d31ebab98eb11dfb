// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/Actor.h"
#include "core/api/Api.h"
#include "core/base/Health.h"
#include "core/intake/folder/FolderIntake.h"

#include <QStringList>

#include <memory>

namespace billow {

/// The actor that has a folder looked at every two seconds (folders of a network do not tell of their changes). The
/// looks are work for the background pool: a disk that hangs keeps neither this nor its supervisor. What is wrong with
/// the folder is logged once, until that changes.
class FolderActor final : public actor::Actor {
    Q_OBJECT
public:
    struct Options {
        QString folder;
        QString profile; ///< of CSV files; empty: one that fits, or what the file shows
        ImportDefaults defaults; ///< of CSV files
        QStringList profileFolders;
        std::int64_t largestOriginal = 0; ///< bytes; 0: no original is kept
    };

    /// \a api outlives this.
    FolderActor(actor::Clock &clock, Api &api, Options options);
    ~FolderActor() override;

    /// Has healthChanged() emitted again.
    void report();

Q_SIGNALS:
    /// Ready: the folder is watched; Away: nothing can be taken now, for the reason in its message.
    void healthChanged(const billow::Health &health);

protected:
    void initialise() override;
    void terminate() noexcept override;

private:
    class Work;
    struct State;

    void look();
    void finish(const Result<FolderIntake::Taken> &taken);

    Api &m_api;
    const Options m_options;
    std::unique_ptr<State> m_state;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/intake/folder/FolderActor.h"

#include "core/base/BackgroundPool.h"
#include "core/base/Words.h"
#include "core/intake/ImportPreview.h"
#include "core/intake/ImportSinks.h"

#include <QLoggingCategory>
#include <QThreadPool>

#include <exception>
#include <limits>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
Q_LOGGING_CATEGORY(lcIntake, "billow.intake")

constexpr auto pause = 2s;
} // namespace

/// What a look works with, on a thread of the pool. It may outlive the actor, and does not use the API from then on.
class FolderActor::Work final {
public:
    Work(Api &api, const Options &options)
        : m_api(&api)
        , m_sink(api, [](const QString &) {})
        , m_intake({.folder = options.folder,
              .plan =
                  [options] {
                      ImportOptions chosen;
                      chosen.profile = options.profile;
                      chosen.defaults = options.defaults;
                      auto plan = importPlan(chosen, options.profileFolders);
                      if (plan)
                          plan->largestOriginal = options.largestOriginal;
                      return plan;
                  },
              .sink = [this](std::span<const Invoice> invoices) { return m_sink.store(invoices); },
              .newest = [this] { return newest(); }})
    {
    }

    [[nodiscard]] Result<FolderIntake::Taken> look()
    {
        try {
            return m_intake.look();
        } catch (const std::exception &exception) {
            return Error::internal(QString::fromUtf8(exception.what()));
        }
    }

    /// Calls \a action unless abandoned, which waits meanwhile.
    template <typename Action>
    void ifWanted(Action action)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_api)
            action();
    }

    /// When this returns, the API is not used any more, and no action of ifWanted() runs.
    void abandon()
    {
        m_intake.cancel();
        m_sink.abandon();
        const std::scoped_lock lock(m_mutex);
        m_api = nullptr;
    }

private:
    [[nodiscard]] Result<Seq> newest()
    {
        QFuture<Result<InvoiceSearch>> search;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_api)
                return Error::unavailable(Words::tr("the import was ended"));
            // Finds nothing, and says where the ledger stands.
            InvoiceQuery nothing;
            nothing.filter.afterSeq = std::numeric_limits<Seq>::max() - 1;
            search = m_api->search(nothing);
        }
        search.waitForFinished();
        if (search.resultCount() == 0)
            return LostAnswer<Result<Seq>>::make();
        const auto found = search.result();
        return found ? Result<Seq>(found->lastSeq) : found.error();
    }

    std::mutex m_mutex;
    Api *m_api; ///< under m_mutex; null: abandoned
    ApiSink m_sink;
    FolderIntake m_intake;
};

struct FolderActor::State {
    State(Api &api, const Options &options)
        : work(std::make_shared<Work>(api, options))
    {
    }
    ~State() { work->abandon(); }
    Q_DISABLE_COPY_MOVE(State)

    const std::shared_ptr<Work> work;
    Health health; ///< as the last look found it; its message is logged once
};

FolderActor::FolderActor(actor::Clock &clock, Api &api, Options options)
    : Actor(u"FolderIntake"_s, clock)
    , m_api(api)
    , m_options(std::move(options))
{
}

FolderActor::~FolderActor() = default;

void FolderActor::initialise()
{
    m_state = std::make_unique<State>(m_api, m_options);
    m_state->health.name = u"Folder"_s;
    m_state->health.location = m_options.folder;
    report();
    after(pause, [this] { look(); });
}

void FolderActor::terminate() noexcept
{
    m_state.reset();
}

void FolderActor::report()
{
    Q_EMIT healthChanged(m_state->health);
}

void FolderActor::look()
{
    backgroundPool().start([this, work = m_state->work] {
        const auto found = work->look();
        work->ifWanted([&] {
            // A message outlives a crash, and the state that it is about does not.
            (void)post([this, work, found] {
                if (m_state->work == work)
                    finish(found);
            });
        });
    });
}

void FolderActor::finish(const Result<FolderIntake::Taken> &taken)
{
    Health &health = m_state->health;
    const Health before = health;
    health.state = taken ? Health::State::Ready : Health::State::Away;
    health.message = taken ? QString() : taken.error().message;
    if (health != before)
        report();
    if (health.message != before.message) {
        if (taken)
            qCInfo(lcIntake).noquote() << "The folder" << m_options.folder << "is watched again";
        else
            qCWarning(lcIntake).noquote() << "Nothing is taken from the watched folder:" << health.message;
    }
    if (taken && taken->imported + taken->alreadyStored + taken->rejected > 0) {
        qCInfo(lcIntake).noquote() << "Taken from" << m_options.folder << "-" << taken->imported << "files imported,"
                                   << taken->alreadyStored << "already stored," << taken->rejected << "rejected";
    }
    after(taken && taken->more ? actor::Clock::Duration::zero() : pause, [this] { look(); });
}

} // namespace billow

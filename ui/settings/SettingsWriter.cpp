// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsWriter.h"

#include "core/api/Api.h"
#include "core/base/BackgroundPool.h"
#include "core/settings/Keychain.h"
#include "core/settings/SettingsCatalogue.h"
#include "ui/format/Wording.h"
#include "ui/settings/SettingsWording.h"

#include <QtConcurrentRun>
#include <QThreadPool>

#include <utility>

namespace billow {

SettingsWriter::SettingsWriter(QObject *parent)
    : QObject(parent)
{
}

void SettingsWriter::save(SettingsEdit edit, Then then)
{
    m_edit = std::move(edit);
    m_then = std::move(then);
    m_secrets.clear();
    if (m_edit.inKeychain && m_keychain)
        keepSecrets();
    keepNext(m_secrets.keys());
}

void SettingsWriter::keepSecrets()
{
    for (auto change = m_edit.changes.begin(); change != m_edit.changes.end(); ++change) {
        const SettingDefinition &definition = *SettingsCatalogue::find(change.key());
        if (!change.value() || !KeptSecret::isIn(definition, *change.value()))
            continue;
        const KeptSecret secret = KeptSecret::make(definition, *change.value());
        m_secrets.insert(secret.name, std::exchange(*change.value(), secret.toString()));
    }
}

void SettingsWriter::keepNext(QStringList names)
{
    if (names.isEmpty())
        return writeFile();
    const QString name = names.takeFirst();
    whenDone(m_keychain->write(name, m_secrets.value(name)), this, [this, names](const Result<void> &kept) {
        if (kept)
            return keepNext(names);
        forget(m_secrets.keys());
        answer(kept.error());
    });
}

void SettingsWriter::writeFile()
{
    const auto written = QtConcurrent::run(&backgroundPool(), saveSettings, m_edit.path, m_edit.base, m_edit.changes);
    whenDone(written, this, [this](const Result<ConfigFile> &file) {
        forget(file ? m_edit.replaced : m_secrets.keys());
        answer(file ? Result<Saved>(Saved{*file, m_secrets}) : file.error());
    });
}

void SettingsWriter::forget(const QStringList &names)
{
    if (!m_keychain)
        return;
    for (const QString &name : names)
        m_keychain->remove(name); // one that stays is of no use to anybody, and does no harm
}

void SettingsWriter::answer(const Result<Saved> &result)
{
    m_secrets.clear();
    m_edit = {};
    std::exchange(m_then, {})(result);
}

using namespace std::chrono_literals;

LiveRates::LiveRates(Api &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(120ms);
    connect(&m_pause, &QTimer::timeout, this, &LiveRates::send);
}

void LiveRates::apply(const Rates &inForce)
{
    m_inForce = inForce;
}

void LiveRates::setGeneration(Rate rate)
{
    wanted().generation = rate;
}

void LiveRates::setDisplay(Rate rate)
{
    wanted().display = rate;
}

void LiveRates::setRunLength(std::chrono::seconds length)
{
    wanted().runLength = length;
}

Rates &LiveRates::wanted()
{
    if (!m_wanted)
        m_wanted = m_inForce;
    if (!m_pause.isActive())
        m_pause.start();
    return *m_wanted;
}

void LiveRates::send()
{
    if (m_busy || !m_wanted)
        return;
    const Rates rates = *std::exchange(m_wanted, std::nullopt);
    if (rates == m_inForce)
        return;
    m_busy = true;
    whenDone(m_api.setRates(rates), this, [this, rates](const CommandOutcome &outcome) {
        m_busy = false;
        const bool done = outcome.verdict == CommandOutcome::Verdict::Done;
        if (done)
            m_inForce = rates;
        Q_EMIT answered(done ? QString() : SettingsWording::sentence(Wording::answer(outcome)));
        if (m_wanted)
            m_pause.start();
    });
}

} // namespace billow

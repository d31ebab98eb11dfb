// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Health.h"
#include "core/base/ProcessFigures.h"
#include "ui/format/MoneyFormat.h"

#include <QWidget>

#include <deque>

namespace billow {

class Theme;
class VitalCard;

/// Storage, cache, and what the process takes of the machine.
class VitalCards final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VitalCards)
public:
    /// The share of a core is that of this time.
    static constexpr std::chrono::seconds cpuWindow{3};

    VitalCards(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const Health &storage, const Health &cache);
    void apply(const ProcessFigures &figures);
    /// What was sampled before says nothing any more.
    void forgetSamples() { m_samples.clear(); }
    /// Without the small print.
    void setLow(bool low);

    [[nodiscard]] VitalCard *storage() const { return m_storage; }
    [[nodiscard]] VitalCard *cache() const { return m_cache; }
    [[nodiscard]] VitalCard *memory() const { return m_memory; }
    [[nodiscard]] VitalCard *processor() const { return m_processor; }

private:
    void showHealth(VitalCard &card, const Health &health);
    [[nodiscard]] QString processorShare() const;

    const MoneyFormat &m_format;
    std::deque<ProcessFigures> m_samples; ///< of the last cpuWindow, oldest first
    VitalCard *m_storage; // children
    VitalCard *m_cache;
    VitalCard *m_memory;
    VitalCard *m_processor;
};

} // namespace billow

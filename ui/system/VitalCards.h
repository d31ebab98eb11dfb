// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Health.h"
#include "core/base/ProcessFigures.h"
#include "ui/format/MoneyFormat.h"
#include "ui/theme/Theme.h"

#include <QFrame>
#include <QWidget>

#include <deque>

namespace billow {

class ElidedLabel;
class StripItem;
class Theme;

/// One figure of the machinery: what it is, how it is in a word, the figure, and more in small.
class VitalCard final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VitalCard)
public:
    VitalCard(const QString &caption, const Theme &theme, QWidget *parent = nullptr);

    void setSign(Tone tone, const QString &word);
    void setFigure(const QString &figure);
    void setFoot(const QString &foot);
    void showFoot(bool shown);

    [[nodiscard]] QString sign() const;
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString foot() const;

private:
    void tell();

    const QString m_captionText;
    ElidedLabel *m_caption; // children
    StripItem *m_sign;
    ElidedLabel *m_figure;
    ElidedLabel *m_foot;
};

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

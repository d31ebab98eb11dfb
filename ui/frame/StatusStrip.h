// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"

#include <QFrame>

namespace billow {

class StripItem;
class Theme;

/// The foot of the window: rates as set, counts, and the health of storage, cache and web server. What is less
/// important gives way where it is narrow.
class StatusStrip final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusStrip)
public:
    StatusStrip(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    void apply(const SystemStatus &status);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHealth(StripItem &item, const Health &health);
    void showWeb(const SystemStatus &status);
    void fit();

    const MoneyFormat &m_format;
    // Children.
    StripItem *m_generation;
    StripItem *m_display;
    StripItem *m_generated;
    StripItem *m_displayed;
    StripItem *m_backlog;
    StripItem *m_storage;
    StripItem *m_cache;
    StripItem *m_web;
};

} // namespace billow

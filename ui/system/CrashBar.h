// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace billow {

class Api;
class Theme;

/// Below the tree: crashes the selected actor on purpose, after a second press, and tells how it comes back.
class CrashBar final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrashBar)
public:
    CrashBar(Api &api, const Theme &theme, QWidget *parent = nullptr);

    /// The actor that is selected; nothing: none.
    void select(const std::optional<actor::VitalSigns> &signs);
    /// The same actor, or the one that was crashed, at the next sample.
    void apply(const actor::VitalSigns &signs);
    /// The actor whose restart is awaited; empty: none.
    [[nodiscard]] QString watched() const { return m_before ? m_before->name : QString(); }
    [[nodiscard]] QString sentence() const;

Q_SIGNALS:
    /// A crash was asked for just now.
    void crashed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void takeTheme();
    void ask();
    void confirm();
    void cancel();
    void show(const QString &sentence, bool asks);
    void showSelected();

    Api &m_api;
    const Theme &m_theme;
    std::optional<actor::VitalSigns> m_selected;
    std::optional<actor::VitalSigns> m_before; ///< of the actor that was asked to crash, before it did
    QLabel *m_text; // children
    QPushButton *m_crash;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace billow

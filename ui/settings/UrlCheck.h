// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QWidget>

#include <functional>

class QPushButton;

template <typename Value>
class QFuture;

namespace billow {

class Api;
class MessageBanner;
class Theme;

/// Tests a connection and shows the result in plain words.
class UrlCheck final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UrlCheck)
public:
    enum class What { Storage, Cache };

    /// \a api outlives this.
    UrlCheck(Api &api, What what, const Theme &theme, QWidget *parent = nullptr);

    /// Belongs beside the field.
    [[nodiscard]] QPushButton *button() const { return m_button; }
    /// Shows the result and passes it to \a then, unless a later test has started.
    void check(const QString &url, const std::function<void(const Result<QString> &)> &then = {});
    /// An answer is on its way.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Hides the last result: the URL has changed.
    void clear();
    [[nodiscard]] QString sentence() const;

private:
    void show(const Result<QString> &answer);

    Api &m_api;
    const What m_what;
    int m_asked = 0; ///< counts the questions
    bool m_busy = false;
    QPushButton *m_button; // children
    MessageBanner *m_answer;
};

} // namespace billow

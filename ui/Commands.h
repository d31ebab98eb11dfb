// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

#include <QObject>

namespace billow {

/// Gives the API's commands, one at a time: one that is given while another is on its way is left out.
class Commands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Commands)
public:
    explicit Commands(Api &api, QObject *parent = nullptr);

    void start();
    void stop();
    void reset(bool deleteRealInvoices);
    void removeInvoices(const QString &source, bool deleteRealInvoices);
    void releaseBacklog();

Q_SIGNALS:
    void finished(const billow::CommandOutcome &outcome);

private:
    void await(const QFuture<CommandOutcome> &future);

    Api &m_api;
    bool m_busy = false;
};

} // namespace billow

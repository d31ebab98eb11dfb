// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/export/ExportTask.h"

#include <QThread>

namespace billow {

/// An ExportTask on a thread of its own, from the GUI thread. Destroying it calls the export off, and waits for no
/// longer than a batch takes to write.
class Export final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Export)
public:
    /// \a api must outlive it.
    Export(Api &api, const InvoiceQuery &query, const QString &path, std::unique_ptr<InvoiceFile> format,
        QObject *parent = nullptr);
    ~Export() override;

    void cancel();

Q_SIGNALS:
    // Those of the task; one of the last three comes, once.
    void progressed(qint64 written, qint64 all);
    void finished(const billow::ExportReport &report);
    void failed(const QString &message);
    void cancelled();

private:
    QThread m_thread;
    ExportTask *m_task; ///< deleted on its thread when that ends
};

} // namespace billow

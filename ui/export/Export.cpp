// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/export/Export.h"

namespace billow {

using namespace Qt::StringLiterals;

Export::Export(
    Api &api, const InvoiceQuery &query, const QString &path, std::unique_ptr<InvoiceFile> format, QObject *parent)
    : QObject(parent)
    , m_task(new ExportTask(api, query, path, std::move(format)))
{
    m_thread.setObjectName(u"Export"_s);
    m_task->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_task, &ExportTask::start);
    connect(&m_thread, &QThread::finished, m_task, &QObject::deleteLater);
    connect(m_task, &ExportTask::progressed, this, &Export::progressed);
    connect(m_task, &ExportTask::finished, this, &Export::finished);
    connect(m_task, &ExportTask::failed, this, &Export::failed);
    connect(m_task, &ExportTask::cancelled, this, &Export::cancelled);
    m_thread.start(QThread::LowPriority);
}

Export::~Export()
{
    m_thread.quit();
    m_thread.wait();
}

void Export::cancel()
{
    QMetaObject::invokeMethod(m_task, &ExportTask::cancel, Qt::QueuedConnection);
}

} // namespace billow

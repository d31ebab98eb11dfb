// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/Imports.h"

#include "ui/import/FileDrop.h"
#include "ui/import/ImportDialog.h"

#include <QAction>
#include <QFileDialog>

namespace billow {

Imports::Imports(Api &api, const MoneyFormat &format, Theme &theme, QWidget *window)
    : QObject(window)
    , m_api(api)
    , m_format(format)
    , m_theme(theme)
    , m_window(window)
    , m_action(new QAction(tr("Import…"), this))
    , m_drop(new FileDrop(theme, window))
{
    m_action->setShortcut(QKeySequence::Open);
    connect(m_action, &QAction::triggered, this, &Imports::chooseFiles);
    window->addAction(m_action);
    connect(m_drop, &FileDrop::filesDropped, this, &Imports::open);
}

Imports::~Imports()
{
    delete m_dialog;
    delete m_drop;
}

bool Imports::isBusy() const
{
    return m_dialog && m_dialog->isBusy();
}

void Imports::chooseFiles()
{
    if (isBusy())
        return open({});
    auto *dialog = new QFileDialog(m_dialog ? static_cast<QWidget *>(m_dialog) : m_window, tr("Import files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("CSV files and e-invoices (*.csv *.tsv *.txt *.xml *.pdf)"),
        tr("CSV files (*.csv *.tsv *.txt)"), tr("E-invoices (*.xml *.pdf)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &Imports::open);
    dialog->open(); // not exec(): no event loop within the event loop
}

void Imports::open(const QStringList &paths)
{
    if (!m_dialog) {
        m_dialog = new ImportDialog(m_api, m_format, m_theme, m_window);
        connect(m_dialog, &ImportDialog::otherFilesWanted, this, &Imports::chooseFiles);
        connect(m_dialog, &ImportDialog::invoicesWanted, this, &Imports::invoicesWanted);
        connect(m_dialog, &ImportDialog::undoWanted, this, &Imports::undoWanted);
    }
    if (!paths.isEmpty())
        m_dialog->setFiles(paths);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace billow

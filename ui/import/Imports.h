// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

class QAction;
class QWidget;

namespace billow {

class Api;
class FileDrop;
class ImportDialog;
class MoneyFormat;
class Theme;
struct InvoiceFilter;

/// All that the window has to do with imports: an action, files that are dropped, and the dialog that both lead to.
class Imports final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Imports)
public:
    /// All must outlive this object. \a window accepts drops from then on, and has the action.
    Imports(Api &api, const MoneyFormat &format, Theme &theme, QWidget *window);
    /// Closes the dialog, which ends the import; waits for nothing.
    ~Imports() override;

    /// "Import…", Ctrl+O.
    [[nodiscard]] QAction *action() const { return m_action; }
    /// An import is running.
    [[nodiscard]] bool isBusy() const;

    void chooseFiles();
    /// Shows the preview of these files, or the import that is running.
    void open(const QStringList &paths);

Q_SIGNALS:
    /// The person wants to see what has been imported.
    void invoicesWanted(const billow::InvoiceFilter &filter);
    /// The person wants to delete what came from \a source.
    void undoWanted(const QString &source);

private:
    Api &m_api;
    const MoneyFormat &m_format;
    Theme &m_theme;
    QWidget *m_window;
    QAction *m_action; // child
    QPointer<FileDrop> m_drop; ///< child of the window
    QPointer<ImportDialog> m_dialog; ///< child of the window; deletes itself
};

} // namespace billow

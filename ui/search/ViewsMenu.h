// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/search/SavedView.h"

#include <QDialog>
#include <QMenu>

class QLineEdit;
class QPushButton;

namespace billow {

class Theme;

/// Asks for the name of a view. Deletes itself when it closes.
class NameDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NameDialog)
public:
    NameDialog(const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void named(const QString &name);

private:
    QLineEdit *m_name; // children
    QPushButton *m_save;
};

/// Saved views: choose, save, delete. Rebuilt each time it opens.
class ViewsMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewsMenu)
public:
    ViewsMenu(QSettings &settings, const FieldWidths &least, QWidget *parent);

    void save(const SavedView &view) { m_views.save(view); }
    [[nodiscard]] const QList<SavedView> &saved() const { return m_views.all(); }

Q_SIGNALS:
    void chosen(const billow::SavedView &view);
    /// A name for what is shown now is to be asked for.
    void saveWanted();

private:
    void build();
    void offer(const SavedView &view);

    SavedViews m_views;
};

} // namespace billow

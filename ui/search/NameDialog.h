// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

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

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace billow {

class Theme;

/// One row of a form: title and help on one side; the control, its error and its note on the other. In a narrow window
/// the control is below the text.
class FormRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormRow)
public:
    FormRow(const QString &title, const QString &help, QWidget *control, const Theme &theme, QWidget *parent = nullptr);

    /// Beside the control.
    void addButton(QPushButton *button);
    /// In a line below the control, which then has the whole width.
    void addButtonBelow(QPushButton *button);
    /// Below it.
    void addBelow(QWidget *widget);
    void setNote(const QString &note);
    void setError(const QString &error);
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString error() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeTheme();

    const Theme &m_theme;
    QLabel *m_title; // children
    QLabel *m_help;
    QLabel *m_error;
    QLabel *m_note;
    QBoxLayout *m_halves;
    QHBoxLayout *m_line;
    QHBoxLayout *m_buttons = nullptr; ///< below m_line
    QBoxLayout *m_right;
};

} // namespace billow

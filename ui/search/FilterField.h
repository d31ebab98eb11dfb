// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace billow {

class Theme;

/// A filter with its name above it, and what is wrong with it below.
class FilterField : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterField)
public:
    /// \a width: of the field in characters; 0: as wide as its control wants to be.
    FilterField(const QString &name, int width, const Theme &theme, QWidget *parent = nullptr);

    /// Puts the control in, which becomes a child.
    void setControl(QWidget *control);
    /// Empty: nothing is wrong.
    void setFault(const QString &fault);
    [[nodiscard]] QString fault() const { return m_faultText; }

    [[nodiscard]] QSize sizeHint() const override;

private:
    void takeTheme();

    const QString m_nameText;
    const int m_characters;
    const Theme &m_theme;
    QString m_faultText;
    QVBoxLayout *m_layout;
    QWidget *m_control = nullptr; // children
    QLabel *m_name;
    QLabel *m_fault;
};

} // namespace billow

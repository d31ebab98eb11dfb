// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

#include <vector>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace billow {

class Theme;

/// The sidebar: one entry a page, of which one is current. Up and Down go through them; folded it shows icons only,
/// with the names as tooltips.
class NavigationBar final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NavigationBar)
public:
    explicit NavigationBar(const Theme &theme, QWidget *parent = nullptr);

    /// \a icon: the name of a line drawing. \a shortcut is told in the tooltip; it is the window's to act on it.
    void addEntry(const QString &name, const QString &icon, const QString &shortcut);
    void setCurrent(int place);
    [[nodiscard]] int current() const;
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }

Q_SIGNALS:
    void chosen(int place);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Entry {
        QAbstractButton *button;
        QString name;
        QString icon;
        QString shortcut;
    };

    void describe(const Entry &entry) const;
    void takeTheme();

    const Theme &m_theme;
    bool m_folded = false;
    std::vector<Entry> m_entries;
    QButtonGroup *m_group; // children
    QLabel *m_brand;
    QVBoxLayout *m_layout;
};

} // namespace billow

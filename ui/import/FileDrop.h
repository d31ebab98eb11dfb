// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>
#include <QWidget>

class QDragMoveEvent;
class QDropEvent;
class QMimeData;

namespace billow {

class Theme;

/// Lets CSV files and e-invoices be dropped anywhere on a window: covers it with a hint while they are dragged over it,
/// and emits them when they are dropped. For other files the hint says that they can't be imported.
class FileDrop final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileDrop)
public:
    /// Attaches itself to \a window, which accepts drops from then on.
    FileDrop(const Theme &theme, QWidget *window);

    /// Those of the dragged files that can be CSV files or e-invoices, by their names; the disk is not accessed.
    [[nodiscard]] static QStringList importable(const QMimeData &dragged);

Q_SIGNALS:
    void filesDropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool enter(QDragMoveEvent &event);
    bool drop(QDropEvent &event);
    void cover(const QString &title, const QString &text);
    void uncover();

    const Theme &m_theme;
    QString m_title;
    QString m_text;
};

} // namespace billow

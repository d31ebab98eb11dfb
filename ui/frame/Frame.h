// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Values.h"
#include "ui/format/MoneyFormat.h"

#include <QWidget>

#include <vector>

class QAction;
class QStackedWidget;

namespace billow {

class HeaderBar;
class NavigationBar;
class Notices;
class StatusStrip;
class Theme;

/// Everything around the pages: navigation, header, notices and status strip.
class Frame final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Frame)
public:
    Frame(const MoneyFormat &format, const Theme &theme, QWidget *parent = nullptr);

    /// Takes \a page; its place is the number of pages before it. The shortcut is Ctrl and the place, from 1.
    void addPage(QWidget *page, const QString &name, const QString &icon);
    void showPage(int place);
    [[nodiscard]] int currentPage() const;
    [[nodiscard]] int pageCount() const;
    /// One a page, each with its shortcut.
    [[nodiscard]] const std::vector<QAction *> &pageActions() const { return m_pageActions; }

    void apply(const SystemStatus &status);

    [[nodiscard]] HeaderBar *header() const { return m_header; }
    [[nodiscard]] Notices *notices() const { return m_notices; }

Q_SIGNALS:
    void pageChanged(int place);
    /// Open that address in a browser.
    void webWanted(const QString &url);
    void folderWanted(const QString &path);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    std::vector<QAction *> m_pageActions;
    // Children.
    NavigationBar *m_navigation;
    HeaderBar *m_header;
    Notices *m_notices;
    QStackedWidget *m_pages;
    StatusStrip *m_strip;
};

} // namespace billow

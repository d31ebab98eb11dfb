// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace billow {

/// Filters that are as high as they need to be, but leave most of the page to the results: beyond that they scroll.
class FilterScroll final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterScroll)
public:
    FilterScroll(QWidget *panel, QWidget *page);

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_page;
};

} // namespace billow

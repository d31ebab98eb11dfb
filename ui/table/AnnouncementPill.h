// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace billow {

class TableView;
class Theme;

/// A button that lies on the header of a table and says what is new ("24 new"): as near to the middle as it hides no
/// heading, and in the middle where there is no such place. Hidden at first.
class AnnouncementPill final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnnouncementPill)
public:
    /// \a card holds the \a table and owns the pill.
    AnnouncementPill(TableView &table, const Theme &theme, QWidget *card);

    void announce(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void takeTheme();
    [[nodiscard]] int freePlace(int width) const;

    TableView &m_table;
    const Theme &m_theme;
};

} // namespace billow

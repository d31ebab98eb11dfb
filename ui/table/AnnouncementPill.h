// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

#include <optional>

namespace billow {

class TableView;
class Theme;

/// A button over a table that announces new rows ("24 new"): on the header, as near to the middle as it covers no
/// heading, or at the foot of the card if there is no such place. Hidden at first.
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
    /// Its left edge on the header.
    [[nodiscard]] std::optional<int> freePlace(int width) const;

    TableView &m_table;
    const Theme &m_theme;
};

} // namespace billow

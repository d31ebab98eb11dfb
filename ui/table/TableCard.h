// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QPushButton>

#include <optional>

namespace billow {

class EmptyState;
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

/// A card that is filled by a table. Where there are no rows it says why, and a pill over the table's header announces
/// what the table does not show yet.
class TableCard : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TableCard)
public:
    explicit TableCard(const Theme &theme, QWidget *parent = nullptr);

    /// What is said below the header while setEmptyShown().
    [[nodiscard]] EmptyState &empty() const { return *m_empty; }
    void setEmptyShown(bool shown);

Q_SIGNALS:
    /// The pill was pressed.
    void newestWanted();

protected:
    /// Once, before anything is announced. The card owns \a table from then on.
    void setTable(TableView *table);
    /// \a spoken: the same for assistive technology, and what a press does.
    void announce(const QString &text, const QString &spoken, const QString &toolTip = {});
    void announceNothing();

    void resizeEvent(QResizeEvent *event) override;

private:
    void placeEmptyState();
    void roundTable();

    const Theme &m_theme;
    // Children.
    TableView *m_table = nullptr;
    AnnouncementPill *m_pill = nullptr;
    EmptyState *m_empty = nullptr;
};

} // namespace billow

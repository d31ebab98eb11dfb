// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/actor/VitalSigns.h"
#include "ui/format/MoneyFormat.h"

#include <QAbstractItemModel>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace billow {

enum class ActorColumn { Name, State, Waiting, Rate, Mean, Longest, Restarts, LastError };
inline constexpr int actorColumnCount = 8;

/// The supervision tree as it was at the last two samples. A sample changes it in place, so that what is selected and
/// unfolded stays. Knows no clock: it is told the time.
class ActorTreeModel final : public QAbstractItemModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActorTreeModel)
public:
    using Time = std::chrono::nanoseconds; ///< since any fixed moment
    static constexpr std::chrono::milliseconds flashTime{1500};

    enum Role {
        ToneRole = Qt::UserRole, ///< of the state, as an int
        StrategyRole, ///< of a supervisor: "one_for_one"; empty for an actor
        FlashRole, ///< how strongly the row is tinted after a crash: 0 to 1
    };

    explicit ActorTreeModel(const MoneyFormat &format, QObject *parent = nullptr);
    ~ActorTreeModel() override;

    void update(const actor::TreeSigns &tree, Time now);
    /// Lets what flashes fade. \returns whether anything still does.
    bool fade(Time now);
    /// Without steps in between: a flash is there, and then gone.
    void setFades(bool fades) { m_fades = fades; }

    /// The vital signs of a row; nothing for an invalid index.
    [[nodiscard]] const actor::VitalSigns *signsOf(const QModelIndex &index) const;
    [[nodiscard]] bool isActor(const QModelIndex &index) const;
    /// Invalid, where there is none of that name.
    [[nodiscard]] QModelIndex find(const QString &name) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;

    [[nodiscard]] static std::unique_ptr<Node> build(const actor::TreeSigns &tree, Node *parent, int row);
    [[nodiscard]] static bool isLike(const Node &node, const actor::TreeSigns &tree);
    void take(Node &node, const actor::TreeSigns &tree, Time now);
    bool fade(Node &node);
    void tellChanged(const Node &node);
    [[nodiscard]] QModelIndex indexOf(const Node &node, int column) const;
    [[nodiscard]] const Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] const Node *find(const Node &node, const QString &name) const;
    [[nodiscard]] QString text(const Node &node, ActorColumn column) const;
    [[nodiscard]] QString toolTip(const Node &node, ActorColumn column) const;
    [[nodiscard]] double flash(const Node &node) const;

    const MoneyFormat &m_format;
    std::unique_ptr<Node> m_root; ///< null until the first sample
    Time m_sampledAt{};
    Time m_now{};
    bool m_fades = true;
};

} // namespace billow

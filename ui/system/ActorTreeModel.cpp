// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/system/ActorTreeModel.h"

#include "core/base/Words.h"
#include "ui/system/SystemWording.h"

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

struct ActorTreeModel::Node {
    actor::VitalSigns signs;
    QString strategy; ///< empty: an actor
    std::optional<double> perSecond; ///< messages handled between the last two samples
    std::optional<Time> crashedAt; ///< when a sample first showed the last crash; nothing: long ago, or never
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
};

ActorTreeModel::ActorTreeModel(const MoneyFormat &format, QObject *parent)
    : QAbstractItemModel(parent)
    , m_format(format)
{
}

ActorTreeModel::~ActorTreeModel() = default;

void ActorTreeModel::update(const actor::TreeSigns &tree, Time now)
{
    m_now = now;
    if (m_root && isLike(*m_root, tree)) {
        take(*m_root, tree, now);
    } else {
        beginResetModel();
        m_root = build(tree, nullptr, 0);
        endResetModel();
    }
    m_sampledAt = now;
}

std::unique_ptr<ActorTreeModel::Node> ActorTreeModel::build(const actor::TreeSigns &tree, Node *parent, int row)
{
    auto node = std::make_unique<Node>();
    node->signs = tree.signs;
    node->strategy = tree.strategy;
    node->parent = parent;
    node->row = row;
    node->children.reserve(static_cast<std::size_t>(tree.children.size()));
    for (const actor::TreeSigns &child : tree.children)
        node->children.push_back(build(child, node.get(), static_cast<int>(node->children.size())));
    return node;
}

bool ActorTreeModel::isLike(const Node &node, const actor::TreeSigns &tree)
{
    return node.signs.name == tree.signs.name && node.strategy == tree.strategy
        && std::equal(node.children.begin(), node.children.end(), tree.children.begin(), tree.children.end(),
            [](const std::unique_ptr<Node> &child, const actor::TreeSigns &other) { return isLike(*child, other); });
}

void ActorTreeModel::take(Node &node, const actor::TreeSigns &tree, Time now)
{
    const actor::VitalSigns &signs = tree.signs;
    const double seconds = std::chrono::duration<double>(now - m_sampledAt).count();
    if (seconds > 0 && signs.handled >= node.signs.handled)
        node.perSecond = static_cast<double>(signs.handled - node.signs.handled) / seconds;
    if (signs.restarts > node.signs.restarts || signs.dropped > node.signs.dropped)
        node.crashedAt = now;
    node.signs = signs;
    tellChanged(node);
    for (std::size_t child = 0; child < node.children.size(); ++child)
        take(*node.children[child], tree.children.at(static_cast<qsizetype>(child)), now);
}

bool ActorTreeModel::fade(Time now)
{
    m_now = now;
    return m_root && fade(*m_root);
}

bool ActorTreeModel::fade(Node &node)
{
    bool going = false;
    if (node.crashedAt) {
        going = m_now - *node.crashedAt < flashTime;
        if (!going)
            node.crashedAt.reset();
        tellChanged(node);
    }
    for (const std::unique_ptr<Node> &child : node.children)
        going = fade(*child) || going;
    return going;
}

double ActorTreeModel::flash(const Node &node) const
{
    if (!node.crashedAt)
        return 0;
    const double age = std::chrono::duration<double>(m_now - *node.crashedAt) / flashTime;
    if (!m_fades)
        return age < 1 ? 1 : 0;
    return std::clamp(1 - age, 0.0, 1.0);
}

void ActorTreeModel::tellChanged(const Node &node)
{
    Q_EMIT dataChanged(indexOf(node, 0), indexOf(node, actorColumnCount - 1));
}

QModelIndex ActorTreeModel::indexOf(const Node &node, int column) const
{
    return createIndex(node.row, column, &node);
}

const ActorTreeModel::Node *ActorTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : nullptr;
}

const actor::VitalSigns *ActorTreeModel::signsOf(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node ? &node->signs : nullptr;
}

bool ActorTreeModel::isActor(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node && node->strategy.isEmpty();
}

QModelIndex ActorTreeModel::find(const QString &name) const
{
    const Node *found = m_root ? find(*m_root, name) : nullptr;
    return found ? indexOf(*found, 0) : QModelIndex();
}

const ActorTreeModel::Node *ActorTreeModel::find(const Node &node, const QString &name) const
{
    if (node.signs.name == name)
        return &node;
    for (const std::unique_ptr<Node> &child : node.children) {
        if (const Node *found = find(*child, name))
            return found;
    }
    return nullptr;
}

QModelIndex ActorTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return indexOf(*m_root, column);
    return indexOf(*nodeOf(parent)->children[static_cast<std::size_t>(row)], column);
}

QModelIndex ActorTreeModel::parent(const QModelIndex &child) const
{
    const Node *node = nodeOf(child);
    return node && node->parent ? indexOf(*node->parent, 0) : QModelIndex();
}

int ActorTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return m_root ? 1 : 0;
    return parent.column() == 0 ? static_cast<int>(nodeOf(parent)->children.size()) : 0;
}

int ActorTreeModel::columnCount(const QModelIndex &) const
{
    return actorColumnCount;
}

QVariant ActorTreeModel::data(const QModelIndex &index, int role) const
{
    const Node *node = nodeOf(index);
    if (!node)
        return {};
    const auto column = static_cast<ActorColumn>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(*node, column);
    case Qt::ToolTipRole:
        return toolTip(*node, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(
            (column < ActorColumn::Waiting || column == ActorColumn::LastError ? Qt::AlignLeft : Qt::AlignRight)
            | Qt::AlignVCenter);
    case ToneRole:
        return static_cast<int>(SystemWording::tone(node->signs.state));
    case StrategyRole:
        return node->strategy;
    case FlashRole:
        return flash(*node);
    default:
        return {};
    }
}

QString ActorTreeModel::text(const Node &node, ActorColumn column) const
{
    const actor::VitalSigns &signs = node.signs;
    const bool handles = node.strategy.isEmpty(); // a supervisor has no queue
    switch (column) {
    case ActorColumn::Name:
        return signs.name;
    case ActorColumn::State:
        return SystemWording::state(signs.state);
    case ActorColumn::Waiting:
        return handles ? m_format.number(static_cast<std::int64_t>(signs.mailboxDepth)) : QString();
    case ActorColumn::Rate:
        if (!handles)
            return {};
        return node.perSecond ? m_format.decimal(*node.perSecond, *node.perSecond < 100 ? 1 : 0) : u"–"_s;
    case ActorColumn::Mean:
        if (!handles)
            return {};
        return signs.handled > 0
            ? SystemWording::span(signs.handlingTime / static_cast<std::int64_t>(signs.handled), m_format)
            : u"–"_s;
    case ActorColumn::Longest:
        if (!handles)
            return {};
        return signs.handled > 0 ? SystemWording::span(signs.longestHandling, m_format) : u"–"_s;
    case ActorColumn::Restarts:
        return m_format.number(static_cast<std::int64_t>(signs.restarts));
    case ActorColumn::LastError:
        return Words::tr(signs.lastError.toUtf8().constData()).replace(u'\n', u' ');
    }
    Q_UNREACHABLE();
}

QString ActorTreeModel::toolTip(const Node &node, ActorColumn column) const
{
    if (column == ActorColumn::LastError)
        return Words::tr(node.signs.lastError.toUtf8().constData());
    if (column == ActorColumn::Name && !node.strategy.isEmpty())
        return SystemWording::strategy(node.strategy);
    return {};
}

QVariant ActorTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto column = static_cast<ActorColumn>(section);
    if (role == Qt::TextAlignmentRole) {
        const bool left = column < ActorColumn::Waiting || column == ActorColumn::LastError;
        return static_cast<int>((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (column) {
    case ActorColumn::Name:
        return tip ? QString() : tr("Actor");
    case ActorColumn::State:
        return tip ? QString() : tr("State");
    case ActorColumn::Waiting:
        return tip ? tr("Messages not handled yet") : tr("Queued", "messages");
    case ActorColumn::Rate:
        return tip ? tr("Messages handled per second") : tr("Per second");
    case ActorColumn::Mean:
        return tip ? tr("Average time per message since the start") : tr("Mean");
    case ActorColumn::Longest:
        return tip ? tr("Slowest message since the start") : tr("Longest");
    case ActorColumn::Restarts:
        return tip ? tr("Restarts after a crash") : tr("Restarts");
    case ActorColumn::LastError:
        return tip ? tr("Reason for the last crash") : tr("Last error");
    }
    Q_UNREACHABLE();
}

} // namespace billow

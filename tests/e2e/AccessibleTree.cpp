// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "tests/e2e/AccessibleTree.h"

#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds, for the whole window
constexpr int answerPatience = 10'000; // milliseconds, for one call

const QString g_sessionName = u"session"_s;
const QString g_busName = u"accessibility"_s;
const QString g_accessible = u"org.a11y.atspi.Accessible"_s;
const QString g_table = u"org.a11y.atspi.Table"_s;
const QString g_properties = u"org.freedesktop.DBus.Properties"_s;
const QString g_root = u"/org/a11y/atspi/accessible/root"_s;

struct Reference {
    QString service;
    QDBusObjectPath path;
};

const QDBusArgument &operator>>(const QDBusArgument &argument, Reference &reference)
{
    argument.beginStructure();
    argument >> reference.service >> reference.path;
    argument.endStructure();
    return argument;
}

} // namespace

AccessibleTree::AccessibleTree(const QString &address)
{
    QDBusConnection session = QDBusConnection::connectToBus(address, g_sessionName);
    const QDBusMessage answer = session.call(
        QDBusMessage::createMethodCall(u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s));
    if (answer.type() == QDBusMessage::ReplyMessage)
        m_bus = QDBusConnection::connectToBus(answer.arguments().constFirst().toString(), g_busName);
}

AccessibleTree::~AccessibleTree()
{
    m_bus.reset();
    QDBusConnection::disconnectFromBus(g_busName);
    QDBusConnection::disconnectFromBus(g_sessionName);
}

QVariantList AccessibleTree::call(
    const AccessibleNode &node, const QString &interface, const QString &method, const QVariantList &arguments) const
{
    return answerOf(ask(node, interface, method, arguments));
}

QDBusPendingCall AccessibleTree::ask(
    const AccessibleNode &node, const QString &interface, const QString &method, const QVariantList &arguments) const
{
    QDBusMessage message = QDBusMessage::createMethodCall(node.service, node.path, interface, method);
    message.setArguments(arguments);
    return m_bus->asyncCall(message, answerPatience);
}

QVariantList AccessibleTree::answerOf(QDBusPendingCall call)
{
    call.waitForFinished();
    const QDBusMessage answer = call.reply();
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QVariantList();
}

QVariant AccessibleTree::property(const AccessibleNode &node, const QString &interface, const QString &name) const
{
    const QVariantList answer = call(node, g_properties, u"Get"_s, {interface, name});
    return answer.isEmpty() ? QVariant() : answer.constFirst().value<QDBusVariant>().variant();
}

AccessibleNode AccessibleTree::describe(const QString &service, const QString &path) const
{
    return describe({AccessibleNode{.service = service, .path = path, .role = {}, .name = {}}}).constFirst();
}

QList<AccessibleNode> AccessibleTree::describe(QList<AccessibleNode> nodes) const
{
    struct Asked {
        QDBusPendingCall role;
        QDBusPendingCall name;
    };
    QList<Asked> asked;
    for (const AccessibleNode &node : std::as_const(nodes)) {
        asked.append({ask(node, g_accessible, u"GetRoleName"_s, {}),
            ask(node, g_properties, u"Get"_s, {g_accessible, u"Name"_s})});
    }
    for (qsizetype i = 0; i < nodes.size(); ++i) {
        const QVariantList role = answerOf(asked[i].role);
        const QVariantList name = answerOf(asked[i].name);
        nodes[i].role = role.isEmpty() ? QString() : role.constFirst().toString();
        nodes[i].name = name.isEmpty() ? QString() : name.constFirst().value<QDBusVariant>().variant().toString();
    }
    return nodes;
}

QList<AccessibleNode> AccessibleTree::childrenOf(const AccessibleNode &node) const
{
    const QVariantList answer = call(node, g_accessible, u"GetChildren"_s);
    QList<AccessibleNode> children;
    if (answer.isEmpty())
        return children;
    const auto argument = answer.constFirst().value<QDBusArgument>();
    argument.beginArray();
    while (!argument.atEnd()) {
        Reference reference;
        argument >> reference;
        children.append({.service = reference.service, .path = reference.path.path(), .role = {}, .name = {}});
    }
    argument.endArray();
    return describe(children);
}

bool AccessibleTree::walk(const AccessibleNode &node, const std::function<bool(const AccessibleNode &)> &visit) const
{
    if (!visit(node))
        return false;
    if (node.role == "table"_L1)
        return true;
    const QList<AccessibleNode> children = childrenOf(node);
    return std::ranges::all_of(children, [&](const AccessibleNode &child) { return walk(child, visit); });
}

std::optional<AccessibleNode> AccessibleTree::find(const Test &test) const
{
    std::optional<AccessibleNode> found;
    const auto look = [&] {
        walk(describe(u"org.a11y.atspi.Registry"_s, g_root), [&](const AccessibleNode &node) {
            if (test(node))
                found = node;
            return !found;
        });
        return found.has_value();
    };
    return QTest::qWaitFor(look, patience) ? found : std::nullopt;
}

QString AccessibleTree::text() const
{
    QString text;
    walk(describe(u"org.a11y.atspi.Registry"_s, g_root), [&text](const AccessibleNode &node) {
        text += node.role + u": "_s + node.name + u'\n';
        return true;
    });
    return text;
}

bool AccessibleTree::isShowing(const AccessibleNode &node) const
{
    constexpr int showing = 25; // ATSPI_STATE_SHOWING
    const QVariantList answer = call(node, u"org.a11y.atspi.Accessible"_s, u"GetState"_s);
    const auto words = answer.isEmpty() ? QList<uint>() : qdbus_cast<QList<uint>>(answer.constFirst());
    return !words.isEmpty() && (words.first() >> showing & 1U) != 0;
}

bool AccessibleTree::press(const AccessibleNode &node) const
{
    const QVariantList answer = call(node, u"org.a11y.atspi.Action"_s, u"DoAction"_s, {0});
    return !answer.isEmpty() && answer.constFirst().toBool();
}

bool AccessibleTree::enter(const AccessibleNode &line, const QString &text) const
{
    const QVariantList answer = call(line, u"org.a11y.atspi.EditableText"_s, u"SetTextContents"_s, {text});
    return !answer.isEmpty() && answer.constFirst().toBool();
}

int AccessibleTree::rowCount(const AccessibleNode &table) const
{
    return property(table, g_table, u"NRows"_s).toInt();
}

AccessibleNode AccessibleTree::cell(const AccessibleNode &table, int row, int column) const
{
    const QVariantList answer = call(table, g_table, u"GetAccessibleAt"_s, {row, column});
    if (answer.isEmpty())
        return {};
    Reference reference;
    answer.constFirst().value<QDBusArgument>() >> reference;
    return describe(reference.service, reference.path.path());
}

bool AccessibleTree::select(const AccessibleNode &table, int row) const
{
    const QVariantList answer = call(table, u"org.a11y.atspi.Table"_s, u"AddRowSelection"_s, {row});
    return !answer.isEmpty() && answer.constFirst().toBool();
}

QString AccessibleTree::selected()
{
    if (!m_selected) {
        m_selected = QString();
        m_bus->connect(
            {}, {}, u"org.a11y.atspi.Event.Object"_s, u"StateChanged"_s, this, SLOT(takeStateChange(QDBusMessage)));
        // Programs tell only what somebody has asked for.
        const QString registry = u"org.a11y.atspi.Registry"_s;
        const AccessibleNode listeners{
            .service = registry, .path = u"/org/a11y/atspi/registry"_s, .role = {}, .name = {}};
        std::ignore = call(listeners, registry, u"RegisterEvent"_s, {u"object:state-changed:selected"_s});
    }
    return *m_selected;
}

void AccessibleTree::takeStateChange(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() > 1 && arguments.at(0) == u"selected"_s && arguments.at(1).toInt() == 1)
        m_selected = message.path();
}

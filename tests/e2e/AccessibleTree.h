// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QObject>
#include <QString>
#include <QVariantList>

#include <functional>
#include <optional>

/// One object that a program shows to assistive technology.
struct AccessibleNode {
    QString service;
    QString path;
    QString role; ///< "push button", "table" …
    QString name;
};

/// What is on the screen as a screen reader gets it: over AT-SPI 2, from another process.
class AccessibleTree final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccessibleTree)
public:
    /// Asks the session bus at \a address where assistive technology meets.
    explicit AccessibleTree(const QString &address);
    ~AccessibleTree() override;

    [[nodiscard]] bool isConnected() const { return m_bus && m_bus->isConnected(); }

    using Test = std::function<bool(const AccessibleNode &)>;
    /// The first one, from the outside to the inside, for which \a test is true; waits for it. Cells of tables are left
    /// out: there may be millions.
    [[nodiscard]] std::optional<AccessibleNode> find(const Test &test) const;
    /// All that there is now, for people.
    [[nodiscard]] QString text() const;

    /// Whether it can be seen.
    [[nodiscard]] bool isShowing(const AccessibleNode &node) const;
    /// As a person presses it.
    [[nodiscard]] bool press(const AccessibleNode &node) const;
    /// In place of what stands in a line, as a voice enters it.
    [[nodiscard]] bool enter(const AccessibleNode &line, const QString &text) const;
    [[nodiscard]] int rowCount(const AccessibleNode &table) const;
    /// Its name is empty where there is none.
    [[nodiscard]] AccessibleNode cell(const AccessibleNode &table, int row, int column) const;
    [[nodiscard]] bool select(const AccessibleNode &table, int row) const;
    /// The path of what a program has told last that it is selected; empty before it has. It listens from the first
    /// call on, and programs hear of that a little later.
    [[nodiscard]] QString selected();

private Q_SLOTS:
    void takeStateChange(const QDBusMessage &message);

private:
    [[nodiscard]] QVariantList call(const AccessibleNode &node, const QString &interface, const QString &method,
        const QVariantList &arguments = {}) const;
    [[nodiscard]] QDBusPendingCall ask(const AccessibleNode &node, const QString &interface, const QString &method,
        const QVariantList &arguments) const;
    /// Waits for it; nothing where there is none.
    [[nodiscard]] static QVariantList answerOf(QDBusPendingCall call);
    [[nodiscard]] QVariant property(const AccessibleNode &node, const QString &interface, const QString &name) const;
    [[nodiscard]] AccessibleNode describe(const QString &service, const QString &path) const;
    /// Asks all of them at once.
    [[nodiscard]] QList<AccessibleNode> describe(QList<AccessibleNode> nodes) const;
    [[nodiscard]] QList<AccessibleNode> childrenOf(const AccessibleNode &node) const;
    /// False: \a visit has seen enough.
    bool walk(const AccessibleNode &node, const std::function<bool(const AccessibleNode &)> &visit) const;

    std::optional<QDBusConnection> m_bus;
    std::optional<QString> m_selected; ///< nothing: it does not listen yet
};

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/invoice/InvoiceQuery.h"
#include "ui/search/ColumnLayout.h"

#include <QCoreApplication>
#include <QJsonObject>

class QSettings;

namespace billow {

/// A name for a filter, an order and columns.
struct SavedView {
    QString name;
    InvoiceQuery query;
    ColumnLayout columns;

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

[[nodiscard]] QJsonObject toJson(const InvoiceQuery &query);
/// What cannot be understood is left out: it then holds for all.
[[nodiscard]] InvoiceQuery queryFromJson(const QJsonObject &json);

/// The views of one window, kept in its settings as JSON. Sorted by name; names differ in more than letter case.
class SavedViews final {
    Q_DECLARE_TR_FUNCTIONS(SavedViews)
public:
    /// \a settings must outlive it. \a least: the widths of columns that a view does not name.
    SavedViews(QSettings &settings, const FieldWidths &least);

    /// Those that everyone has; what they say of time is as of today.
    [[nodiscard]] static QList<SavedView> builtIn();

    [[nodiscard]] const QList<SavedView> &all() const { return m_views; }
    /// Takes the place of one of the same name.
    void save(const SavedView &view);
    void remove(const QString &name);

private:
    void write();

    QSettings &m_settings;
    QList<SavedView> m_views;
};

} // namespace billow

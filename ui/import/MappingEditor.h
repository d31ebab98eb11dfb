// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"
#include "ui/theme/Theme.h"

#include <QObject>
#include <QScrollArea>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace billow {

class ElidedLabel;
class Theme;

/// One row of the mapping: a field, its column or fixed value, an example, and where the mapping comes from.
class FieldRow final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldRow)
public:
    /// Puts its widgets, children of \a parent, into \a line of \a layout.
    FieldRow(QString field, const Theme &theme, QGridLayout &layout, int line, QWidget *parent);

    /// Shows how the field would be read. \a needed: without it nothing can be imported.
    void show(const MappedField &mapped, const QStringList &columns, bool needed);
    [[nodiscard]] const QString &field() const { return m_field; }
    [[nodiscard]] QWidget *control() const;

Q_SIGNALS:
    void chosen(const billow::FieldChoice &choice);

private:
    void choose();
    void listColumns(const QStringList &columns);
    void takeTheme();

    const QString m_field;
    const Theme &m_theme;
    QStringList m_columns;
    // Children of the parent.
    QLabel *m_name;
    QComboBox *m_from;
    QLineEdit *m_constant;
    ElidedLabel *m_example;
    QLabel *m_origin;
};

/// The column mapping, which the user can change.
class MappingEditor final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingEditor)
public:
    explicit MappingEditor(const Theme &theme, QWidget *parent = nullptr);

    void show(const ImportPreview &preview);

Q_SIGNALS:
    void chosen(const billow::FieldChoice &choice);

private:
    void build(const std::vector<MappedField> &fields);

    const Theme &m_theme;
    QWidget *m_content; // child
    QGridLayout *m_layout;
    std::vector<FieldRow *> m_rows; // children
};

} // namespace billow

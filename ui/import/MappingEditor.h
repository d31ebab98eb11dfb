// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/ImportJob.h"

#include <QScrollArea>

#include <vector>

class QGridLayout;

namespace billow {

class FieldRow;
class Theme;

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

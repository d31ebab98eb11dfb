// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>

class QWidget;

/// Texts that do not fit where they stand, by the place of their widget in the window, which is the same in every
/// language.
using Truncations = QMap<QString, QString>;

/// Those of all labels, buttons, boxes, fields and header cells of \a window that are shown. \a place: how keys begin.
[[nodiscard]] Truncations truncations(const QWidget &window, const QString &place);

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QWidget;

/// Fails the running test where a child of \a parent, or a child of one, sticks out of its parent or lies over another.
/// What scrolls, and the panels that lie over a page, are meant to cover.
void compareSiblings(const QWidget *parent);

/// Saves a picture where BILLOW_SCREENSHOTS names a folder.
void keepPicture(QWidget &widget, const QString &name);

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

/// One entry of a .ts file.
struct Entry {
    QString context;
    QString source;
    QString comment;
    bool plural = false;
    QString state; ///< "", "unfinished", "vanished", "obsolete"
    QStringList forms; ///< one, or as many as there are plurals

    /// What lupdate tells entries apart by.
    [[nodiscard]] QString key() const { return context + u'|' + source + u'|' + comment; }
};

/// The entries of a .ts file; empty where it cannot be read.
[[nodiscard]] QList<Entry> readCatalogue(const QString &path);

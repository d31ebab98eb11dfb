// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/ui/FakeApi.h"
#include "ui/format/MoneyFormat.h"
#include "ui/import/ImportDialog.h"
#include "ui/import/Imports.h"

#include <QPushButton>

#include <memory>

/// A window that can import, on an engine that is none; what the tests of its parts have in common.
class ImportFixture {
public:
    void begin();
    void end();

    /// Opens the dialog with these files, and waits until it has looked at the first.
    void open(const QStringList &paths);
    /// What a person does: opens the combo box, and chooses.
    void choose(const QString &combo, const QString &text) const;

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return window->findChild<Widget *>(name);
    }
    [[nodiscard]] billow::ImportDialog *dialog() const { return window->findChild<billow::ImportDialog *>(); }
    [[nodiscard]] QPushButton *importButton() const { return find<QPushButton>(QStringLiteral("begin-import")); }
    /// What the preview complains of; empty: nothing.
    [[nodiscard]] QString problem() const;

    /// Of one file: 200 accepted, 12 duplicates, 2 rejected.
    [[nodiscard]] static billow::ImportReport report();

    std::unique_ptr<FakeApi> api;
    std::unique_ptr<billow::Theme> theme;
    std::unique_ptr<billow::MoneyFormat> format;
    std::unique_ptr<QWidget> window;
    billow::Imports *imports = nullptr; ///< child of the window
};

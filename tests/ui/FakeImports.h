// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/Api.h"

#include <QPointer>

/// An import of which the test says how it goes: it emits the signals itself.
class FakeImportJob final : public billow::ImportJob {
    Q_OBJECT
public:
    void cancel() override { cancelled = true; }

    bool cancelled = false;
};

/// The imports of an engine that is none: what was asked for, and what is answered.
class FakeImports {
public:
    struct Asked {
        QStringList paths; ///< one, of a preview
        billow::ImportOptions options;
    };

    QFuture<billow::Result<billow::ImportPreview>> preview(const QString &path, const billow::ImportOptions &options);
    std::unique_ptr<billow::ImportJob> begin(const QStringList &paths, const billow::ImportOptions &options);

    /// Of files with the columns that online retailers write; \a problem leaves fields without a column.
    [[nodiscard]] static billow::ImportPreview sample(const QString &path, const billow::ImportOptions &options);

    std::vector<billow::ImportProfileTitle> profiles{
        {QStringLiteral("online-retail"), QStringLiteral("UCI Online Retail (Chen, 2015): a British web shop")}};
    /// Makes the answer to a preview; sample() where there is none.
    std::function<billow::Result<billow::ImportPreview>(const QString &, const billow::ImportOptions &)> answer;

    QList<Asked> previews;
    QList<Asked> begun;
    QList<Asked> saved; ///< as profiles: its name and the file
    billow::Result<QString> saveAnswer = QStringLiteral("/profiles/shop.json");
    QPointer<FakeImportJob> job; ///< the one that was begun last, while it lives
};

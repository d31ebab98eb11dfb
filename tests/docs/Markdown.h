// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QSet>
#include <QString>

/// One page of the documentation.
class Markdown final {
public:
    struct Block {
        QString language; ///< the first word behind the fence: "sh"
        QString note; ///< what stands behind it: "200"
        QString text;
        QString file; ///< what the text before it says to save it as, `orders.csv`; else empty
    };

    /// \a path counts from the root of the source. Ends the program where it cannot be read.
    explicit Markdown(const QString &path);
    /// README.md, CONTRIBUTING.md, CHANGELOG.md and all of docs/.
    [[nodiscard]] static QList<Markdown> all();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] const QList<Block> &blocks() const { return m_blocks; }
    /// Where its links and pictures lead, as they are written.
    [[nodiscard]] const QStringList &links() const { return m_links; }
    /// What a link may have behind #, as GitHub makes it of the headings.
    [[nodiscard]] const QSet<QString> &anchors() const { return m_anchors; }

private:
    void readProse(const QString &line);

    QString m_path;
    QString m_text;
    QList<Block> m_blocks;
    QStringList m_links;
    QSet<QString> m_anchors;
};

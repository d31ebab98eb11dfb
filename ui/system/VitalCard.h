// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/theme/Theme.h"

#include <QFrame>

namespace billow {

class ElidedLabel;
class StripItem;

/// One figure of the machinery: what it is, how it is in a word, the figure, and more in small.
class VitalCard final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VitalCard)
public:
    VitalCard(const QString &caption, const Theme &theme, QWidget *parent = nullptr);

    void setSign(Tone tone, const QString &word);
    void setFigure(const QString &figure);
    void setFoot(const QString &foot);
    void showFoot(bool shown);

    [[nodiscard]] QString sign() const;
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString foot() const;

private:
    void tell();

    const QString m_captionText;
    ElidedLabel *m_caption; // children
    StripItem *m_sign;
    ElidedLabel *m_figure;
    ElidedLabel *m_foot;
};

} // namespace billow

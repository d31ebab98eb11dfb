// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

namespace billow {

class Theme;

/// A small line without axes: how a figure has changed lately. The figure is beside it, so assistive technology
/// passes it over.
class Sparkline final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sparkline)
public:
    explicit Sparkline(const Theme &theme, QWidget *parent = nullptr);

    /// The newest value is at the right edge; \a most of them span the width. Nothing is drawn for fewer than two.
    void setValues(const QList<double> &values, int most);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QList<double> m_values;
    int m_most = 2;
};

} // namespace billow

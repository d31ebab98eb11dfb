// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QList>
#include <QWidget>

namespace billow {

class ElidedLabel;
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

/// One large figure with what it is above it, and below it what it is of and how it went lately.
class StatCard final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatCard)
public:
    StatCard(const QString &caption, const Theme &theme, QWidget *parent = nullptr);

    /// \a code: the currency's, or nothing for a count.
    void setFigure(const QString &figure, const QString &code = {});
    void setFoot(const QString &foot, const QStringList &shorter = {});
    void showFoot(bool shown);
    [[nodiscard]] Sparkline *sparkline() const { return m_sparkline; }

    [[nodiscard]] QString caption() const;
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString foot() const;
    /// The font size in which the figure fits the card: at most the theme's for figures.
    [[nodiscard]] int fittingSize(bool withCode) const;
    /// The width at which the figure can be shown whole, in the smallest size.
    [[nodiscard]] int leastWidth() const;
    /// With the currency's code before the figure, or, where that takes too much room, beside the caption.
    void show(int pixelSize, bool withCode);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QString figureText(bool withCode) const;
    [[nodiscard]] int room() const; ///< the width for words and figures
    void tell();

    const Theme &m_theme;
    const QString m_captionText;
    QString m_figureText;
    QString m_code;
    bool m_footShown = true;
    ElidedLabel *m_caption; // children
    ElidedLabel *m_figure;
    ElidedLabel *m_foot;
    Sparkline *m_sparkline;
};

} // namespace billow

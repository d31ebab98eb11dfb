// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/theme/Icons.h"

#include "ui/theme/UiResources.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

QByteArray drawing(const QString &name)
{
    initialiseUiResources();
    QFile file(u":/billow/icons/%1.svg"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws with a colour for each state in place of the drawing's currentColor.
class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(QByteArray svg, const QColor &ink, const QColor &onInk)
        : m_svg(std::move(svg))
        , m_ink(ink)
        , m_onInk(onInk)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", (state == QIcon::On ? m_onInk : m_ink).name().toLatin1());
        QSvgRenderer renderer(svg);
        painter->save();
        if (mode == QIcon::Disabled)
            painter->setOpacity(disabledOpacity);
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new LineIconEngine(m_svg, m_ink, m_onInk); }

private:
    static constexpr double disabledOpacity = 0.45;

    QByteArray m_svg;
    QColor m_ink;
    QColor m_onInk;
};

} // namespace

QIcon lineIcon(const QString &name, const QColor &ink, const QColor &onInk)
{
    return QIcon(new LineIconEngine(drawing(name), ink, onInk));
}

QIcon programIcon()
{
    QIcon icon;
    QSvgRenderer renderer(drawing(u"billow"_s));
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace billow

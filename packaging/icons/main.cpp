// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Draws an SVG file as pictures of several sizes: billow_icons FILE.svg OUT SIZE…, where SIZE in OUT stands for each
// size.
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc < 4) {
        std::fprintf(stderr, "usage: %s FILE.svg OUT SIZE...\n", argv[0]);
        return 64;
    }
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    for (int place = 3; place < argc && drawing.isValid(); ++place) {
        const int size = QByteArray(argv[place]).toInt();
        QImage picture(size, size, QImage::Format_ARGB32);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        drawing.render(&painter);
        painter.end();
        const QString path = QString::fromLocal8Bit(argv[2]).replace(QLatin1String("SIZE"), QString::number(size));
        if (!QDir().mkpath(QFileInfo(path).path()) || !picture.save(path)) {
            std::fprintf(stderr, "%s cannot be written\n", qPrintable(path));
            return 1;
        }
    }
    return drawing.isValid() ? 0 : 1;
}

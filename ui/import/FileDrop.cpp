// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/FileDrop.h"

#include "ui/theme/Theme.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr float veil = 0.88F; ///< how much of the window is covered
constexpr int frameWidth = 2;

QList<QUrl> localFiles(const QMimeData &dragged)
{
    QList<QUrl> files = dragged.urls();
    files.removeIf([](const QUrl &url) { return !url.isLocalFile(); });
    return files;
}

} // namespace

FileDrop::FileDrop(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Drop files to import them"));
    hide();
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QStringList FileDrop::importable(const QMimeData &dragged)
{
    static const QStringList suffixes{u"csv"_s, u"tsv"_s, u"txt"_s, u"xml"_s, u"pdf"_s};
    QStringList paths;
    for (const QUrl &url : localFiles(dragged)) {
        const QString path = url.toLocalFile();
        if (suffixes.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive))
            paths += path;
    }
    return paths;
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
    case QEvent::DragMove:
        return enter(*static_cast<QDragMoveEvent *>(event));
    case QEvent::DragLeave:
        uncover();
        return true;
    case QEvent::Drop:
        return drop(*static_cast<QDropEvent *>(event));
    case QEvent::Resize:
        resize(static_cast<QResizeEvent *>(event)->size());
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool FileDrop::enter(QDragMoveEvent &event)
{
    const qsizetype all = localFiles(*event.mimeData()).size();
    if (all == 0)
        return false; // text or a link: not for us
    const qsizetype fit = importable(*event.mimeData()).size();
    // Accepted in either case: who refuses is not told when it leaves.
    event.setDropAction(fit > 0 ? Qt::CopyAction : Qt::IgnoreAction);
    event.accept();
    if (fit == 0)
        cover(tr("Can’t import this"), tr("Drop CSV files (.csv, .tsv, .txt) or e-invoices (.xml, .pdf)"));
    else if (fit < all)
        cover(tr("Drop to import"), tr("%1 of %2 files. The rest aren’t CSV files or e-invoices.").arg(fit).arg(all));
    else
        cover(
            tr("Drop to import"), tr("CSV files are shown before anything is stored. E-invoices are stored at once."));
    return true;
}

bool FileDrop::drop(QDropEvent &event)
{
    uncover();
    const QStringList paths = importable(*event.mimeData());
    if (paths.isEmpty())
        return false;
    event.setDropAction(Qt::CopyAction);
    event.accept();
    Q_EMIT filesDropped(paths);
    return true;
}

void FileDrop::cover(const QString &title, const QString &text)
{
    m_title = title;
    m_text = text;
    resize(parentWidget()->size());
    raise();
    show();
    update();
}

void FileDrop::uncover()
{
    hide();
}

void FileDrop::paintEvent(QPaintEvent *)
{
    const Colours &colours = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = colours.background;
    ground.setAlphaF(veil);
    painter.fillRect(rect(), ground);
    painter.setPen(QPen(colours.accent, frameWidth, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    const QRect frame = rect().adjusted(space::page, space::page, -space::page, -space::page);
    painter.drawRoundedRect(frame, space::cardRadius, space::cardRadius);

    painter.setPen(colours.text);
    painter.setFont(m_theme.font(TextRank::Title));
    const int line = QFontMetrics(painter.font()).height();
    const QRect upper(frame.left(), frame.center().y() - line, frame.width(), line);
    painter.drawText(upper, Qt::AlignCenter, m_title);
    painter.setPen(colours.muted);
    painter.setFont(m_theme.font(TextRank::Body));
    const QRect lower(frame.left(), upper.bottom() + space::small, frame.width(), 2 * line);
    painter.drawText(lower, static_cast<int>(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap, m_text);
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/theme/Theme.h"

#include "ui/theme/FocusMark.h"
#include "ui/theme/UiResources.h"

#include <QApplication>
#include <QFile>
#include <QFontInfo>
#include <QFontMetrics>
#include <QHash>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleHints>
#include <QWidget>

#include <algorithm>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

/// The names by which the style sheet calls the colours.
QHash<QString, QColor> named(const Colours &colours)
{
    return {
        {u"background"_s, colours.background},
        {u"surface"_s, colours.surface},
        {u"sidebar"_s, colours.sidebar},
        {u"border"_s, colours.border},
        {u"hover"_s, colours.hover},
        {u"neutral-tint"_s, colours.neutralTint},
        {u"text"_s, colours.text},
        {u"muted"_s, colours.muted},
        {u"accent"_s, colours.accent},
        {u"accent-tint"_s, colours.accentTint},
        {u"accent-faded"_s, colours.accentFaded},
        {u"on-accent"_s, colours.onAccent},
        {u"green"_s, colours.green},
        {u"green-tint"_s, colours.greenTint},
        {u"amber"_s, colours.amber},
        {u"amber-tint"_s, colours.amberTint},
        {u"red"_s, colours.red},
        {u"red-tint"_s, colours.redTint},
        {u"scroll-handle"_s, colours.scrollHandle},
    };
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
{
    initialiseUiResources();
    choose();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::followSystem);
#endif
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    choose();
    Q_EMIT changed();
}

void Theme::followSystem()
{
    const bool before = m_dark;
    choose();
    if (m_dark != before)
        Q_EMIT changed();
}

void Theme::choose()
{
    m_dark = m_mode == Mode::System ? systemIsDark() : m_mode == Mode::Dark;
    m_colours = m_dark ? darkColours() : lightColours();
}

QColor Theme::ink(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return m_colours.muted;
    case Tone::Good:
        return m_colours.green;
    case Tone::Caution:
        return m_colours.amber;
    case Tone::Bad:
        return m_colours.red;
    }
    Q_UNREACHABLE();
}

QColor Theme::tint(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return m_colours.neutralTint;
    case Tone::Good:
        return m_colours.greenTint;
    case Tone::Caution:
        return m_colours.amberTint;
    case Tone::Bad:
        return m_colours.redTint;
    }
    Q_UNREACHABLE();
}

QFont Theme::font(TextRank rank) const
{
    QFont font = QApplication::font();
    const double body = std::max(13, QFontInfo(font).pixelSize());
    const auto size = [&](int pixels) { font.setPixelSize(std::max(1, qRound(body * pixels / 13))); };
    switch (rank) {
    case TextRank::Body:
        size(13);
        break;
    case TextRank::Strong:
        size(13);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRank::Caption:
        size(12);
        break;
    case TextRank::Title:
        size(18);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRank::Figure:
        size(22);
        font.setWeight(QFont::DemiBold);
        break;
    }
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1); // figures of one width; most system fonts have no others
#endif
    return font;
}

int Theme::rowHeight() const
{
    return std::max(space::rowHeight, QFontMetrics(font(TextRank::Body)).height() + space::medium);
}

bool Theme::reducedMotion() const
{
    return m_reducedMotion || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) <= 0;
}

void Theme::setReducedMotion(bool reduced)
{
    if (std::exchange(m_reducedMotion, reduced) != reduced)
        Q_EMIT changed();
}

QPalette Theme::palette() const
{
    QPalette palette(m_colours.text, m_colours.surface, m_colours.surface, m_colours.border, m_colours.border,
        m_colours.text, m_colours.onAccent, m_colours.surface, m_colours.background);
    palette.setColor(QPalette::Highlight, m_colours.accentTint);
    palette.setColor(QPalette::HighlightedText, m_colours.text);
    palette.setColor(QPalette::PlaceholderText, m_colours.muted);
    palette.setColor(QPalette::ToolTipBase, m_colours.surface);
    palette.setColor(QPalette::ToolTipText, m_colours.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, m_colours.muted);
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(u":/billow/themes/billow.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    const QHash<QString, QColor> colours = named(m_colours);
    const QString variant = m_dark ? u"dark"_s : u"light"_s;

    static const QRegularExpression name(u"@([a-z-]+)"_s);
    QString sheet;
    qsizetype copied = 0;
    for (auto matches = name.globalMatch(source); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        sheet += QStringView(source).mid(copied, match.capturedStart() - copied);
        const auto colour = colours.constFind(match.captured(1));
        if (match.captured(1) == "variant"_L1)
            sheet += variant;
        else
            sheet += colour == colours.cend() ? match.captured() : colour->name();
        copied = match.capturedEnd();
    }
    sheet += QStringView(source).mid(copied);
    return sheet;
}

void Theme::dress(QWidget *window)
{
    FocusMark::install();
    const auto dress = [this, window] {
        // No palette comes down through a style sheet, and one that gave the field a colour would halve it for the
        // placeholder, which then is hard to read.
        QApplication::setPalette(palette(), "QLineEdit");
        window->setStyleSheet(styleSheet());
        window->setPalette(palette());
        window->setFont(font(TextRank::Body));
    };
    dress();
    connect(this, &Theme::changed, window, dress);
}

} // namespace billow

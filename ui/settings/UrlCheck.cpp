// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/UrlCheck.h"

#include "core/api/Api.h"
#include "ui/settings/SettingsWording.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/MessageBanner.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

UrlCheck::UrlCheck(Api &api, What what, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_what(what)
    , m_button(new QPushButton(tr("Test connection"), this))
    , m_answer(new MessageBanner(theme, this))
{
    m_button->setAccessibleName(
        what == What::Storage ? tr("Test the database connection") : tr("Test the Redis connection"));
    m_button->setObjectName(what == What::Storage ? u"testStorage"_s : u"testCache"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_answer);
    const auto takeTheme = [this, &theme] { m_button->setFont(theme.font(TextRank::Strong)); };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    hide();
}

void UrlCheck::check(const QString &url, const std::function<void(const Result<QString> &)> &then)
{
    m_busy = true;
    m_button->setText(tr("Testing…"));
    const int asked = ++m_asked;
    const auto answered = [this, asked, then](const Result<QString> &answer) {
        if (asked != m_asked)
            return;
        m_busy = false;
        m_button->setText(tr("Test connection"));
        show(answer);
        if (then)
            then(answer);
    };
    whenDone(m_what == What::Storage ? m_api.testStorage(url) : m_api.testCache(url), this, answered);
}

void UrlCheck::show(const Result<QString> &answer)
{
    m_answer->clear();
    if (answer)
        m_answer->say(Tone::Good, SettingsWording::sentence(*answer));
    else
        m_answer->say(answer.error().kind == Error::Kind::Unavailable ? Tone::Caution : Tone::Bad,
            SettingsWording::sentence(answer.error().message));
    setVisible(true);
}

void UrlCheck::clear()
{
    m_answer->clear();
    hide();
}

QString UrlCheck::sentence() const
{
    return isVisibleTo(parentWidget()) ? m_answer->sentence() : QString();
}

} // namespace billow

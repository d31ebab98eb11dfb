// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/start/SecretsDialog.h"

#include "core/api/Api.h"
#include "core/settings/Keychain.h"
#include "core/settings/SettingsCatalogue.h"
#include "ui/settings/SettingsWording.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Look.h"
#include "ui/theme/Tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace billow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A keychain that is open answers sooner, and then there is nothing to be seen.
constexpr auto patience = 500ms;

} // namespace

SecretsDialog::SecretsDialog(SettingsSources sources, Keychain &keychain, Theme::Mode mode)
    : m_sources(std::move(sources))
    , m_keychain(keychain)
    , m_state(new QLabel(this))
    , m_again(new QPushButton(tr("Try the keychain again"), this))
{
    m_theme.setMode(mode);
    m_theme.dress(this);
    setWindowTitle(tr("Billow"));
    setWindowIcon(programIcon());
    build();
}

SecretsDialog::~SecretsDialog() = default;

void SecretsDialog::build()
{
    auto *title = new QLabel(tr("Billow needs its passwords"), this);
    title->setFont(m_theme.font(TextRank::Title));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setFont(m_theme.font(TextRank::Body));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(m_state);
    for (const KeptSecret &secret : missingSecrets(m_sources))
        addField(secret, *layout);

    auto *quit = new QPushButton(tr("Quit"), this);
    auto *start = new QPushButton(tr("Start"), this);
    quit->setObjectName(u"quit"_s);
    m_again->setObjectName(u"again"_s);
    start->setObjectName(u"start"_s);
    start->setAccessibleName(tr("Start with these passwords"));
    start->setDefault(true);
    setLook(start, u"primary"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addStretch();
    for (QPushButton *button : {quit, start})
        buttons->addWidget(button);
    for (QPushButton *button : {m_again, quit, start})
        button->setFont(m_theme.font(TextRank::Strong));
    layout->addSpacing(space::tiny);
    layout->addLayout(buttons);
    setMinimumWidth(space::dialogWidth);
    connect(m_again, &QPushButton::clicked, this, &SecretsDialog::begin);
    connect(quit, &QPushButton::clicked, this, &QDialog::reject);
    connect(start, &QPushButton::clicked, this, &SecretsDialog::takeTyped);
}

void SecretsDialog::addField(const KeptSecret &secret, QVBoxLayout &layout)
{
    const QString title = SettingsWording::title(secret.key);
    auto *label = new QLabel(secret.shown.isEmpty() ? title : tr("%1: %2").arg(title, secret.shown), this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(m_theme.font(TextRank::Body));
    auto *line = new QLineEdit(this);
    line->setObjectName(secret.key);
    line->setEchoMode(QLineEdit::Password);
    line->setPlaceholderText(secret.shown.isEmpty() ? title : tr("Password"));
    line->setAccessibleName(secret.shown.isEmpty() ? title : tr("Password for %1").arg(secret.shown));
    line->setFont(m_theme.font(TextRank::Body));
    label->setBuddy(line);
    auto *group = new QVBoxLayout;
    group->setSpacing(space::tiny);
    group->addWidget(label);
    group->addWidget(line);
    layout.addLayout(group);
    m_fields.push_back({secret, line});
}

void SecretsDialog::begin()
{
    m_again->setEnabled(false);
    m_state->setText(tr("Reading them from the system’s keychain. You may have to unlock it."));
    QTimer::singleShot(patience, this, [this] {
        if (result() != Accepted)
            show();
    });
    readNext(missingSecrets(m_sources));
}

void SecretsDialog::readNext(std::vector<KeptSecret> rest)
{
    if (rest.empty())
        return accept();
    const QString name = rest.back().name;
    rest.pop_back();
    whenDone(m_keychain.read(name), this, [this, name, rest = std::move(rest)](const Result<QString> &secret) {
        if (!secret)
            return fail(secret.error());
        m_sources.keychain.insert(name, *secret);
        readNext(rest);
    });
}

void SecretsDialog::fail(const Error &error)
{
    m_again->setEnabled(true);
    m_state->setText(tr("Couldn’t read them from the system’s keychain: %1 Enter them here to start. They’re used "
                        "once and not saved.")
                         .arg(SettingsWording::sentence(error.message)));
    show();
}

void SecretsDialog::takeTyped()
{
    for (const Field &field : m_fields)
        m_sources.keychain.insert(field.secret.name, field.secret.withTyped(field.line->text()));
    accept();
}

QString SecretsDialog::sentence() const
{
    return m_state->text();
}

} // namespace billow

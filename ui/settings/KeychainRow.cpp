// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/KeychainRow.h"

#include "core/api/Api.h"
#include "core/settings/Keychain.h"
#include "ui/settings/FormRow.h"
#include "ui/settings/SettingsWording.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

KeychainRow::KeychainRow(Keychain &keychain, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_keychain(keychain)
    , m_box(new QCheckBox(tr("Keep passwords in the system keychain"), this))
    , m_row(new FormRow(tr("Passwords"),
          tr("Covers the database and Redis passwords and the access token. If this is off, they’re kept in the "
             "settings file, which only you can read. billowd can’t use the keychain: set environment variables "
             "instead."),
          m_box, theme, this))
{
    m_box->setObjectName(u"keychain"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_row);
    const auto takeTheme = [this, &theme] { m_box->setFont(theme.font(TextRank::Body)); };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    connect(m_box, &QCheckBox::clicked, this, &KeychainRow::take);
}

void KeychainRow::show(bool kept)
{
    m_box->setChecked(kept);
    m_row->setError({});
}

QString KeychainRow::error() const
{
    return m_row->error();
}

void KeychainRow::take(bool wanted)
{
    m_row->setError({});
    if (!wanted) {
        Q_EMIT chosen(false);
        return;
    }
    m_row->setNote(tr("Connecting to the keychain…"));
    ++m_probes;
    whenDone(m_keychain.probe(), this, [this](const Result<void> &found) {
        --m_probes;
        takeAnswer(found);
        Q_EMIT probed();
    });
}

void KeychainRow::takeAnswer(const Result<void> &found)
{
    m_row->setNote({});
    if (!m_box->isChecked())
        return; // switched off again in the meantime
    m_box->setChecked(found.ok());
    if (found)
        Q_EMIT chosen(true);
    else
        m_row->setError(SettingsWording::sentence(found.error().message));
}

} // namespace billow

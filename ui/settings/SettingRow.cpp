// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingRow.h"

#include "core/api/Api.h"
#include "core/settings/Keychain.h"
#include "core/settings/SettingsCatalogue.h"
#include "ui/settings/FormRow.h"
#include "ui/settings/SettingEditors.h"
#include "ui/settings/SettingsForm.h"
#include "ui/settings/SettingsWording.h"
#include "ui/settings/UrlCheck.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString databaseKey = u"database.url"_s;

UrlCheck *makeCheck(Api &api, const QString &key, const Theme &theme, QWidget *parent)
{
    if (key == databaseKey)
        return new UrlCheck(api, UrlCheck::What::Storage, theme, parent);
    return key == u"redis.url"_s ? new UrlCheck(api, UrlCheck::What::Cache, theme, parent) : nullptr;
}

} // namespace

SettingRow::SettingRow(const QString &key, SettingsForm &form, Api &api, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_key(key)
    , m_form(form)
    , m_live(SettingsCatalogue::find(key)->live)
    , m_editor(SettingEditor::make(*SettingsCatalogue::find(key), SettingsWording::title(key), theme, this))
    , m_row(new FormRow(SettingsWording::title(key), SettingsCatalogue::find(key)->helpText(), m_editor, theme, this))
    , m_check(makeCheck(api, key, theme, this))
    , m_restore(new QPushButton(tr("Restore default"), this))
{
    if (m_check) {
        m_row->addButtonBelow(m_check->button());
        if (key == databaseKey)
            m_row->addButtonBelow(makeBrowseButton(theme));
        m_row->addButtonBelow(m_restore);
        m_row->addBelow(m_check);
        connect(m_check->button(), &QPushButton::clicked, this, [this] {
            if (!m_check->isBusy()) // Save may be waiting for the answer
                m_check->check(m_editor->text());
        });
    }
    if (!m_check)
        m_row->addButton(m_restore);
    setLook(m_restore, u"plain"_s);
    m_restore->setObjectName(key + ".restore"_L1);
    m_restore->setAccessibleName(tr("Restore default: %1").arg(SettingsWording::title(key)));
    QSizePolicy policy = m_restore->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // so that the fields stay equally wide
    m_restore->setSizePolicy(policy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_row);
    const auto takeTheme = [this, &theme] { m_restore->setFont(theme.font(TextRank::Body)); };
    connect(&theme, &Theme::changed, this, takeTheme);
    takeTheme();
    connect(m_editor, &SettingEditor::edited, this, &SettingRow::take);
    connect(m_editor, &SettingEditor::committed, this, [this] {
        if (!m_form.problem(m_key))
            Q_EMIT committed();
    });
    connect(m_restore, &QPushButton::clicked, this, &SettingRow::restore);
    refresh();
}

/// For the file of an SQLite database.
QPushButton *SettingRow::makeBrowseButton(const Theme &theme)
{
    auto *button = new QPushButton(tr("Browse…"), this);
    button->setObjectName(u"browse"_s);
    button->setToolTip(tr("Choose an SQLite file"));
    button->setFont(theme.font(TextRank::Strong));
    connect(&theme, &Theme::changed, button, [button, &theme] { button->setFont(theme.font(TextRank::Strong)); });
    connect(button, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Choose an SQLite file"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave); // it may be a new one
        dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is written over
        dialog->setDefaultSuffix(u"db"_s);
        dialog->setNameFilters({tr("SQLite databases (*.db *.sqlite *.sqlite3)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
            m_editor->setText(u"sqlite:"_s + path);
            take();
        });
        dialog->open(); // not exec(): no event loop within the event loop
    });
    return button;
}

void SettingRow::take()
{
    m_refusal.clear();
    if (m_check)
        m_check->clear();
    m_form.edit(m_key, m_editor->text());
    showState();
    Q_EMIT edited();
}

void SettingRow::restore()
{
    m_editor->setText(m_form.defaultText(m_key));
    take();
    Q_EMIT committed();
    m_editor->setFocus();
}

void SettingRow::refresh()
{
    const bool follows = m_live && !m_running.isEmpty() && !m_form.isChanged(m_key);
    m_editor->setText(follows ? m_running : m_form.text(m_key));
    showState();
}

void SettingRow::showRunning(const QString &text)
{
    if (text == m_running)
        return;
    m_running = text;
    if (!m_editor->isInUse() && !m_form.isChanged(m_key))
        refresh();
    else
        showState();
}

void SettingRow::setRefusal(const QString &sentence)
{
    m_refusal = sentence;
    showState();
}

void SettingRow::showState()
{
    const auto problem = m_form.problem(m_key);
    m_row->setError(problem ? SettingsWording::sentence(problem->message) : m_refusal);
    m_editor->setInvalid(problem || !m_refusal.isEmpty());
    m_row->setNote(describe());
    m_restore->setVisible(!m_form.isDefault(m_key) || (m_live && m_editor->text() != m_form.defaultText(m_key)));
    if (m_check)
        m_check->button()->setEnabled(!problem);
}

QString SettingRow::describe() const
{
    QStringList facts;
    if (m_form.isOverruled(m_key)) {
        const QString value = m_form.nextValue(m_key);
        facts += tr("Overridden by %1 (now: %2). Your saved value applies once it is removed.")
                     .arg(m_form.origin(m_key).place, value.isEmpty() ? tr("empty") : value);
    } else {
        facts += SettingsWording::origin(m_form.origin(m_key));
    }
    if (m_form.isKept(m_key))
        facts += tr("Password kept in the keychain");
    if (const QString when = whenItApplies(); !when.isEmpty())
        facts += when;
    return facts.join(u" · "_s);
}

QString SettingRow::whenItApplies() const
{
    if (m_form.problem(m_key))
        return {};
    const bool overruled = m_form.isOverruled(m_key);
    const bool atOnce = m_live || m_key == u"general.language"_s; // the window is rebuilt in it
    if (m_form.isChanged(m_key))
        return overruled || atOnce ? tr("Not saved") : tr("Not saved; takes effect after restart");
    if (m_live && !overruled && !m_running.isEmpty() && m_running != m_form.text(m_key))
        return tr("Changed for this session. After a restart: %1").arg(m_form.text(m_key));
    if (atOnce)
        return tr("Takes effect immediately");
    if (overruled)
        return {};
    return m_form.waitsForStart(m_key) ? tr("Saved. Takes effect after restart.") : tr("Takes effect after restart");
}

QString SettingRow::note() const
{
    return m_row->note();
}

QString SettingRow::error() const
{
    return m_row->error();
}

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

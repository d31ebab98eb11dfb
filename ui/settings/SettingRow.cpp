// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingRow.h"

#include "core/settings/SettingsCatalogue.h"
#include "ui/settings/FormRow.h"
#include "ui/settings/SettingEditor.h"
#include "ui/settings/SettingsForm.h"
#include "ui/settings/SettingsWording.h"
#include "ui/settings/UrlCheck.h"
#include "ui/theme/Look.h"
#include "ui/theme/Theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

UrlCheck *makeCheck(Api &api, const QString &key, const Theme &theme, QWidget *parent)
{
    if (key == u"database.url"_s)
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
        m_row->addButton(m_check->button());
        m_row->addBelow(m_check);
        connect(m_check->button(), &QPushButton::clicked, this, [this] {
            if (!m_check->isBusy()) // it may be asked on behalf of somebody who waits for the answer
                m_check->check(m_editor->text());
        });
    }
    m_row->addButton(m_restore);
    setLook(m_restore, u"plain"_s);
    m_restore->setObjectName(key + ".restore"_L1);
    m_restore->setAccessibleName(tr("Restore the default of %1").arg(SettingsWording::title(key)));
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
    if (!m_form.isChanged(m_key))
        m_before = m_running;
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
    QStringList sentences{SettingsWording::origin(m_form.origin(m_key))};
    if (m_form.isKept(m_key))
        sentences += tr("The secret is in the keychain.");
    if (const QString when = whenItApplies(); !when.isEmpty())
        sentences += when;
    if (m_form.isOverruled(m_key)) {
        const QString value = m_form.nextValue(m_key);
        sentences += tr("That overrules the file: what is saved here counts once it is gone. It says: %1")
                         .arg(value.isEmpty() ? tr("nothing") : value);
    }
    return sentences.join(u' ');
}

QString SettingRow::whenItApplies() const
{
    if (m_form.problem(m_key))
        return {};
    const bool overruled = m_form.isOverruled(m_key);
    if (m_form.isChanged(m_key) && m_live)
        return tr("Changed; it applies now, and is not saved yet.");
    const bool onSaving = m_key == u"general.language"_s; // by a window made anew
    if (m_form.isChanged(m_key))
        return overruled || onSaving ? tr("Not saved yet.") : tr("Not saved yet; it applies at the next start.");
    if (m_live) {
        const bool differs = !m_running.isEmpty() && m_running != m_form.text(m_key) && !overruled;
        return differs ? tr("Changed while running: the next start takes %1.").arg(m_form.text(m_key))
                       : tr("A change applies at once.");
    }
    if (overruled)
        return {};
    if (m_form.waitsForStart(m_key))
        return tr("Saved; it applies at the next start.");
    return onSaving ? tr("A change applies once it is saved.") : tr("A change applies at the next start.");
}

QString SettingRow::note() const
{
    return m_row->note();
}

QString SettingRow::error() const
{
    return m_row->error();
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/settings/SettingsPage.h"

#include "core/api/Api.h"
#include "core/base/Words.h"
#include "core/settings/SettingsCatalogue.h"
#include "ui/Preferences.h"
#include "ui/settings/SaveBar.h"
#include "ui/settings/SettingEditors.h"
#include "ui/settings/SettingRow.h"
#include "ui/settings/SettingsForm.h"
#include "ui/settings/SettingsWording.h"
#include "ui/settings/SettingsWriter.h"
#include "ui/settings/UrlCheck.h"
#include "ui/settings/WindowSection.h"
#include "ui/theme/Look.h"
#include "ui/widgets/WidgetBehaviour.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

const QString languageKey = u"general.language"_s;
constexpr int lowHeight = 600;
constexpr int widestColumn = 1100; ///< longer lines are hard to read

const QString g_database = u"database.url"_s;
const QString g_logLevel = u"log.level"_s;
const QString g_logCategories = u"log.categories"_s;

QString written(double number)
{
    return QString::number(number, 'g', 15);
}

bool isLive(const SettingRow &row)
{
    return SettingsCatalogue::find(row.key())->live;
}

/// Applied and saved as soon as it is changed; all other settings are saved together.
bool appliesAtOnce(const SettingRow &row)
{
    return isLive(row) || row.key() == languageKey;
}

/// Live by the engine's leave, which it may refuse.
bool isRate(const SettingRow &row)
{
    return isLive(row) && row.key() != g_logLevel && row.key() != g_logCategories;
}

} // namespace

SettingsPage::SettingsPage(
    Api &api, Preferences &preferences, const SettingsSources &sources, const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_api(api)
    , m_theme(theme)
    , m_live(new LiveRates(api, this))
    , m_writer(new SettingsWriter(this))
    , m_tabs(new QHBoxLayout)
    , m_scroll(new QScrollArea(this))
    , m_layout(new QVBoxLayout(this))
{
    setLook(this, u"page"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QWidget(m_scroll);
    column->setMaximumWidth(widestColumn);
    setLook(column, u"page"_s);
    column->setAttribute(Qt::WA_StyledBackground);
    m_sections = new QVBoxLayout(column);
    m_sections->setContentsMargins(0, 0, space::small, 0);
    m_sections->setSpacing(space::medium);
    m_scroll->setWidget(column);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    followFocus(m_scroll);
    m_tabs->setSpacing(space::tiny);

    // In the order in which the keyboard comes by: tabs, what they lead to, the foot.
    addTabs();
    m_window = new WindowSection(preferences, theme, column);
    addSection(tr("Window"), m_window);
    auto form = SettingsForm::make(sources);
    const QString failure = form ? QString() : SettingsWording::sentence(form.error().message);
    if (form) {
        m_form = std::make_unique<SettingsForm>(*std::move(form));
        addTable();
    }
    m_bar = new SaveBar(theme, this);
    m_bar->setMaximumWidth(widestColumn - space::small); // as wide as the cards
    m_sections->addStretch();
    m_layout->addLayout(m_tabs);
    m_layout->addWidget(m_scroll, 1);
    m_layout->addWidget(m_bar);
    connect(m_bar, &SaveBar::saveWanted, this, &SettingsPage::save);
    connect(m_bar, &SaveBar::discardWanted, this, &SettingsPage::discard);
    connect(m_bar, &SaveBar::restartWanted, this, &SettingsPage::restartWanted);
    connect(m_bar, &SaveBar::focusLost, this, [this] {
        if (m_editedLast)
            m_editedLast->editor()->setFocus();
    });
    if (m_form)
        showState();
    else
        m_bar->show(failure, u"bad"_s, false, false);
}

SettingsPage::~SettingsPage()
{
    hide(); // a field that loses the focus emits a signal that needs the form
}

void SettingsPage::addSection(const QString &title, QWidget *content)
{
    auto *card = new QFrame(this);
    setLook(card, u"card"_s);
    auto *heading = new QLabel(title, card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::page, space::large, space::page, space::page);
    layout->setSpacing(space::large);
    layout->addWidget(heading);
    layout->addWidget(content);
    m_sections->addWidget(card);
    const auto tab = std::ranges::find(m_tabButtons, title, &QPushButton::text);
    connect(*tab, &QPushButton::clicked, card, [this, card] { goTo(*card); });
    const auto takeTheme = [this, heading] { heading->setFont(m_theme.font(TextRank::Title)); };
    connect(&m_theme, &Theme::changed, heading, takeTheme);
    takeTheme();
}

void SettingsPage::addTabs()
{
    QStringList titles{tr("Window")};
    for (const SettingsWording::Section &section : SettingsWording::sections())
        titles += section.title;
    m_tabButtons.reserve(static_cast<std::size_t>(titles.size()));
    for (const QString &title : titles) {
        auto *tab = new QPushButton(title, this);
        setLook(tab, u"tab"_s);
        tab->setAccessibleDescription(tr("Go to this section"));
        m_tabs->addWidget(tab);
        m_tabButtons.push_back(tab);
        const auto takeTheme = [this, tab] { tab->setFont(m_theme.font(TextRank::Strong)); };
        connect(&m_theme, &Theme::changed, tab, takeTheme);
        takeTheme();
    }
    m_tabs->addStretch();
}

void SettingsPage::goTo(const QWidget &card)
{
    m_scroll->verticalScrollBar()->setValue(card.y());
    for (QWidget *control : card.findChildren<QWidget *>()) {
        if (control->isVisible() && control->isEnabled() && !control->focusProxy()
            && (control->focusPolicy() & Qt::TabFocus)) {
            control->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void SettingsPage::showStorage()
{
    if (!m_form)
        return;
    const QWidget *section = row(g_database)->parentWidget();
    goTo(*section->parentWidget());
}

void SettingsPage::addTable()
{
    for (const SettingsWording::Section &section : SettingsWording::sections()) {
        auto *content = new QWidget(this);
        auto *layout = new QVBoxLayout(content);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(space::page);
        for (const QString &key : section.keys) {
            auto *row = new SettingRow(key, *m_form, m_api, m_theme, content);
            layout->addWidget(row);
            m_rows.push_back(row);
            connectRow(*row);
        }
        addSection(section.title, content);
    }
    connect(m_live, &LiveRates::answered, this, [this](const QString &refusal) {
        for (SettingRow *row : m_rows) {
            if (isRate(*row))
                row->setRefusal(m_form->isChanged(row->key()) ? refusal : QString());
        }
        if (!refusal.isEmpty())
            return;
        showRates(m_live->inForce());
        saveAtOnce();
    });
    for (const QString &key : {g_logLevel, g_logCategories})
        row(key)->showRunning(m_form->startedWith(key));
}

void SettingsPage::offerKeychain(Keychain &keychain)
{
    if (!m_form)
        return;
    m_writer->setKeychain(&keychain);
    QWidget *storage = row(g_database)->parentWidget();
    m_keychain = new KeychainRow(keychain, m_theme, storage);
    storage->layout()->addWidget(m_keychain);
    m_keychain->show(m_form->keepsInKeychain());
    connect(m_keychain, &KeychainRow::probed, this, [this] {
        if (!m_writing && !m_keychain->isProbing())
            endSaving();
    });
    connect(m_keychain, &KeychainRow::chosen, this, [this](bool kept) {
        m_form->keepInKeychain(kept);
        showState();
    });
}

void SettingsPage::connectRow(SettingRow &row)
{
    connect(&row, &SettingRow::edited, this, [this, &row] {
        m_editedLast = &row;
        showState();
    });
    if (isLive(row))
        connect(&row, &SettingRow::committed, this, [this, &row] { applyLive(row); });
    else if (appliesAtOnce(row))
        connect(&row, &SettingRow::committed, this, &SettingsPage::saveAtOnce);
}

void SettingsPage::applyLive(SettingRow &row)
{
    if (!isRate(row)) {
        row.showRunning(row.editor()->text());
        const auto textOf = [this](const QString &key) { return this->row(key)->editor()->text(); };
        Q_EMIT logRulesChosen(LogRules::of(textOf(g_logLevel), textOf(g_logCategories)));
        saveAtOnce();
        return;
    }
    const double value = row.editor()->text().toDouble();
    if (row.key() == u"generation.per_second"_s)
        m_live->setGeneration({value});
    else if (row.key() == u"display.per_second"_s)
        m_live->setDisplay({value});
    else
        m_live->setRunLength(std::chrono::seconds(std::llround(value)));
}

void SettingsPage::apply(const LiveUpdate &update)
{
    m_window->offerCurrencies(update.stats.stored);
    if (m_live->isBusy())
        return; // an answer is on its way that knows better
    m_live->apply(update.status.rates);
    if (m_form)
        showRates(update.status.rates);
}

void SettingsPage::showRates(const Rates &rates)
{
    row(u"generation.per_second"_s)->showRunning(written(rates.generation.perSecond));
    row(u"display.per_second"_s)->showRunning(written(rates.display.perSecond));
    row(u"run.seconds"_s)->showRunning(QString::number(rates.runLength.count()));
}

SettingRow *SettingsPage::row(const QString &key) const
{
    return *std::ranges::find(m_rows, key, &SettingRow::key);
}

void SettingsPage::showState()
{
    const auto changed = m_form->changes().size();
    const QString path = m_form->sources().ownFile;
    const bool restart = !isUnsaved() && waitsForStart();
    m_bar->offerRestart(restart);
    if (restart)
        m_bar->show(tr("Some changes take effect after a restart."), u"card"_s, false, false);
    else if (changed == 0)
        m_bar->show(tr("Settings file: %1").arg(path), u"card"_s, false, false);
    else if (const QString key = m_form->firstProblem(); !key.isEmpty())
        m_bar->show(tr("Check “%1”: see the message below the field.").arg(SettingsWording::title(key)), u"caution"_s,
            false, true);
    else
        m_bar->show(
            tr("%1 unsaved changes · Settings file: %2", nullptr, Words::plural(changed)).arg(changed).arg(path),
            u"card"_s, !m_saving, !m_saving);
}

/// Saves what is on the page now. What is edited while connections are tested and files are written stays unsaved.
void SettingsPage::save()
{
    // A password must not go into the file because the keychain has not answered yet.
    if (m_writing || (m_keychain && m_keychain->isProbing())) {
        m_saveNext = true;
        return;
    }
    std::vector<SettingRow *> urls;
    for (SettingRow *row : m_rows) {
        if (row->urlCheck() && m_form->isChanged(row->key()))
            urls.push_back(row);
    }
    m_writing = true;
    m_saving = true;
    m_bar->offerRestart(false);
    m_bar->show(urls.empty() ? tr("Saving…") : tr("Testing the connection before saving…"), u"card"_s, false, false);
    checkNext(std::move(urls), editOf(m_form->changes()));
}

/// Saves what is in force already. A new language rebuilds the window, so it waits while other edits are unsaved.
void SettingsPage::saveAtOnce()
{
    if (m_writing) {
        m_saveAtOnceNext = true;
        return;
    }
    const bool edited = std::ranges::any_of(
        m_rows, [this](const SettingRow *row) { return !appliesAtOnce(*row) && m_form->isChanged(row->key()); });
    ConfigChanges all = m_form->changes();
    ConfigChanges changes;
    for (const SettingRow *row : m_rows) {
        const QString &key = row->key();
        const bool waits = !appliesAtOnce(*row) || !row->error().isEmpty() || (edited && key == languageKey);
        if (!waits && m_form->isChanged(key))
            changes.insert(key, all.take(key));
    }
    if (changes.isEmpty())
        return;
    m_writing = true;
    write(editOf(changes));
}

void SettingsPage::checkNext(std::vector<SettingRow *> rows, const SettingsEdit &edit)
{
    if (rows.empty())
        return write(edit);
    SettingRow *row = rows.back();
    rows.pop_back();
    const QString url = edit.changes.value(row->key()).value_or(m_form->defaultText(row->key()));
    row->urlCheck()->check(url, [this, row, edit, rest = std::move(rows)](const Result<QString> &answer) {
        // A server may be unavailable for now; a URL that is wrong would keep the program from starting.
        if (!answer && answer.error().kind == Error::Kind::Invalid)
            return fail(Error::invalid(answer.error().message, row->key()));
        checkNext(rest, edit);
    });
}

SettingsEdit SettingsPage::editOf(const ConfigChanges &changes) const
{
    const SettingsSources &sources = m_form->sources();
    return {.path = sources.ownFile,
        .base = sources.file,
        .changes = changes,
        .inKeychain = m_form->keepsInKeychain(),
        .replaced = m_form->namesReplacedBy(changes)};
}

void SettingsPage::write(const SettingsEdit &edit)
{
    const bool newLanguage = edit.changes.contains(languageKey) && !m_form->isOverruled(languageKey);
    m_writer->save(edit, [this, newLanguage](const Result<SettingsWriter::Saved> &saved) {
        if (!saved)
            return fail(saved.error());
        if (const auto taken = m_form->takeSaved(saved->file, saved->secrets); !taken)
            return fail(taken.error());
        m_writing = false;
        m_saving = false;
        showSaved();
        if (newLanguage)
            Q_EMIT languageSaved(m_form->text(languageKey), m_form->sources());
        endSaving();
    });
}

/// Continues with what was requested during the write.
void SettingsPage::endSaving()
{
    if (std::exchange(m_saveNext, false) && m_form->isEdited())
        save();
    else if (std::exchange(m_saveAtOnceNext, false))
        saveAtOnce();
}

void SettingsPage::takeSaved(const SettingsSources &saved)
{
    if (!m_form || !saved.file || !m_form->takeSaved(*saved.file, saved.keychain))
        return;
    m_form->takeApplied(languageKey);
    showSaved();
}

void SettingsPage::showSaved()
{
    for (SettingRow *row : m_rows)
        row->refresh();
    if (m_form->isEdited())
        return showState(); // edited while it was being saved
    m_editedLast = nullptr;
    const QString path = m_form->sources().ownFile;
    const bool waits = waitsForStart();
    m_bar->offerRestart(waits);
    m_bar->show(
        waits ? tr("Saved to %1. Some changes take effect after a restart.").arg(path) : tr("Saved to %1").arg(path),
        u"good"_s, false, false);
}

bool SettingsPage::isUnsaved() const
{
    return m_writing || (m_form && m_form->isEdited());
}

bool SettingsPage::waitsForStart() const
{
    return std::ranges::any_of(
        m_rows, [this](const SettingRow *row) { return !isLive(*row) && m_form->waitsForStart(row->key()); });
}

void SettingsPage::fail(const Error &error)
{
    m_writing = false;
    m_saving = false;
    m_saveNext = false;
    m_saveAtOnceNext = false;
    const auto at = std::ranges::find(m_rows, error.field, &SettingRow::key);
    if (at != m_rows.end()) {
        (*at)->setRefusal(SettingsWording::sentence(error.message));
        m_scroll->ensureWidgetVisible(*at);
    }
    m_bar->show(tr("Not saved. %1").arg(SettingsWording::sentence(error.message)), u"bad"_s, true, true);
}

void SettingsPage::discard()
{
    m_form->discard();
    for (SettingRow *row : m_rows) {
        row->setRefusal({});
        row->refresh();
        if (row->urlCheck())
            row->urlCheck()->clear();
    }
    if (m_keychain)
        m_keychain->show(m_form->keepsInKeychain());
    showState();
    m_editedLast = nullptr;
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool low = height() < lowHeight;
    m_layout->setContentsMargins(space::page, low ? space::small : space::medium, space::page, space::medium);
    m_layout->setSpacing(low ? space::small : space::medium);
}

} // namespace billow

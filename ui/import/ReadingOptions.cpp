// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ReadingOptions.h"

#include "ui/theme/Look.h"
#include "ui/widgets/FlowLayout.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QSignalBlocker>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr int titleRole = Qt::ToolTipRole;
/// Stands for the item that opens a file dialog; no name of a profile can be so.
const QString fromFile = u"/"_s;
/// The item that uses no profile, not even one that fits; no name of a profile either.
const QString noProfile = u"//"_s;

/// A date alone, and with a time of day in the ways that programs write it.
QStringList withTimes(const QString &date)
{
    return {date, date + u" H:mm"_s, date + u" H:mm:ss"_s, date + u" h:mm AP"_s, date + u" h:mm:ss AP"_s};
}

} // namespace

ReadingOptions::ReadingOptions(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_profile(new QComboBox(this))
    , m_dates(new QComboBox(this))
    , m_amounts(new QComboBox(this))
    , m_encoding(new QComboBox(this))
{
    m_profile->setObjectName(u"profile"_s);
    m_profile->setAccessibleName(tr("How columns are detected"));
    m_dates->setObjectName(u"dates"_s);
    m_dates->setAccessibleName(tr("Date format"));
    m_amounts->setObjectName(u"amounts"_s);
    m_amounts->setAccessibleName(tr("Amount format"));
    m_encoding->setObjectName(u"encoding"_s);
    m_encoding->setAccessibleName(tr("Encoding"));
    for (QComboBox *choice : {m_profile, m_dates, m_amounts})
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents); // which the profile changes
    auto *layout = new FlowLayout(space::small, space::small, this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_profile, m_dates, m_amounts, m_encoding})
        layout->addWidget(widget);
    addChoices();
    takeTheme();
    connect(m_profile, &QComboBox::activated, this, &ReadingOptions::takeProfile);
    connect(m_dates, &QComboBox::activated, this, &ReadingOptions::changed);
    connect(m_amounts, &QComboBox::activated, this, &ReadingOptions::changed);
    connect(m_encoding, &QComboBox::activated, this, &ReadingOptions::changed);
    connect(&theme, &Theme::changed, this, &ReadingOptions::takeTheme);
}

void ReadingOptions::addChoices()
{
    setProfiles({});
    m_dates->addItem(tr("Dates: detected"), QStringList());
    m_dates->addItem(tr("Dates: 2026-12-31"), withTimes(u"yyyy-MM-dd"_s));
    m_dates->addItem(tr("Dates: 31/12/2026"), withTimes(u"d/M/yyyy"_s));
    m_dates->addItem(tr("Dates: 12/31/2026"), withTimes(u"M/d/yyyy"_s));
    m_dates->addItem(tr("Dates: 31.12.2026"), withTimes(u"d.M.yyyy"_s));
    m_dates->addItem(tr("Dates: 31-12-2026"), withTimes(u"d-M-yyyy"_s));
    m_dates->addItem(tr("Dates: 31 Dec 2026"), withTimes(u"d MMM yyyy"_s));
    m_amounts->addItem(tr("Amounts: detected"), QString());
    m_amounts->addItem(tr("Amounts: 1234.50"), u"."_s);
    m_amounts->addItem(tr("Amounts: 1,234.50"), u".,"_s);
    m_amounts->addItem(tr("Amounts: 1234,50"), u","_s);
    m_amounts->addItem(tr("Amounts: 1.234,50"), u",."_s);
    m_amounts->addItem(tr("Amounts: 1 234,50"), u", "_s);
    m_amounts->addItem(tr("Amounts: 1'234.50"), u".'"_s);
    m_encoding->addItem(tr("Encoding: detected"), QString());
    for (const QString &name : {u"UTF-8"_s, u"Windows-1252"_s, u"UTF-16"_s})
        m_encoding->addItem(tr("Encoding: %1").arg(name), name.toLower());
}

void ReadingOptions::setProfiles(const std::vector<ImportProfileTitle> &profiles)
{
    const QSignalBlocker blocker(m_profile);
    m_profile->clear();
    m_profile->addItem(tr("Columns: detected"), QString());
    m_profile->addItem(tr("Columns: detected, without a profile"), noProfile);
    for (const ImportProfileTitle &profile : profiles) {
        m_profile->addItem(tr("Columns: profile %1").arg(profile.name), profile.name);
        m_profile->setItemData(m_profile->count() - 1, profile.title, titleRole);
    }
    m_profile->addItem(tr("Columns: profile file…"), fromFile);
    setProfile(m_chosenProfile);
}

void ReadingOptions::setProfile(const QString &profile)
{
    m_chosenProfile = profile;
    int index = m_profile->findData(profile);
    if (index < 0) {
        index = m_profile->count() - 1;
        m_profile->insertItem(index, tr("Columns: profile %1").arg(QFileInfo(profile).fileName()), profile);
        m_profile->setItemData(index, profile, titleRole);
    }
    m_profile->setCurrentIndex(index);
    m_profile->setToolTip(m_profile->itemData(index, titleRole).toString());
}

void ReadingOptions::takeProfile(int index)
{
    const QString profile = m_profile->itemData(index).toString();
    if (profile == fromFile) {
        setProfile(m_chosenProfile); // until a file has been chosen
        Q_EMIT profileFileWanted();
        return;
    }
    setProfile(profile);
    Q_EMIT profileChanged();
}

void ReadingOptions::apply(ImportOptions &options) const
{
    options.withoutProfile = m_chosenProfile == noProfile;
    options.profile = options.withoutProfile ? QString() : m_chosenProfile;
    options.dateFormats = m_dates->currentData().toStringList();
    options.numbers.reset();
    if (const QString style = m_amounts->currentData().toString(); !style.isEmpty())
        options.numbers = NumberStyle{style.front(), style.size() > 1 ? style.back() : QChar()};
    options.encoding = m_encoding->currentData().toString();
}

void ReadingOptions::showFitting(const QString &profile)
{
    m_profile->setItemText(
        0, profile.isEmpty() ? tr("Columns: detected") : tr("Columns: detected, profile %1").arg(profile));
}

void ReadingOptions::takeTheme()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_profile, m_dates, m_amounts, m_encoding})
        widget->setFont(m_theme.font(TextRank::Body));
}

} // namespace billow

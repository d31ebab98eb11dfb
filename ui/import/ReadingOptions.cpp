// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "ui/import/ReadingOptions.h"

#include "ui/theme/Look.h"
#include "ui/widgets/FlowLayout.h"

#include <QCheckBox>
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
    , m_windows1252(new QCheckBox(tr("Read as Windows-1252"), this))
{
    m_profile->setObjectName(u"profile"_s);
    m_profile->setAccessibleName(tr("How columns are detected"));
    m_dates->setObjectName(u"dates"_s);
    m_dates->setAccessibleName(tr("Date format"));
    m_amounts->setObjectName(u"amounts"_s);
    m_amounts->setAccessibleName(tr("Amount format"));
    for (QComboBox *choice : {m_dates, m_amounts})
        choice->setSizeAdjustPolicy(QComboBox::AdjustToContents); // which the profile changes
    m_windows1252->setObjectName(u"windows1252"_s);
    m_windows1252->hide();
    auto *layout = new FlowLayout(space::small, space::small, this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_profile, m_dates, m_amounts, m_windows1252})
        layout->addWidget(widget);
    addChoices();
    takeTheme();
    connect(m_profile, &QComboBox::activated, this, &ReadingOptions::takeProfile);
    connect(m_dates, &QComboBox::activated, this, &ReadingOptions::changed);
    connect(m_amounts, &QComboBox::activated, this, &ReadingOptions::changed);
    connect(m_windows1252, &QCheckBox::toggled, this, &ReadingOptions::changed);
    connect(&theme, &Theme::changed, this, &ReadingOptions::takeTheme);
}

void ReadingOptions::addChoices()
{
    setProfiles({});
    m_dates->addItem(tr("Dates: 2026-12-31"), QStringList());
    m_dates->addItem(tr("Dates: 31/12/2026"), withTimes(u"d/M/yyyy"_s));
    m_dates->addItem(tr("Dates: 12/31/2026"), withTimes(u"M/d/yyyy"_s));
    m_dates->addItem(tr("Dates: 31.12.2026"), withTimes(u"d.M.yyyy"_s));
    m_dates->addItem(tr("Dates: 31-12-2026"), withTimes(u"d-M-yyyy"_s));
    m_dates->addItem(tr("Dates: 31 Dec 2026"), withTimes(u"d MMM yyyy"_s));
    m_amounts->addItem(tr("Amounts: 1234.50"), QString());
    m_amounts->addItem(tr("Amounts: 1,234.50"), u".,"_s);
    m_amounts->addItem(tr("Amounts: 1234,50"), u","_s);
    m_amounts->addItem(tr("Amounts: 1.234,50"), u",."_s);
    m_amounts->addItem(tr("Amounts: 1 234,50"), u", "_s);
    m_amounts->addItem(tr("Amounts: 1'234.50"), u".'"_s);
}

void ReadingOptions::setProfiles(const std::vector<ImportProfileTitle> &profiles)
{
    const QSignalBlocker blocker(m_profile);
    m_profile->clear();
    m_profile->addItem(tr("Columns: detected from headings"), QString());
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
    m_dates->setItemText(0, profile.isEmpty() ? tr("Dates: 2026-12-31") : tr("Dates: from the profile"));
    m_amounts->setItemText(0, profile.isEmpty() ? tr("Amounts: 1234.50") : tr("Amounts: from the profile"));
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
    options.profile = m_chosenProfile;
    options.dateFormats = m_dates->currentData().toStringList();
    options.numbers.reset();
    if (const QString style = m_amounts->currentData().toString(); !style.isEmpty())
        options.numbers = NumberStyle{style.front(), style.size() > 1 ? style.back() : QChar()};
    options.encoding = m_windows1252->isChecked() ? u"windows-1252"_s : QString();
}

bool ReadingOptions::readsWindows1252() const
{
    return m_windows1252->isChecked();
}

void ReadingOptions::setEncodingShown(bool shown)
{
    m_windows1252->setVisible(shown || m_windows1252->isChecked());
}

void ReadingOptions::takeTheme()
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_profile, m_dates, m_amounts, m_windows1252})
        widget->setFont(m_theme.font(TextRank::Body));
}

} // namespace billow

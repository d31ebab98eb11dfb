// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/intake/FieldFormats.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace billow {

/// Which of the numbers in 03/04/2026 is the day.
enum class DayOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

/// A date as a document bears it, and the moment where a time of day is written as well.
struct DocumentDate {
    QDate date; ///< as written, whatever the offset
    std::optional<UtcTime> moment; ///< a time without an offset is taken as UTC

    friend bool operator==(const DocumentDate &, const DocumentDate &) = default;
};

/// What one text shows of how its column writes dates.
struct DateEvidence {
    bool isDate = false;
    bool needsOrder = false; ///< 03/04/2026: only the order of day and month is missing
    DayOrder order = DayOrder::Unknown; ///< 24/12/2026 proves DayFirst
    bool isSerial = false; ///< the number of a day in a spreadsheet
};

/// Reads the ways to write a date that common programs have: ISO 8601 (also with a blank before the offset, or "UTC"),
/// 2026/11/02, 20261102, 02.11.2026, 2 Nov 2026, Nov 2, 2026, 02-Nov-26, numbers of days as spreadsheets count them,
/// and 03/04/2026 where the order is known; each with or without a time of day. Names of months in English, German,
/// French, Portuguese, Spanish, Italian, Dutch and Afrikaans. Years of two digits are 2000 to 2099. Free of any locale.
class DateReader final {
public:
    DateReader() = default;
    /// \a formats are tried first, in their order. \a fiscalYear is the first day of the year that dates of a day and a
    /// month alone (0211: 2 November) are in; invalid: there are none.
    DateReader(std::vector<DateFormat> formats, DayOrder order, QDate fiscalYear = {})
        : m_formats(std::move(formats))
        , m_order(order)
        , m_fiscalYear(fiscalYear)
    {
    }

    [[nodiscard]] std::optional<DocumentDate> read(QStringView text) const;
    [[nodiscard]] const std::vector<DateFormat> &formats() const { return m_formats; }

private:
    std::vector<DateFormat> m_formats;
    DayOrder m_order = DayOrder::Unknown;
    QDate m_fiscalYear;
};

[[nodiscard]] DateEvidence dateEvidence(QStringView text);

/// The order that \a formats imply, if they have one: d/M/yyyy is DayFirst.
[[nodiscard]] DayOrder dayOrderOf(const std::vector<DateFormat> &formats);

} // namespace billow

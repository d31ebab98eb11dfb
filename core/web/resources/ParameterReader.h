// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace billow {

/// Digits alone, of a number from \a lowest to \a highest.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const QString &text, std::int64_t lowest, std::int64_t highest);

/// The seq of an invoice that a path names. Invalid: it is none.
[[nodiscard]] Result<std::int64_t> seqInPath(const QString &text);

/// Reads the parameters of a request's query, where "+" means a space. The first invalid one is the fault, which names
/// the parameter and what was expected; parameters that aren't read are ignored.
class ParameterReader final {
public:
    /// \a query is not decoded.
    explicit ParameterReader(const QByteArray &query);

    [[nodiscard]] bool has(QStringView name) const;
    /// Every value of a parameter that may be given several times.
    [[nodiscard]] QStringList all(QStringView name) const;

    /// The value as parsed by \a parse, which returns an optional. Nothing if there is none, or if it is invalid:
    /// "NAME must be EXPECTED".
    template <typename Parse>
    auto read(const QString &name, Parse parse, const QString &expected) -> decltype(parse(QString()))
    {
        const QStringList values = all(name);
        if (values.isEmpty())
            return std::nullopt;
        auto value = values.size() == 1 ? parse(values.first()) : std::nullopt;
        if (!value)
            refuse(name, expected);
        return value;
    }
    /// The value as it is.
    std::optional<QString> text(const QString &name, qsizetype longest);
    /// Digits alone, of a number from \a lowest to \a highest. \a usual where the parameter is not given.
    std::int64_t number(const QString &name, std::int64_t lowest, std::int64_t highest, std::int64_t usual);
    std::int64_t number(
        const QString &name, std::int64_t lowest, std::int64_t highest, std::int64_t usual, const QString &expected);
    /// "true" or "false"; false where the parameter is not given.
    bool truth(const QString &name);

    void refuse(const QString &name, const QString &expected);
    /// Nothing: all that has been read so far was right.
    [[nodiscard]] const std::optional<Error> &fault() const { return m_fault; }

private:
    QList<std::pair<QString, QString>> m_items; ///< decoded
    std::optional<Error> m_fault;
};

} // namespace billow

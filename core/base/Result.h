// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace billow {

/// Why something could not be done, in words that the person who sees it can act on.
struct Error {
    /// What a caller may want to do about it; the message is for people.
    enum class Kind {
        Invalid, ///< the input is wrong: mend it and try again
        Unavailable, ///< a server or a disk is away: the same call may work later
        Full, ///< the disk has no space left: what is stored can be read, and deleted
        Held, ///< another program holds what was asked for
        Incompatible, ///< the stored data is of a kind or a version that this program cannot use
        Internal, ///< a fault of this program
    };

    Kind kind = Kind::Internal;
    QString message; ///< one sentence without a full stop
    QString field; ///< the name of the field or setting that is at fault; empty where there is none

    static Error invalid(QString message, QString field = {})
    {
        return {Kind::Invalid, std::move(message), std::move(field)};
    }
    static Error unavailable(QString message) { return {Kind::Unavailable, std::move(message), {}}; }
    static Error full(QString message) { return {Kind::Full, std::move(message), {}}; }
    static Error held(QString message) { return {Kind::Held, std::move(message), {}}; }
    static Error incompatible(QString message) { return {Kind::Incompatible, std::move(message), {}}; }
    static Error internal(QString message) { return {Kind::Internal, std::move(message), {}}; }
};

/// A value, or the Error that replaces it. Errors that a caller handles travel in this; exceptions are for
/// bugs.
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value)
        : m_content(std::move(value))
    {
    }
    Result(Error error)
        : m_content(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    /// Only where ok(); throws std::bad_variant_access otherwise.
    [[nodiscard]] const T &value() const & { return std::get<T>(m_content); }
    [[nodiscard]] T &value() & { return std::get<T>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<T>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    /// Only where not ok().
    [[nodiscard]] const Error &error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const { return m_error.value(); }

private:
    std::optional<Error> m_error;
};

} // namespace billow

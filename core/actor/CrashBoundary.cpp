// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/CrashBoundary.h"

#include <cxxabi.h>

#include <cstdlib>
#include <exception>
#include <memory>
#include <typeinfo>

namespace actor {

using namespace Qt::StringLiterals;

namespace {

/// The name of what is being caught: all there is to say of an `int` or of an exception without a text.
QString currentExceptionType()
{
    const std::type_info *type = abi::__cxa_current_exception_type();
    if (!type)
        return u"unknown exception"_s;
    int status = 0;
    const std::unique_ptr<char, void (*)(void *)> readable(
        abi::__cxa_demangle(type->name(), nullptr, nullptr, &status), std::free);
    return u"exception of type %1"_s.arg(QString::fromUtf8(status == 0 ? readable.get() : type->name()));
}

} // namespace

std::optional<QString> guarded(const std::function<void()> &action)
{
    try {
        action();
        return std::nullopt;
    } catch (const std::exception &exception) {
        const QString what = QString::fromUtf8(exception.what());
        return what.isEmpty() ? currentExceptionType() : what;
    } catch (...) {
        return currentExceptionType();
    }
}

} // namespace actor

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/platform/FilePermissions.h"

#include <QFile>

#ifdef Q_OS_WIN
#include <memory>
#include <system_error>
#include <windows.h>

#include <sddl.h> // needs windows.h
#endif

namespace billow {

namespace {
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
}

Result<void> createForOwner(const QString &path)
{
    QFile file(path);
    // On Windows this writes an access control list; setPermissions() there would only set "read-only".
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly) && !file.exists())
        return Error::unavailable(file.errorString());
    return {};
}

#ifdef Q_OS_WIN

Result<void> restrictToOwner(const QString &path)
{
    const auto failure = [] {
        return Error::unavailable(
            QString::fromLocal8Bit(std::system_category().message(static_cast<int>(GetLastError())).c_str()));
    };
    // A protected list, which inherits nothing: all rights for the owner and for the system.
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(
            L"D:P(A;;FA;;;OW)(A;;FA;;;SY)", SDDL_REVISION_1, &descriptor, nullptr))
        return failure();
    const std::unique_ptr<void, decltype(&LocalFree)> owner(descriptor, &LocalFree);
    if (!SetFileSecurityW(reinterpret_cast<const wchar_t *>(path.utf16()),
            DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION, descriptor))
        return failure();
    return {};
}

#else

Result<void> restrictToOwner(const QString &path)
{
    QFile file(path);
    if (!file.setPermissions(ownerOnly))
        return Error::unavailable(file.errorString());
    return {};
}

#endif

} // namespace billow

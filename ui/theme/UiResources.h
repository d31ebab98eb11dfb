// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

/// To be called before anything of the resource "ui" is read. It lies in a static library: the linker keeps it only
/// where it is named, outside every namespace.
inline void initialiseUiResources()
{
    Q_INIT_RESOURCE(ui);
}

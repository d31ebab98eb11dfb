// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/actor/Supervised.h"

#include <utility>

namespace actor {

Supervised::Supervised(QString name)
    : m_name(std::move(name))
{
    setObjectName(m_name);
}

} // namespace actor

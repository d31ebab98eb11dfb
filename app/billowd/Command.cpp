// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "app/billowd/Command.h"

namespace billow {

const std::vector<Command> &allCommands()
{
    static const std::vector<Command> commands{serveCommand(), importCommand(), verifyCommand(), migrateCommand()};
    return commands;
}

} // namespace billow

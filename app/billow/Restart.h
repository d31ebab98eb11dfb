// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QCommandLineParser;

namespace billow {

/// How this program is begun anew: with the settings that were given to it, and the options that Qt took. What else was
/// wanted of it, a run or files to import, is not wanted again.
class Restart {
public:
    /// Before QApplication takes its options from them.
    Restart(int argc, char **argv);

    /// Once \a parser has parsed what QApplication left.
    void prepare(const QCommandLineParser &parser);

    /// Call it last, with everything closed, and end this process if it returns: see restartAs(). False: it cannot be
    /// begun, and standard error says why.
    bool begin() const;

private:
    QString m_program;
    QStringList m_given;
    QStringList m_arguments;
};

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/telemetry/LogLine.h"

#include <QByteArrayView>
#include <QFile>
#include <QString>

#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace billow {

/// A file that is written line by line, and set aside when it is full: billow.log, billow.log.1, billow.log.2 …, the
/// higher the older. Several programs may write the same file. Used from one thread.
class RotatingFile final {
public:
    /// \a files are kept in all; \a maxBytes is the size of one, which a single longer line may exceed.
    RotatingFile(const QString &path, qint64 maxBytes, int files);
    Q_DISABLE_COPY_MOVE(RotatingFile)

    /// False where the line could not be written; errorString() says why. The next write tries everything anew.
    bool write(QByteArrayView line);
    [[nodiscard]] QString errorString() const { return m_error; }
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    bool open();
    bool makeRoomFor(qint64 bytes);
    void setAside();
    bool fail(const QString &what);

    QFile m_file;
    qint64 m_maxBytes;
    int m_files;
    QString m_error;
};

/// Writes lines to a stream and a file on a thread of its own, so that neither the window nor an actor ever waits for a
/// disk or a terminal that is slow. Thread-safe.
class LogWriter final {
public:
    struct Options {
        bool json = false;
        std::FILE *stream = stderr; ///< nullptr: none. Borrowed
        QString file; ///< empty: none
        qint64 maxBytes = 10 * 1024 * 1024;
        int files = 5;
        std::size_t mostWaiting = 10'000; ///< lines; what comes while so many wait is counted, and the count is written
    };

    explicit LogWriter(Options options);
    ~LogWriter(); ///< writes what waits
    Q_DISABLE_COPY_MOVE(LogWriter)

    void add(LogLine line);
    /// Returns when all that was added before has been written.
    void flush();

private:
    void run();
    void write(const LogLine &line);
    void writeToStream(const QByteArray &text);
    void writeToFile(const QByteArray &text);

    const Options m_options;
    std::optional<RotatingFile> m_file; // used by m_thread only
    bool m_fileFailed = false; // used by m_thread only

    std::mutex m_mutex; // guards what follows
    std::condition_variable m_changed;
    std::deque<LogLine> m_waiting;
    std::size_t m_lost = 0;
    bool m_writing = false;
    bool m_ending = false;

    std::thread m_thread; // the last member: it begins when all others are there
};

} // namespace billow

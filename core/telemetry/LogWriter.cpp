// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/LogWriter.h"

namespace billow {

using namespace Qt::StringLiterals;

namespace {

LogLine ownLine(const QString &message)
{
    return {.time = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()),
        .level = QtWarningMsg,
        .category = u"log"_s,
        .message = message};
}

} // namespace

LogWriter::LogWriter(Options options)
    : m_options(std::move(options))
    , m_thread([this] { run(); })
{
}

LogWriter::~LogWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void LogWriter::add(LogLine line)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() >= m_options.mostWaiting) {
            ++m_lost;
            return;
        }
        m_waiting.push_back(std::move(line));
    }
    m_changed.notify_all();
}

void LogWriter::flush()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_waiting.empty() && m_lost == 0 && !m_writing; });
}

void LogWriter::run()
{
    if (!m_options.file.isEmpty())
        m_file.emplace(m_options.file, m_options.maxBytes, m_options.files);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_ending || !m_waiting.empty(); });
        if (m_waiting.empty())
            return;
        std::deque<LogLine> lines = std::exchange(m_waiting, {});
        if (const std::size_t lost = std::exchange(m_lost, 0))
            lines.push_back(
                ownLine(u"%1 lines were logged faster than they could be written, and are lost"_s.arg(lost)));
        m_writing = true;
        lock.unlock();
        for (const LogLine &line : lines)
            write(line);
        lock.lock();
        m_writing = false;
        m_changed.notify_all();
    }
}

void LogWriter::write(const LogLine &line)
{
    const QByteArray text = m_options.json ? asJson(line) : asText(line);
    writeToStream(text);
    if (m_file)
        writeToFile(text);
}

void LogWriter::writeToStream(const QByteArray &text)
{
    if (!m_options.stream)
        return;
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), m_options.stream);
    std::fflush(m_options.stream);
}

void LogWriter::writeToFile(const QByteArray &text)
{
    const bool failed = !m_file->write(text);
    if (failed && !m_fileFailed) {
        const LogLine report = ownLine(u"the log file %1 cannot be written, and lines will be missing there: %2"_s.arg(
            m_file->path(), m_file->errorString()));
        writeToStream(m_options.json ? asJson(report) : asText(report));
    }
    m_fileFailed = failed;
}

} // namespace billow

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/telemetry/LogWriter.h"

#include "core/platform/FilePermissions.h"

#include <QDir>
#include <QFileInfo>

namespace billow {

using namespace Qt::StringLiterals;

RotatingFile::RotatingFile(const QString &path, qint64 maxBytes, int files)
    : m_file(path)
    , m_maxBytes(maxBytes)
    , m_files(files)
{
}

bool RotatingFile::write(QByteArrayView line)
{
    if (!open() || !makeRoomFor(line.size()))
        return false;
    if (m_file.write(line.data(), line.size()) != line.size())
        return fail(m_file.errorString());
    return true;
}

bool RotatingFile::open()
{
    if (m_file.isOpen())
        return true;
    const QString folder = QFileInfo(m_file).absolutePath();
    if (!QDir().mkpath(folder))
        return fail(u"the folder %1 cannot be made"_s.arg(folder));
    if (const Result<void> created = createForOwner(m_file.fileName()); !created)
        return fail(created.error().message);
    // Unbuffered and appending: each line is one write at the end, whoever else writes there.
    const auto mode = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
    if (!m_file.open(mode))
        return fail(m_file.errorString());
    return true;
}

bool RotatingFile::makeRoomFor(qint64 bytes)
{
    if (m_file.size() == 0 || m_file.size() + bytes <= m_maxBytes)
        return true;
    m_file.close();
    // Another program may have set the file aside since it was opened here.
    const qint64 size = QFileInfo(m_file.fileName()).size();
    if (size > 0 && size + bytes > m_maxBytes)
        setAside();
    return open();
}

void RotatingFile::setAside()
{
    const QString path = m_file.fileName();
    const auto numbered = [&path](int number) { return u"%1.%2"_s.arg(path).arg(number); };
    if (m_files == 1) {
        QFile::remove(path);
        return;
    }
    QFile::remove(numbered(m_files - 1));
    for (int number = m_files - 2; number > 0; --number)
        QFile::rename(numbered(number), numbered(number + 1));
    // Where this fails the file just goes on growing; what is logged matters more than its size.
    QFile::rename(path, numbered(1));
}

bool RotatingFile::fail(const QString &what)
{
    m_error = what;
    m_file.close();
    return false;
}

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

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/guard/RequestReader.h"

#include <algorithm>
#include <cstring>

namespace billow {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView endOfHead = "\r\n\r\n";
constexpr qsizetype longestTarget = 8 * 1024;
constexpr qsizetype longestMethod = 32;
constexpr qsizetype longestChunkLine = 256; ///< with its extensions, which are ignored

/// RFC 9110, 5.6.2.
bool isTokenCharacter(char c)
{
    static constexpr QByteArrayView others = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || others.contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isVisible(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Without blanks and tabs at its ends (RFC 9110, 5.6.3), nothing else.
QByteArrayView withoutBlanks(QByteArrayView text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

/// As Phoenix reads a path: repeated slashes are one, one at the end is none. A name of a file is taken as it is.
QByteArray withoutIdleSlashes(QByteArray path)
{
    while (path.contains("//"))
        path.replace("//", "/");
    if (path.size() > 1 && path.endsWith('/') && !path.startsWith("/assets/"))
        path.chop(1);
    return path;
}

/// Every "%" is followed by two hexadecimal digits.
bool isPercentEncoded(QByteArrayView text)
{
    for (qsizetype place = text.indexOf('%'); place >= 0; place = text.indexOf('%', place + 1)) {
        if (place + 2 >= text.size() || hexDigit(text[place + 1]) < 0 || hexDigit(text[place + 2]) < 0)
            return false;
    }
    return true;
}

} // namespace

RequestReader::RequestReader(RequestLimits limits)
    : m_limits(limits)
{
}

qsizetype RequestReader::feed(QByteArrayView bytes)
{
    switch (m_state) {
    case State::Head:
        return feedHead(bytes);
    case State::Body:
        return m_chunked ? feedChunked(bytes) : feedBody(bytes);
    case State::HeadComplete:
    case State::Complete:
    case State::Refused:
        break;
    }
    return 0;
}

qsizetype RequestReader::feedHead(QByteArrayView bytes)
{
    qsizetype skipped = 0;
    // RFC 9112, 2.2: empty lines before a request are overlooked.
    if (m_head == "\r" && bytes.startsWith('\n')) {
        m_head.clear();
        skipped = 1;
    }
    if (m_head.isEmpty()) {
        while (skipped + 1 < bytes.size() && bytes[skipped] == '\r' && bytes[skipped + 1] == '\n')
            skipped += 2;
    }
    bytes = bytes.sliced(skipped);
    const qsizetype before = m_head.size();
    // One byte more than is allowed is enough to refuse it.
    const QByteArrayView taken = bytes.first(std::min(bytes.size(), m_limits.head + 1 - before));
    m_head.append(taken);
    if (!checkBytes(before))
        return skipped + taken.size();
    const qsizetype from = std::max<qsizetype>(0, before - (endOfHead.size() - 1));
    const qsizetype end = m_head.indexOf(endOfHead, from);
    if (end < 0) {
        if (m_head.size() > m_limits.head)
            (void)refuse(431, u"The head of a request may have %1 bytes"_s.arg(m_limits.head));
        return skipped + taken.size();
    }
    m_head.truncate(end + endOfHead.size());
    if (m_head.size() > m_limits.head)
        (void)refuse(431, u"The head of a request may have %1 bytes"_s.arg(m_limits.head));
    else
        parseHead();
    return skipped + m_head.size() - before;
}

/// Bytes that no head may have are refused as soon as they come: a client that speaks TLS, or ends its lines with a
/// bare LF, would otherwise wait for an answer until the deadline. \a from: the first that has not been looked at.
bool RequestReader::checkBytes(qsizetype from)
{
    if (from == 0 && !m_head.isEmpty() && m_head.front() != '\r' && !isTokenCharacter(m_head.front()))
        return refuse(400, u"A request begins with METHOD TARGET HTTP/1.1"_s);
    for (qsizetype place = from; place < m_head.size(); ++place) {
        const bool afterReturn = place > 0 && m_head[place - 1] == '\r';
        if (afterReturn != (m_head[place] == '\n'))
            return refuse(400, u"A line ends with CR LF, and has neither within it"_s);
        const auto byte = static_cast<unsigned char>(m_head[place]);
        if ((byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n') || byte == 0x7F)
            return refuse(400, u"A control character is not allowed in a head"_s);
        // The bytes after the head are not part of it.
        if (byte == '\n' && place >= 3 && m_head[place - 2] == '\n')
            return true;
    }
    return true;
}

void RequestReader::parseHead()
{
    const QByteArrayView lines = QByteArrayView(m_head).chopped(endOfHead.size() - 2);
    bool first = true;
    qsizetype begin = 0;
    while (begin < lines.size()) {
        const qsizetype end = lines.indexOf(QByteArrayView("\r\n"), begin);
        const QByteArrayView line = lines.sliced(begin, end - begin);
        if (!(first ? parseRequestLine(line) : parseField(line)))
            return;
        first = false;
        begin = end + 2;
    }
    if (parseFraming())
        m_state = State::HeadComplete;
}

bool RequestReader::parseRequestLine(QByteArrayView line)
{
    const qsizetype afterMethod = line.indexOf(' ');
    const qsizetype afterTarget = line.lastIndexOf(' ');
    if (afterMethod <= 0 || afterTarget <= afterMethod)
        return refuse(400, u"A request begins with METHOD TARGET HTTP/1.1"_s);
    const QByteArrayView method = line.first(afterMethod);
    const QByteArrayView target = line.sliced(afterMethod + 1, afterTarget - afterMethod - 1);
    const QByteArrayView version = line.sliced(afterTarget + 1);
    if (!isToken(method) || method.size() > longestMethod)
        return refuse(400, u"This is not a method"_s);
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.' || hexDigit(version[5]) < 0
        || version[7] < '0' || version[7] > '9')
        return refuse(400, u"A request begins with METHOD TARGET HTTP/1.1"_s);
    if (version[5] != '1')
        return refuse(505, u"HTTP/1.1 is spoken here"_s);
    m_request.method = method.toByteArray();
    m_request.minorVersion = version[7] == '0' ? 0 : 1;
    return parseTarget(target);
}

bool RequestReader::parseTarget(QByteArrayView target)
{
    if (target.size() > longestTarget)
        return refuse(414, u"A target may have %1 bytes"_s.arg(longestTarget));
    if (!isVisible(target) || !isPercentEncoded(target) || target.contains('#'))
        return refuse(400, u"The target holds characters that have to be percent-encoded"_s);
    if (target == "*" && m_request.method == "OPTIONS") {
        m_request.path = "*";
        return true;
    }
    // RFC 9112, 3.2.2: a server accepts the absolute form.
    if (target.startsWith("http://")) {
        const auto *end = std::find_if(target.begin() + 7, target.end(), [](char c) { return c == '/' || c == '?'; });
        m_request.authority = QByteArray(target.begin() + 7, end - target.begin() - 7);
        target = target.sliced(end - target.begin());
        if (!target.startsWith('/'))
            return setTarget("/", target.isEmpty() ? target : target.sliced(1));
    }
    if (!target.startsWith('/'))
        return refuse(400, u"The target begins with a slash"_s);
    const qsizetype question = target.indexOf('?');
    if (question < 0)
        return setTarget(target, {});
    return setTarget(target.first(question), target.sliced(question + 1));
}

bool RequestReader::setTarget(QByteArrayView path, QByteArrayView query)
{
    m_request.path = withoutIdleSlashes(QByteArray::fromPercentEncoding(path.toByteArray()));
    m_request.query = query.toByteArray();
    if (m_request.path.contains('\0'))
        return refuse(400, u"The target holds a NUL"_s);
    return true;
}

bool RequestReader::parseField(QByteArrayView line)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return refuse(400, u"A field is on one line"_s);
    const qsizetype colon = line.indexOf(':');
    // A blank before the colon is a way to smuggle (RFC 9112, 5.1): it is no token character.
    if (colon <= 0 || !isToken(line.first(colon)))
        return refuse(400, u"A field is a name, a colon and a value"_s);
    const QByteArrayView value = withoutBlanks(line.sliced(colon + 1));
    if (std::ssize(m_request.fields) == m_limits.fields)
        return refuse(431, u"The head of a request may have %1 fields"_s.arg(m_limits.fields));
    m_request.fields.emplace_back(line.first(colon).toByteArray().toLower(), value.toByteArray());
    return true;
}

bool RequestReader::parseFraming()
{
    const auto count = [this](QByteArrayView name) {
        return std::count_if(m_request.fields.begin(), m_request.fields.end(),
            [name](const auto &field) { return field.first == name; });
    };
    const auto hosts = count("host");
    if (hosts > 1 || (hosts == 0 && m_request.minorVersion >= 1))
        return refuse(400, u"A request names its Host once"_s);
    const auto lengths = count("content-length");
    if (const auto encoding = m_request.field("transfer-encoding")) {
        if (lengths > 0 || m_request.minorVersion == 0)
            return refuse(400, u"Content-Length and Transfer-Encoding contradict each other"_s);
        if (encoding->compare("chunked", Qt::CaseInsensitive) != 0)
            return refuse(501, u"The only transfer encoding that is known here is chunked"_s);
        m_chunked = true;
    } else if (lengths > 0) {
        const QByteArray length = *m_request.field("content-length");
        const bool digits =
            !length.isEmpty() && std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (lengths > 1 || !digits)
            return refuse(400, u"Content-Length is one whole number"_s);
        bool fits = false;
        const qlonglong bytes = length.toLongLong(&fits);
        if (!fits || bytes > m_limits.body)
            return refuse(413, u"A body may have %1 bytes"_s.arg(m_limits.body));
        m_remaining = static_cast<qsizetype>(bytes);
    }
    if (const auto expectation = m_request.field("expect"); expectation && m_request.minorVersion >= 1) {
        if (expectation->compare("100-continue", Qt::CaseInsensitive) != 0)
            return refuse(417, u"The only expectation that is known here is 100-continue"_s);
        m_expectsContinue = hasBody();
    }
    return true;
}

void RequestReader::readBody()
{
    if (m_state == State::HeadComplete)
        m_state = hasBody() ? State::Body : State::Complete;
}

qsizetype RequestReader::feedBody(QByteArrayView bytes)
{
    const QByteArrayView taken = bytes.first(std::min(bytes.size(), m_remaining));
    m_request.body.append(taken);
    m_remaining -= taken.size();
    if (m_remaining == 0)
        m_state = State::Complete;
    return taken.size();
}

qsizetype RequestReader::feedChunked(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && m_state == State::Body) {
        const QByteArrayView rest = bytes.sliced(taken);
        if (m_chunk == Chunk::Data) {
            const QByteArrayView data = rest.first(std::min(rest.size(), m_remaining));
            m_request.body.append(data);
            m_remaining -= data.size();
            taken += data.size();
            if (m_remaining == 0)
                m_chunk = Chunk::DataEnd;
            continue;
        }
        m_chunkLine.append(rest.front());
        ++taken;
        if (m_chunkLine.endsWith("\r\n"))
            endChunkLine();
        else if (m_chunkLine.size() > longestChunkLine)
            (void)refuse(400, u"A line between chunks is too long"_s);
    }
    return taken;
}

void RequestReader::endChunkLine()
{
    const QByteArray line = std::exchange(m_chunkLine, {}).chopped(2);
    if (line.contains('\r') || line.contains('\n')) {
        (void)refuse(400, u"A line ends with CR LF, and has neither within it"_s);
        return;
    }
    switch (m_chunk) {
    case Chunk::DataEnd:
        if (line.isEmpty())
            m_chunk = Chunk::Size;
        else
            (void)refuse(400, u"A chunk is longer than it says"_s);
        return;
    case Chunk::Trailer:
        m_trailer += line.size();
        if (line.isEmpty())
            m_state = State::Complete;
        else if (line.indexOf(':') <= 0 || !isToken(QByteArrayView(line).first(line.indexOf(':'))))
            (void)refuse(400, u"A trailer field is a name, a colon and a value"_s);
        else if (m_trailer > m_limits.head)
            (void)refuse(431, u"The trailer may have %1 bytes"_s.arg(m_limits.head));
        return;
    case Chunk::Data:
    case Chunk::Size:
        break;
    }
    const qsizetype semicolon = line.indexOf(';');
    const QByteArray digits = semicolon < 0 ? line : line.first(semicolon);
    bool isNumber = !digits.isEmpty() && digits.size() <= 8
        && std::all_of(digits.begin(), digits.end(), [](char c) { return hexDigit(c) >= 0; });
    const qsizetype size = isNumber ? digits.toLongLong(&isNumber, 16) : 0;
    if (!isNumber) {
        (void)refuse(400, u"A chunk begins with its size in hexadecimal digits"_s);
    } else if (size > m_limits.body - m_request.body.size()) {
        (void)refuse(413, u"A body may have %1 bytes"_s.arg(m_limits.body));
    } else {
        m_remaining = size;
        m_chunk = size == 0 ? Chunk::Trailer : Chunk::Data;
    }
}

HttpRequest RequestReader::takeRequest()
{
    HttpRequest request = std::move(m_request);
    *this = RequestReader(m_limits);
    return request;
}

bool RequestReader::refuse(int status, const QString &message)
{
    m_state = State::Refused;
    m_fault = {status, message};
    return false;
}

} // namespace billow

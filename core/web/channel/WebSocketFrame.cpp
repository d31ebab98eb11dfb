// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
#include "core/web/channel/WebSocketFrame.h"

#include <QtEndian>

#include <array>

namespace billow {

namespace {

constexpr char lastFrameOfText = '\x81';
// RFC 6455, section 5.2: a length of up to 125 takes one byte; these two mean that 2 or 8 bytes follow.
constexpr qsizetype longestInOneByte = 125;
constexpr char twoBytesFollow = 126;
constexpr char eightBytesFollow = 127;
constexpr qsizetype longestInTwoBytes = 0xFFFF;

template <typename Number>
void appendBigEndian(QByteArray &frames, Number number)
{
    std::array<char, sizeof(Number)> bytes{};
    qToBigEndian(number, bytes.data());
    frames.append(bytes.data(), bytes.size());
}

} // namespace

void appendTextFrame(QByteArray &frames, QByteArrayView text)
{
    frames += lastFrameOfText;
    if (text.size() <= longestInOneByte) {
        frames += static_cast<char>(text.size());
    } else if (text.size() <= longestInTwoBytes) {
        frames += twoBytesFollow;
        appendBigEndian(frames, static_cast<quint16>(text.size()));
    } else {
        frames += eightBytesFollow;
        appendBigEndian(frames, static_cast<quint64>(text.size()));
    }
    frames += text;
}

QByteArray textFrame(QByteArrayView text)
{
    QByteArray frame;
    appendTextFrame(frame, text);
    return frame;
}

} // namespace billow

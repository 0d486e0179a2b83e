// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/cbor.h"

namespace toile::cbor {

namespace {

// The low five bits of the first byte: a value below 24, or how many bytes follow.
constexpr quint8 kOneByte = 24;
constexpr quint8 kEightBytes = 27;

int bytesFor(quint64 value)
{
    if (value < kOneByte)
        return 0;
    if (value <= 0xff)
        return 1;
    if (value <= 0xffff)
        return 2;
    return value <= 0xffffffff ? 4 : 8;
}

quint8 informationFor(int bytes)
{
    switch (bytes) {
    case 1:
        return kOneByte;
    case 2:
        return kOneByte + 1;
    case 4:
        return kOneByte + 2;
    default:
        return kEightBytes;
    }
}

}  // namespace

void writeHead(QByteArray &to, Major major, quint64 value)
{
    const int bytes = bytesFor(value);
    const quint8 information = bytes == 0 ? static_cast<quint8>(value) : informationFor(bytes);
    to += static_cast<char>((static_cast<quint8>(major) << 5) | information);
    for (int i = bytes - 1; i >= 0; --i)
        to += static_cast<char>((value >> (8 * i)) & 0xff);
}

void writeInteger(QByteArray &to, qint64 value)
{
    if (value >= 0)
        writeHead(to, Major::Unsigned, static_cast<quint64>(value));
    else
        writeHead(to, Major::Negative, static_cast<quint64>(-(value + 1)));
}

void writeBytes(QByteArray &to, QByteArrayView bytes)
{
    writeHead(to, Major::Bytes, static_cast<quint64>(bytes.size()));
    to.append(bytes.data(), bytes.size());
}

void writeText(QByteArray &to, QByteArrayView utf8)
{
    writeHead(to, Major::Text, static_cast<quint64>(utf8.size()));
    to.append(utf8.data(), utf8.size());
}

std::optional<Head> Cursor::headAt(qsizetype &size) const
{
    if (m_rest.isEmpty())
        return std::nullopt;
    const auto first = static_cast<quint8>(m_rest.front());
    const auto major = static_cast<quint8>(first >> 5);
    const auto information = static_cast<quint8>(first & 0x1f);
    if (major == 6 || information > kEightBytes)  // tags, reserved, indefinite lengths
        return std::nullopt;
    const int bytes = information < kOneByte ? 0 : 1 << (information - kOneByte);
    if (m_rest.size() < 1 + bytes)
        return std::nullopt;
    quint64 value = information;
    if (bytes > 0) {
        value = 0;
        for (int i = 1; i <= bytes; ++i)
            value = (value << 8) | static_cast<quint8>(m_rest[i]);
        if (bytesFor(value) != bytes)
            return std::nullopt;
    }
    if (major == 7 && (bytes > 0 || value < kFalse || value > kNull))
        return std::nullopt;
    size = 1 + bytes;
    return Head{static_cast<Major>(major), value};
}

std::optional<Head> Cursor::peek() const
{
    qsizetype size = 0;
    return headAt(size);
}

std::optional<Head> Cursor::takeHead()
{
    qsizetype size = 0;
    const auto head = headAt(size);
    if (head)
        m_rest = m_rest.sliced(size);
    return head;
}

std::optional<QByteArrayView> Cursor::takeContent(quint64 length)
{
    if (length > static_cast<quint64>(m_rest.size()))
        return std::nullopt;
    const auto size = static_cast<qsizetype>(length);
    const QByteArrayView content = m_rest.first(size);
    m_rest = m_rest.sliced(size);
    return content;
}

}  // namespace toile::cbor

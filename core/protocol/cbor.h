// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The part of CBOR (RFC 8949) that frames use: integers, byte and text strings, arrays, maps, false, true, null, each
/// in its shortest form with its length known. Any CBOR reader reads it; anything else is refused on sight, which
/// leaves no tags, chunks, floats or nesting of unknown depth to guard against.
namespace toile::cbor {

enum class Major : quint8 { Unsigned = 0, Negative = 1, Bytes = 2, Text = 3, Array = 4, Map = 5, Simple = 7 };

inline constexpr quint64 kFalse = 20;
inline constexpr quint64 kTrue = 21;
inline constexpr quint64 kNull = 22;

struct Head {
    Major major = Major::Simple;
    quint64 value = 0;  ///< the number, or the length
};

void writeHead(QByteArray &to, Major major, quint64 value);
void writeInteger(QByteArray &to, qint64 value);
void writeBytes(QByteArray &to, QByteArrayView bytes);
void writeText(QByteArray &to, QByteArrayView utf8);

/// Reads items one after another; views point into the bytes given. Nothing is read past the end.
class Cursor {
public:
    explicit Cursor(QByteArrayView bytes) : m_rest(bytes) {}

    bool atEnd() const { return m_rest.isEmpty(); }
    qsizetype remaining() const { return m_rest.size(); }
    /// The next head, not yet taken.
    std::optional<Head> peek() const;
    /// Takes the next head; nullopt, and nothing taken, when it is cut off or not in the subset.
    std::optional<Head> takeHead();
    /// Takes the content of a byte or text string whose head was just taken.
    std::optional<QByteArrayView> takeContent(quint64 length);

private:
    std::optional<Head> headAt(qsizetype &size) const;
    QByteArrayView m_rest;
};

}  // namespace toile::cbor

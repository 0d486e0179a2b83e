// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/frames.h"

#include "core/protocol/text.h"

#include <QtEndian>

namespace toile {

namespace {

constexpr qsizetype kLengthBytes = 4;
// Taken bytes are dropped in large pieces, so that many small frames in one block cost one move.
constexpr qsizetype kCompactAt = 1024 * 1024;

}  // namespace

QByteArray frame(const QByteArray &body)
{
    QByteArray block(kLengthBytes, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(body.size()), block.data());
    return block + body;
}

Result<std::optional<QByteArray>> FrameReader::next()
{
    const qsizetype available = m_buffer.size() - m_start;
    if (available < kLengthBytes)
        return std::optional<QByteArray>();
    const auto length = qFromBigEndian<quint32>(m_buffer.constData() + m_start);
    if (length > m_maximum)
        return makeError(ErrorCode::LimitExceeded,
                         ProtocolText::tr("The other side announced a message of %1 bytes; at most %2 are accepted.")
                             .arg(length)
                             .arg(m_maximum));
    if (available - kLengthBytes < static_cast<qsizetype>(length))
        return std::optional<QByteArray>();
    std::optional<QByteArray> body = m_buffer.mid(m_start + kLengthBytes, length);
    m_start += kLengthBytes + static_cast<qsizetype>(length);
    if (m_start == m_buffer.size()) {
        m_buffer.clear();
        m_start = 0;
    } else if (m_start >= kCompactAt) {
        m_buffer.remove(0, m_start);
        m_start = 0;
    }
    return body;
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/limits.h"

#include <QByteArray>

#include <optional>

namespace toile {

/// Length and body as one block to write.
QByteArray frame(const QByteArray &body);

/// Cuts a byte stream into frames. A length over the limit is refused before anything is allocated for it.
class FrameReader {
public:
    explicit FrameReader(quint32 maximum = limits::kFrameBytes) : m_maximum(maximum) {}

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    /// The next whole body; nullopt: more bytes are needed.
    Result<std::optional<QByteArray>> next();

private:
    quint32 m_maximum;
    QByteArray m_buffer;
    qsizetype m_start = 0;
};

}  // namespace toile

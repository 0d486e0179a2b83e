// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QPixmap>
#include <QSize>

namespace toile {

/// Pictures decoded as large as they are looked at, those used last; what they take together is bounded, however many
/// there are and however large a few bytes of a file say that they are.
class DecodedPictures {
public:
    /// How large it is when it is decoded whole; empty when it cannot be.
    static QSize sizeOf(const QByteArray &data);
    /// Whole, for what leaves the program.
    static QPixmap whole(const QByteArray &data);
    /// For somebody who paints it, at least so wide unless it is smaller itself.
    QPixmap get(const void *owner, const QByteArray &data, double width);
    /// The owner is gone or has another one.
    void forget(const void *owner) { m_kept.remove(owner); }
    /// Bytes of all that are kept.
    qint64 held() const { return m_kept.totalCost(); }

private:
    static constexpr qsizetype kMostBytes = 192 << 20;  ///< some screens full of them
    struct Kept {
        QPixmap pixels;  ///< none: it cannot be decoded
        QSize wanted;
    };
    QCache<const void *, Kept> m_kept{kMostBytes};
};

}  // namespace toile

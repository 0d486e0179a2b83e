// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QByteArray>
#include <QPixmap>
#include <QSize>

namespace toile {

/// Pictures decoded as large as they are looked at, those used last; what they take together is bounded, however many
/// there are and however large a few bytes of a file say that they are.
namespace decodedpictures {

/// How large it is when it is decoded whole; empty when it cannot be.
QSize sizeOf(const QByteArray &data);
/// For somebody who paints it, at least so wide unless it is smaller itself.
QPixmap get(const void *owner, const QByteArray &data, double width);
/// The owner is gone or has another one.
void forget(const void *owner);
/// Bytes of all that are kept.
qint64 held();

}  // namespace decodedpictures

}  // namespace toile

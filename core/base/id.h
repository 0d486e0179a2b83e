// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QtGlobal>

#include <compare>
#include <functional>

namespace toile {

/// Names one element of a document for as long as the document is open; never written to a file, never reused.
/// 0 is "none". Elements refer to one another by Id, so that undo and the event loop never hold pointers.
struct Id {
    quint32 value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id &) const = default;
};

}  // namespace toile

template <>
struct std::hash<toile::Id> {
    std::size_t operator()(const toile::Id &id) const noexcept { return std::hash<quint32>()(id.value); }
};

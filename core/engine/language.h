// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QCoreApplication>

namespace toile {

/// In which a helper or the service is to answer: that of our own sentences.
inline QString messageLanguage()
{
    return QCoreApplication::translate("toile::Engine", "en", "the language's code, for the other side: fr");
}

}  // namespace toile

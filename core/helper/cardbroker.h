// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/card.h"

#include <QObject>

#include <functional>

namespace toile {

/// Where a lab gets real network cards from, as the helper's clients see it.
class CardBroker : public QObject {
    Q_OBJECT
public:
    /// Without a message: the lab may take them now.
    using Answer = std::function<void(const Error &)>;
    using QObject::QObject;

    virtual CardStates cards() const = 0;
    /// May this client (the number it came with) have the cards? A person may be asked, which takes as long as that
    /// does. Not answered when `context` is destroyed before.
    virtual void ask(quint32 client, const QStringList &cards, QObject *context, const Answer &answer) = 0;
    virtual void confirm() = 0;
    virtual void revert() = 0;

Q_SIGNALS:
    void changed();
};

}  // namespace toile

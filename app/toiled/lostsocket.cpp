// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toiled/lostsocket.h"

#include "app/toiled/text.h"

#include <QSocketNotifier>
#include <QTimer>

#include <chrono>

namespace {

constexpr std::chrono::seconds kLookAgain{30};

}  // namespace

// Without a watch, which the kernel gives each user only so many of, the socket is looked after now and then.
void endWithSocket(QObject &owner, const toile::LabSocket &socket,
                   const std::function<void(const toile::Wording &)> &end)
{
    const auto look = [end, &socket] {
        if (toile::isLost(socket))
            end([] {
                return toile::ToiledText::tr(
                    "The socket of the lab was removed, by which it is reached, so the lab ended.");
            });
    };
    if (socket.watch) {
        auto *watch = new QSocketNotifier(socket.watch.get(), QSocketNotifier::Read, &owner);
        QObject::connect(watch, &QSocketNotifier::activated, &owner, look);
        return look();
    }
    auto *timer = new QTimer(&owner);
    QObject::connect(timer, &QTimer::timeout, &owner, look);
    timer->start(kLookAgain);
}

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/networksummary.h"

#include <QLabel>

namespace toile {

/// One line of a network for the status bar and for whoever hears it: prefixes, members, free addresses.
QString spokenNetwork(const Topology &topology, const NetworkSummary &network);

/// A small card over a corner of the drawing: what a layer-2 network is and who is on it. The mouse goes through it.
class NetworkCard : public QLabel {
    Q_OBJECT
public:
    explicit NetworkCard(QWidget *viewport);
    /// In the corner that is farthest from `pointer`.
    void show(const Topology &topology, const NetworkSummary &network, QPoint pointer);
};

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/address.h"
#include "core/base/descriptor.h"

#include <QString>

#include <vector>

namespace toile::test {

struct CapturedFrame {
    int vlan = 0;         ///< the id of its 802.1Q tag; 0: none
    bool isEcho = false;  ///< an ICMP echo or its answer
    IpAddress source;     ///< when isEcho
};

/// Every frame that an interface of a machine sends or gets, as tcpdump would show it.
class FrameCapture {
public:
    FrameCapture(int machine, const QString &interface);
    bool isOpen() const { return bool(m_socket); }
    /// What came since.
    std::vector<CapturedFrame> take();

private:
    Descriptor m_socket;
};

}  // namespace toile::test

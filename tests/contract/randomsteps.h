// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/features.h"

#include <random>

namespace toile::test {

/// A stream of steps over few names, so that most of them meet something; the same for the same seed.
class RandomSteps {
public:
    /// Of VLANs and VXLANs only what a kernel with these features has.
    RandomSteps(unsigned seed, KernelFeatures features) : m_random(seed), m_features(std::move(features)) {}
    /// The next step; prefers what is possible in `now`, and now and then asks for what is not.
    Step next(const KernelState &now);

private:
    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }
    QString machine();
    QString interface(const KernelState &now, const QString &ns, bool mayBeNew = false);
    IpPrefix prefix();
    RouteState route(const KernelState &now, const QString &ns);
    VethEnd end(const KernelState &now);
    Step ofLink(const KernelState &now, const QString &ns);
    Step ofNetwork(const KernelState &now, const QString &ns);
    Step ofStack(const KernelState &now, const QString &ns);
    Step ofVlans(const KernelState &now, const QString &ns);
    bool has(KernelFeature feature) const;

    std::mt19937 m_random;
    KernelFeatures m_features;
};

}  // namespace toile::test

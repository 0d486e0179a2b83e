// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/contract/scenarios.h"
#include "tests/support/kernelstates.h"

#include <cerrno>

namespace toile::test {

std::vector<Scenario> uplinkScenarios()
{
    const KernelFeatures needs{KernelFeature::Uplink};
    const Step machine = CreateNamespace{text("A"), false};
    const auto bridge = [](const char *name) {
        return Step(CreateLink{text("A"), {text(name), BridgeSettings(), false, {}, 0, {}, {}}});
    };
    const auto take = [](const char *name, const char *master = "") {
        return Step(CreateLink{text("A"), {text(name), UplinkSettings{text("nic0")}, false, {}, 0, text(master), {}}});
    };
    const auto giveBack = [](const char *name) { return Step(DeleteLink{text("A"), text(name), text("nic0")}); };
    LinkState dressed{text("wan"), UplinkSettings{text("nic0")}, true, {}, 1400, text("br0"), {}};
    dressed.mac = *MacAddress::parse(u"02:00:00:00:01:07");
    return {
        {"a card with an address",
         {machine, take("wan"), AddAddress{text("A"), text("wan"), prefix("10.8.0.1/24")},
          SetLinkUp{text("A"), text("wan"), true}},
         0,
         needs},
        {"a card is a port",
         {machine, bridge("br0"), take("nic0", "br0"), SetLinkUp{text("A"), text("nic0"), true},
          AddAddress{text("A"), text("br0"), prefix("10.8.0.1/24")}, SetLinkUp{text("A"), text("br0"), true}},
         0,
         needs},
        {"a card is a port as it comes", {machine, bridge("br0"), CreateLink{text("A"), dressed}}, 0, needs},
        {"a card goes back", {machine, bridge("br0"), take("nic0", "br0"), giveBack("nic0")}, 0, needs},
        {"a card goes back and comes again", {machine, take("wan"), giveBack("wan"), take("wan")}, 0, needs},
        {"a card goes back with its machine", {machine, take("wan"), DeleteNamespace{text("A")}}, 0, needs},
        {"no card of a taken name", {machine, bridge("wan"), take("wan")}, EEXIST, needs},
        {"no card into a bridge that is not there", {machine, take("wan", "br9")}, ENODEV, needs},
    };
}

}  // namespace toile::test

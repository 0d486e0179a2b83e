// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/starlab.h"

namespace toile::bench {

namespace {

IpPrefix prefix(int number, int length)
{
    return *IpPrefix::parse(QStringLiteral("10.0.%1.%2/%3").arg(number / 256).arg(number % 256).arg(length));
}

}  // namespace

Document starLab(int hosts)
{
    Patch patch;
    Document document;
    const auto create = [&](Element element, Placement placement = {}) {
        const Id id = document.takeId();
        patch.elements.push_back({id, std::nullopt, std::move(element)});
        if (!placement.isEmpty())
            patch.placements.push_back({id, {}, placement});
        return id;
    };
    const auto at = [](qreal x, qreal y) {
        Placement placement;
        placement.rect = QRectF(x, y, 150, 70);
        return placement;
    };
    LabHeader header = document.topology().header;
    const LabHeader before = header;
    header.name = QStringLiteral("star");
    patch.elements.push_back({Topology::kHeaderId, Element(before), Element(header)});

    Machine hub;
    hub.name = QStringLiteral("SW");
    hub.kind = QStringLiteral("switch");
    const Id hubId = create(hub, at(0, -400));
    Interface bridge;
    bridge.machine = hubId;
    bridge.name = QStringLiteral("br0");
    bridge.settings = BridgeSettings();
    bridge.addresses = {prefix(1, 16)};
    const Id bridgeId = create(bridge);
    for (int i = 1; i <= hosts; ++i) {
        Machine host;
        host.name = QStringLiteral("H%1").arg(i);
        host.kind = QStringLiteral("pc");
        host.routes = {RouteState{*IpPrefix::parse(u"0.0.0.0/0"), prefix(1, 16).address, {}, 0}};
        const Id hostId = create(host, at((i - 1) % 40 * 230.0, (i - 1) / 40 * 150.0));
        Interface far;
        far.machine = hostId;
        far.name = QStringLiteral("eth0");
        far.addresses = {prefix(i + 1, 16)};
        Interface near;
        near.machine = hubId;
        near.name = QStringLiteral("p%1").arg(i);
        near.bridge = bridgeId;
        const Id farId = create(far);
        const Id nearId = create(near);
        create(Cable{nearId, farId});
    }
    if (!document.apply(patch))
        qFatal("the star breaks an invariant of documents");
    return document;
}

}  // namespace toile::bench

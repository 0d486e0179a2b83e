// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/bench/starlab.h"

#include <array>

namespace toile::bench {

namespace {

constexpr int kFirstVlan = 100;

/// Creates elements one after the other in one patch.
class Builder {
public:
    explicit Builder(const char *name)
    {
        LabHeader header = m_document.topology().header;
        const LabHeader before = header;
        header.name = QString::fromLatin1(name);
        m_patch.elements.push_back({Topology::kHeaderId, Element(before), Element(header)});
    }

    Id create(Element element)
    {
        const Id id = m_document.takeId();
        m_patch.elements.push_back({id, std::nullopt, std::move(element)});
        return id;
    }

    Id machine(const QString &name, const char *kind, qreal x, qreal y, std::vector<RouteState> routes = {})
    {
        Machine machine;
        machine.name = name;
        machine.kind = QString::fromLatin1(kind);
        machine.routes = std::move(routes);
        const Id id = create(machine);
        Placement placement;
        placement.rect = QRectF(x, y, 150, 70);
        m_patch.placements.push_back({id, {}, placement});
        return id;
    }

    /// Hosts stand in rows of forty.
    Id host(int number, std::vector<RouteState> routes = {})
    {
        return machine(QStringLiteral("H%1").arg(number), "pc", (number - 1) % 40 * 230.0, (number - 1) / 40 * 150.0,
                       std::move(routes));
    }

    Document done()
    {
        if (!m_document.apply(m_patch))
            qFatal("the star breaks an invariant of documents");
        return m_document;
    }

private:
    Patch m_patch;
    Document m_document;
};

Interface ethernet(Id machine, const QString &name)
{
    Interface interface;
    interface.machine = machine;
    interface.name = name;
    return interface;
}

IpPrefix prefix(int number, int length)
{
    return *IpPrefix::parse(QStringLiteral("10.0.%1.%2/%3").arg(number / 256).arg(number % 256).arg(length));
}

}  // namespace

Document starLab(int hosts)
{
    Builder builder("star");
    Interface bridge = ethernet(builder.machine(QStringLiteral("SW"), "switch", 0, -400), QStringLiteral("br0"));
    bridge.settings = BridgeSettings();
    bridge.addresses = {prefix(1, 16)};
    const Id bridgeId = builder.create(bridge);
    const RouteState way{*IpPrefix::parse(u"0.0.0.0/0"), prefix(1, 16).address, {}, 0};
    for (int i = 1; i <= hosts; ++i) {
        Interface far = ethernet(builder.host(i, {way}), QStringLiteral("eth0"));
        far.addresses = {prefix(i + 1, 16)};
        Interface near = ethernet(bridge.machine, QStringLiteral("p%1").arg(i));
        near.bridge = bridgeId;
        const Id farId = builder.create(far);
        const Id nearId = builder.create(near);
        builder.create(Cable{nearId, farId});
    }
    return builder.done();
}

Document trunkedStarLab(int hosts, int vlans)
{
    Builder builder("trunks");
    std::array<Interface, 2> trunks;
    for (std::size_t i = 0; i < trunks.size(); ++i) {
        const Id hub = builder.machine(QStringLiteral("SW%1").arg(i + 1), "switch", qreal(i) * 400, -400);
        Interface bridge = ethernet(hub, QStringLiteral("br0"));
        BridgeSettings settings;
        settings.vlanFiltering = true;
        bridge.settings = settings;
        trunks[i] = ethernet(hub, QStringLiteral("trunk0"));
        trunks[i].bridge = builder.create(bridge);
        trunks[i].vlans.tagged = {VlanRange{kFirstVlan, kFirstVlan + vlans - 1}};
    }
    const Id one = builder.create(trunks[0]);
    builder.create(Cable{one, builder.create(trunks[1])});
    for (int i = 1; i <= hosts; ++i) {
        const Interface &trunk = trunks[std::size_t(i % 2)];
        Interface far = ethernet(builder.host(i), QStringLiteral("eth0"));
        far.addresses = {prefix(i + 1, 16)};
        Interface near = ethernet(trunk.machine, QStringLiteral("p%1").arg(i));
        near.bridge = trunk.bridge;
        near.vlans.untagged = kFirstVlan + i / 2 % vlans;
        const Id farId = builder.create(far);
        builder.create(Cable{builder.create(near), farId});
    }
    return builder.done();
}

}  // namespace toile::bench

// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/shellwords.h"
#include "tests/support/kernelstates.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

VethEnd end(const char *ns, const char *name, const char *master = "", bool up = false)
{
    return {text(ns), text(name), {}, 0, text(master), up};
}

LinkState bridge(const char *name, BridgeSettings settings = {})
{
    LinkState link;
    link.name = text(name);
    link.settings = settings;
    link.up = false;
    return link;
}

LinkState withSettings(const char *name, LinkSettings settings)
{
    LinkState link;
    link.name = text(name);
    link.settings = std::move(settings);
    link.up = false;
    return link;
}

}  // namespace

Q_DECLARE_METATYPE(toile::Step)

class DescribeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStepIsToldAndWritten_data()
    {
        QTest::addColumn<Step>("step");
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("iproute");
        QTest::addColumn<QString>("brctl");
        const auto row = [](Step step, const char *told, const char *iproute, const char *brctl) {
            QTest::newRow(told) << step << text(told) << text(iproute) << text(brctl ? brctl : iproute);
        };
        const QString vm = text("VM1");
        const QString host = text("Host1");
        const QString eth0 = text("eth0");
        const QString br0 = text("br0");
        row(CreateNamespace{vm, true}, "Create the machine VM1 (a network namespace) and bring its loopback up.",
            "ip netns add VM1\nip -n VM1 link set lo up", nullptr);
        row(CreateNamespace{vm, false},
            "Create the machine VM1 (a network namespace), bring its loopback up and switch IPv6 off.",
            "ip netns add VM1\nip -n VM1 link set lo up\n"
            "ip netns exec VM1 sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1",
            "ip netns add VM1\nip -n VM1 link set lo up\n"
            "ip netns exec VM1 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6'\n"
            "ip netns exec VM1 sh -c 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6'");
        row(DeleteNamespace{vm}, "Remove the machine VM1 and all that is in it; programs that run in it end.",
            "ip netns del VM1", nullptr);
        row(CreateLink{host, bridge("br0")}, "Create in Host1 the bridge br0, which forwards at once.",
            "ip -n Host1 link add br0 type bridge forward_delay 0 mcast_snooping 0",
            "ip netns exec Host1 brctl addbr br0\nip netns exec Host1 brctl setfd br0 0\n"
            "ip -n Host1 link set br0 type bridge mcast_snooping 0");
        row(CreateLink{host, bridge("br0", {true, 15, 60})},
            "Create in Host1 the bridge br0, with the spanning tree protocol and a forward delay of 15 s.",
            "ip -n Host1 link add br0 type bridge forward_delay 1500 ageing_time 6000 stp_state 1 mcast_snooping 0",
            "ip netns exec Host1 brctl addbr br0\nip netns exec Host1 brctl setfd br0 15\n"
            "ip netns exec Host1 brctl setageing br0 60\nip netns exec Host1 brctl stp br0 on\n"
            "ip -n Host1 link set br0 type bridge mcast_snooping 0");
        row(CreateVeth{end("Host1", "veth1", "br0", true), end("VM1", "eth0")},
            "Lay a cable (a veth pair) from Host1:veth1 to VM1:eth0. Host1:veth1 is a port of the bridge br0.",
            "ip link add veth1 netns Host1 type veth peer name eth0 netns VM1\n"
            "ip -n Host1 link set veth1 master br0\nip -n Host1 link set veth1 up",
            "ip link add veth1 netns Host1 type veth peer name eth0 netns VM1\n"
            "ip netns exec Host1 brctl addif br0 veth1\nip -n Host1 link set veth1 up");
        row(DeleteLink{host, br0}, "Remove the interface Host1:br0.", "ip -n Host1 link del br0", nullptr);
        row(SetLinkUp{vm, eth0, true}, "Bring the interface VM1:eth0 up.", "ip -n VM1 link set eth0 up", nullptr);
        row(SetLinkUp{vm, eth0, false}, "Take the interface VM1:eth0 down.", "ip -n VM1 link set eth0 down", nullptr);
        row(SetLinkMaster{host, text("veth1"), br0}, "Make the interface Host1:veth1 a port of the bridge br0.",
            "ip -n Host1 link set veth1 master br0", "ip netns exec Host1 brctl addif br0 veth1");
        row(SetLinkMaster{host, text("veth1"), {}}, "Take the interface Host1:veth1 out of its bridge.",
            "ip -n Host1 link set veth1 nomaster", nullptr);
        row(SetLinkMac{vm, eth0, MacAddress({2, 0, 0, 0, 0, 1})},
            "Give the interface VM1:eth0 the MAC address 02:00:00:00:00:01.",
            "ip -n VM1 link set eth0 address 02:00:00:00:00:01", nullptr);
        row(SetLinkMtu{vm, eth0, 1400}, "Set the MTU of the interface VM1:eth0 to 1400 bytes.",
            "ip -n VM1 link set eth0 mtu 1400", nullptr);
        row(SetLinkSettings{host, br0, BridgeSettings{false, 4, 300}},
            "Make Host1:br0 a bridge with a forward delay of 4 s; it forgets a MAC address after 300 s.",
            "ip -n Host1 link set br0 type bridge stp_state 0\n"
            "ip -n Host1 link set br0 type bridge forward_delay 400 ageing_time 30000",
            "ip netns exec Host1 brctl stp br0 off\nip netns exec Host1 brctl setfd br0 4\n"
            "ip netns exec Host1 brctl setageing br0 300");
        row(AddAddress{vm, eth0, prefix("2.0.0.1/8")}, "Give the interface VM1:eth0 the address 2.0.0.1/8.",
            "ip -n VM1 addr add 2.0.0.1/8 dev eth0", nullptr);
        row(AddAddress{vm, eth0, prefix("fd01::1/64")}, "Give the interface VM1:eth0 the address fd01::1/64.",
            "ip -n VM1 addr add fd01::1/64 dev eth0 nodad", nullptr);
        row(RemoveAddress{vm, eth0, prefix("2.0.0.1/8")}, "Take the address 2.0.0.1/8 from the interface VM1:eth0.",
            "ip netns exec VM1 sysctl -qw net.ipv4.conf.all.promote_secondaries=1\nip -n VM1 addr del 2.0.0.1/8 dev "
            "eth0",
            "ip netns exec VM1 sh -c 'echo 1 > /proc/sys/net/ipv4/conf/all/promote_secondaries'\n"
            "ip -n VM1 addr del 2.0.0.1/8 dev eth0");
        row(RemoveAddress{vm, eth0, prefix("fd01::1/64")}, "Take the address fd01::1/64 from the interface VM1:eth0.",
            "ip -n VM1 addr del fd01::1/64 dev eth0", nullptr);
        row(AddRoute{vm, route("0.0.0.0/0", "2.0.0.2")},
            "Tell VM1 to reach everything else through the gateway 2.0.0.2.", "ip -n VM1 route add default via 2.0.0.2",
            nullptr);
        row(AddRoute{vm, route("fd01::/64", "", "eth0")},
            "Tell VM1 to reach fd01::/64 directly over its interface eth0.",
            "ip -n VM1 -6 route add fd01::/64 dev eth0", nullptr);
        row(RemoveRoute{vm, route("1.0.0.0/8", "2.0.0.2", "eth0")},
            "Remove from VM1 the route to 1.0.0.0/8 through the gateway 2.0.0.2.",
            "ip -n VM1 route del 1.0.0.0/8 via 2.0.0.2 dev eth0", nullptr);
        row(SetForwarding{host, true}, "Let Host1 forward packets between its interfaces, as a router does.",
            "ip netns exec Host1 sysctl -qw net.ipv4.ip_forward=1",
            "ip netns exec Host1 sh -c 'echo 1 > /proc/sys/net/ipv4/ip_forward'");
        row(SetForwarding{host, false, true}, "Let Host1 no longer forward packets between its interfaces.",
            "ip netns exec Host1 sysctl -qw net.ipv4.ip_forward=0\n"
            "ip netns exec Host1 sysctl -qw net.ipv6.conf.all.forwarding=0",
            "ip netns exec Host1 sh -c 'echo 0 > /proc/sys/net/ipv4/ip_forward'\n"
            "ip netns exec Host1 sh -c 'echo 0 > /proc/sys/net/ipv6/conf/all/forwarding'");
        row(SetIpv6{vm, true}, "Switch IPv6 on in VM1.",
            "ip netns exec VM1 sysctl -qw net.ipv6.conf.all.disable_ipv6=0 net.ipv6.conf.default.disable_ipv6=0",
            "ip netns exec VM1 sh -c 'echo 0 > /proc/sys/net/ipv6/conf/all/disable_ipv6'\n"
            "ip netns exec VM1 sh -c 'echo 0 > /proc/sys/net/ipv6/conf/default/disable_ipv6'");
        row(SetRules{host, {masquerade("eth0")}},
            "Let Host1 hide the machines behind it under its own address when it sends out of eth0 (NAT).",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE\n"
            "ip netns exec Host1 sysctl -qw net.netfilter.nf_conntrack_acct=1",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 iptables -t nat -A POSTROUTING -o eth0 -j MASQUERADE\n"
            "ip netns exec Host1 sh -c 'echo 1 > /proc/sys/net/netfilter/nf_conntrack_acct'");
        FirewallRule some = masquerade("eth0");
        some.source = prefix("10.0.1.7/32");
        some.protocol = FirewallRule::Protocol::Tcp;
        some.destinationPort = 80;
        row(SetRules{host, {some}}, "Replace the firewall and NAT rules of Host1; it now has 1.",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 iptables -t nat -A POSTROUTING -s 10.0.1.7/32 -o eth0 -p tcp -m tcp --dport 80 -j "
            "MASQUERADE\n"
            "ip netns exec Host1 sysctl -qw net.netfilter.nf_conntrack_acct=1",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 iptables -t nat -A POSTROUTING -s 10.0.1.7/32 -o eth0 -p tcp -m tcp --dport 80 -j "
            "MASQUERADE\n"
            "ip netns exec Host1 sh -c 'echo 1 > /proc/sys/net/netfilter/nf_conntrack_acct'");
        row(SetRules{host,
                     {},
                     {text("ip rule 100: from 7.0.0.0/8 lookup 100"), text("iptables -t filter -P FORWARD DROP"),
                      text("nft table inet my"), text("iptables -t nat -N MINE"),
                      text("ip -6 rule 5: from all lookup 9")}},
            "Remove from Host1 what was made by hand, and Toile cannot make again: ip rule 100: from 7.0.0.0/8 lookup "
            "100; iptables -t filter -P FORWARD DROP; nft table inet my and 2 more.",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 ip rule del pref 100\n"
            "ip netns exec Host1 iptables -t filter -P FORWARD ACCEPT\n"
            "ip netns exec Host1 nft delete table inet my\nip netns exec Host1 iptables -t nat -X\n"
            "ip netns exec Host1 ip -6 rule del pref 5",
            nullptr);
        row(SetRules{host, {}, {text("ip rule missing: 32766: from all lookup 254")}},
            "Give Host1 routing rules of the kernel back that were removed: ip rule missing: 32766: from all lookup "
            "254.",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 ip rule add pref 32766 table 254",
            nullptr);
        row(SetRules{host, {}, {text("ip route missing: 2.0.0.0/8 dev tap0 src 2.0.0.2")}},
            "Give Host1 routes to its own networks back that were removed: 2.0.0.0/8 dev tap0.",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F\n"
            "ip netns exec Host1 ip route add 2.0.0.0/8 dev tap0 proto kernel scope link src 2.0.0.2",
            nullptr);
        row(SetRules{host, {}}, "Remove all firewall and NAT rules from Host1.",
            "ip netns exec Host1 iptables -F\nip netns exec Host1 iptables -t nat -F", nullptr);
        BridgeSettings filtering;
        filtering.vlanFiltering = true;
        filtering.defaultPvid = 7;
        row(CreateLink{host, bridge("br0", filtering)},
            "Create in Host1 the bridge br0, which forwards at once. It tells VLANs apart.",
            "ip -n Host1 link add br0 type bridge forward_delay 0 mcast_snooping 0 vlan_filtering 1 vlan_default_pvid "
            "7",
            "ip netns exec Host1 brctl addbr br0\nip netns exec Host1 brctl setfd br0 0\n"
            "ip -n Host1 link set br0 type bridge mcast_snooping 0 vlan_filtering 1 vlan_default_pvid 7");
        row(CreateLink{vm, withSettings("eth0.100", VlanSettings{eth0, 100})},
            "Create in VM1 the interface eth0.100, which carries VLAN 100 over eth0 with an 802.1Q tag.",
            "ip -n VM1 link add link eth0 name eth0.100 type vlan id 100", nullptr);
        LinkState port = withSettings("eth0.100", VlanSettings{eth0, 100});
        port.master = br0;
        row(CreateLink{host, port},
            "Create in Host1 the interface eth0.100, which carries VLAN 100 over eth0 with an 802.1Q tag. "
            "Host1:eth0.100 is a port of the bridge br0.",
            "ip -n Host1 link add link eth0 name eth0.100 type vlan id 100\nip -n Host1 link set eth0.100 master br0",
            "ip -n Host1 link add link eth0 name eth0.100 type vlan id 100\n"
            "ip netns exec Host1 brctl addif br0 eth0.100");
        const VxlanSettings vxlan{42, 4789, eth0, address("1.0.0.1"), {address("1.0.0.2")}, {}, true};
        row(CreateLink{host, withSettings("vxlan42", vxlan)},
            "Create in Host1 the VXLAN vxlan42 with the id (VNI) 42 in UDP packets to port 4789, sent to 1.0.0.2.",
            "ip -n Host1 link add vxlan42 type vxlan id 42 dstport 4789 local 1.0.0.1 remote 1.0.0.2 dev eth0",
            nullptr);
        VxlanSettings several = vxlan;
        several.remotes.push_back(address("1.0.0.3"));
        several.learning = false;
        row(CreateLink{host, withSettings("vxlan42", several)},
            "Create in Host1 the VXLAN vxlan42 with the id (VNI) 42 in UDP packets to port 4789, sent to 1.0.0.2, "
            "1.0.0.3.",
            "ip -n Host1 link add vxlan42 type vxlan id 42 dstport 4789 local 1.0.0.1 dev eth0 nolearning\n"
            "bridge -n Host1 fdb append 00:00:00:00:00:00 dev vxlan42 dst 1.0.0.2 via eth0\n"
            "bridge -n Host1 fdb append 00:00:00:00:00:00 dev vxlan42 dst 1.0.0.3 via eth0",
            nullptr);
        VxlanSettings group;
        group.group = address("239.1.1.1");
        group.underlay = eth0;
        row(CreateLink{host, withSettings("vxlan1", group)},
            "Create in Host1 the VXLAN vxlan1 with the id (VNI) 1 in UDP packets to port 4789, sent to the group "
            "239.1.1.1.",
            "ip -n Host1 link add vxlan1 type vxlan id 1 dstport 4789 group 239.1.1.1 dev eth0", nullptr);
        row(CreateLink{host, withSettings("tap0", TunSettings{TunSettings::Mode::Tap, 1000})},
            "Create in Host1 the tap interface tap0, whose other side is a program that speaks Ethernet.",
            "ip -n Host1 tuntap add tap0 mode tap user 1000", nullptr);
        row(CreateLink{host, withSettings("tun0", TunSettings{TunSettings::Mode::Tun, {}})},
            "Create in Host1 the tun interface tun0, whose other side is a program that speaks IP.",
            "ip -n Host1 tuntap add tun0 mode tun", nullptr);
        row(CreateLink{host, withSettings("eth0", UplinkSettings{eth0})},
            "Take the network card eth0 from this computer into Host1.", "ip link set eth0 netns Host1", nullptr);
        row(CreateLink{host, withSettings("wan", UplinkSettings{text("enp3s0")})},
            "Take the network card enp3s0 from this computer into Host1, where its name is wan.",
            "ip link set enp3s0 netns Host1 name wan", nullptr);
        row(DeleteLink{host, text("wan"), text("enp3s0")},
            "Give the network card enp3s0, which is Host1:wan in the lab, back to this computer.",
            "ip -n Host1 link set dev wan netns 1 name enp3s0", nullptr);
        row(SetVlanFiltering{host, br0, true, 1},
            "Let the bridge Host1:br0 tell VLANs apart; a port that nobody gave VLANs carries VLAN 1 without a tag.",
            "ip -n Host1 link set br0 type bridge vlan_filtering 1 vlan_default_pvid 1", nullptr);
        row(SetVlanFiltering{host, br0, true, 0},
            "Let the bridge Host1:br0 tell VLANs apart; a port that nobody gave VLANs carries none.",
            "ip -n Host1 link set br0 type bridge vlan_filtering 1 vlan_default_pvid 0", nullptr);
        row(SetVlanFiltering{host, br0, false, 1}, "Let the bridge Host1:br0 pass frames whatever their VLAN.",
            "ip -n Host1 link set br0 type bridge vlan_filtering 0", nullptr);
        row(AddVlans{host, text("pa"), {100, 100, true, true}, false},
            "Let Host1:pa carry VLAN 100 without a tag, both ways.",
            "bridge -n Host1 vlan add dev pa vid 100 pvid untagged", nullptr);
        row(AddVlans{host, text("trunk0"), {200, 210, false, false}, false},
            "Let Host1:trunk0 carry VLANs 200-210 with a tag.", "bridge -n Host1 vlan add dev trunk0 vid 200-210",
            nullptr);
        row(AddVlans{host, text("p"), {5, 5, true, false}, false},
            "Let Host1:p carry VLAN 5 with a tag; what comes without one belongs to it.",
            "bridge -n Host1 vlan add dev p vid 5 pvid", nullptr);
        row(AddVlans{host, br0, {100, 100, false, true}, true}, "Let Host1:br0 send VLAN 100 out without a tag.",
            "bridge -n Host1 vlan add dev br0 vid 100 untagged self", nullptr);
        row(RemoveVlans{host, text("pa"), 1, 1, false}, "Let Host1:pa no longer carry VLAN 1.",
            "bridge -n Host1 vlan del dev pa vid 1", nullptr);
        row(AddRemote{host, text("vxlan42"), address("1.0.0.3"), eth0},
            "Let the VXLAN Host1:vxlan42 send to 1.0.0.3 too.",
            "bridge -n Host1 fdb append 00:00:00:00:00:00 dev vxlan42 dst 1.0.0.3 via eth0", nullptr);
        row(RemoveRemote{host, text("vxlan42"), address("1.0.0.3"), {}},
            "Let the VXLAN Host1:vxlan42 no longer send to 1.0.0.3.",
            "bridge -n Host1 fdb del 00:00:00:00:00:00 dev vxlan42 dst 1.0.0.3", nullptr);
    }
    void everyStepIsToldAndWritten()
    {
        QFETCH(Step, step);
        QTEST(sentence(step), "told");
        QTEST(commands(step, Dialect::Iproute).join(u'\n'), "iproute");
        QTEST(commands(step, Dialect::Brctl).join(u'\n'), "brctl");
    }

    void namesThatIpCouldMistakeAreMarked()
    {
        QCOMPARE(commands(SetLinkUp{text("VM1"), text("up"), true}), QStringList{text("ip -n VM1 link set dev up up")});
        QCOMPARE(commands(CreateVeth{end("A", "type"), end("B", "eth0")}),
                 QStringList{text("ip link add name type netns A type veth peer name eth0 netns B")});
    }

    void wordsAreQuotedForTheShell()
    {
        QCOMPARE(shellQuoted(text("Host-1.lan_2")), text("Host-1.lan_2"));
        QCOMPARE(shellQuoted(text("a b")), text("'a b'"));
        QCOMPARE(shellQuoted(text("it's; $x `y`")), text("'it'\\''s; $x `y`'"));
        QCOMPARE(shellQuoted({}), text("''"));
    }
};

QTEST_APPLESS_MAIN(DescribeTest)
#include "tst_describe.moc"

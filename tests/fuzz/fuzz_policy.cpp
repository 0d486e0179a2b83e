// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/policy.h"
#include "core/kernel/limits.h"
#include "core/kernel/plan.h"
#include "core/protocol/codec.h"

#include <array>

namespace {

using namespace toile;

/// The input, a byte at a time; zeros when it is used up.
class Bytes {
public:
    Bytes(const unsigned char *data, std::size_t size) : m_data(data), m_left(size) {}

    bool isEmpty() const { return m_left == 0; }
    int below(int limit) { return next() % limit; }
    bool flag() { return (next() & 1) != 0; }
    int number() { return int(quint32(next()) << 24 | quint32(next()) << 16 | quint32(next()) << 8 | quint32(next())); }
    /// Small ones, those at the edges, and any.
    int size()
    {
        static constexpr std::array kEdges{-1, 0, 1, 67, 68, 1280, 1500, 4094, 4095, 65535, 65536, 1 << 24};
        return flag() ? kEdges[std::size_t(below(int(kEdges.size())))] : number();
    }

private:
    unsigned char next()
    {
        if (m_left == 0)
            return 0;
        --m_left;
        return *m_data++;
    }

    const unsigned char *m_data;
    std::size_t m_left;
};

/// Names of machines, interfaces and cards: good ones, and such as somebody hopes to get through.
QString name(Bytes &in)
{
    static const std::array kNames{QStringLiteral("A"),        QStringLiteral("B"),
                                   QStringLiteral("C"),        QStringLiteral("eth0"),
                                   QStringLiteral("eth1"),     QStringLiteral("br0"),
                                   QStringLiteral("lo"),       QString(),
                                   QStringLiteral("."),        QStringLiteral(".."),
                                   QStringLiteral("../1"),     QStringLiteral("/proc/1/ns/net"),
                                   QStringLiteral("a b"),      QStringLiteral("a\nb"),
                                   QStringLiteral("-all"),     QStringLiteral("sixteen-letters0"),
                                   QString(33, u'x'),          QStringLiteral("a;reboot"),
                                   QStringLiteral("é"),        QString(QChar(u'\0')),
                                   QStringLiteral("$(reboot)")};
    return kNames[std::size_t(in.below(int(kNames.size())))];
}

IpAddress address(Bytes &in)
{
    if (in.below(4) != 0)
        return IpAddress::v4(quint32(in.number()));
    std::array<quint8, 16> bytes{};
    for (quint8 &byte : bytes)
        byte = quint8(in.below(256));
    return IpAddress::v6(bytes);
}

IpPrefix prefix(Bytes &in)
{
    return {address(in), in.flag() ? in.below(33) : in.below(256) - 64};
}

std::optional<MacAddress> mac(Bytes &in)
{
    if (in.flag())
        return std::nullopt;
    const auto byte = [&] { return quint8(in.below(256)); };
    return MacAddress({byte(), byte(), byte(), byte(), byte(), byte()});
}

RouteState route(Bytes &in)
{
    RouteState route;
    route.destination = prefix(in);
    if (in.flag())
        route.gateway = address(in);
    route.interface = in.flag() ? name(in) : QString();
    route.metric = in.flag() ? 0 : in.number();
    route.table = in.below(8) == 0 ? 5 : 0;
    return route;
}

LinkSettings settings(Bytes &in)
{
    switch (in.below(8)) {
    case 0:
        return VethSettings{name(in), name(in)};
    case 1:
        return ForeignSettings{name(in)};
    case 2:
        return VlanSettings{name(in), in.size()};
    case 3:
        return VxlanSettings{in.size(), in.size(), name(in), address(in), {address(in)}, {}, in.flag()};
    case 4:
        return TunSettings{TunSettings::Mode(in.below(3)), unsigned(in.number())};
    case 5:
        return UplinkSettings{name(in)};
    default:
        return BridgeSettings{in.flag(), in.size(), in.size(), in.flag(), in.size()};
    }
}

VethEnd end(Bytes &in)
{
    return {name(in), name(in), mac(in), in.size(), in.flag() ? name(in) : QString(), in.flag()};
}

FirewallRule rule(Bytes &in)
{
    FirewallRule rule;
    rule.table = FirewallRule::Table(in.below(3));
    rule.chain = FirewallRule::Chain(in.below(6));
    rule.inInterface = in.flag() ? name(in) : QString();
    rule.outInterface = in.flag() ? name(in) : QString();
    rule.protocol = FirewallRule::Protocol(in.below(5));
    rule.target = FirewallRule::Target(in.below(7));
    if (in.flag())
        rule.source = prefix(in);
    if (in.flag())
        rule.toAddress = address(in);
    return rule;
}

Step linkStep(Bytes &in)
{
    switch (in.below(12)) {
    case 0:
        return CreateLink{name(in), {name(in), settings(in), in.flag(), mac(in), in.size(), name(in), {prefix(in)}}};
    case 1:
        return CreateVeth{end(in), end(in)};
    case 2:
        return DeleteLink{name(in), name(in), name(in)};
    case 3:
        return SetLinkUp{name(in), name(in), in.flag()};
    case 4:
        return SetLinkMaster{name(in), name(in), name(in)};
    case 5:
        return SetLinkMtu{name(in), name(in), in.size()};
    case 6:
        return SetLinkSettings{name(in), name(in), settings(in)};
    case 7:
        return AddVlans{name(in), name(in), {in.size(), in.size(), in.flag(), in.flag()}, in.flag()};
    case 8:
        return RemoveVlans{name(in), name(in), in.size(), in.size(), in.flag()};
    case 9:
        return SetLinkMac{name(in), name(in), mac(in).value_or(MacAddress())};
    case 10:
        return RemoveRemote{name(in), name(in), address(in), name(in)};
    default:
        return SetVlanFiltering{name(in), name(in), in.flag(), in.size()};
    }
}

/// Every kind of step is among these and those of linkStep().
static_assert(std::variant_size_v<Step> == 22);

Step step(Bytes &in)
{
    switch (in.below(14)) {
    case 0:
    case 1:
        return CreateNamespace{name(in), in.flag()};
    case 2:
        return DeleteNamespace{name(in)};
    case 3:
        return AddAddress{name(in), name(in), prefix(in)};
    case 4:
        return RemoveAddress{name(in), name(in), prefix(in)};
    case 5:
        return AddRoute{name(in), route(in)};
    case 6:
        return RemoveRoute{name(in), route(in)};
    case 7:
        return SetRules{name(in), {rule(in), rule(in)}};
    case 8:
        return SetForwarding{name(in), in.flag()};
    case 9:
        return AddRemote{name(in), name(in), address(in), name(in)};
    case 10:
        return SetIpv6{name(in), in.flag()};
    default:
        return linkStep(in);
    }
}

/// Of every kind.
static_assert(std::variant_size_v<ClientMessage> == 14);

ClientMessage message(Bytes &in)
{
    switch (in.below(14)) {
    case 0:
        return ClientHello{in.flag() ? kProtocolVersion : in.size(), name(in)};
    case 1:
        return StartProgram{quint32(in.size()),
                            name(in),
                            {name(in), name(in)},
                            in.flag() ? QStringList{QStringLiteral("LD_PRELOAD=x")} : QStringList(),
                            in.flag(),
                            in.below(100),
                            in.size()};
    case 2:
        return ChannelSignal{quint32(in.size()), in.size()};
    case 3:
        return in.flag() ? ClientMessage(Undeploy{}) : ClientMessage(Leave{});
    case 4:
        return in.flag() ? ClientMessage(ConfirmCards{}) : ClientMessage(RevertCards{});
    case 5:
        return Observe{in.flag(), in.flag()};
    case 6:
        return QueryStatus{quint32(in.below(3))};
    case 7:
        return ChannelBytes{quint32(in.size()), Stream(in.below(3)), QByteArray(in.below(64), 'x')};
    case 8:
        return in.flag() ? ClientMessage(ChannelEof{quint32(in.size()), Stream(in.below(3))})
                         : ClientMessage(ChannelResize{quint32(in.size()), in.size(), in.size()});
    case 9:
        return CancelPlan{};
    default:
        break;
    }
    ApplyPlan plan;
    plan.request = quint32(in.below(8));
    for (int count = in.below(8); count > 0; --count)
        plan.steps.push_back(step(in));
    return plan;
}

void require(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

void requireReason(const Result<> &answer)
{
    require(answer.ok() || !answer.error().message.isEmpty(), "refused without a word");
}

/// A helper as its clients see it: what was allowed is done.
struct Lab {
    ConnectionState connection = ConnectionState::AwaitingHello;
    KernelState kernel;

    void take(const ClientMessage &message);
    void perform(const ApplyPlan &plan);
    void start(const StartProgram &program) const;
};

void Lab::take(const ClientMessage &message)
{
    const Result<> allowed = allowMessage(connection, message);
    requireReason(allowed);
    const auto *hello = std::get_if<ClientHello>(&message);
    const bool mayBe =
        connection == ConnectionState::AwaitingHello ? hello && hello->version == kProtocolVersion : !hello;
    require(mayBe || !allowed, "a message in a state that it does not belong to");
    const auto *query = std::get_if<QueryStatus>(&message);
    require(!query || query->request != 0 || !allowed, "a question without a number");
    const auto *resize = std::get_if<ChannelResize>(&message);
    require(!resize || (resize->rows > 0 && resize->columns > 0) || !allowed, "a terminal without a size");
    if (!allowed)
        return;
    connection = ConnectionState::Open;
    if (const auto *plan = std::get_if<ApplyPlan>(&message))
        perform(*plan);
    else if (const auto *program = std::get_if<StartProgram>(&message))
        start(*program);
    else if (const auto *signal = std::get_if<ChannelSignal>(&message))
        requireReason(allowSignal(signal->signal));
}

/// Whatever was allowed acts on machines of this lab, by names that can be no path and no option, and stays within the
/// limits.
void Lab::perform(const ApplyPlan &plan)
{
    const Result<> allowed = allowPlan(plan.steps, kernel);
    requireReason(allowed);
    if (!allowed)
        return;
    for (const Step &step : plan.steps) {
        const QString machine = machineOf(step);
        const QString interface = interfaceOf(step);
        require(isMachineName(machine), "a step on a machine of an impossible name");
        require(interface.isEmpty() || isInterfaceName(interface), "a step on an interface of an impossible name");
        require(allowStep(step).ok(), "a plan was allowed of which a step is not");
        if (const auto next = simulate(kernel, step))
            kernel = *next;
    }
    require(kernel.namespaces.size() <= std::size_t(limits::kMachines), "more machines than there may be");
    for (const auto &[machine, state] : kernel.namespaces)
        for (const auto &[interface, link] : state.links)
            require(isMachineName(machine) && isInterfaceName(interface) && interface != QLatin1String("lo"),
                    "the lab holds what it must not");
    for (const QString &card : cardsTakenBy(plan.steps))
        require(isInterfaceName(card) && card != QLatin1String("lo"), "a card of an impossible name");
}

void Lab::start(const StartProgram &program) const
{
    std::vector<QString> machines;
    for (const auto &[machine, state] : kernel.namespaces)
        machines.push_back(machine);
    const Result<> allowed = allowProgram(program, machines);
    requireReason(allowed);
    require(!allowed || kernel.namespaces.count(program.machine) == 1, "a program in no machine of the lab");
    require(!allowed || program.environment.isEmpty(), "a setting that steers the loader");
}

}  // namespace

/// Valid messages in any order: each is what its bytes say, and is judged by what the lab is by then.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    constexpr int kMostMessages = 64;
    Bytes in(data, size);
    Lab lab;
    for (int i = 0; i < kMostMessages && !in.isEmpty(); ++i) {
        const ClientMessage said = message(in);
        const auto heard = decodeClientMessage(encode(said));
        if (heard.ok())  // a list or number may be more than the wire takes
            lab.take(*heard);
    }
    return 0;
}

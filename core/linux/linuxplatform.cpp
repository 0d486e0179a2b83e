// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/linux/linuxplatform.h"

#include "core/kernel/rule.h"
#include "core/linux/bridgeports.h"
#include "core/linux/bridgesettings.h"
#include "core/linux/featureprobe.h"
#include "core/linux/kernelsown.h"
#include "core/linux/lentcards.h"
#include "core/linux/linuxplatformtext.h"
#include "core/linux/linuxsource.h"
#include "core/linux/namespaceipv6.h"
#include "core/linux/namespacenursery.h"
#include "core/linux/namespaceread.h"
#include "core/linux/netlinklink.h"
#include "core/linux/netlinkreadlinks.h"
#include "core/linux/netlinkreadtables.h"
#include "core/linux/netlinkroute.h"
#include "core/linux/rulesprogram.h"
#include "core/linux/tundevice.h"
#include "core/linux/vxlanremotes.h"

#include <cerrno>
#include <chrono>

namespace toile {
namespace {
constexpr LiveTables kConfiguration = LiveTable::Links | LiveTable::Routes | LiveTable::Settings | LiveTable::Rules;

constexpr std::chrono::seconds kMoment{1};

constexpr char kPromote[] = "/proc/sys/net/ipv4/conf/all/promote_secondaries";
}  // namespace

struct LinuxPlatform::Parts {
    NamespaceRegistry registry;
    EventWatch watch;
    /// Ends of veth pairs whose other machine was removed, by machine: the kernel takes them away some time later,
    /// but the next step may already want their names.
    std::map<quint32, std::vector<int>> orphans;
    std::optional<KernelFeatures> features;
    bool hasReadings = false;
    std::chrono::steady_clock::time_point readAt;
    /// While many machines are made.
    std::unique_ptr<NamespaceNursery> nursery;
    CardLender *lender = nullptr;

    Result<> operator()(const CreateNamespace &step);
    Result<> operator()(const DeleteNamespace &step);
    Result<> operator()(const CreateLink &step);
    Result<> operator()(const CreateVeth &step);
    Result<> operator()(const DeleteLink &step);
    Result<> operator()(const AddAddress &step);
    Result<> operator()(const AddRoute &step);
    Result<> operator()(const RemoveAddress &step);
    Result<> operator()(const SetForwarding &step);
    Result<> operator()(const SetIpv6 &step);
    Result<> operator()(const SetRules &step);
    template <typename LinkStep>
    Result<> operator()(const LinkStep &step);

    Result<> inside(NetlinkSocket &route, const SetLinkUp &step) { return setLinkUp(route, step.name, step.up); }
    Result<> inside(NetlinkSocket &route, const SetLinkMaster &step)
    {
        return setLinkMaster(route, step.name, step.master);
    }
    Result<> inside(NetlinkSocket &route, const SetLinkMac &step) { return setLinkMac(route, step.name, step.mac); }
    Result<> inside(NetlinkSocket &route, const SetLinkMtu &step) { return setLinkMtu(route, step.name, step.mtu); }
    Result<> inside(NetlinkSocket &route, const SetLinkSettings &step)
    {
        const auto *bridge = std::get_if<BridgeSettings>(&step.settings);
        if (!bridge)
            return kernelError(EOPNOTSUPP);
        const Result<> set = setBridgeTimes(route, step.name, *bridge);
        return set && !bridge->stp && bridge->forwardDelay == 0 ? hurryPorts(route, step.name) : set;
    }
    Result<> inside(NetlinkSocket &route, const SetVlanFiltering &step)
    {
        return setVlanFiltering(route, step.name, step.on, step.defaultPvid);
    }
    Result<> inside(NetlinkSocket &route, const AddVlans &step)
    {
        return addVlans(route, step.name, step.vlans, step.self);
    }
    Result<> inside(NetlinkSocket &route, const RemoveVlans &step)
    {
        return removeVlans(route, step.name, step.first, step.last, step.self);
    }
    Result<> inside(NetlinkSocket &route, const AddRemote &step) { return addRemote(route, step.name, step.remote); }
    Result<> inside(NetlinkSocket &route, const RemoveRemote &step)
    {
        return removeRemote(route, step.name, step.remote);
    }
    Result<> inside(NetlinkSocket &route, const RemoveRoute &step) { return removeRoute(route, step.route); }

    void settle();
    void keepReading(Namespace &ns, LiveMachine machine);
    LiveTables handOver(Namespace &ns, LiveTables tables, LiveMachine &into) const;
    void dropReadings();
    RulesReader::Run runnerIn(const Namespace &ns) const;
};

RulesReader::Run LinuxPlatform::Parts::runnerIn(const Namespace &ns) const
{
    return [this, &ns](const QStringList &arguments, const QByteArray &input) {
        constexpr int kMilliseconds = 10000;
        const NamespaceRegistry::Visit visit(registry, ns);
        return runProgram(arguments, input, kMilliseconds);
    };
}

void LinuxPlatform::Parts::settle()
{
    for (const auto &[serial, indices] : std::exchange(orphans, {}))
        if (Namespace *ns = registry.bySerial(serial)) {
            const Result<> removed = deleteLinksTogether(ns->route, indices);
            Q_UNUSED(removed)  // gone already is as good
        }
}

/// Who listens will read the same tables again as soon as a plan is verified.
void LinuxPlatform::Parts::keepReading(Namespace &ns, LiveMachine machine)
{
    if (!ns.watched && !watch.isOwed(ns))
        return;
    ns.reading = std::move(machine);
    hasReadings = true;
    readAt = std::chrono::steady_clock::now();
}

/// The tables that observe() has read and that are still true. Counters of rules are not announced.
LiveTables LinuxPlatform::Parts::handOver(Namespace &ns, LiveTables tables, LiveMachine &into) const
{
    // One of many new machines: this is what was seen a moment ago. When its events are listened to, all is read again.
    const bool isNew = watch.isOwed(ns) && std::chrono::steady_clock::now() - readAt < kMoment;
    std::optional<LiveMachine> reading = std::exchange(ns.reading, std::nullopt);
    if (!reading || !tables.testFlags(kConfiguration) || !(isNew || EventWatch::isSilent(ns)))
        return {};
    into.links = std::move(reading->links);
    into.routes = std::move(reading->routes);
    into.forwarding = reading->forwarding;
    into.ipv6 = reading->ipv6;
    if (isNew) {
        into.rules = std::move(reading->rules);
        return kAllTables;
    }
    if (!reading->rules.empty())
        return kConfiguration & ~LiveTables(LiveTable::Rules);
    into.rules.clear();
    return kConfiguration;
}

void LinuxPlatform::Parts::dropReadings()
{
    if (std::exchange(hasReadings, false))
        for (const auto &[name, ns] : registry.all())
            ns->reading.reset();
}

Result<> LinuxPlatform::Parts::operator()(const CreateNamespace &step)
{
    std::optional<NamespaceRegistry::Made> ready;
    if (nursery && !registry.find(step.ns))
        ready = nursery->take(step.ns);
    // What failed in the nursery is tried again here: its reason is told in the language of who is to hear it.
    const Result<Namespace *> made =
        ready && ready->ok() ? registry.adopt(std::move(*ready)) : registry.create(step.ns, step.ipv6);
    if (!made)
        return made.error();
    watch.announce(**made);
    return Ok();
}

Result<> LinuxPlatform::Parts::operator()(const DeleteNamespace &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    if (Result<> back = giveCardsBack(lender, *ns); !back)
        return back;
    const Result<std::vector<RawLink>> links = readLinks(ns->route);
    if (!links)
        return links.error();
    for (const RawLink &link : *links)
        if (link.linkNetns && std::holds_alternative<VethSettings>(link.settings))
            if (const Namespace *peer = registry.peer(*ns, *link.linkNetns))
                orphans[peer->serial].push_back(link.link);
    registry.remove(step.ns);
    return Ok();
}

Result<> LinuxPlatform::Parts::operator()(const CreateLink &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    // Each port of a bridge would still join groups and get routes in a merely quiet machine: quadratic work.
    if (Result<> settled = settleIpv6(registry, *ns); !settled)
        return settled;
    if (const auto *uplink = std::get_if<UplinkSettings>(&step.link.settings))
        return takeCard(lender, *ns, step.link, uplink->card);
    const auto *tun = std::get_if<TunSettings>(&step.link.settings);
    if (!tun)
        return createLink(ns->route, step.link);
    const NamespaceRegistry::Visit visit(registry, *ns);
    Result<> made = makeTun(step.link.name, *tun);
    return made ? dressLink(ns->route, step.link) : made;
}

Result<> LinuxPlatform::Parts::operator()(const DeleteLink &step)
{
    Namespace *ns = registry.find(step.ns);
    return ns ? removeLink(lender, *ns, step.name) : Result<>(noMachine(step.ns));
}

Result<> LinuxPlatform::Parts::operator()(const CreateVeth &step)
{
    Namespace *a = registry.find(step.a.ns);
    Namespace *b = registry.find(step.b.ns);
    if (!a || !b)
        return noMachine(a ? step.b.ns : step.a.ns);
    Result<> made = createVeth({a->route, a->descriptor.get(), a->quiet}, step.a,
                               {b->route, b->descriptor.get(), b->quiet}, step.b);
    if (made && a != b) {
        a->likelyPeers.push_back(b->serial);
        b->likelyPeers.push_back(a->serial);
    }
    return made;
}

Result<> LinuxPlatform::Parts::operator()(const AddAddress &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    if (!step.address.address.isV4())
        if (Result<> settled = settleIpv6(registry, *ns); !settled)
            return settled;
    return addAddress(ns->route, step.name, step.address);
}

Result<> LinuxPlatform::Parts::operator()(const AddRoute &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    if (!step.route.destination.address.isV4())
        if (Result<> settled = settleIpv6(registry, *ns); !settled)
            return settled;
    return addRoute(ns->route, step.route);
}

Result<> LinuxPlatform::Parts::operator()(const RemoveAddress &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    // As Debian sets it, or the first address of a network would take the others along. Not set for each new machine:
    // looking up a file below /proc/sys/net takes the longer the more namespaces there are.
    const Result<> kept = registry.writeSetting(*ns, QString::fromLatin1(kPromote), QByteArrayLiteral("1"));
    return kept ? removeAddress(ns->route, step.name, step.address) : kept;
}

Result<> LinuxPlatform::Parts::operator()(const SetForwarding &step)
{
    const Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    return setForwarding(registry, *ns, step.on);
}

Result<> LinuxPlatform::Parts::operator()(const SetIpv6 &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    const Result<bool> forwarding = readForwarding(ns->route);
    Result<> done = setIpv6(registry, *ns, step.on);
    if (done && step.on && forwarding && *forwarding)
        done = setForwarding6(registry, *ns, true);
    return done;
}

Result<> LinuxPlatform::Parts::operator()(const SetRules &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    if (Result<> removed = restoreKernelsOwn(registry, *ns); !removed)
        return removed;
    if (Result<> replaced = replaceRules(ns->netfilter, step.rules, runnerIn(*ns)); !replaced)
        return replaced;
    // Counters of connections are off until somebody asks, and the switch appears with the first rule.
    if (tracksConnections(step.rules))
        ns->counts = registry.countConnections(*ns).ok();
    return Ok();
}

template <typename LinkStep>
Result<> LinuxPlatform::Parts::operator()(const LinkStep &step)
{
    Namespace *ns = registry.find(step.ns);
    if (!ns)
        return noMachine(step.ns);
    return inside(ns->route, step);
}

LinuxPlatform::LinuxPlatform(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

LinuxPlatform::~LinuxPlatform()
{
    removeAll();
}

Result<std::unique_ptr<LinuxPlatform>> LinuxPlatform::open(const Options &options)
{
    auto registry = NamespaceRegistry::open(options.nameFolder);
    if (!registry)
        return registry.error();
    auto watch = EventWatch::open();
    if (!watch)
        return watch.error();
    std::unique_ptr<Parts> parts(new Parts{std::move(*registry), std::move(*watch), {}, {}, false, {}, {}});
    return std::unique_ptr<LinuxPlatform>(new LinuxPlatform(std::move(parts)));
}

void LinuxPlatform::lendCardsFrom(CardLender &lender)
{
    m_parts->lender = &lender;
    m_parts->features.reset();
}

void LinuxPlatform::cardWentBack(const QString &card)
{
    for (const auto &[name, ns] : m_parts->registry.all())
        std::erase_if(ns->cards, [&](const auto &held) { return held.second == card; });
}

Result<> LinuxPlatform::perform(const Step &step)
{
    m_parts->dropReadings();
    if (!std::holds_alternative<CreateNamespace>(step))
        m_parts->nursery.reset();
    // Several machines that leave one after the other are waited for once.
    if (!std::holds_alternative<DeleteNamespace>(step))
        m_parts->settle();
    Result<> done = std::visit(*m_parts, step);
    return done ? done : Result<>(explained(done.error(), step));
}

void LinuxPlatform::expect(const Plan &steps)
{
    constexpr std::size_t kWorthAThread = 32;
    std::vector<QString> names;
    for (const Step &step : steps)
        if (const auto *create = std::get_if<CreateNamespace>(&step); create && !create->ipv6)
            names.push_back(create->ns);
    m_parts->nursery.reset();
    if (names.size() >= kWorthAThread)
        m_parts->nursery = std::make_unique<NamespaceNursery>(m_parts->registry, std::move(names));
}

Result<KernelState> LinuxPlatform::observe()
{
    m_parts->nursery.reset();
    m_parts->settle();
    m_parts->registry.restoreNames();
    m_parts->watch.keepUp(m_parts->registry);
    LiveState state;
    const auto runner = [this](const Namespace &ns) { return m_parts->runnerIn(ns); };
    if (const Result<> done = readAll(m_parts->registry, kConfiguration, runner, RuleCounters::AsKnown, state); !done)
        return done.error();
    KernelState seen = configuration(state);
    for (const auto &[name, ns] : m_parts->registry.all())
        m_parts->keepReading(*ns, std::move(state.machines[name]));
    return seen;
}

KernelFeatures LinuxPlatform::features()
{
    if (!m_parts->features) {
        const auto probed = probeFeatures();
        m_parts->features = probed ? *probed : KernelFeatures();
        if (m_parts->lender)
            m_parts->features->push_back(KernelFeature::Uplink);
    }
    return *m_parts->features;
}

int LinuxPlatform::eventDescriptor() const
{
    return m_parts->watch.descriptor();
}

std::map<QString, LiveTables> LinuxPlatform::takeEvents()
{
    m_parts->settle();
    return m_parts->watch.take(m_parts->registry);
}

Result<> LinuxPlatform::read(const QString &machine, LiveTables tables, LiveMachine &into)
{
    m_parts->settle();
    Namespace *ns = m_parts->registry.find(machine);
    if (!ns)
        return noMachine(machine);
    if (tables == kAllTables)
        ns->connections.expireCounters();
    tables &= ~m_parts->handOver(*ns, tables, into);
    if (tables && m_parts->watch.isOwed(*ns))
        m_parts->watch.subscribe(m_parts->registry, *ns);
    return readNamespace(m_parts->registry, *ns, tables, m_parts->runnerIn(*ns), RuleCounters::Fresh, into);
}

std::vector<QString> LinuxPlatform::machines() const
{
    std::vector<QString> names;
    for (const auto &[name, ns] : m_parts->registry.all())
        names.push_back(name);
    return names;
}

CountersSample LinuxPlatform::counters()
{
    CountersSample sample;
    for (const auto &[name, ns] : m_parts->registry.all())
        if (auto counters = readCounters(ns->route))
            sample.machines.emplace(name, std::move(*counters));
    return sample;
}

int LinuxPlatform::namespaceDescriptor(const QString &machine) const
{
    Namespace *ns = m_parts->registry.find(machine);
    if (!ns)
        return -1;
    const Result<> settled = settleIpv6(m_parts->registry, *ns);
    Q_UNUSED(settled)  // the program may run nevertheless: IPv6 is quiet
    return ns->descriptor.get();
}

void LinuxPlatform::removeAll()
{
    m_parts->nursery.reset();
    m_parts->orphans.clear();
    m_parts->registry.removeAll();
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/suggest.h"

namespace toile::ctl {

namespace {

/// Shapes: the same in every language, but for what %1 to %5 say of them. Keys are never renamed or removed; new ones
/// may come.
constexpr auto kShapes = R"(status          [{lab, engine, machines: [NAME…]|null, file, since}]
                starting: %4
lint FILE       {problems: [{pointer, message}],
                 findings: [{severity: "warning"|"information", rule, element, message, remedy}]}
plan FILE       {steps: [{action, machine, sentence, command}], problems: [{pointer, message}]}
check           {passed, failed, checks: [{name, expected, observed, passed}]}
                expected: "answer"|"no-answer"|"translated"
                observed: "answer"|"no-answer"|"translated"|"not-translated"|"not-run"
show LAB arp        [{machine, interface, address, mac, state}]
show LAB mac        [{machine, bridge, port, mac, vlan, local, remote}]
                    remote: %1
show LAB conntrack  [{machine, protocol, state, original, reply, nat: "snat"|"dnat"|null, timeout}]
                    original, reply: {src, dst, sport, dport, packets, bytes}
                    packets, bytes: %5
show LAB routes     [{machine, destination, gateway, interface, metric, source, attributes}]
show LAB links      [{machine, name, kind, up, carrier, mac, mtu, master, parent, vlanId, vni,
                      addresses: [ADDRESS/LENGTH…], rxBytes, txBytes}]
show LAB rules      [{machine, table: "filter"|"nat", rule, packets, bytes}]
show LAB vlans      [{machine, bridge, port, vlan, pvid, untagged}]
                    port: %2
show LAB A B        {A: […], B: […]}
show LAB A --follow {event: "new"|"changed"|"removed", …}
                    %3
doctor          {kernel, engines: [{engine, runs, why, notes: [TEXT…]}],
                 capabilities: [{capability, engine, can, why}]}
)";

}  // namespace

QString helpJsonText()
{
    return Text::tr("What --json prints. Times are ISO 8601 in UTC, time-outs are seconds, what there is not is null.\n"
                    "An ICMP flow has its identifier as sport. A default route’s destination is \"default\".") +
           QStringLiteral("\n\n") +
           QString::fromUtf8(kShapes).arg(
               Text::tr("where a VXLAN (bridge and port) sends frames for that MAC"),
               Text::tr("the bridge itself for what it carries"),
               Text::tr("an object a line: the row’s keys, and with several tables also table; first each row that "
                        "there is, as new"),
               Text::tr("true, only of a lab that does not answer yet; what is not known is null"),
               Text::tr("null where the connection is older than the counting"));
}

int runHelp(const Arguments &arguments)
{
    const QString topic = arguments.positional.value(0);
    if (topic.isEmpty()) {
        print(helpText());
        return kDone;
    }
    if (topic == QLatin1String("json")) {
        print(helpJsonText());
        return kDone;
    }
    if (const Command *command = findCommand(topic)) {
        print(helpText(*command));
        return kDone;
    }
    QStringList topics{QStringLiteral("json")};
    for (const Command &command : commands())
        topics += QLatin1String(command.name);
    printError(Text::tr("There is no help about “%1”.").arg(topic) + suggestion(topic, topics));
    return kUsage;
}

}  // namespace toile::ctl

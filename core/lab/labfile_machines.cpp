// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/base/nearest.h"
#include "core/kernel/limits.h"
#include "core/lab/labfile_read.h"
#include "core/lab/text.h"
#include "core/model/drawing.h"
#include "core/model/valuejson.h"

/// The part of LabReader that reads machines, their interfaces, and cables.
namespace toile {

namespace {

const QString kKind = QStringLiteral("kind");
const QString kParent = QStringLiteral("parent");

template <typename Owner>
void addKeys(QStringList &keys, std::span<const Field<Owner>> fields)
{
    for (const Field<Owner> &field : fields)
        keys.append(QLatin1String(field.key));
}

/// The kinds of interface that have this key.
QStringList kindsWithKey(const QString &key)
{
    QStringList found;
    for (const InterfaceKind &kind : interfaceKinds()) {
        QStringList keys;
        addKeys(keys, kind.fields);
        if (kind.parent != ParentRule::None)
            keys.append(kParent);
        if (keys.contains(key))
            found.append(QLatin1String(kind.key));
    }
    return found;
}

/// A VLAN interface whose name the file leaves out is called after what it is made on: eth0.100.
QJsonObject withVlanNames(QJsonObject machine)
{
    const QString key = QStringLiteral("interfaces");
    QJsonArray interfaces = machine.value(key).toArray();
    bool some = false;
    for (qsizetype i = 0; i < interfaces.size() && interfaces.size() <= limits::kInterfacesPerMachine; ++i) {
        QJsonObject entry = interfaces[i].toObject();
        const auto id = valuejson::toInteger(entry.value(u"id"), 1, limits::kVlanMax);
        const QString parent = entry.value(kParent).toString();
        if (entry.contains(u"name") || entry.value(kKind) != QLatin1String("vlan") || !id || parent.isEmpty())
            continue;
        entry[u"name"] = vlanName(parent, *id);
        interfaces[i] = entry;
        some = true;
    }
    if (some)
        machine[key] = interfaces;
    return machine;
}

}  // namespace

template <typename Owner>
void LabReader::field(const Field<Owner> &field, Owner &owner, const QJsonObject &object, const QString &pointer)
{
    const QString key = QLatin1String(field.key);
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return;
    if (field.problems) {
        const std::vector<ValueProblem> problems = field.problems(value);
        for (const ValueProblem &problem : problems)
            wrong(at(pointer, key) + problem.pointer, problem.message);
        if (!problems.empty())
            return;
    }
    const Result<> result = field.set(owner, value);
    // The inspector may send a text for a number, and an empty one for nothing.
    if (!result)
        wrong(at(pointer, key) + result.error().detail, result.error().message);
    else if (value.isString() && value.toString().isEmpty())
        wrong(at(pointer, key), LabFileText::tr("An empty text says nothing; leave “%1” out.").arg(key));
    else if (const QJsonValue stored = field.get(owner); value.isString() && stored.isDouble())
        wrong(at(pointer, key), valuejson::wrongType(value, QString::number(stored.toInt())));
}

void LabReader::machines()
{
    const QString key = QStringLiteral("machines");
    if (!m_root.contains(key))
        wrong({}, LabFileText::tr("“machines” is missing; add \"machines\": [ … ]."));
    const QJsonArray array = list(m_root, key, {}, limits::kMachines);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString pointer = at(at({}, key), i);
        if (array[i].isObject())
            machine(withVlanNames(array[i].toObject()), pointer);
        else
            wrong(pointer, valuejson::wrongType(array[i],
                                                LabFileText::tr("a machine as {\"name\": \"VM1\", \"kind\": \"vm\"}")));
    }
    if (m_topology.interfaces.size() > limits::kInterfaces)
        wrong(at({}, key), LabFileText::tr("The lab has %1 interfaces; the most is %2.")
                               .arg(m_topology.interfaces.size())
                               .arg(limits::kInterfaces));
}

Id LabReader::machine(const QJsonObject &object, const QString &pointer)
{
    QStringList keys{QStringLiteral("in"), QStringLiteral("interfaces")};
    addKeys(keys, machineFields());
    knownKeys(object, pointer, keys);
    Machine machine;
    for (const Field<Machine> &f : machineFields())
        field(f, machine, object, pointer);
    for (const QString &key : {QStringLiteral("name"), kKind}) {
        if (!object.contains(key))
            wrong(pointer, LabFileText::tr("“%1” is missing; add it.").arg(key));
    }
    const Id id = m_document.takeId();
    const int before = m_problems.count();
    Named named{id, {}};
    m_topology.machines[id] = machine;
    interfaces(object, pointer, named, machine.name);
    ports(object, pointer, named);
    stacked(object, pointer, named);
    if (m_problems.count() == before)
        structure(object, pointer, named);
    routeDevices(object, pointer, named);
    if (machine.name.isEmpty())
        return id;
    if (m_machines.contains(machine.name)) {
        wrong(at(pointer, QStringLiteral("name")),
              LabFileText::tr("Another machine is called %1 already; choose another name.").arg(machine.name));
        return id;
    }
    m_machines.insert(machine.name, named);
    m_machineNames.append(machine.name);
    return id;
}

void LabReader::interfaces(const QJsonObject &object, const QString &pointer, Named &machine,
                           const QString &machineName)
{
    const QString key = QStringLiteral("interfaces");
    const QJsonArray array = list(object, key, pointer, limits::kInterfacesPerMachine);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString here = at(at(pointer, key), i);
        if (array[i].isObject())
            interface(array[i].toObject(), here, machine, machineName);
        else
            wrong(here, valuejson::wrongType(array[i], LabFileText::tr("an interface as {\"name\": \"eth0\"}")));
    }
}

const InterfaceKind *LabReader::kindIn(const QJsonObject &object, const QString &pointer)
{
    const QJsonValue value = object[kKind];
    const QString key = value.isUndefined() ? QStringLiteral("ethernet") : value.toString();
    const InterfaceKind *kind = interfaceKind(key);
    if (kind)
        return kind;
    QStringList known;
    for (const InterfaceKind &candidate : interfaceKinds())
        known.append(QLatin1String(candidate.key));
    const QString meant = nearest(key, known);
    if (!value.isString())
        wrong(at(pointer, kKind), valuejson::wrongType(value, known.join(QStringLiteral(", "))));
    else if (!meant.isEmpty())
        wrong(at(pointer, kKind), LabFileText::tr("“%1” is no kind of interface; did you mean “%2”?").arg(key, meant));
    else
        wrong(at(pointer, kKind), LabFileText::tr("“%1” is no kind of interface; write one of %2.")
                                      .arg(key.left(40), known.join(QStringLiteral(", "))));
    return nullptr;
}

/// What is always written has no default that could stand for it.
void LabReader::kindField(const Field<Interface> &f, Interface &interface, const QJsonObject &object,
                          const QString &pointer)
{
    const QString key = QLatin1String(f.key);
    const QJsonValue example = f.get(interface);
    if (!object.contains(key) && !example.isUndefined())
        wrong(pointer,
              LabFileText::tr("“%1” is missing; add it, as \"%1\": %2.").arg(key, example.toVariant().toString()));
    field(f, interface, object, pointer);
}

void LabReader::interface(const QJsonObject &object, const QString &pointer, Named &machine, const QString &machineName)
{
    const InterfaceKind *kind = kindIn(object, pointer);
    QStringList keys{kKind, QStringLiteral("bridge")};
    addKeys(keys, interfaceFields());
    if (kind)
        addKeys(keys, kind->fields);
    if (kind && kind->parent != ParentRule::None)
        keys.append(kParent);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (keys.contains(it.key()))
            continue;
        const QStringList others = kindsWithKey(it.key());
        if (others.isEmpty())
            wrong(at(pointer, it.key()), valuejson::unknownKey(it.key(), keys));
        else if (kind)  // what is wrong is the kind otherwise, and that is said
            wrong(at(pointer, it.key()),
                  LabFileText::tr("Only an interface of kind “%1” has “%2”; remove it, or write \"kind\": \"%3\".")
                      .arg(others.join(LabFileText::tr("” or “")), it.key(), others.front()));
    }
    Interface interface;
    interface.machine = machine.id;
    interface.settings = kind ? kind->defaults() : InterfaceSettings();
    for (const Field<Interface> &f : interfaceFields())
        field(f, interface, object, pointer);
    if (!object.contains(u"name"))
        wrong(pointer, LabFileText::tr("“%1” is missing; add it.").arg(QStringLiteral("name")));
    for (std::size_t i = 0; kind && i < kind->fields.size(); ++i)
        kindField(kind->fields[i], interface, object, pointer);
    const Id id = m_document.takeId();
    m_topology.interfaces[id] = interface;
    if (interface.name.isEmpty())
        return;
    if (machine.interfaces.contains(interface.name))
        wrong(at(pointer, QStringLiteral("name")),
              LabFileText::tr("%1 has two interfaces called %2; rename one of them.").arg(machineName, interface.name));
    else
        machine.interfaces.insert(interface.name, id);
}

void LabReader::ports(const QJsonObject &object, const QString &pointer, const Named &machine)
{
    const QString key = QStringLiteral("interfaces");
    const QString bridgeKey = QStringLiteral("bridge");
    const QJsonArray array = object[key].toArray();
    QHash<Id, int> counts;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QJsonObject entry = array[i].toObject();
        if (!entry.contains(bridgeKey))
            continue;
        const QString here = at(at(at(pointer, key), i), bridgeKey);
        const QString name = entry[bridgeKey].toString();
        const Id bridge = machine.interfaces.value(name);
        const Id port = machine.interfaces.value(entry[u"name"].toString());
        if (!m_topology.isBridge(bridge))
            wrong(here, LabFileText::tr("“%1” is no bridge of this machine; write the name of one, or add it with "
                                        "\"kind\": \"bridge\".")
                            .arg(entry[bridgeKey].toVariant().toString().left(40)));
        else if (m_topology.isBridge(port))
            wrong(here, LabFileText::tr(
                            "A bridge cannot be a port of a bridge; remove “bridge”, and join the two with a cable."));
        else if (++counts[bridge] > limits::kPortsPerBridge)
            wrong(here, LabFileText::tr("A Linux bridge takes at most %1 ports; use a second bridge.")
                            .arg(limits::kPortsPerBridge));
        else if (port)
            m_topology.interfaces.at(port).bridge = bridge;
    }
}

/// As the file has them: another route of the machine may be wrong in itself.
void LabReader::routeDevices(const QJsonObject &object, const QString &pointer, const Named &machine)
{
    const QString key = QStringLiteral("routes");
    const QJsonArray routes = object[key].toArray();
    for (qsizetype i = 0; i < routes.size() && routes.size() <= limits::kRoutesPerMachine; ++i) {
        const QString name = routes[i].toObject()[u"dev"].toString();
        if (isInterfaceName(name) && !machine.interfaces.contains(name))
            wrong(at(at(pointer, key), i) + QLatin1String("/dev"),
                  LabFileText::tr("This machine has no interface “%1”; write the name of one of its own.").arg(name));
    }
}

void LabReader::parents()
{
    const QString inKey = QStringLiteral("in");
    const QString key = QStringLiteral("machines");
    const QJsonArray array = m_root[key].toArray();
    for (qsizetype i = 0; i < array.size() && array.size() <= limits::kMachines; ++i) {
        const QJsonObject object = array[i].toObject();
        const auto named = m_machines.constFind(object[u"name"].toString());
        if (!object.contains(inKey) || named == m_machines.constEnd())
            continue;
        const QString here = at(at(at({}, key), i), inKey);
        if (object[inKey].isString())
            parent(named->id, object[inKey].toString(), here);
        else
            wrong(here, valuejson::wrongType(object[inKey],
                                             LabFileText::tr("the name of the machine that this one is inside")));
    }
}

void LabReader::parent(Id id, const QString &name, const QString &pointer)
{
    const Id parent = name.contains(u':') ? Id() : element(name, pointer);
    if (name.contains(u':'))
        wrong(pointer, LabFileText::tr("A machine is inside a machine, not an interface; write \"%1\".")
                           .arg(name.section(u':', 0, 0).left(60)));
    if (!parent)
        return;
    int depth = 1;
    for (Id outer = parent; outer; outer = m_topology.machines.at(outer).parent, ++depth) {
        if (outer == id) {
            wrong(pointer,
                  LabFileText::tr("This would put the machine inside itself; remove “in”, or name another machine."));
            return;
        }
        if (depth > limits::kNesting) {
            wrong(pointer, LabFileText::tr("Machines are at most %1 deep inside one another.").arg(limits::kNesting));
            return;
        }
    }
    m_topology.machines.at(id).parent = parent;
}

void LabReader::cables()
{
    const QString key = QStringLiteral("cables");
    const QJsonArray array = list(m_root, key, {}, limits::kInterfaces / 2);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString pointer = at(at({}, key), i);
        const QJsonArray ends = array[i].toArray();
        if (ends.size() != 2) {
            wrong(pointer,
                  LabFileText::tr("A cable is a list of its two ends; write it as [\"Host1:eth0\", \"Host2:eth0\"]."));
            continue;
        }
        const Id a = cableEnd(ends[0], at(pointer, 0));
        const Id b = cableEnd(ends[1], at(pointer, 1));
        if (a && b)
            m_topology.cables[m_document.takeId()] = {a, b};
    }
}

Id LabReader::cableEnd(const QJsonValue &json, const QString &pointer)
{
    const QString label = json.toString();
    if (!label.contains(u':')) {
        wrong(pointer, LabFileText::tr("“%1” is no end of a cable; write machine and interface as \"Host1:eth0\".")
                           .arg(json.toVariant().toString().left(60)));
        return {};
    }
    const Id id = element(label, pointer);
    const Interface *interface = m_topology.interface(id);
    if (!interface)
        return {};
    if (!kindOf(*interface).cabled) {
        wrong(pointer,
              LabFileText::tr("No cable can end at %1, which is a bridge: add an interface with \"bridge\": \"%2\" and "
                              "cable that.")
                  .arg(label, interface->name));
        return {};
    }
    if (m_cabled.contains(label)) {
        wrong(pointer, LabFileText::tr("%1 has a cable already, at %2; an interface takes one.")
                           .arg(label, m_cabled.value(label)));
        return {};
    }
    m_cabled.insert(label, pointer);
    return id;
}

}  // namespace toile

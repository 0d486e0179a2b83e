// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/drawing.h"

#include <QTest>

/// Drawings made in a few words, for tests.
namespace toile::drawn {

inline IpPrefix prefix(const char *text)
{
    return IpPrefix::parse(QString::fromLatin1(text)).value();
}

inline IpAddress address(const char *text)
{
    return IpAddress::parse(QString::fromLatin1(text)).value();
}

/// A document that is built through Edit, and holds its invariants whenever done() is called.
class Drawing {
public:
    Id machine(const char *name, const char *kind = "vm", Id parent = {})
    {
        Machine machine;
        machine.name = QString::fromLatin1(name);
        machine.kind = QString::fromLatin1(kind);
        machine.parent = parent;
        return m_edit.create(machine);
    }

    Id interface(Id machine, const char *name, const char *address = nullptr, Id bridge = {})
    {
        Interface interface;
        interface.machine = machine;
        interface.name = QString::fromLatin1(name);
        interface.bridge = bridge;
        if (address)
            interface.addresses = {prefix(address)};
        return m_edit.create(interface);
    }

    Id bridge(Id machine, const char *name, const char *address = nullptr)
    {
        const Id id = interface(machine, name, address);
        change<Interface>(id, [](Interface &i) { i.settings = BridgeSettings(); });
        return id;
    }

    Id cable(Id a, Id b) { return m_edit.create(Cable{a, b}); }

    void route(Id machine, const char *to, const char *via, const char *dev = "")
    {
        RouteState route;
        route.destination = qstrcmp(to, "default") == 0 ? IpPrefix::any(IpAddress::Family::V4) : prefix(to);
        if (via)
            route.gateway = address(via);
        route.interface = QString::fromLatin1(dev);
        change<Machine>(machine, [&](Machine &m) { m.routes.push_back(route); });
    }

    void masquerade(Id machine, const char *out)
    {
        FirewallRule rule;
        rule.table = FirewallRule::Table::Nat;
        rule.chain = FirewallRule::Chain::Postrouting;
        rule.outInterface = QString::fromLatin1(out);
        rule.target = FirewallRule::Target::Masquerade;
        change<Machine>(machine, [&](Machine &m) { m.rules.push_back(rule); });
    }

    template <typename T, typename Change>
    void change(Id id, Change apply)
    {
        T element = std::get<T>(m_edit.topology().find(id).value());
        apply(element);
        m_edit.set(id, element);
    }

    void box(Id id, QRectF rect)
    {
        Placement placement = m_edit.layout().of(id);
        placement.rect = rect;
        m_edit.place(id, placement);
    }

    Edit &edit() { return m_edit; }

    Document done() const
    {
        Document document;
        const Result<> applied = document.apply(m_edit.patch());
        if (!applied)
            qFatal("%s", qPrintable(applied.error().message));
        return document;
    }

private:
    Edit m_edit{Document()};
};

/// The document after the patch; the test fails when it is refused.
inline Document after(Document document, const Patch &patch)
{
    const Result<> applied = document.apply(patch);
    if (!applied)
        qFatal("%s", qPrintable(applied.error().message));
    return document;
}

inline Document after(const Document &document, const Result<Patch> &patch)
{
    if (!patch)
        qFatal("%s", qPrintable(patch.error().message));
    return after(document, *patch);
}

}  // namespace toile::drawn

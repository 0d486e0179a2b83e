// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/changetext.h"

#include "core/kernel/describe.h"
#include "core/lab/text.h"
#include "core/model/writtenaddresses.h"

#include <algorithm>

namespace toile {

namespace {

QString addressText(const IpPrefix &prefix)
{
    return prefix.toString();
}

QStringList vxlanTexts(const Interface &interface)
{
    QStringList texts;
    if (const auto *vxlan = std::get_if<VxlanSettings>(&interface.settings)) {
        texts << (vxlan->local ? QStringLiteral("local ") + vxlan->local->toString() : QString());
        for (const IpAddress &remote : vxlan->remotes)
            texts << QStringLiteral("remote ") + remote.toString();
    }
    return texts;
}

template <typename Value, typename ToText>
QStringList texts(const std::vector<Value> &values, ToText toText)
{
    QStringList list;
    for (const Value &value : values)
        list << toText(value);
    return list;
}

class Comparison {
public:
    explicit Comparison(const Topology &topology) : m_topology(topology) {}

    void compare(const ElementChange &change)
    {
        if (!change.before || !change.after || change.before->index() != change.after->index())
            return;
        const QString label = m_topology.label(change.id);
        if (const auto *interface = std::get_if<Interface>(&*change.before)) {
            const auto &after = std::get<Interface>(*change.after);
            lines(label, texts(interface->addresses, addressText), texts(after.addresses, addressText));
            lines(label, vxlanTexts(*interface), vxlanTexts(after));
        } else if (const auto *machine = std::get_if<Machine>(&*change.before)) {
            const auto &after = std::get<Machine>(*change.after);
            lines(ChangesText::tr("%1, route").arg(label), texts(machine->routes, routeText),
                  texts(after.routes, routeText));
            lines(ChangesText::tr("%1, rule").arg(label), texts(machine->rules, ruleArguments),
                  texts(after.rules, ruleArguments));
        } else if (const auto *check = std::get_if<Check>(&*change.before)) {
            const auto &after = std::get<Check>(*change.after);
            lines(ChangesText::tr("check from %1").arg(check->from), {check->to, check->as}, {after.to, after.as});
            written(ChangesText::tr("name of the check from %1").arg(check->from), check->name, after.name);
        } else if (const auto *header = std::get_if<LabHeader>(&*change.before)) {
            const auto &after = std::get<LabHeader>(*change.after);
            written(ChangesText::tr("title"), header->title, after.title);
            written(ChangesText::tr("description"), header->description, after.description);
            written(ChangesText::tr("instructions"), header->instructions, after.instructions);
        } else if (const auto *note = std::get_if<Note>(&*change.before)) {
            written(ChangesText::tr("note %1").arg(label), note->text, std::get<Note>(*change.after).text);
        }
    }

    /// What is drawn, then what is said of it.
    std::vector<ChangeLine> take()
    {
        m_lines.insert(m_lines.end(), m_written.begin(), m_written.end());
        return std::move(m_lines);
    }

private:
    /// Lists of the same length differ entry by entry; others by what is gone and what is new.
    void lines(const QString &where, const QStringList &before, const QStringList &after)
    {
        if (before.size() == after.size()) {
            for (qsizetype i = 0; i < before.size(); ++i)
                if (before[i] != after[i])
                    m_lines.push_back({where, before[i], after[i]});
            return;
        }
        for (const QString &text : before)
            if (!after.contains(text))
                m_lines.push_back({where, text, {}});
        for (const QString &text : after)
            if (!before.contains(text))
                m_lines.push_back({where, {}, text});
    }

    /// Addresses in a text: each once, however often it is written, and in both languages.
    void written(const QString &where, const LocalizedText &before, const LocalizedText &after)
    {
        for (const auto &[then, now] : {std::pair{&before.fr, &after.fr}, std::pair{&before.en, &after.en}}) {
            const auto old = addressesIn(*then);
            const auto fresh = addressesIn(*now);
            for (std::size_t i = 0; i < std::min(old.size(), fresh.size()); ++i) {
                const ChangeLine line{where, old[i].text, fresh[i].text};
                if (line.before != line.after && std::find(m_written.begin(), m_written.end(), line) == m_written.end())
                    m_written.push_back(line);
            }
        }
    }

    const Topology &m_topology;
    std::vector<ChangeLine> m_lines;
    std::vector<ChangeLine> m_written;
};

}  // namespace

QString routeText(const RouteState &route)
{
    QString text = destinationText(route.destination);
    if (route.gateway)
        text += QStringLiteral(" via ") + route.gateway->toString();
    if (!route.interface.isEmpty())
        text += QStringLiteral(" dev ") + route.interface;
    if (route.table != 0)
        text += QStringLiteral(" table %1").arg(route.table);
    return route.foreign.isEmpty() ? text : text + u' ' + route.foreign;
}

std::vector<ChangeLine> addressChanges(const Topology &topology, const Patch &patch)
{
    std::vector<ElementChange> changes = patch.elements;
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ElementChange &a, const ElementChange &b) { return a.id < b.id; });
    Comparison comparison(topology);
    for (const ElementChange &change : changes)
        comparison.compare(change);
    return comparison.take();
}

}  // namespace toile

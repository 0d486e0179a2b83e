// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/model/instructions.h"

#include <QRegularExpression>
#include <QUrl>

namespace toile {

namespace {

/// A list entry that begins with [ ] or [x], as in GitHub's Markdown.
const QRegularExpression &stepPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^(\\s*(?:[-*+]|\\d+[.)])\\s+)\\[[ xX]\\]\\s+"));
    return pattern;
}

/// Calls `each` for every line outside code; it may change the line.
template <typename Each>
void forEachLine(QStringList &lines, Each &&each)
{
    bool fenced = false;
    for (QString &line : lines) {
        const QString bare = line.trimmed();
        if (bare.startsWith(u"```") || bare.startsWith(u"~~~"))
            fenced = !fenced;
        else if (!fenced)
            each(line);
    }
}

}  // namespace

Id linkedElement(const Topology &topology, const QString &link)
{
    const QString scheme = QStringLiteral("toile:");
    if (!link.startsWith(scheme))
        return {};
    const QString name = QUrl::fromPercentEncoding(link.sliced(scheme.size()).toUtf8());
    const Id machine = topology.machineByName(name.section(u'/', 0, 0));
    return name.contains(u'/') ? topology.interfaceByName(machine, name.section(u'/', 1)) : machine;
}

QString linkTo(const Topology &topology, Id id)
{
    if (const Machine *machine = topology.machine(id))
        return QStringLiteral("toile:") + machine->name;
    const Interface *interface = topology.interface(id);
    return interface ? linkTo(topology, interface->machine) + u'/' + interface->name : QString();
}

int stepCount(const QString &markdown)
{
    int count = 0;
    QStringList lines = markdown.split(u'\n');
    forEachLine(lines, [&](const QString &line) { count += stepPattern().match(line).hasMatch() ? 1 : 0; });
    return count;
}

QString withSteps(const QString &markdown, const std::set<int> &done)
{
    int step = 0;
    QStringList lines = markdown.split(u'\n');
    forEachLine(lines, [&](QString &line) {
        const QRegularExpressionMatch match = stepPattern().match(line);
        if (!match.hasMatch())
            return;
        const QString box = done.contains(step) ? QStringLiteral("☑") : QStringLiteral("☐");
        line =
            match.captured(1) + QStringLiteral("[%1](step:%2) ").arg(box).arg(step) + line.sliced(match.capturedEnd());
        ++step;
    });
    return lines.join(u'\n');
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toilectl/command.h"
#include "app/toilectl/examine.h"
#include "app/toilectl/texttable.h"
#include "core/engine/launch.h"
#include "core/vm/guesttools.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSysInfo>

#include <algorithm>
#include <array>

namespace toile::ctl {

namespace {

/// One thing that a lab may need: a row of the table.
struct Capability {
    QString name;  ///< stable: "vlan"
    QString title;
    QList<bool> can;  ///< for each engine
    QStringList why;  ///< for each engine; empty where it can
};

bool has(const KernelFeatures &features, KernelFeature feature)
{
    return std::find(features.begin(), features.end(), feature) != features.end();
}

QString lacks(const Examined &engine, KernelFeature feature)
{
    if (feature == KernelFeature::Uplink)
        return Text::tr("A real network card can be lent by the system service alone (--engine system).");
    const QString title = featureTitle(feature);
    if (engine.engine == QLatin1String("vm"))
        return Text::tr("The kernel that the engine vm boots lacks: %1. Install Debian’s: apt install "
                        "linux-image-cloud-amd64")
            .arg(title);
    return Text::tr("This machine’s kernel (%1) lacks: %2. The engine vm brings a kernel of its own.")
        .arg(QSysInfo::kernelVersion(), title);
}

Capability engineItself(const QList<Examined> &engines)
{
    Capability row{QStringLiteral("engine"), Text::tr("labs run"), {}, {}};
    for (const Examined &engine : engines) {
        row.can += engine.runs;
        row.why += engine.runs ? QString() : engine.why.message;
    }
    return row;
}

Capability ofFeature(KernelFeature feature, const QList<Examined> &engines)
{
    Capability row{featureName(feature), featureTitle(feature), {}, {}};
    for (const Examined &engine : engines) {
        row.can += has(engine.features, feature);
        row.why += row.can.last() ? QString() : engine.runs ? lacks(engine, feature) : engine.why.message;
    }
    return row;
}

/// A program is the machine's own in the sandbox, and a copy of it in the micro-VM.
Capability ofTool(const GuestTool &tool, const QList<Examined> &engines)
{
    const QString name = QLatin1String(tool.name);
    const bool installed = !findTool(tool.name).isEmpty();
    Capability row{name, Text::tr("the program %1").arg(name), {}, {}};
    for (const Examined &engine : engines) {
        row.can += engine.runs && installed;
        row.why += !installed ? Text::tr("%1 is not installed: apt install %2").arg(name, QLatin1String(tool.package))
                   : engine.runs ? QString()
                                 : engine.why.message;
    }
    return row;
}

QList<Capability> capabilitiesOf(const QList<Examined> &engines)
{
    static constexpr std::array kTools{"ping", "iptables", "conntrack", "brctl", "nft", "tcpdump"};
    QList<Capability> rows{engineItself(engines)};
    for (const KernelFeature feature : kKernelFeatures)
        rows += ofFeature(feature, engines);
    for (const GuestTool &tool : guestTools())
        if (std::any_of(kTools.begin(), kTools.end(), [&](const char *name) { return qstrcmp(name, tool.name) == 0; }))
            rows += ofTool(tool, engines);
    return rows;
}

void printTable(const QList<Capability> &rows, const QList<Examined> &engines)
{
    QStringList headers{Text::tr("CAPABILITY")};
    for (const Examined &engine : engines)
        headers += engine.engine.toUpper();
    QList<QStringList> cells;
    QStringList reasons;
    for (const Capability &row : rows) {
        QStringList line{row.title};
        for (qsizetype i = 0; i < engines.size(); ++i) {
            line += row.can[i] ? Text::tr("yes") : Text::tr("no");
            const QString reason = engines[i].engine + QStringLiteral(": ") + row.why[i];
            if (!row.can[i] && !reasons.contains(reason))
                reasons += reason;
        }
        cells += line;
    }
    print(formatTable(headers, cells));
    for (const Examined &engine : engines)
        for (const QString &note : engine.notes)
            reasons += engine.engine + QStringLiteral(": ") + note;
    if (!reasons.isEmpty())
        print(u'\n' + reasons.join(u'\n') + u'\n');
}

void printAsJson(const QList<Capability> &rows, const QList<Examined> &engines)
{
    QJsonArray about;
    for (const Examined &engine : engines)
        about += QJsonObject{{QStringLiteral("engine"), engine.engine},
                             {QStringLiteral("runs"), engine.runs},
                             {QStringLiteral("why"), engine.why.message},
                             {QStringLiteral("notes"), QJsonArray::fromStringList(engine.notes)}};
    QJsonArray list;
    for (const Capability &row : rows)
        for (qsizetype i = 0; i < engines.size(); ++i)
            list += QJsonObject{{QStringLiteral("capability"), row.name},
                                {QStringLiteral("engine"), engines[i].engine},
                                {QStringLiteral("can"), row.can[i]},
                                {QStringLiteral("why"), row.why[i]}};
    printJson(QJsonObject{{QStringLiteral("kernel"), QSysInfo::kernelVersion()},
                          {QStringLiteral("engines"), about},
                          {QStringLiteral("capabilities"), list}});
}

}  // namespace

int runDoctor(const Arguments &arguments)
{
    QList<Examined> engines;
    for (const QString &engine : engineNames().sliced(1))
        engines += examine(engine, arguments.value("--kernel"));
    const QList<Capability> rows = capabilitiesOf(engines);
    if (arguments.has("--json"))
        printAsJson(rows, engines);
    else
        printTable(rows, engines);
    return std::any_of(engines.begin(), engines.end(), [](const auto &engine) { return engine.runs; }) ? kDone : kNo;
}

}  // namespace toile::ctl

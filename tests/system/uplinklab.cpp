// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/system/uplinklab.h"

#include "core/kernel/plan.h"
#include "core/lab/cards.h"
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/system/ownmachine.h"
#include "tests/system/realcard.h"

#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

namespace toile::test {

namespace {
constexpr int kPatience = 30000;
}

Topology uplinkLab()
{
    return loadLab(shippedLabPath(kUplinkLab)).document.topology();
}

const CardState *cardOf(const HelperClient &client)
{
    static CardStates cards;
    const auto said = client.all<CardsMessage>();
    cards = said.empty() ? client.last<HelperHello>().cards : said.back().cards;
    return findCard(cards, QStringLiteral("eth0"));
}

bool isInTheMachine()
{
    return command(QStringLiteral("ip -br link show dev eth0 2>/dev/null")).startsWith("eth0");
}

/// toilectl, by root, without a terminal; output, errors and exit status.
QString typed(const QStringList &words, const QByteArray &ssh)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), QStringLiteral("/run/roots"));
    if (!ssh.isEmpty())
        environment.insert(QStringLiteral("SSH_CONNECTION"), QString::fromLatin1(ssh));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QStringLiteral("/dev/null"));
    process.start(qEnvironmentVariable("TOILE_BIN") + QStringLiteral("/toilectl"), words);
    process.waitForFinished(kPatience);
    return QString::fromUtf8(process.readAll()) + QString::number(process.exitCode());
}

FakePkcheck::FakePkcheck(const QByteArray &script)
{
    writeFile(QStringLiteral("/run/pkcheck"), "#!/bin/sh\n" + script + '\n', 0755);
    ::mkdir("/run/dbus", 0755);
    writeFile(QStringLiteral("/run/dbus/system_bus_socket"), {});
    if (::mount("/run/pkcheck", "/usr/bin/pkcheck", nullptr, MS_BIND, nullptr) != 0)
        qFatal("no pkcheck of our own");
}

FakePkcheck::~FakePkcheck()
{
    ::umount("/usr/bin/pkcheck");
    QFile::remove(QStringLiteral("/run/dbus/system_bus_socket"));
}

Answer deployUplink(uid_t user, const QString &lab, const QStringList &wanted)
{
    Answer answer = ServiceProcess::open(user, lab, true, {}, wanted);
    if (!answer.opened() || !QTest::qWaitFor([&] { return answer.client->count<HelperHello>() == 1; }, kPatience))
        return answer;
    const CardStates cards = answer.client->last<HelperHello>().cards;
    (void)deploy(*answer.client, plan(lower(withCards(uplinkLab(), cards)), {}));
    return answer;
}

}  // namespace toile::test

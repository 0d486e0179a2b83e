// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/protocol/frames.h"
#include "tests/support/signalto.h"
#include "tests/system/ownmachine.h"
#include "tests/system/serviceprocess.h"

#include <QFile>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 20000;
const QString kLab = QStringLiteral("tp1");

}  // namespace

/// Labs of the service that were begun and given up, and those right behind them.
class ServiceStartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(copyPrograms()); }
    void aStartThatNobodyWantsLeavesNothing();
    void aLabIsDeployedAgainAtOnce();
    void itTakesItsSocketAway_data();
    void itTakesItsSocketAway();
};

void ServiceStartTest::itTakesItsSocketAway_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("TERM") << SIGTERM;
    QTest::newRow("INT") << SIGINT;
}

void ServiceStartTest::itTakesItsSocketAway()
{
    QFETCH(int, signal);
    ServiceProcess service;
    QVERIFY(service.start());
    QVERIFY(QFile::exists(ServiceProcess::socketPath()));
    QVERIFY(signalTo(service.process().processId(), signal));
    QVERIFY(service.process().waitForFinished(kPatience));
    QVERIFY(!QFile::exists(ServiceProcess::socketPath()));
}

void ServiceStartTest::aStartThatNobodyWantsLeavesNothing()
{
    ServiceProcess service;
    QVERIFY(service.start());
    for (int i = 0; i < 20; ++i) {
        const Descriptor socket = ServiceProcess::connectAs(kAnn);
        const QByteArray request = frame(encode(FrontRequest(OpenLab{kProtocolVersion, kLab, true, {}})));
        QCOMPARE(::send(socket.get(), request.constData(), std::size_t(request.size()), MSG_NOSIGNAL), request.size());
        // At every moment of its beginning.
        ::usleep(useconds_t(i) * 3000);
    }
    // Sooner than a helper ends by itself that nobody came to.
    QTRY_COMPARE_WITH_TIMEOUT(ServiceProcess::helpers().size(), 0, 5000);
    QVERIFY(ServiceProcess::open(kAnn, kLab).started());
}

/// Right behind one that was undeployed, or was given up while it began.
void ServiceStartTest::aLabIsDeployedAgainAtOnce()
{
    ServiceProcess service;
    QVERIFY(service.start());
    const QStringList deploy{QStringLiteral("deploy"), QStringLiteral("--engine"), QStringLiteral("system"),
                             QStringLiteral("case-1b")};
    for (int i = 0; i < 5; ++i) {
        QProcess given;
        type(given, kAnn, deploy, QStringLiteral("C.UTF-8"));
        QVERIFY(given.waitForStarted(kPatience));
        ::usleep(useconds_t(i) * 20000);
        given.kill();
        given.waitForFinished(kPatience);
        const QString again = typed(kAnn, deploy);
        QVERIFY2(again.endsWith(QStringLiteral("case-1b\n0")), qPrintable(again));
        QCOMPARE(typed(kAnn, {QStringLiteral("undeploy"), QStringLiteral("case-1b")}), QStringLiteral("0"));
    }
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    ServiceStartTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_servicestart.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/helper/observer.h"
#include "core/kernel/limits.h"
#include "tests/support/fakekernel.h"
#include "tests/support/kernelstates.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

/// A reader as a client is: it takes the state once and applies deltas.
class Reader : public QObject {
public:
    explicit Reader(Observer &observer)
    {
        connect(&observer, &Observer::caughtUp, this, [this, &observer] {
            if (!reset)
                state = observer.state();
            reset = true;
        });
        connect(&observer, &Observer::changed, this, [this](const LiveDelta &delta) {
            if (!reset)
                return;
            inOrder = inOrder && delta.revision == state.revision + 1;
            toile::apply(state, delta);
            state.revision = delta.revision;
            ++deltas;
        });
    }

    LiveState state;
    bool reset = false;
    bool inOrder = true;
    int deltas = 0;
};

ConntrackRow flow(quint32 id, int timeout)
{
    ConntrackRow row;
    row.id = id;
    row.protocol = text("icmp");
    row.timeout = timeout;
    return row;
}

FdbRow learned(int age)
{
    FdbRow row;
    row.bridge = text("br0");
    row.port = text("veth1");
    row.mac = *MacAddress::parse(text("02:00:00:00:00:01"));
    row.age = age;
    return row;
}

}  // namespace

class ObserverTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void doesNothingWhileNobodyWatches();
    void readsAllMachinesAtFirst();
    void eventsBecomeDeltas();
    void manyEventsBecomeOneRead();
    void readsOnlyTheTablesThatChanged();
    void machinesComeAndGo();
    void holdsWhileAPlanRuns();
    void agesThatOnlyGrowAreNoDelta();
    void samplesOnlyWhileAsked();
    void samplesOnlyMachinesWithSuchRows();
    void tablesAgeWithoutCountersToo();
    void readsAgainAfterAFailure();
    void manyMachinesAreReadInSlices();
    void forgetsWhenTheLastWatcherGoes();
    void catchesUpWhenTheLastWatcherGoesBeforeIt();
    void rowsOfTheWholeLabAreLimited();
};

void ObserverTest::doesNothingWhileNobodyWatches()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    kernel.announce(text("VM1"), kAllTables);
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 50);
    QCOMPARE(kernel.reads, 0);
    QCOMPARE(kernel.countersTaken, 0);
    QVERIFY(!observer.isCurrent());
}

void ObserverTest::readsAllMachinesAtFirst()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    const QSignalSpy caughtUp(&observer, &Observer::caughtUp);
    observer.watch(true, false);
    QTRY_COMPARE(caughtUp.count(), 1);
    QVERIFY(observer.isCurrent());
    QCOMPARE(kernel.reads, 3);
    QCOMPARE(observer.state().machines.size(), std::size_t(3));
    QVERIFY(observer.state().machines.at(text("Host1")).forwarding);
}

void ObserverTest::eventsBecomeDeltas()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.extra[text("Host1")].conntrack[text("1")] = flow(1, 30);
    kernel.announce(text("Host1"), LiveTable::Conntrack);
    QTRY_COMPARE(reader.deltas, 1);
    kernel.extra[text("Host1")].conntrack.clear();
    kernel.announce(text("Host1"), LiveTable::Conntrack);
    QTRY_COMPARE(reader.deltas, 2);
    QVERIFY(reader.inOrder);
    QCOMPARE(reader.state, observer.state());
}

void ObserverTest::manyEventsBecomeOneRead()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.reads = 0;
    kernel.extra[text("VM1")].conntrack[text("1")] = flow(1, 30);
    for (int i = 0; i < 1000; ++i)
        kernel.announce(text("VM1"), LiveTable::Conntrack);
    QTRY_COMPARE(reader.deltas, 1);
    QCOMPARE(kernel.reads, 1);
}

void ObserverTest::readsOnlyTheTablesThatChanged()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.reads = 0;
    kernel.announce(text("VM1"), LiveTable::Neighbours);
    kernel.announce(text("VM1"), LiveTable::Fdb);
    QTRY_COMPARE(kernel.reads, 1);
    QCOMPARE(kernel.lastTables, LiveTable::Neighbours | LiveTable::Fdb);
    QCOMPARE(reader.deltas, 0);
}

void ObserverTest::machinesComeAndGo()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.state.namespaces.erase(text("VM1"));
    kernel.state.namespaces[text("VM9")];
    kernel.announce(text("VM9"), kAllTables);
    QTRY_VERIFY(reader.state.machines.contains(text("VM9")));
    QVERIFY(!reader.state.machines.contains(text("VM1")));
    QVERIFY(reader.inOrder);
}

void ObserverTest::holdsWhileAPlanRuns()
{
    FakeKernel kernel;
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    const QSignalSpy caughtUp(&observer, &Observer::caughtUp);
    observer.hold();
    const int eventsTaken = kernel.eventsTaken;
    kernel.state = case1b();
    kernel.announce(text("VM1"), kAllTables);
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 50);
    QCOMPARE(kernel.reads, 0);
    QCOMPARE(kernel.eventsTaken, eventsTaken);
    observer.release({{text("VM1"), kAllTables}});
    QTRY_COMPARE(caughtUp.count(), 1);
    QCOMPARE(reader.state, observer.state());
    QCOMPARE(reader.state.machines.size(), std::size_t(3));
}

void ObserverTest::agesThatOnlyGrowAreNoDelta()
{
    FakeKernel kernel;
    kernel.state = case21();
    kernel.extra[text("Host1")].fdb[learned(0).key()] = learned(4);
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.extra[text("Host1")].fdb[learned(0).key()] = learned(9);
    kernel.reads = 0;
    kernel.announce(text("Host1"), LiveTable::Fdb);
    QTRY_COMPARE(kernel.reads, 1);
    QCOMPARE(reader.deltas, 0);
    kernel.extra[text("Host1")].fdb[learned(0).key()] = learned(0);
    kernel.announce(text("Host1"), LiveTable::Fdb);
    QTRY_COMPARE(reader.deltas, 1);
}

void ObserverTest::samplesOnlyWhileAsked()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    QSignalSpy sampled(&observer, &Observer::sampled);
    observer.watch(true, true);
    QTRY_COMPARE(sampled.count(), 1);
    QVERIFY(kernel.countersTaken >= 1);
    observer.watch(true, false);
    sampled.clear();
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 1200);
    QCOMPARE(sampled.count(), 0);
}

void ObserverTest::samplesOnlyMachinesWithSuchRows()
{
    FakeKernel kernel;
    kernel.state = case21();
    kernel.extra[text("Host1")].fdb[learned(0).key()] = learned(4);
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, true);
    QTRY_VERIFY(reader.reset);
    kernel.reads = 0;
    QTRY_COMPARE(kernel.reads, 1);
    QCOMPARE(kernel.lastTables, LiveTables(LiveTable::Fdb));
}

/// Counters of connections and rules, and time-outs, change without an event, whoever looks on.
void ObserverTest::tablesAgeWithoutCountersToo()
{
    FakeKernel kernel;
    kernel.state = case1b();
    kernel.extra[text("Host1")].conntrack[text("1")] = flow(1, 30);
    Observer observer(kernel);
    Reader reader(observer);
    const QSignalSpy sampled(&observer, &Observer::sampled);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.extra[text("Host1")].conntrack[text("1")].original.packets = 7;
    QTRY_COMPARE(reader.deltas, 1);
    QCOMPARE(sampled.count(), 0);
}

void ObserverTest::readsAgainAfterAFailure()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY(reader.reset);
    kernel.failReads = true;
    kernel.extra[text("VM1")].conntrack[text("1")] = flow(1, 30);
    kernel.reads = 0;
    kernel.announce(text("VM1"), LiveTable::Conntrack);
    QTRY_VERIFY(kernel.reads >= 1);
    kernel.failReads = false;
    QTRY_COMPARE(reader.deltas, 1);
}

namespace {

class SlowKernel : public FakeKernel {
public:
    Result<> read(const QString &machine, LiveTables tables, LiveMachine &into) override
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 3) {
        }
        return FakeKernel::read(machine, tables, into);
    }
};

}  // namespace

void ObserverTest::manyMachinesAreReadInSlices()
{
    SlowKernel kernel;
    for (int i = 0; i < 100; ++i)
        kernel.state.namespaces[text("m") + QString::number(i)];
    Observer observer(kernel);
    const QSignalSpy caughtUp(&observer, &Observer::caughtUp);
    QTimer ticker;
    int turns = 0;
    connect(&ticker, &QTimer::timeout, this, [&turns] { ++turns; });
    ticker.start(0);
    observer.watch(true, false);
    QTRY_COMPARE(caughtUp.count(), 1);
    QVERIFY2(turns >= 10, qPrintable(QString::number(turns)));
    QCOMPARE(kernel.reads, 100);
}

void ObserverTest::forgetsWhenTheLastWatcherGoes()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    const QSignalSpy caughtUp(&observer, &Observer::caughtUp);
    observer.watch(true, false);
    QTRY_COMPARE(caughtUp.count(), 1);
    const quint64 revision = observer.revision();
    observer.watch(false, false);
    QVERIFY(observer.state().machines.empty());
    observer.watch(true, false);
    QTRY_COMPARE(caughtUp.count(), 2);
    QVERIFY(observer.revision() > revision);
}

void ObserverTest::catchesUpWhenTheLastWatcherGoesBeforeIt()
{
    FakeKernel kernel;
    kernel.state = case1b();
    Observer observer(kernel);
    const QSignalSpy caughtUp(&observer, &Observer::caughtUp);
    observer.watch(true, false);
    observer.watch(false, false);
    QTRY_COMPARE(caughtUp.count(), 1);
    observer.watch(true, false);
    observer.watch(false, false);
    observer.watch(true, false);  // watched again: only when it is current
    QTRY_COMPARE(caughtUp.count(), 2);
    QVERIFY(observer.isCurrent());
}

void ObserverTest::rowsOfTheWholeLabAreLimited()
{
    FakeKernel kernel;
    kernel.state = case1b();
    const auto rowsIn = [](const Observer &observer) {
        std::size_t rows = 0;
        for (const auto &[name, machine] : observer.state().machines)
            rows += machine.conntrack.size() + machine.fdb.size() + machine.neighbours.size();
        return int(rows);
    };
    Table<ConntrackRow> third;
    for (int i = 0; i < limits::kLabRows / 2; ++i)
        third[QString::number(i)] = flow(quint32(i), 30);
    kernel.extra[text("Host1")].conntrack = third;
    kernel.extra[text("VM1")].conntrack = third;
    Observer observer(kernel);
    Reader reader(observer);
    observer.watch(true, false);
    QTRY_VERIFY_WITH_TIMEOUT(reader.reset, 60000);
    QCOMPARE(rowsIn(observer), limits::kLabRows);

    kernel.extra[text("Host2")].fdb[learned(0).key()] = learned(0);
    kernel.announce(text("Host2"), LiveTable::Fdb);
    kernel.state.namespaces.at(text("Host2")).forwarding = true;
    QTRY_COMPARE_WITH_TIMEOUT(reader.deltas, 1, 60000);  // it reads 200 000 rows, and rests in proportion
    QCOMPARE(rowsIn(observer), limits::kLabRows);

    kernel.extra[text("VM1")].conntrack.clear();
    kernel.announce(text("VM1"), LiveTable::Conntrack);
    kernel.announce(text("Host2"), LiveTable::Fdb);
    QTRY_VERIFY_WITH_TIMEOUT(rowsIn(observer) < limits::kLabRows, 60000);
    kernel.announce(text("Host2"), LiveTable::Fdb);
    QTRY_COMPARE_WITH_TIMEOUT(observer.state().machines.at(text("Host2")).fdb.size(), std::size_t(1), 60000);
}

QTEST_GUILESS_MAIN(ObserverTest)
#include "tst_observer.moc"

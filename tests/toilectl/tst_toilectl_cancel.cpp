// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/support/signalto.h"
#include "tests/toilectl/toilectl.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>

#include <csignal>
#include <utility>

using namespace toile;

namespace {

constexpr int kMany = 1500;
constexpr int kInterrupted = 128 + SIGINT;

QJsonObject named(const QString &name, const char *key, const QString &value)
{
    return {{QStringLiteral("name"), name}, {QLatin1String(key), value}};
}

QJsonObject machine(const QString &name, const char *kind, const QJsonArray &interfaces)
{
    QJsonObject object = named(name, "kind", QLatin1String(kind));
    object[QStringLiteral("interfaces")] = interfaces;
    return object;
}

/// Switches with this many PCs: their deploy takes long enough to be interrupted.
QByteArray star(int pcs)
{
    constexpr int kPorts = 500;
    QJsonArray machines;
    QJsonArray cables;
    QJsonArray ports;
    for (int i = 0; i < pcs; ++i) {
        const QString pc = QStringLiteral("PC%1").arg(i);
        const QString hub = QStringLiteral("SW%1").arg(i / kPorts);
        if (ports.isEmpty())
            ports += named(QStringLiteral("br0"), "kind", QStringLiteral("bridge"));
        ports += named(QStringLiteral("p%1").arg(i), "bridge", QStringLiteral("br0"));
        machines += machine(pc, "pc", {QJsonObject{{QStringLiteral("name"), QStringLiteral("eth0")}}});
        cables += QJsonArray{hub + QStringLiteral(":p%1").arg(i), pc + QStringLiteral(":eth0")};
        if (i % kPorts == kPorts - 1 || i == pcs - 1)
            machines += machine(hub, "switch", std::exchange(ports, QJsonArray()));
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("toile"), 1},
                                     {QStringLiteral("name"), QStringLiteral("star")},
                                     {QStringLiteral("machines"), machines},
                                     {QStringLiteral("cables"), cables}})
        .toJson();
}

}  // namespace

/// A deploy that its person interrupts, and labs that are starting.
class TestToilectlCancel : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;

    Outcome run(const char *line) const { return (*m_toilectl)(line); }
    QString folder() const { return m_toilectl->runtimeFolder() + QStringLiteral("/toile"); }
    QString file() const { return m_toilectl->runtimeFolder() + QStringLiteral("/star.toile"); }

    void draw(int pcs) const
    {
        QFile drawing(file());
        QVERIFY(drawing.open(QIODevice::WriteOnly));
        drawing.write(star(pcs));
    }
    int machines() const
    {
        const QJsonArray rows = run("status --json").json().array();
        return rows.isEmpty() ? 0 : int(rows[0].toObject()[QStringLiteral("machines")].toArray().size());
    }
    /// That makes machines now, and is far from done.
    std::unique_ptr<QProcess> deployInTheMiddle(int more) const
    {
        auto deploy = m_toilectl->start({QStringLiteral("deploy"), file()});
        if (!QTest::qWaitFor([&] { return machines() > more; }, 60000))
            return nullptr;
        return deploy;
    }

private Q_SLOTS:
    void init() { m_toilectl = std::make_unique<Toilectl>(); }
    void cleanup() { m_toilectl.reset(); }

    void nothingStaysOfAnInterruptedDeploy()
    {
        draw(kMany);
        const auto deploy = deployInTheMiddle(10);
        QVERIFY(deploy);
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        const Outcome outcome = Toilectl::finish(*deploy);
        QCOMPARE(outcome.status, kInterrupted);
        QCOMPARE(outcome.out, QByteArray());
        QVERIFY2(outcome.errors().contains(QStringLiteral("is being undone")), outcome.err);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Everything is again as it was before.")), outcome.err);
        QVERIFY(!QFileInfo::exists(folder()));
        QCOMPARE(run("status --json").json().array(), QJsonArray());
    }

    void anInterruptedChangeLeavesWhatRan()
    {
        draw(5);
        QCOMPARE(m_toilectl->run({QStringLiteral("deploy"), file()}).status, 0);
        draw(kMany);
        const auto deploy = deployInTheMiddle(20);
        QVERIFY(deploy);
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        const Outcome outcome = Toilectl::finish(*deploy);
        QCOMPARE(outcome.status, kInterrupted);
        QVERIFY2(outcome.errors().contains(QStringLiteral("Everything is again as it was before.")), outcome.err);
        draw(5);
        const Outcome plan = m_toilectl->run({QStringLiteral("plan"), file()});
        QVERIFY2(plan.out.contains("Nothing to do"), plan.out + plan.err);
    }

    void theSecondInterruptionWaitsForNothing()
    {
        draw(kMany);
        const auto deploy = deployInTheMiddle(100);
        QVERIFY(deploy);
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        QByteArray told;
        QTRY_VERIFY((told += deploy->readAllStandardError()).contains("is being undone"));
        QVERIFY(test::signalTo(deploy->processId(), SIGINT));
        const Outcome outcome = Toilectl::finish(*deploy);
        QCOMPARE(outcome.status, kInterrupted);
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(folder()), 60000);
    }

    void aLabThatIsStartingSaysSo()
    {
        QVERIFY(QDir().mkdir(folder()));
        QLocalServer helper;  // that does not answer yet
        const QString path = folder() + QStringLiteral("/case-1.sock");
        QVERIFY(helper.listen(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const Outcome text = run("status");
        QCOMPARE(text.status, 0);
        QVERIFY2(text.text().contains(QStringLiteral("is starting")), text.out);
        QCOMPARE(text.err, QByteArray());
        const Outcome json = run("status --json");
        QCOMPARE(json.status, 0);
        const QJsonObject row = json.json().array()[0].toObject();
        QCOMPARE(row[QStringLiteral("lab")].toString(), QStringLiteral("case-1"));
        QCOMPARE(row[QStringLiteral("starting")].toBool(), true);
        QCOMPARE(row[QStringLiteral("machines")], QJsonValue(QJsonValue::Null));
    }
};

QTEST_GUILESS_MAIN(TestToilectlCancel)
#include "tst_toilectl_cancel.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/toilectl.h"

#include <QDir>

using namespace toile;

/// Every shipped lab keeps its promises under the kernel that the micro-VM boots.
class VmLabsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void checks_data()
    {
        QTest::addColumn<QString>("lab");
        const QStringList files = QDir(QStringLiteral(TOILE_SOURCE "/resources/labs"))
                                      .entryList({QStringLiteral("*.toile")}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 8);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(6);
    }

    void checks()
    {
        QFETCH(QString, lab);
        Toilectl toilectl;
        toilectl.environment.insert(QStringLiteral("XDG_CACHE_HOME"), qEnvironmentVariable("XDG_CACHE_HOME"));
        const Outcome outcome = toilectl.run(
            {QStringLiteral("check"), lab, QStringLiteral("--engine"), QStringLiteral("vm"), QStringLiteral("--json")});
        if (lab == QStringLiteral("case-2.3-uplink")) {  // a micro-VM has no card of this computer
            QCOMPARE(outcome.status, 3);
            QVERIFY2(outcome.err.contains("which the system service alone can lend"), outcome.err);
            return;
        }
        QVERIFY2(outcome.status == 0, outcome.out + outcome.err);
        const QJsonObject result = outcome.json().object();
        QVERIFY(result[QStringLiteral("passed")].toInt() > 0);
        QCOMPARE(result[QStringLiteral("failed")].toInt(), 0);
    }
};

QTEST_GUILESS_MAIN(VmLabsTest)
#include "tst_vmlabs.moc"

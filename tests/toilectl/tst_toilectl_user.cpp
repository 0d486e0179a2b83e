// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/toilectl.h"

#include <QDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace toile;

namespace {

// No account has it; what root starts the tests as may become it.
constexpr uint kFreeId = 48123;

}  // namespace

/// The same as an ordinary user without root: with a session folder and without one.
class TestToilectlUser : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QStringLiteral("/tmp/toilectl-user-XXXXXX")};

    /// The programs where another user may run them, whatever the rights of the build tree.
    QString programs() const { return m_folder.filePath(QStringLiteral("bin")); }

    Outcome run(const QStringList &words, const QString &runtime) const
    {
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        if (!runtime.isEmpty())
            environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
        process.setProcessEnvironment(environment);
        if (::geteuid() == 0) {
            const QString id = QString::number(kFreeId);
            process.start(QStringLiteral("setpriv"),
                          QStringList{QStringLiteral("--reuid=") + id, QStringLiteral("--regid=") + id,
                                      QStringLiteral("--clear-groups"), programs() + QStringLiteral("/toilectl")} +
                              words);
        } else {
            process.start(programs() + QStringLiteral("/toilectl"), words);
        }
        process.closeWriteChannel();
        return Toilectl::finish(process);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(::chmod(QFile::encodeName(m_folder.path()).constData(), 0755), 0);
        QVERIFY(QDir().mkdir(programs()));
        for (const char *name : {"toilectl", "toiled"}) {
            const QString copy = programs() + u'/' + QLatin1String(name);
            QVERIFY(QFile::copy(qEnvironmentVariable("TOILE_BIN") + u'/' + QLatin1String(name), copy));
            QCOMPARE(::chmod(QFile::encodeName(copy).constData(), 0755), 0);
        }
        const QString runtime = m_folder.filePath(QStringLiteral("runtime"));
        QVERIFY(QDir().mkdir(runtime));
        QCOMPARE(::chmod(QFile::encodeName(runtime).constData(), 0700), 0);
        if (::geteuid() == 0)
            QCOMPARE(::chown(QFile::encodeName(runtime).constData(), kFreeId, kFreeId), 0);
    }

    void deploysChecksAndUndeploys_data()
    {
        QTest::addColumn<QString>("runtime");
        QTest::newRow("with a session folder") << m_folder.filePath(QStringLiteral("runtime"));
        QTest::newRow("without one") << QString();
        QTest::newRow("with another user's") << QStringLiteral("/root");
    }

    void deploysChecksAndUndeploys()
    {
        QFETCH(QString, runtime);
        const QString lab = QStringLiteral("case-1b");
        const Outcome deployed = run({QStringLiteral("deploy"), lab}, runtime);
        QVERIFY2(deployed.status == 0, deployed.err);
        QCOMPARE(deployed.out, QByteArray("case-1b\n"));
        const Outcome checked = run({QStringLiteral("check"), lab}, runtime);
        QVERIFY2(checked.status == 0, checked.out + checked.err);
        const Outcome who = run({QStringLiteral("exec"), lab, QStringLiteral("VM1"), QStringLiteral("--"),
                                 QStringLiteral("ip"), QStringLiteral("-br"), QStringLiteral("addr")},
                                runtime);
        QVERIFY(who.out.contains("2.0.0.1/8"));
        const Outcome rules =
            run({QStringLiteral("exec"), lab, QStringLiteral("Host1"), QStringLiteral("--"), QStringLiteral("iptables"),
                 QStringLiteral("-t"), QStringLiteral("nat"), QStringLiteral("-nvL")},
                runtime);
        QVERIFY2(rules.out.contains("MASQUERADE"), rules.err);
        QCOMPARE(run({QStringLiteral("undeploy"), lab}, runtime).status, 0);
        QCOMPARE(run({QStringLiteral("status"), QStringLiteral("--json")}, runtime).json().array().size(), 0);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("runtime/toile"))));
        if (::geteuid() == 0)
            QVERIFY(!QFile::exists(QStringLiteral("/tmp/toile-%1").arg(kFreeId)));
    }
};

QTEST_GUILESS_MAIN(TestToilectlUser)
#include "tst_toilectl_user.moc"

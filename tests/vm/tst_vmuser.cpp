// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/toilectl.h"
#include "tests/vm/processes.h"

#include <QDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace toile;
using namespace toile::test;

namespace {

// No account has it; what root starts the tests as may become it.
constexpr uint kFreeId = 48124;

}  // namespace

/// The micro-VM of an ordinary user, who has no right beyond starting programs.
class VmUserTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder{QStringLiteral("/tmp/toile-vmuser-XXXXXX")};

    Outcome run(const QStringList &words) const
    {
        QProcess process;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        environment.insert(QStringLiteral("HOME"), m_folder.filePath(QStringLiteral("home")));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.filePath(QStringLiteral("home")));
        process.setProcessEnvironment(environment);
        const QString program = m_folder.filePath(QStringLiteral("toilectl"));
        if (::geteuid() == 0) {
            const QString id = QString::number(kFreeId);
            process.start(QStringLiteral("setpriv"),
                          QStringList{QStringLiteral("--reuid=") + id, QStringLiteral("--regid=") + id,
                                      QStringLiteral("--clear-groups"), program} +
                              words);
        } else {
            process.start(program, words);
        }
        process.closeWriteChannel();
        return Toilectl::finish(process);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(::chmod(QFile::encodeName(m_folder.path()).constData(), 0755), 0);
        for (const char *name : {"toilectl", "toiled"}) {
            const QString copy = m_folder.filePath(QLatin1String(name));
            QVERIFY(QFile::copy(qEnvironmentVariable("TOILE_BIN") + u'/' + QLatin1String(name), copy));
            QCOMPARE(::chmod(QFile::encodeName(copy).constData(), 0755), 0);
        }
        const QByteArray home = QFile::encodeName(m_folder.filePath(QStringLiteral("home")));
        QCOMPARE(::mkdir(home.constData(), 0700), 0);
        if (::geteuid() == 0)
            QCOMPARE(::chown(home.constData(), kFreeId, kFreeId), 0);
    }

    void deploysChecksAndUndeploys()
    {
        const QString lab = QStringLiteral("case-1b");
        const Outcome deployed = run({QStringLiteral("deploy"), lab, QStringLiteral("--engine"), QStringLiteral("vm")});
        QVERIFY2(deployed.status == 0, deployed.err);
        const QByteArray socket = QFile::encodeName(m_folder.filePath(QStringLiteral("home/toile/case-1b.sock")));
        QCOMPARE(processesWith({"--vm", socket}).size(), 2U);
        const Outcome checked = run({QStringLiteral("check"), lab});
        QVERIFY2(checked.status == 0, checked.out + checked.err);
        // Root in there, nobody out here.
        const Outcome who = run({QStringLiteral("exec"), lab, QStringLiteral("VM1"), QStringLiteral("--"),
                                 QStringLiteral("id"), QStringLiteral("-u")});
        QCOMPARE(who.out, QByteArray("0\n"));
        QCOMPARE(run({QStringLiteral("undeploy"), lab}).status, 0);
        QTRY_VERIFY(processesWith({"--vm", socket}).empty());
        // The image is kept in the user's own cache, for the next time.
        const QDir cache(m_folder.filePath(QStringLiteral("home/.cache/toile/vm")));
        QCOMPARE(cache.entryList(QDir::Files | QDir::Hidden).size(), 1);
    }
};

QTEST_GUILESS_MAIN(VmUserTest)
#include "tst_vmuser.moc"

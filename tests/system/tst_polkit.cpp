// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/system/polkit.h"
#include "tests/system/ownmachine.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace toile;
using namespace toile::test;

Q_DECLARE_METATYPE(toile::Verdict)

namespace {

constexpr int kPatience = 20000;

/// This process, as a client of that user.
Subject subjectOf(uid_t user)
{
    QFile file(QStringLiteral("/proc/self/stat"));
    (void)file.open(QIODevice::ReadOnly);
    const QByteArray line = file.readAll();
    return {::getpid(), line.mid(line.lastIndexOf(')') + 2).split(' ').value(19).toULongLong(), *Account::find(user)};
}

std::optional<Verdict> verdict(Authority &authority, const Subject &subject, Action action)
{
    QObject context;
    std::optional<Verdict> answer;
    authority.ask(subject, action, &context, [&](Verdict said) { answer = said; });
    if (answer)
        qFatal("answered from within the call");
    (void)QTest::qWaitFor([&] { return answer.has_value(); }, kPatience);
    return answer;
}

/// Another process of that user, whose rights polkit looks up.
class Client {
public:
    explicit Client(uid_t user)
    {
        m_process.setChildProcessModifier([user] {
            if (::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
                ::_exit(99);
        });
        m_process.start(QStringLiteral("sleep"), {QStringLiteral("1000")});
        m_process.waitForStarted();
        m_subject = subjectOf(user);
        m_subject.pid = pid_t(m_process.processId());
        QFile file(QStringLiteral("/proc/%1/stat").arg(m_subject.pid));
        (void)file.open(QIODevice::ReadOnly);
        const QByteArray line = file.readAll();
        m_subject.startTime = line.mid(line.lastIndexOf(')') + 2).split(' ').value(19).toULongLong();
    }
    ~Client()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    const Subject &subject() const { return m_subject; }

private:
    QProcess m_process;
    Subject m_subject;
};

}  // namespace

/// How the service asks polkit: what it says to pkcheck and makes of its answers, and the installed policy and rule in
/// a real polkit on a bus of the test's own.
class PolkitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesProcessStartAndUser();
    void readsTheAnswer_data();
    void readsTheAnswer();
    void runsWithACleanEnvironment();
    void theQuestionEndsWithWhoAsks();
    void rootIsNotAskedFor();
    void withoutPolkitTheGroupDecides();
    void theRealOneKnowsTheGroup_data();
    void theRealOneKnowsTheGroup();

private:
    /// A program in place of pkcheck.
    PolkitAuthority::Places fake(const QByteArray &script)
    {
        writeFile(m_folder.filePath(QStringLiteral("pkcheck")), "#!/bin/sh\n" + script, 0755);
        return {m_folder.filePath(QStringLiteral("pkcheck")), QStringLiteral("/run")};
    }
    bool startRealPolkit();

    QTemporaryDir m_folder;
    QProcess m_bus;
};

void PolkitTest::namesProcessStartAndUser()
{
    Subject subject{4711, 99, *Account::find(kAnn)};
    QCOMPARE(PolkitAuthority::command(QStringLiteral("/usr/bin/pkcheck"), subject, Action::AttachCard).join(u' '),
             QStringLiteral("/usr/bin/pkcheck --action-id org.toile.attach-network-card --process 4711,99,64101 "
                            "--allow-user-interaction"));
    subject.mayBeAsked = false;
    QCOMPARE(PolkitAuthority::command(QStringLiteral("/usr/bin/pkcheck"), subject, Action::ManageLab).join(u' '),
             QStringLiteral("/usr/bin/pkcheck --action-id org.toile.manage-lab --process 4711,99,64101"));
}

void PolkitTest::readsTheAnswer_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<Verdict>("expected");
    QTest::newRow("authorised") << QByteArray("exit 0") << Verdict::Yes;
    QTest::newRow("not authorised") << QByteArray("exit 1") << Verdict::No;
    QTest::newRow("no agent") << QByteArray("exit 2") << Verdict::NobodyToAsk;
    QTest::newRow("dismissed") << QByteArray("exit 3") << Verdict::Dismissed;
    QTest::newRow("error") << QByteArray("exit 127") << Verdict::Broken;
    QTest::newRow("killed") << QByteArray("kill -9 $$") << Verdict::Broken;
    QTest::newRow("noisy") << QByteArray("yes no | head -c 300000 >&2; exit 0") << Verdict::Yes;
}

void PolkitTest::readsTheAnswer()
{
    QFETCH(QByteArray, script);
    QFETCH(Verdict, expected);
    PolkitAuthority authority(fake(script));
    QCOMPARE(verdict(authority, subjectOf(kAnn), Action::ManageLab), std::optional(expected));
}

void PolkitTest::runsWithACleanEnvironment()
{
    qputenv("LD_PRELOAD_OF_THE_TEST", "x");
    const QString said = m_folder.filePath(QStringLiteral("said"));
    PolkitAuthority authority(fake("env | grep -v '^_=\\|^PWD=\\|^SHLVL=' | sort > " + said.toUtf8() +
                                   "; for n in 3 4 5 6 7 8 9; do [ ! -e /proc/$$/fd/$n ] || echo $n >> " +
                                   said.toUtf8() + "; done; exit 0"));
    QCOMPARE(verdict(authority, subjectOf(kAnn), Action::ManageLab), std::optional(Verdict::Yes));
    QFile file(said);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    // No descriptor but the streams; from 10 on are the shell's own.
    QCOMPARE(text, QByteArray("LC_ALL=C.UTF-8\nPATH=/usr/sbin:/usr/bin:/sbin:/bin\n"));
}

void PolkitTest::theQuestionEndsWithWhoAsks()
{
    const QString mark = m_folder.filePath(QStringLiteral("pid"));
    PolkitAuthority authority(fake("echo $$ > " + mark.toUtf8() + "; exec sleep 1000"));
    auto context = std::make_unique<QObject>();
    bool answered = false;
    authority.ask(subjectOf(kAnn), Action::ManageLab, context.get(), [&](Verdict) { answered = true; });
    QFile file(mark);
    QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, kPatience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const pid_t pid = file.readAll().trimmed().toInt();
    QCOMPARE(::kill(pid, 0), 0);
    context.reset();
    QTRY_COMPARE_WITH_TIMEOUT(::kill(pid, 0), -1, kPatience);
    QVERIFY(!answered);
}

void PolkitTest::rootIsNotAskedFor()
{
    PolkitAuthority authority(fake("exit 1"));
    QCOMPARE(verdict(authority, subjectOf(0), Action::AttachCard), std::optional(Verdict::Yes));
}

void PolkitTest::withoutPolkitTheGroupDecides()
{
    PolkitAuthority noProgram({QStringLiteral("/nowhere/pkcheck"), QStringLiteral("/run")});
    QCOMPARE(verdict(noProgram, subjectOf(kAnn), Action::ManageLab), std::optional(Verdict::Yes));
    QCOMPARE(verdict(noProgram, subjectOf(kCarol), Action::ManageLab), std::optional(Verdict::No));
    QCOMPARE(verdict(noProgram, subjectOf(kAnn), Action::AttachCard), std::optional(Verdict::No));
    PolkitAuthority noBus({fake("exit 0").program, QStringLiteral("/nowhere/bus")});
    QCOMPARE(verdict(noBus, subjectOf(kCarol), Action::ManageLab), std::optional(Verdict::No));
}

bool PolkitTest::startRealPolkit()
{
    if (m_bus.state() == QProcess::Running)
        return true;
    // The machine's own actions and rules, and ours, as an installation would put them there.
    const QString share = QStringLiteral("/usr/share/polkit-1");
    QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), share, QStringLiteral("/run/polkit-1-share")});
    for (const auto &[file, folder] : {std::pair{"org.toile.policy", "actions"}, {"50-toile.rules", "rules.d"}}) {
        QDir().mkpath(QStringLiteral("/run/polkit-1-share/") + QLatin1String(folder));
        QFile::copy(QStringLiteral(TOILE_UNITS "/") + QLatin1String(file),
                    QStringLiteral("/run/polkit-1-share/%1/%2").arg(QLatin1String(folder), QLatin1String(file)));
    }
    ::mkdir("/run/dbus", 0755);
    if (::mount("/run/polkit-1-share", "/usr/share/polkit-1", nullptr, MS_BIND, nullptr) != 0)
        return false;
    m_bus.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--system"), QStringLiteral("--nofork")});
    return QTest::qWaitFor([] { return QFile::exists(QStringLiteral("/run/dbus/system_bus_socket")); }, kPatience);
}

void PolkitTest::theRealOneKnowsTheGroup_data()
{
    QTest::addColumn<uint>("user");
    QTest::addColumn<bool>("passes");
    QTest::newRow("a member") << uint(kAnn) << true;
    QTest::newRow("another member") << uint(kBob) << true;
    QTest::newRow("not a member") << uint(kCarol) << false;
}

void PolkitTest::theRealOneKnowsTheGroup()
{
    QFETCH(uint, user);
    QFETCH(bool, passes);
    QVERIFY(startRealPolkit());
    PolkitAuthority authority({});
    const Client client(user);
    // Without a member's right the administrator is to be asked, and nothing here can ask. For a card always.
    QCOMPARE(verdict(authority, client.subject(), Action::ManageLab),
             std::optional(passes ? Verdict::Yes : Verdict::NobodyToAsk));
    QCOMPARE(verdict(authority, client.subject(), Action::AttachCard), std::optional(Verdict::NobodyToAsk));
}

int main(int argc, char **argv)
{
    if (!enterOwnMachine(argc, argv))
        return 1;
    QCoreApplication application(argc, argv);
    PolkitTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_polkit.moc"

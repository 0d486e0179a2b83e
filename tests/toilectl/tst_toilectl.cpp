// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/toilectl.h"

#include <QDir>

#include <sys/stat.h>

using namespace toile;

namespace {

const QStringList kCommands{QStringLiteral("lint"),   QStringLiteral("plan"),     QStringLiteral("deploy"),
                            QStringLiteral("status"), QStringLiteral("undeploy"), QStringLiteral("exec"),
                            QStringLiteral("shell"),  QStringLiteral("show"),     QStringLiteral("check"),
                            QStringLiteral("export"), QStringLiteral("help")};

}  // namespace

/// What toilectl says without any lab running.
class TestToilectl : public QObject {
    Q_OBJECT

    Toilectl toilectl;
    QTemporaryDir m_folder;

    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }

private Q_SLOTS:
    void everyCommandHasHelp()
    {
        const QString all = toilectl("help").text();
        for (const QString &command : kCommands) {
            const Outcome help = toilectl.run({command, QStringLiteral("--help")});
            QCOMPARE(help.status, 0);
            QVERIFY(help.err.isEmpty());
            QVERIFY(help.text().startsWith(QStringLiteral("toilectl ") + command));
            QCOMPARE(toilectl.run({QStringLiteral("help"), command}).text(), help.text());
            QVERIFY(all.contains(QStringLiteral("\n  ") + command + u' '));
            for (const QString &line : help.text().split(u'\n'))
                QVERIFY2(line.size() <= 80, qPrintable(line));
        }
        QCOMPARE(toilectl("--help").text(), all);
    }

    void helpNamesEveryShape()
    {
        const QString shapes = toilectl("help json").text();
        for (const char *key :
             {"engine", "sentence", "interface", "rxBytes", "original", "gateway", "observed", "bridge"})
            QVERIFY2(shapes.contains(QString::fromLatin1(key)), key);
    }

    void execTellsWhereItStarts()
    {
        QVERIFY(toilectl("exec --help").text().simplified().contains(QStringLiteral("It starts in the home folder")));
    }

    void wrongUsageIsStatusTwo_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *says) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(says);
        };
        row("", "COMMAND");
        row("depoy case-1", "Did you mean “deploy”?");
        row("lint", "toilectl lint FILE");
        row("lint a b", "“b” is one word too many");
        row("plan case-1 --jsn", "Did you mean “--json”?");
        row("status --json=1", "takes no value");
        row("deploy case-1 --engine", "needs a value");
        row("deploy case-1 --engine sandbx", "Did you mean “sandbox”?");
        row("check case-1 --engine vn", "Did you mean “vm”?");
        row("lint case1b", "Did you mean “case-1b”?");
        row("plan /nonexistent.toile", "neither a file nor a shipped lab");
        row("exec case-1 VM1", "Which command?");
        row("exec nolab VM1 -- true", "does not run");
        row("show nolab", "does not run");
        row("show nolab arp mac conntrack routes links rules vlans", "does not run");
        row("show nolab arp mac conntrack routes links rules vlans arp", "one word too many");
        row("show nolab apr", "Did you mean “arp”?");
        row("undeploy", "--all");
        row("undeploy --all case-1", "--all");
        row("undeploy nolab", "does not run");
        row("undeploy ../../etc", "does not run");
        row("export case-1", "As what?");
        row("export case-1 --as svg --live", "does not run");
        row("export case-1 --as jpg", "“jpg”");
        row("help deply", "Did you mean “deploy”?");
    }

    void wrongUsageIsStatusTwo()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const Outcome outcome = toilectl(qPrintable(line));
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.errors().contains(says), outcome.err);
    }

    void withoutLabsStatusIsEmpty()
    {
        QCOMPARE(toilectl("status --json").out.simplified(), QByteArray("[ ]"));
        const Outcome outcome = toilectl("status");
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.isEmpty());
        QCOMPARE(toilectl("undeploy --all").status, 0);
    }

    void shippedLabsHaveNoProblems_data()
    {
        QTest::addColumn<QString>("lab");
        for (const char *lab :
             {"case-1", "case-1a", "case-1b", "case-2.1", "case-2.2", "case-2.3", "tp1", "bridge-in-vm"})
            QTest::newRow(lab) << QString::fromLatin1(lab);
    }

    void shippedLabsHaveNoProblems()
    {
        QFETCH(QString, lab);
        const Outcome outcome = toilectl.run({QStringLiteral("lint"), QStringLiteral("--json"), lab});
        QCOMPARE(outcome.status, 0);
        const QJsonObject json = outcome.json().object();
        QCOMPARE(json.keys(), (QStringList{QStringLiteral("findings"), QStringLiteral("problems")}));
        QVERIFY(json.value(QStringLiteral("problems")).toArray().isEmpty());
        for (const QJsonValue &finding : json.value(QStringLiteral("findings")).toArray()) {
            QCOMPARE(finding.toObject().keys(),
                     (QStringList{QStringLiteral("element"), QStringLiteral("message"), QStringLiteral("remedy"),
                                  QStringLiteral("rule"), QStringLiteral("severity")}));
            QVERIFY(!finding[QStringLiteral("remedy")].toString().isEmpty());
        }
    }

    void problemsHaveFilePointerAndMessage()
    {
        const QString path = write("bad.toile", R"({"toile": 1, "name": "bad", "colour": "red", "machines": 3})");
        const Outcome outcome = toilectl.run({QStringLiteral("lint"), path});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.text().contains(path + QStringLiteral(":/colour: ")), outcome.out);
        QVERIFY2(outcome.text().contains(path + QStringLiteral(":/machines: ")), outcome.out);
        for (const char *command : {"plan", "deploy", "check"}) {
            const Outcome refused = toilectl.run({QString::fromLatin1(command), path});
            QCOMPARE(refused.status, 1);
            QVERIFY(refused.errors().contains(path + QStringLiteral(":/colour: ")));
            QVERIFY(refused.out.isEmpty());
        }
        const QJsonObject json = toilectl.run({QStringLiteral("plan"), path, QStringLiteral("--json")}).json().object();
        QVERIFY(json.value(QStringLiteral("steps")).toArray().isEmpty());
        QCOMPARE(json.value(QStringLiteral("problems")).toArray().size(), 2);
    }

    void aPathWinsOverAShippedName()
    {
        write("case-1", R"({"toile": 2})");
        auto process = std::make_unique<QProcess>();
        process->setWorkingDirectory(m_folder.path());
        process->setProcessEnvironment(toilectl.environment);
        process->start(Toilectl::program(), {QStringLiteral("lint"), QStringLiteral("case-1")});
        QCOMPARE(Toilectl::finish(*process).status, 1);
    }

    void planShapeIsStable()
    {
        const QJsonObject json = toilectl("plan case-1b --json").json().object();
        QCOMPARE(json.keys(), (QStringList{QStringLiteral("problems"), QStringLiteral("steps")}));
        const QJsonArray steps = json.value(QStringLiteral("steps")).toArray();
        QVERIFY(steps.size() > 10);
        for (const QJsonValue &step : steps)
            QCOMPARE(step.toObject().keys(), (QStringList{QStringLiteral("action"), QStringLiteral("command"),
                                                          QStringLiteral("machine"), QStringLiteral("sentence")}));
        const QString text = toilectl("plan case-1b").text();
        QVERIFY(text.contains(QStringLiteral("ip netns add VM1")));
        QVERIFY(text.contains(QStringLiteral("MASQUERADE")));
    }

    void exportNeverTakesALabsPlace()
    {
        const QString path = m_folder.filePath(QStringLiteral("mine.toile"));
        QVERIFY(QFile::copy(QStringLiteral(TOILE_SOURCE "/resources/labs/case-1.toile"), path));
        const QString link = m_folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(path, link));
        for (const QString &output : {path, link, m_folder.filePath(QStringLiteral("other.toile"))}) {
            const Outcome outcome =
                toilectl.run({QStringLiteral("export"), path, QStringLiteral("--as=sh"), QStringLiteral("-o"), output});
            QCOMPARE(outcome.status, 2);
            QVERIFY(outcome.errors().contains(output));
        }
        QCOMPARE(toilectl.run({QStringLiteral("lint"), path}).status, 0);
    }

    void aFullDeviceIsTold()
    {
        QProcess shell;
        shell.setProcessEnvironment(toilectl.environment);
        shell.start(QStringLiteral("sh"),
                    {QStringLiteral("-c"), Toilectl::program() + QStringLiteral(" export case-1 --as sh >/dev/full")});
        const Outcome outcome = Toilectl::finish(shell);
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.errors().contains(QStringLiteral("No space left")));
        // A device is written to, never replaced.
        QCOMPARE(toilectl("export case-1 --as sh -o /dev/full").status, 3);
        struct stat device {};
        QCOMPARE(::stat("/dev/full", &device), 0);
        QVERIFY(S_ISCHR(device.st_mode));
    }

    void namesOfOthersCannotSteerTheTerminal()
    {
        const QString path = m_folder.filePath(QStringLiteral("a\x1b[31m.toile"));
        for (const QString &command : {QStringLiteral("lint"), QStringLiteral("plan"), QStringLiteral("deploy")}) {
            const Outcome missing = toilectl.run({command, path});
            QCOMPARE(missing.status, 2);
            QVERIFY2(missing.err.contains("a\\x1b[31m.toile") && !missing.err.contains('\x1b'), missing.err);
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"\\u001b[2J\": 1}") > 0);
        file.close();
        const Outcome wrong = toilectl.run({QStringLiteral("lint"), path});
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.out.contains("a\\x1b[31m.toile:/\\x1b[2J: ") && !wrong.out.contains('\x1b'), wrong.out);
    }

    void exportsScripts()
    {
        const Outcome sh = toilectl("export case-2.1 --as sh");
        QCOMPARE(sh.status, 0);
        QVERIFY(sh.out.startsWith("#!/bin/sh"));
        QVERIFY(sh.out.contains("master br0"));
        const QString path = m_folder.filePath(QStringLiteral("lab.sh"));
        QCOMPARE(toilectl
                     .run({QStringLiteral("export"), QStringLiteral("case-2.1"), QStringLiteral("--as=brctl"),
                           QStringLiteral("-o"), path})
                     .status,
                 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("brctl addif"));
        QVERIFY(file.permissions() & QFile::ExeOwner);
        QCOMPARE(toilectl("export case-2.1 --as sh -o /nonexistent/x").status, 3);
    }

    void speaksFrenchUnderAFrenchLocale()
    {
        Toilectl french;
        for (const char *locale : {"fr_FR.UTF-8", "fr_CA", "fr"}) {
            french.environment.insert(QStringLiteral("LC_ALL"), QString::fromLatin1(locale));
            QVERIFY(french("help").text().contains(QStringLiteral("Déployer un lab")));
            const QString shapes = french("help json").text();
            for (const char *said : {"starting: true, seulement d’un lab", "packets, bytes: null si la connexion"})
                QVERIFY2(shapes.contains(QString::fromUtf8(said)), qPrintable(shapes));
            QVERIFY(french("plan case-1b").text().contains(QStringLiteral("adresse")));
            const Outcome wrong = french("lint case1b");
            QCOMPARE(wrong.status, 2);
            QVERIFY2(wrong.errors().contains(QStringLiteral("Vouliez-vous dire « case-1b » ?")), wrong.err);
        }
        french.environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8"));
        french.environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("fr:de"));
        QVERIFY(french("help").text().contains(QStringLiteral("Déployer")));
        french.environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        QVERIFY(french("help").text().contains(QStringLiteral("Deploy a lab")));
    }

    void theLocaleNeverShowsOnStandardError()
    {
        for (const char *locale : {"C", "POSIX", "xx_YY.ISO-8859-1", ""}) {
            Toilectl other;
            other.environment.insert(QStringLiteral("LC_ALL"), QString::fromLatin1(locale));
            const Outcome outcome = other("lint case-2.1");
            QCOMPARE(outcome.status, 0);
            QCOMPARE(outcome.err, QByteArray());
        }
    }

    void completesEverything_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("offered");
        const auto row = [](const char *line, const char *offered) {
            QTest::newRow(line) << QString::fromUtf8(line).split(u' ') << QString::fromUtf8(offered).split(u' ');
        };
        row("de", "deploy");
        row("deploy case-1", "case-1 case-1a case-1b <labfiles>");
        row("deploy --", "--help --engine --kernel --move --yes <labfiles>");
        row("deploy --engine s", "sandbox system");
        row("deploy --engine = v", "vm");
        row("deploy --engine=s", "--engine=sandbox --engine=system");
        row("deploy --engine vm case-1", "case-1 case-1a case-1b <labfiles>");
        row("deploy --engine = vm case-1", "case-1 case-1a case-1b <labfiles>");
        row("export case-1 --as s", "sh svg");
        row("help js", "json");
        row("show lab a", "arp");
        row("show lab arp co", "conntrack");
        row("check case-1 --junit x", "<files>");
        row("export case-1 -o x", "<files>");
        row("export case-1 -f s", "sh svg");
        row("deploy --kernel x", "<files>");
        row("show lab -f a", "arp");
        row("lint --json case-1", "case-1 case-1a case-1b <labfiles>");
    }

    void completesEverything()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, offered);
        QStringList got =
            toilectl.run(QStringList{QStringLiteral("complete")} + words).text().split(u'\n', Qt::SkipEmptyParts);
        got.sort();
        offered.sort();
        QCOMPARE(got, offered);
    }

    void anOptionWithoutAValueOffersNone()
    {
        QCOMPARE(toilectl
                     .run({QStringLiteral("complete"), QStringLiteral("lint"), QStringLiteral("--json"),
                           QStringLiteral("="), QStringLiteral("c")})
                     .out,
                 QByteArray());
        QCOMPARE(toilectl("complete lint --json=c").out, QByteArray());
    }

    /// The shell's own side of completion, as bash calls it.
    void bashCompletes_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("replies");
        QTest::newRow("value") << QStringLiteral("export case-1 --as p") << QByteArray("png,pdf,");
        QTest::newRow("after =") << QStringLiteral("deploy --engine = v") << QByteArray("vm,");
        QTest::newRow("at = of none") << QStringLiteral("lint --json =") << QByteArray(",");
        QTest::newRow("at =") << QStringLiteral("deploy --engine =") << QByteArray("auto,sandbox,vm,system,");
    }

    void bashCompletes()
    {
        QFETCH(QString, words);
        QProcess bash;
        bash.setProcessEnvironment(toilectl.environment);
        bash.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"), QStringLiteral("source '%1/resources/completion/toilectl'; COMP_WORDS=('%2' %3); "
                                                  "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _toilectl; printf '%s,' "
                                                  "\"${COMPREPLY[@]}\"")
                                       .arg(QStringLiteral(TOILE_SOURCE), Toilectl::program(), words)});
        const Outcome outcome = Toilectl::finish(bash);
        QFETCH(QByteArray, replies);
        QCOMPARE(outcome.out, replies);
    }
};

QTEST_GUILESS_MAIN(TestToilectl)
#include "tst_toilectl.moc"

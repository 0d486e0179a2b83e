// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/terminal.h"

#include <QDir>

using namespace toile;

/// Completion at the keys: what bash puts on the line when somebody presses Tab.
class TestToilectlCompletion : public QObject {
    Q_OBJECT

    Toilectl toilectl;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"my lab.toile", "a$b.toile", "vmlinuz", "picture.png"}) {
            QFile file(m_folder.filePath(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("some where")));
        toilectl.environment.insert(QStringLiteral("TERM"), QStringLiteral("dumb"));
    }

    void tabCompletes_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("a space") << QByteArray("lint my\t") << QByteArray("<lint><my lab.toile>");
        QTest::newRow("a space that was typed") << QByteArray("lint my\\ l\t") << QByteArray("<lint><my lab.toile>");
        QTest::newRow("in quotes") << QByteArray("lint \"my l\t") << QByteArray("<lint><my lab.toile>");
        QTest::newRow("a dollar") << QByteArray("lint a\t") << QByteArray("<lint><a$b.toile>");
        QTest::newRow("only labs") << QByteArray("lint vm\t") << QByteArray("<lint><vm>");
        QTest::newRow("a folder") << QByteArray("lint so\t") << QByteArray("<lint><some where/>");
        QTest::newRow("a shipped lab") << QByteArray("lint tp2\t") << QByteArray("<lint><tp2>");
        QTest::newRow("a kernel") << QByteArray("deploy tp1 --kernel vm\t")
                                  << QByteArray("<deploy><tp1><--kernel><vmlinuz>");
        QTest::newRow("a picture") << QByteArray("export tp1 -o p\t") << QByteArray("<export><tp1><-o><picture.png>");
        QTest::newRow("a format") << QByteArray("export tp1 -f b\t") << QByteArray("<export><tp1><-f><brctl>");
        QTest::newRow("a report") << QByteArray("check tp1 --junit pi\t")
                                  << QByteArray("<check><tp1><--junit><picture.png>");
        QTest::newRow("a value") << QByteArray("deploy --engine=s\ty\t") << QByteArray("<deploy><--engine=system>");
        QTest::newRow("no value") << QByteArray("lint --json=case-2.3-u\t") << QByteArray("<lint><--json=case-2.3-u>");
        QTest::newRow("another program's")
            << QByteArray("exec tp1 VM1 -- cat my\t") << QByteArray("<exec><tp1><VM1><--><cat><my lab.toile>");
    }

    void tabCompletes()
    {
        QFETCH(QByteArray, keys);
        QFETCH(QByteArray, words);
        // What was completed is not run: its words are told. Only completion itself asks the program.
        QFile setup(m_folder.filePath(QStringLiteral("setup")));
        QVERIFY(setup.open(QIODevice::WriteOnly));
        setup.write(QStringLiteral("source '%1/resources/completion/toilectl'\n"
                                   "toilectl() { [ \"$1\" = complete ] && { '%2' \"$@\"; return; }; "
                                   "printf 'words:'; printf '<%s>' \"$@\"; echo; }\nPS1='ready> '\n")
                        .arg(QStringLiteral(TOILE_SOURCE), Toilectl::program())
                        .toUtf8());
        setup.close();
        Terminal terminal({QStringLiteral("/bin/bash"), QStringLiteral("--noprofile"), QStringLiteral("--rcfile"),
                           setup.fileName(), QStringLiteral("-i")},
                          toilectl.environment, m_folder.path(), {24, 200, 0, 0});
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.shows("ready> "), terminal.seen(), 10000);
        QVERIFY(terminal.type("toilectl " + keys));
        QVERIFY(terminal.type("\n"));
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.seen().count("words:") == 1, terminal.seen(), 10000);
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.shows("words:" + words + "\r\n"), terminal.seen(), 5000);
    }
};

QTEST_GUILESS_MAIN(TestToilectlCompletion)
#include "tst_toilectl_completion.moc"

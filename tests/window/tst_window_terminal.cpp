// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/terminal.h"

#include <QTest>

using namespace toile;

namespace {

const QStringList kCommand{QStringLiteral("/opt/toilectl"), QStringLiteral("shell"), QStringLiteral("my lab"),
                           QStringLiteral("VM1")};

ProgramFinder machineWith(const QStringList &programs)
{
    return [programs](const QString &name) {
        const QString plain = name.section(u'/', -1);
        return programs.contains(plain) ? QStringLiteral("/usr/bin/") + plain : QString();
    };
}

}  // namespace

class TerminalTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void argumentsAreNeverJoined_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("option");
        QTest::newRow("debian") << QStringLiteral("x-terminal-emulator") << QStringLiteral("-e");
        QTest::newRow("gnome") << QStringLiteral("gnome-terminal") << QStringLiteral("--");
        QTest::newRow("kde") << QStringLiteral("konsole") << QStringLiteral("-e");
        QTest::newRow("xfce") << QStringLiteral("xfce4-terminal") << QStringLiteral("-x");
        QTest::newRow("xterm") << QStringLiteral("xterm") << QStringLiteral("-e");
    }

    void argumentsAreNeverJoined()
    {
        QFETCH(QString, program);
        QFETCH(QString, option);
        const auto line = terminalCommand(kCommand, {}, machineWith({program}));
        QVERIFY(line.ok());
        QCOMPARE(line->program, QStringLiteral("/usr/bin/") + program);
        QCOMPARE(line->arguments, QStringList{option} + kCommand);
    }

    void theUsersOwnComesFirst()
    {
        const auto line = terminalCommand(kCommand, QStringLiteral("kitty"),
                                          machineWith({QStringLiteral("xterm"), QStringLiteral("kitty")}));
        QVERIFY(line.ok());
        QCOMPARE(line->program, QStringLiteral("/usr/bin/kitty"));
        QCOMPARE(line->arguments, kCommand);
    }

    void aMissingPreferenceFallsBack()
    {
        const auto line = terminalCommand(kCommand, QStringLiteral("gone"), machineWith({QStringLiteral("xterm")}));
        QVERIFY(line.ok());
        QCOMPARE(line->program, QStringLiteral("/usr/bin/xterm"));
    }

    void noneInstalledNamesThePackage()
    {
        const auto line = terminalCommand(kCommand, {}, machineWith({}));
        QVERIFY(!line.ok());
        QCOMPARE(line.error().code, ErrorCode::NotFound);
        QVERIFY(line.error().message.contains(QStringLiteral("apt install xterm")));
    }

    void aMissingToilectlIsSaid()
    {
        const auto opened =
            openTerminal(QStringLiteral("/nowhere/toilectl"), QStringLiteral("lab"), QStringLiteral("VM1"));
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().message.contains(QStringLiteral("/nowhere/toilectl")));
    }
};

QTEST_APPLESS_MAIN(TerminalTest)
#include "tst_window_terminal.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/terminal.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace toile;

namespace {

const QStringList kCommand{QStringLiteral("/opt/toilectl"), QStringLiteral("shell"), QStringLiteral("my lab"),
                           QStringLiteral("VM1")};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u'|');
}

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

    void aFontIsTold_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("told");
        const auto row = [](const char *program, const char *told) {
            QTest::newRow(program) << QString::fromLatin1(program) << words(told);
        };
        row("xterm", "-fa|Mono-Spaced|-fs|14|-e");
        row("urxvt", "-fn|xft:Mono\\-Spaced:size=14|-e");
        row("st", "-f|Mono\\-Spaced:size=14|-e");
        row("foot", "-f|Mono\\-Spaced:size=14");
        row("kitty", "-o|font_family=Mono-Spaced|-o|font_size=14");
        row("alacritty", "-o|font.normal.family=\"Mono-Spaced\"|-o|font.size=14|-e");
        row("xfce4-terminal", "--font=Mono-Spaced 14|-x");
        row("gnome-terminal", "--");
        row("konsole", "-e");
    }

    void aFontIsTold()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, told);
        const auto line = terminalCommand(kCommand, {}, machineWith({program}), {QStringLiteral("Mono-Spaced"), 14});
        QVERIFY(line.ok());
        QCOMPARE(line->arguments, told + kCommand);
        QCOMPARE(terminalsThatTakeAFont().contains(program), told.size() > 1);
    }

    void aSizeAloneOrAFamilyAloneIsTold()
    {
        const auto arguments = [](const TerminalFont &font) {
            return terminalCommand(kCommand, {}, machineWith({QStringLiteral("xterm")}), font)->arguments;
        };
        QCOMPARE(arguments({{}, 20}), words("-fa|monospace|-fs|20|-e") + kCommand);
        QCOMPARE(arguments({QStringLiteral("Hack"), 0}), words("-fa|Hack|-e") + kCommand);
    }

    /// As Debian's alternatives are: a link to the program, or to a script that knows only -e.
    void theFontReachesTheTerminalThatWasChosen_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("program") << QStringLiteral("xfce4-terminal");
        QTest::newRow("script") << QStringLiteral("xfce4-terminal.wrapper");
    }

    void theFontReachesTheTerminalThatWasChosen()
    {
        QFETCH(QString, file);
        const QTemporaryDir folder;
        QFile chosen(folder.filePath(file));
        QVERIFY(chosen.open(QIODevice::WriteOnly));
        const QString link = folder.filePath(QStringLiteral("x-terminal-emulator"));
        QVERIFY(QFile::link(chosen.fileName(), link));
        const auto find = [&link](const QString &name) {
            return link.endsWith(name) ? link : QStringLiteral("/usr/bin/") + name;
        };
        const auto line = terminalCommand(kCommand, {}, find, {QStringLiteral("Hack"), 0});
        QCOMPARE(line->program, QStringLiteral("/usr/bin/xfce4-terminal"));
        QCOMPARE(line->arguments, words("--font=Hack|-x") + kCommand);
        QCOMPARE(terminalCommand(kCommand, {}, find)->program, link);
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

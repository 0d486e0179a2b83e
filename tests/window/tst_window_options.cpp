// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/options.h"

#include <QTest>

using namespace toile;

class OptionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOpensTheStartPage()
    {
        const Options options = parseOptions({});
        QVERIFY(options.wrong.isEmpty() && options.target.isEmpty() && options.exportPath.isEmpty());
    }

    void exportWithEverything()
    {
        const Options options = parseOptions(
            {QStringLiteral("--export"), QStringLiteral("a.png"), QStringLiteral("--live"), QStringLiteral("--lang=fr"),
             QStringLiteral("--scale"), QStringLiteral("3"), QStringLiteral("case-1b")});
        QCOMPARE(options.wrong, QString());
        QCOMPARE(options.exportPath, QStringLiteral("a.png"));
        QCOMPARE(options.target, QStringLiteral("case-1b"));
        QCOMPARE(options.language, QStringLiteral("fr"));
        QCOMPARE(options.scale, 3.0);
        QVERIFY(options.live);
    }

    void whatAPictureShows()
    {
        const Options options = parseOptions(QStringLiteral("--export a.svg --no-title --no-legend --no-tables "
                                                            "--only VM1,Host2 case-1b")
                                                 .split(u' '));
        QCOMPARE(options.wrong, QString());
        QVERIFY(!options.title && !options.legend && !options.tables);
        QCOMPARE(options.only, QStringList({QStringLiteral("VM1"), QStringLiteral("Host2")}));
        const Options usual = parseOptions(QStringLiteral("--export a.svg case-1b").split(u' '));
        QVERIFY(usual.title && usual.legend && usual.tables && usual.only.isEmpty());
        for (const char *option : {"--no-title", "--no-legend", "--no-tables", "--only"})
            QVERIFY(helpText().contains(QLatin1String(option)));
    }

    void reports()
    {
        const Options options =
            parseOptions(QStringLiteral("--report a.html --live --student=Ann case-1b").split(u' '));
        QCOMPARE(options.wrong, QString());
        QCOMPARE(options.reportPath, QStringLiteral("a.html"));
        QCOMPARE(options.student, QStringLiteral("Ann"));
        QVERIFY(options.live && helpText().contains(QStringLiteral("--report")));
    }

    void namesAfterTwoDashesAreFiles()
    {
        QCOMPARE(parseOptions({QStringLiteral("--"), QStringLiteral("-odd.toile")}).target,
                 QStringLiteral("-odd.toile"));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const char *line) {
            QTest::newRow(name) << QString::fromLatin1(line).split(u' ');
        };
        row("unknown option", "--fast");
        row("two files", "a.toile b.toile");
        row("no value", "--export");
        row("unknown ending", "--export a.gif case-1");
        row("nothing to draw", "--export a.png");
        row("live without a picture", "--live case-1");
        row("no title of a window", "--no-title case-1");
        row("picture and report", "--export a.png --report a.pdf case-1");
        row("report of nothing", "--report a.pdf");
        row("report as text", "--report a.txt case-1");
        row("student of a picture", "--export a.png --student Ann case-1");
        row("only nothing", "--export a.png --only= case-1");
        row("physical without a picture", "--physical case-1");
        row("unknown language", "--lang de");
        row("unknown theme", "--theme=pink");
        row("scale too large", "--export a.png --scale 5 case-1");
        row("scale no number", "--export a.png --scale big case-1");
    }

    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        QVERIFY(!parseOptions(arguments).wrong.isEmpty());
    }

    void helpWinsOverTheRest()
    {
        const Options options = parseOptions({QStringLiteral("--live"), QStringLiteral("--help")});
        QVERIFY(options.help && options.wrong.isEmpty());
    }
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "tst_window_options.moc"

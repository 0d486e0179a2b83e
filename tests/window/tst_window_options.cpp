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

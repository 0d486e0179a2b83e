// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"

#include <QTest>

using namespace toile;

namespace {

/// A machine with these keys beside its name and kind, and these keys of the lab.
QByteArray lab(const QByteArray &machine, const QByteArray &rest)
{
    return R"({"toile":1,"name":"x","machines":[{"name":"A","kind":"pc",)" + machine +
           R"(},{"name":"B","kind":"pc","interfaces":[{"name":"eth0"}]}],"cables":[["A:eth0","B:eth0"]])" + rest + '}';
}

/// An interface with these keys, on a machine that has a bridge too.
QByteArray interface(const QByteArray &keys)
{
    return lab(R"("interfaces":[{"name":"br0","kind":"bridge","vlanFiltering":true},{"name":"eth0")" + keys + "}]", {});
}

QByteArray routes(const QByteArray &list)
{
    return lab(R"("interfaces":[{"name":"eth0"}],"routes":[)" + list + ']', {});
}

QByteArray check(const QByteArray &check)
{
    return lab(R"("interfaces":[{"name":"eth0"}])", R"(,"checks":[)" + check + ']');
}

QByteArray layout(const QByteArray &entry)
{
    return lab(R"("interfaces":[{"name":"eth0"}])", R"(,"layout":{"A:eth0 - B:eth0":)" + entry + '}');
}

}  // namespace

/// What nearly reads like a lab is told where it is not one, and all of it at once.
class LabFileStrictTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &json, const char *problem) {
            QTest::newRow(name) << json << QString::fromUtf8(problem);
        };
        row("a number", "5", ": A lab is an object in braces");
        row("a word", "null", ": A lab is an object in braces");
        row("two values", "5, 6", ": Line 1, column ");
        row("MAC empty", interface(R"(,"mac":"")"), "/machines/0/interfaces/1/mac: An empty text says nothing");
        row("number in quotes", interface(R"(,"bridge":"br0","vlan":"5 ")"),
            "/machines/0/interfaces/1/vlan: This is a text in quotes; write 5");
        row("VLANs empty", interface(R"(,"bridge":"br0","tagged":"")"),
            "/machines/0/interfaces/1/tagged: An empty text says nothing");
        row("nobody's gateway", routes(R"({"to":"9.0.0.0/8","via":"0.0.0.0"})"),
            "/machines/0/routes/0/via: 0.0.0.0 is nobody’s address");
        row("route twice beside a wrong one",
            routes(R"({},{"to":"9.0.0.0/8","dev":"eth0"},{"to":"9.0.0.0/8","dev":"eth0"})"),
            "/machines/0/routes/2: There are two routes to 9.0.0.0/8");
        row("check from nobody", check(R"({"from":"","to":"1.0.0.1","expect":"answer"})"),
            "/checks/0/from: There is no machine “”");
        row("check with nobody",
            check(R"({"from":"A","to":"1.0.0.1","expect":"translated","machine":"","as":"1.0.0.9"})"),
            "/checks/0/machine: There is no machine “”");
        row("bend", layout(R"({"bends":[[10,20],[1],[30.5,40],7]})"),
            "/layout/A:eth0 - B:eth0/bends/3: Write a bend as its place");
        row("layout of a cable", layout("5"), "/layout/A:eth0 - B:eth0: This is a number; write an object in braces");
        row("colour empty",
            lab(R"("interfaces":[{"name":"eth0"}])",
                R"(,"notes":[{"kind":"frame","text":{},"x":1,"y":1,"w":9,"h":9,"colour":""}])"),
            "/notes/0/colour: “” is no colour");
    }

    void isRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, problem);
        const LoadedLab loaded = parseLab(json);
        QVERIFY(!loaded.ok());
        const QString all = formatProblems(QStringLiteral("f"), loaded.problems);
        QVERIFY2((u'\n' + all).contains(QStringLiteral("\nf:") + problem), qPrintable(all));
    }

    /// Whoever mistypes a kind has made one mistake, not one for each key of it.
    void aWrongKindIsOneProblem()
    {
        const LoadedLab loaded = parseLab(interface(R"(},{"name":"v","kind":"vxlam","vni":42,"remotes":"1.0.0.2")"));
        QCOMPARE(loaded.problems.size(), 1u);
        QVERIFY(loaded.problems.front().message.contains(QStringLiteral("did you mean “vxlan”")));
    }
};

QTEST_GUILESS_MAIN(LabFileStrictTest)
#include "tst_labfilestrict.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
// Two people at one lab, each with a locale of his own.
#include "tests/toilectl/toilectl.h"

#include <QFile>

using namespace toile;

namespace {

QString localeOf(bool french)
{
    return french ? QStringLiteral("fr_FR.UTF-8") : QStringLiteral("C.UTF-8");
}

}  // namespace

class TestToilectlLanguages : public QObject {
    Q_OBJECT

    std::unique_ptr<Toilectl> m_toilectl;

    void speak(bool french) { m_toilectl->environment.insert(QStringLiteral("LC_ALL"), localeOf(french)); }
    Outcome run(const char *line) const { return (*m_toilectl)(line); }

private Q_SLOTS:
    void init() { m_toilectl = std::make_unique<Toilectl>(); }
    void cleanup() { m_toilectl.reset(); }

    void eachReadsHisOwn_data()
    {
        QTest::addColumn<bool>("starter");
        QTest::addColumn<QString>("notFound");
        QTest::addColumn<QString>("refused");
        QTest::addColumn<QString>("undeployed");
        QTest::newRow("French in a lab that was started in English")
            << false << QStringLiteral("Le programme est introuvable")
            << QStringLiteral("La route par défaut n’a pas pu être ajoutée") << QStringLiteral("Le lab a été retiré");
        QTest::newRow("English in a lab that was started in French")
            << true << QStringLiteral("The program was not found")
            << QStringLiteral("The default route could not be added") << QStringLiteral("The lab was undeployed");
    }
    void eachReadsHisOwn()
    {
        QFETCH(bool, starter);
        QFETCH(QString, notFound);
        QFETCH(QString, refused);
        QFETCH(QString, undeployed);
        speak(starter);
        const Outcome deployed = run("deploy case-1");
        QVERIFY2(deployed.status == 0, deployed.err);

        speak(!starter);
        const Outcome missing = run("exec case-1 VM1 -- no-such-program");
        QCOMPARE(missing.status, 127);
        QVERIFY2(missing.errors().contains(notFound), missing.err);

        QFile lab(QStringLiteral(TOILE_SOURCE "/resources/labs/case-1.toile"));
        QVERIFY(lab.open(QIODevice::ReadOnly));
        const QByteArray route = R"("in": "Host1", "routes": [{"to": "default", "via": "7.7.7.7"}],)";
        QFile broken(m_toilectl->runtimeFolder() + QStringLiteral("/case-1.toile"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write(lab.readAll().replace(R"("in": "Host1",)", route));
        broken.close();
        const Outcome refusal =
            m_toilectl->run({QStringLiteral("deploy"), QStringLiteral("--move"), broken.fileName()});
        QCOMPARE(refusal.status, 3);
        QVERIFY2(refusal.errors().contains(refused), refusal.err);

        const auto follower = m_toilectl->start(QStringLiteral("show case-1 links --follow").split(u' '));
        QTRY_VERIFY_WITH_TIMEOUT(follower->bytesAvailable() > 0, 20000);
        speak(starter);
        QCOMPARE(run("undeploy case-1").status, 0);
        const Outcome told = Toilectl::finish(*follower);
        QVERIFY2(told.errors().contains(undeployed), told.err);
    }
};

QTEST_GUILESS_MAIN(TestToilectlLanguages)
#include "tst_toilectl_languages.moc"

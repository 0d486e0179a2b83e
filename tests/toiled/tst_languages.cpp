// SPDX-License-Identifier: GPL-2.0-or-later
// A running lab answers each of its clients in that one's language, whoever started it.
#include "core/protocol/cbor.h"
#include "tests/support/kernelstates.h"
#include "tests/toiled/toiledprocess.h"

#include <QTest>

using namespace toile;
using namespace toile::test;

namespace {

constexpr int kPatience = 20000;

/// A step that policy lets through and the kernel refuses.
const Step kImpossible = AddRoute{text("Host1"), {prefix("9.0.0.0/8"), IpAddress::parse(text("7.7.7.7")), {}, 0}};

struct Words {
    QString language;
    QString notFound;
    QString refused;
    QString undeployed;
    QString noMachine;
    QString gone;
    QString notOfThisLab;
};

Words english()
{
    return {text("en"),
            text("The program was not found"),
            text("could not be added"),
            text("The lab was undeployed"),
            text("There is no machine"),
            text("was removed from the lab"),
            text("The plan touches the machine")};
}

Words french()
{
    return {text("fr"),
            QStringLiteral("Le programme est introuvable"),
            QStringLiteral("n’a pas pu être ajoutée"),
            QStringLiteral("Le lab a été retiré"),
            QStringLiteral("Il n’y a pas de machine"),
            QStringLiteral("a été retirée du lab"),
            QStringLiteral("Le plan touche la machine")};
}

StartProgram started(quint32 channel, const char *machine, const QStringList &words)
{
    StartProgram program;
    program.channel = channel;
    program.machine = text(machine);
    program.arguments = words;
    return program;
}

}  // namespace

class LanguagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_toiled.reset(); }
    void eachClientIsAnsweredInItsOwn_data();
    void eachClientIsAnsweredInItsOwn();
    void aRefusedPlanIsToldInTheLanguageOfWhoseItIs();
    void whatConcernsAllIsToldEachInItsOwn();
    void notesAreMadeForEach();
    void anUnknownLanguageIsEnglish_data();
    void anUnknownLanguageIsEnglish();
    void anOlderClientIsToldWhichVersionRuns();

private:
    void startIn(const QString &language, Starter starter = Starter::Root);
    void deploy();
    /// What a client of this language hears when it runs a program that is not there.
    QString heardBy(const QString &language);

    std::unique_ptr<ToiledProcess> m_toiled;
};

void LanguagesTest::init()
{
    startIn(text("en"));
}

void LanguagesTest::startIn(const QString &language, Starter starter)
{
    m_toiled = std::make_unique<ToiledProcess>(starter);
    QProcess &process = m_toiled->process();
    process.setArguments(process.arguments() << text("--language") << language);
    QVERIFY2(m_toiled->start(), qPrintable(m_toiled->errorOutput()));
}

void LanguagesTest::deploy()
{
    const auto client = m_toiled->client(text("en"));
    client->send(ApplyPlan{1, {}, plan(case1b(), {})});
    QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, kPatience);
    QVERIFY2(client->last<Applied>().ok, qPrintable(client->last<Applied>().error.message));
}

QString LanguagesTest::heardBy(const QString &language)
{
    const auto client = m_toiled->client(language);
    client->send(started(1, "VM1", {text("no-such-program")}));
    (void)QTest::qWaitFor([&] { return client->count<ProgramEnded>() > 0; }, kPatience);
    return client->last<ProgramEnded>().error.message;
}

void LanguagesTest::eachClientIsAnsweredInItsOwn_data()
{
    QTest::addColumn<QString>("helpersOwn");
    QTest::newRow("started in English") << text("en");
    QTest::newRow("started in French") << text("fr");
}

void LanguagesTest::eachClientIsAnsweredInItsOwn()
{
    QFETCH(QString, helpersOwn);
    startIn(helpersOwn);
    deploy();
    // Both at once, and by turns: what one is told has no part in what the other is.
    const std::vector<Words> all{english(), french()};
    std::vector<std::unique_ptr<HelperClient>> clients;
    for (const Words &words : all)
        clients.push_back(m_toiled->client(words.language));
    for (quint32 round = 1; round <= 3; ++round) {
        for (const auto &client : clients) {
            client->send(started(2 * round, "VM1", {text("no-such-program")}));
            client->send(started(2 * round + 1, "Nowhere", {text("true")}));
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(clients[i]->count<ProgramEnded>(), 6, kPatience);
        for (const ProgramEnded &end : clients[i]->all<ProgramEnded>()) {
            const QString &wanted = end.channel % 2 == 0 ? all[i].notFound : all[i].noMachine;
            QVERIFY2(end.error.message.startsWith(wanted), qPrintable(end.error.message));
        }
    }
}

void LanguagesTest::aRefusedPlanIsToldInTheLanguageOfWhoseItIs()
{
    deploy();
    for (const Words &words : {french(), english(), french()}) {
        const auto client = m_toiled->client(words.language);
        client->send(ApplyPlan{7, {}, {kImpossible}});
        QTRY_COMPARE_WITH_TIMEOUT(client->count<Applied>(), 1, kPatience);
        const Error error = client->last<Applied>().error;
        QVERIFY2(error.message.contains(words.refused), qPrintable(error.message));
        QVERIFY(error.sysErrno != 0);
        // By policy, before anything is tried.
        client->send(ApplyPlan{8, {}, {AddAddress{text("Nowhere"), text("eth0"), prefix("1.0.0.9/8")}}});
        QTRY_COMPARE(client->count<Failed>(), 1);
        const QString refusal = client->last<Failed>().error.message;
        QVERIFY2(refusal.startsWith(words.notOfThisLab), qPrintable(refusal));
    }
}

void LanguagesTest::whatConcernsAllIsToldEachInItsOwn()
{
    deploy();
    const auto left = m_toiled->client(text("en"));
    const auto right = m_toiled->client(text("fr"));
    for (const auto *client : {&left, &right})
        (*client)->send(started(1, "VM1", {text("sleep"), text("1000")}));
    for (const auto *client : {&left, &right}) {
        (*client)->send(QueryStatus{1});
        QTRY_COMPARE((*client)->count<StatusReply>(), 1);  // so the program was started
    }
    KernelState without = case1b();
    without.namespaces.erase(text("VM1"));
    for (auto &[name, ns] : without.namespaces)
        std::erase_if(ns.links, [](const auto &link) {
            const auto *veth = std::get_if<VethSettings>(&link.second.settings);
            return veth && veth->peerNamespace == text("VM1");
        });
    left->send(ApplyPlan{2, {}, plan(without, case1b())});
    QTRY_COMPARE_WITH_TIMEOUT(left->count<Applied>(), 1, kPatience);
    QVERIFY2(left->last<Applied>().ok, qPrintable(left->last<Applied>().error.message));
    for (const auto &[client, words] : {std::pair(&left, english()), std::pair(&right, french())}) {
        QTRY_COMPARE((*client)->count<ProgramEnded>(), 1);
        const QString why = (*client)->last<ProgramEnded>().error.message;
        QVERIFY2(why.contains(words.gone), qPrintable(why));
    }

    left->send(Undeploy());
    for (const auto &[client, words] : {std::pair(&left, english()), std::pair(&right, french())}) {
        QTRY_COMPARE_WITH_TIMEOUT((*client)->count<Bye>(), 1, kPatience);
        const QString why = (*client)->last<Bye>().reason;
        QVERIFY2(why.startsWith(words.undeployed), qPrintable(why));
    }
}

void LanguagesTest::notesAreMadeForEach()
{
    if (!isRoot())
        return;
    startIn(text("en"), Starter::User);
    for (const auto &[language, said] : {std::pair("fr", "Vous n’avez pas"), std::pair("en", "You have no range")}) {
        const auto client = m_toiled->client(text(language));
        QTRY_COMPARE(client->count<HelperHello>(), 1);
        const QStringList notes = client->last<HelperHello>().notes;
        QCOMPARE(notes.size(), 1);
        QVERIFY2(notes.first().startsWith(QString::fromUtf8(said)), qPrintable(notes.first()));
    }
}

void LanguagesTest::anUnknownLanguageIsEnglish_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("another") << text("de");
    QTest::newRow("a longer name") << text("fr_FR.UTF-8");
    QTest::newRow("a path") << text("../../../etc/passwd");
    QTest::newRow("control characters") << text("\x01\x1b[31m\n");
    QTest::newRow("long") << QString(4000, u'f');
}

void LanguagesTest::anUnknownLanguageIsEnglish()
{
    QFETCH(QString, language);
    startIn(text("fr"));
    deploy();
    QVERIFY(heardBy(language).startsWith(english().notFound));
    QVERIFY(heardBy(text("fr")).startsWith(french().notFound));
    QVERIFY(heardBy({}).startsWith(french().notFound));  // who says none gets the helper's own
}

/// It has other fields, and its version tells why it is not let in.
void LanguagesTest::anOlderClientIsToldWhichVersionRuns()
{
    QByteArray body;
    cbor::writeHead(body, cbor::Major::Map, 3);
    for (const char *word : {"type", "client-hello", "version"})
        cbor::writeText(body, word);
    cbor::writeInteger(body, 6);
    for (const char *word : {"program", "toile 0.0.9"})
        cbor::writeText(body, word);
    const auto old = HelperClient::connectTo(m_toiled->socketPath());
    old->sendRaw(frame(body));
    QTRY_COMPARE(old->count<Failed>(), 1);
    const Error error = old->last<Failed>().error;
    QCOMPARE(error.code, ErrorCode::Protocol);
    QVERIFY2(error.message.contains(text("the client speaks 6")), qPrintable(error.message));
    QTRY_VERIFY(!old->isConnected());
}

QTEST_GUILESS_MAIN(LanguagesTest)
#include "tst_languages.moc"

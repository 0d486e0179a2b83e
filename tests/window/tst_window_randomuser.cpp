// SPDX-License-Identifier: GPL-2.0-or-later
// Ten thousand things that a person may do, at random: the document keeps its rules, the canvas shows what the document
// holds, history leads where it led, and a file holds all of it. Between them files are saved, opened, written by
// others and recovered, labs deployed and undeployed, the physical equivalent looked at. The environment variable
// TOILE_SEED does one run again.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/window/drawingwitness.h"
#include "tests/window/randomkeeper.h"
#include "tests/window/randomuser.h"
#include "ui/window/drawingtabs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

using namespace toile;

namespace {

constexpr quint32 kSeed = 20261129;
constexpr int kRounds = 20;
constexpr int kActs = 500;  ///< in each of them
constexpr int kRest = 25;   ///< acts, after which what waits for its time is done
constexpr int kWalk = 5;    ///< rounds, after which everything is undone and done again
constexpr int kFile = 10;   ///< acts, after which a file is written and read again
constexpr int kKeep = 12;   ///< acts, after which something is done with files, the running lab or the physical view
constexpr int kSettle = 20000;  ///< milliseconds, after which it is clear that what the kernel says will not be drawn

/// Most of the time would go into laying out what is written for its reader.
Document labWithoutTexts(const QString &lab)
{
    Document document = loadLab(shippedLabPath(lab)).document;
    Edit edit(document);
    edit.set(Topology::kHeaderId, LabHeader{lab, {}, {}});
    return document.apply(edit.patch()) ? document : Document();
}

/// One for each drawing that is open, for as long as it is.
class Witnesses {
public:
    Witnesses(WindowFixture &desk, const RandomUser &user, const RandomKeeper &keeper)
        : m_desk(desk), m_user(user), m_keeper(keeper)
    {
    }

    DrawingWitness &ofActive() { return *m_all.at(&m_desk.editor()); }

    /// Finds those that were opened since.
    void watch()
    {
        for (DrawingTab *tab : m_desk.window().tabs().all())
            if (!m_all.contains(&tab->editor()))
                add(tab->editor(), tab->run());
    }

    /// What the kernel says comes into the picture a little later: that is waited for now and then.
    bool isPictureDone(bool waits) { return waits || !m_desk.window().tab().run().live(); }

    QString ofPicture(const CanvasScene &scene)
    {
        QString complaint;
        const auto isRight = [&] { return (complaint = ofActive().ofPicture(scene)).isEmpty(); };
        if (m_desk.window().tab().run().live())
            (void)QTest::qWaitFor(isRight, kSettle);
        else
            (void)isRight();
        return complaint;
    }

private:
    void add(Editor &editor, LabRun &run)
    {
        DrawingWitness *witness = (m_all[&editor] = std::make_unique<DrawingWitness>(editor, run)).get();
        QObject::connect(&editor, &Editor::changed, &m_watching, [this, witness] {
            if (!m_user.walks() && !m_keeper.walks())
                witness->note();
        });
        QObject::connect(&editor, &Editor::documentReset, &m_watching, [witness] { witness->begin(); });
        QObject::connect(&editor, &QObject::destroyed, &m_watching, [this, gone = &editor] { m_all.erase(gone); });
    }

    WindowFixture &m_desk;
    const RandomUser &m_user;
    const RandomKeeper &m_keeper;
    std::map<const Editor *, std::unique_ptr<DrawingWitness>> m_all;
    QObject m_watching;
};

}  // namespace

class RandomUserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keepsEverythingWhole_data();
    void keepsEverythingWhole();

private:
    quint32 m_seed = 0;
};

void RandomUserTest::initTestCase()
{
    bool given = false;
    const quint32 seed = qEnvironmentVariable("TOILE_SEED").toUInt(&given);
    m_seed = given ? seed : kSeed;
    qInfo("TOILE_SEED=%u", m_seed);
}

void RandomUserTest::keepsEverythingWhole_data()
{
    QTest::addColumn<int>("round");
    for (int round = 0; round < kRounds; ++round)
        QTest::addRow("%d", round) << round;
}

/// Every other round begins with a lab of the course, the others with an empty sheet.
void RandomUserTest::keepsEverythingWhole()
{
    QFETCH(int, round);
    const QStringList labs = shippedLabs();
    QGuiApplication::clipboard()->clear();
    WindowFixture desk;
    desk.action("actionNew")->trigger();
    desk.editor().reset(round % 2 == 0 ? Document() : labWithoutTexts(labs[round / 2 % labs.size()]), {});
    desk.action("actionFit")->trigger();
    RandomUser user(desk, m_seed + quint32(round));
    RandomKeeper keeper(desk, m_seed + quint32(round));
    Witnesses witnesses(desk, user, keeper);
    QStringList did;
    const auto holds = [&](const QString &complaint) {
        if (!complaint.isEmpty())
            qWarning("TOILE_SEED=%u, round %d:\n%s", m_seed, round, qPrintable(did.mid(did.size() - 12).join(u'\n')));
        return complaint;
    };
    for (int act = 1; act <= kActs; ++act) {
        witnesses.watch();
        QString complaint;
        did << QStringLiteral("%1 %2").arg(act).arg(act % kKeep == 0 ? keeper.act(complaint) : user.act());
        QCOMPARE(holds(complaint), QString());
        if (act % kRest == 0)
            QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        witnesses.watch();
        DrawingWitness &witness = witnesses.ofActive();
        QCOMPARE(holds(witness.ofDocument()), QString());
        QCOMPARE(holds(witness.ofStep()), QString());
        if (witnesses.isPictureDone(act % kRest == 0)) {
            for (CanvasView *view : desk.window().tab().views())
                QCOMPARE(holds(witnesses.ofPicture(view->canvasScene())), QString());
        }
        if (act % kFile == 0) {
            QCOMPARE(holds(witness.ofFile()), QString());
            if (!desk.window().tab().isRunning())
                QCOMPARE(holds(witness.ofReading(desk.window().canvas().canvasScene())), QString());
        }
    }
    DrawingWitness &witness = witnesses.ofActive();
    QCOMPARE(holds(witness.ofHistory()), QString());
    if (round % kWalk == 0)
        QCOMPARE(holds(witness.ofWalk()), QString());
}

QTEST_MAIN(RandomUserTest)
#include "tst_window_randomuser.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
// Ten thousand things that a person may do, at random: the document keeps its rules, the canvas shows what the document
// holds, history leads where it led, and a file holds all of it. The environment variable TOILE_SEED does one run
// again.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/window/drawingwitness.h"
#include "tests/window/randomuser.h"
#include "ui/window/drawingtab.h"

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

/// Most of the time would go into laying out what is written for its reader.
Document labWithoutTexts(const QString &lab)
{
    Document document = loadLab(shippedLabPath(lab)).document;
    Edit edit(document);
    edit.set(Topology::kHeaderId, LabHeader{lab, {}, {}});
    return document.apply(edit.patch()) ? document : Document();
}

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
    Editor &editor = desk.editor();
    editor.reset(round % 2 == 0 ? Document() : labWithoutTexts(labs[round / 2 % labs.size()]), {});
    desk.action("actionFit")->trigger();
    DrawingWitness witness(editor);
    RandomUser user(desk, m_seed + quint32(round));
    QObject watching;
    connect(&editor, &Editor::changed, &watching, [&] {
        if (!user.walks())
            witness.note();
    });
    QStringList did;
    const auto holds = [&](const QString &complaint) {
        if (!complaint.isEmpty())
            qWarning("TOILE_SEED=%u, round %d:\n%s", m_seed, round, qPrintable(did.mid(did.size() - 12).join(u'\n')));
        return complaint;
    };
    for (int act = 1; act <= kActs; ++act) {
        did << QStringLiteral("%1 %2").arg(act).arg(user.act());
        if (act % kRest == 0)
            QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(holds(witness.ofDocument()), QString());
        QCOMPARE(holds(witness.ofStep()), QString());
        for (CanvasView *view : desk.window().tab().views())
            QCOMPARE(holds(witness.ofPicture(view->canvasScene())), QString());
        if (act % kFile == 0) {
            QCOMPARE(holds(witness.ofFile()), QString());
            QCOMPARE(holds(witness.ofReading(desk.window().canvas().canvasScene())), QString());
        }
    }
    QCOMPARE(holds(witness.ofHistory()), QString());
    if (round % kWalk == 0)
        QCOMPARE(holds(witness.ofWalk()), QString());
}

QTEST_MAIN(RandomUserTest)
#include "tst_window_randomuser.moc"

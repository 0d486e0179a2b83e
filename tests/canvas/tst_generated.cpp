// SPDX-License-Identifier: GPL-2.0-or-later
// Where a network that is made in one go comes to stand among what is drawn already.
#include "core/arrange/generate.h"
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/canvasfixture.h"

#include <QtTest>

using namespace toile;
using arrange::Shape;

class GeneratedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m = std::make_unique<CanvasFixture>(); }
    void cleanup() { m.reset(); }

    void comesBesideWhatIsDrawn_data()
    {
        useAssets();
        QTest::addColumn<QString>("lab");
        QTest::addColumn<Shape>("shape");
        const std::pair<const char *, Shape> shapes[] = {{"star", Shape::Star}, {"chain", Shape::Chain},
                                                         {"ring", Shape::Ring}, {"mesh", Shape::Mesh},
                                                         {"tree", Shape::Tree}, {"trunk", Shape::Trunk}};
        for (const QString &lab : shippedLabs()) {
            for (const auto &[name, shape] : shapes)
                QTest::addRow("%s %s", qPrintable(lab), name) << lab << shape;
        }
    }

    void comesBesideWhatIsDrawn()
    {
        QFETCH(QString, lab);
        QFETCH(Shape, shape);
        m->open(lab);
        verifyBeside(shape);
    }

    /// Scrolled no farther than it must.
    void theViewFollowsWhatIsMade()
    {
        m->open(QStringLiteral("case-2.3"));
        m->view().resize(900, 600);
        m->view().zoomBy(0.6);
        m->view().centerOn(m->box("Host1").center());
        const QRectF before = seen();
        const QRectF made = make(Shape::Star, 3);
        QVERIFY(!before.contains(made));
        QVERIFY(seen().contains(made));
        QVERIFY(seen().adjusted(200, 200, -200, -200).intersects(before.united(made)));
        QVERIFY(!seen().adjusted(200, 200, -200, -200).contains(made));
    }

    /// There is nothing in the middle of the view but a cable and a frame.
    void comesBesideCablesAndFrames()
    {
        QVERIFY(m->drop("pc", {-900, 400}) && m->drop("pc", {1700, 400}));
        const Result<Patch> joined =
            connectElements(m->editor().document(), m->machine("PC1"), m->machine("PC2"), false);
        QVERIFY(joined && m->editor().perform(QStringLiteral("Cable"), *joined));
        Note frame;
        frame.shape = FrameNote{};
        QVERIFY(m->editor().perform(QStringLiteral("Frame"),
                                    addNote(m->editor().document(), frame, QRectF(-300, 600, 1600, 1000))));
        m->view().centerOn(400, 500);
        verifyBeside(Shape::Star);
    }

private:
    void verifyBeside(Shape shape)
    {
        const Geometry before = m->geometry();
        const QRectF all = make(shape, 8);
        for (const auto &[id, box] : before.boxes) {
            QCOMPARE(m->geometry().box(id), box);
            QVERIFY2(!all.intersects(box), qPrintable(m->topology().label(id)));
        }
        for (const auto &[id, path] : before.cables) {
            QVERIFY2(!path.intersects(all), qPrintable(m->topology().label(id)));
            QVERIFY2(isExactly(path, m->geometry().cables.at(id)), qPrintable(m->topology().label(id)));
        }
    }

    QRectF seen() const { return m->view().mapToScene(m->view().viewport()->rect()).boundingRect(); }

    /// In the middle of the view, if that could be; where it is.
    QRectF make(Shape shape, int machines)
    {
        arrange::Generator wanted;
        wanted.shape = shape;
        wanted.machines = machines;
        wanted.prefix = arrange::suggestedPrefix(m->topology(), shape);
        std::vector<Id> made;
        const Result<Patch> patch = arrange::generate(m->editor().document(), wanted, m->view().centre(), &made);
        if (!patch)
            return {};
        m->view().insertMade(QStringLiteral("Generate"), *patch, made);
        QRectF all;
        for (const Id id : made)
            all |= m->geometry().box(id);
        return all;
    }

    std::unique_ptr<CanvasFixture> m;
};

QTEST_MAIN(GeneratedTest)
#include "tst_generated.moc"

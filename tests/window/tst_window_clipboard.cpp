// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile.h"
#include "core/model/pictures.h"
#include "resources/assets.h"
#include "tests/support/mousedrag.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/clipboard.h"
#include "ui/canvas/geometry.h"

#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QStatusBar>
#include <QTest>

using namespace toile;

namespace {

QByteArray contentOf(const char *type)
{
    return QGuiApplication::clipboard()->mimeData()->data(QString::fromLatin1(type));
}

/// A window with a lab and hands on it.
class Desk {
public:
    explicit Desk(const char *lab)
    {
        fixture.open(QString::fromLatin1(lab));
        fixture.window().show();
    }

    CanvasView &canvas() { return fixture.window().canvas(); }
    const Topology &topology() { return fixture.topology(); }
    const Topology &t() { return topology(); }
    void choose(const char *machine) { fixture.editor().setSelection({fixture.machine(machine)}); }
    void key(Qt::Key key)
    {
        fixture.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
        canvas().setFocus();
        QTest::keyClick(&canvas(), key, Qt::ControlModifier);
    }
    QString said() { return fixture.window().statusBar()->currentMessage(); }
    QRectF box(const char *machine) { return canvas().canvasScene().geometry().box(fixture.machine(machine)); }
    QPoint at(QPointF scene) { return canvas().mapFromScene(scene); }

    void hover(QPoint here)
    {
        QWidget *viewport = canvas().viewport();
        QMouseEvent event(QEvent::MouseMove, here, viewport->mapToGlobal(here), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(viewport, &event);
    }

    void drag(QPointF from, QPointF by, Qt::KeyboardModifiers modifiers, bool releaseIt = true)
    {
        dragMouse(canvas().viewport(), at(from), at(from + by), modifiers, releaseIt);
    }

    WindowFixture fixture;
};

}  // namespace

class ClipboardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }
    void init() { QGuiApplication::clipboard()->clear(); }

    void copyAndPasteBesideByKeyboard()
    {
        Desk desk("case-1b");
        const QByteArray before = writeLab(desk.fixture.editor().document());
        desk.choose("VM1");
        desk.key(Qt::Key_C);
        QCOMPARE(writeLab(desk.fixture.editor().document()), before);
        desk.key(Qt::Key_V);
        const Id copy = desk.fixture.machine("VM2");
        QVERIFY(copy);
        QCOMPARE(desk.fixture.editor().selection(), std::vector<Id>{copy});
        QCOMPARE(desk.t().machine(copy)->parent, desk.fixture.machine("Host1"));
        QCOMPARE(desk.t().interface(desk.fixture.interface("VM2", "eth0"))->addresses.at(0).toString(),
                 QStringLiteral("2.0.0.3/8"));
        QVERIFY(!desk.box("VM1").intersects(desk.box("VM2")));
        QVERIFY(desk.box("Host1").contains(desk.box("VM2")));
        // One action.
        desk.key(Qt::Key_Z);
        QCOMPARE(writeLab(desk.fixture.editor().document()), before);
    }

    void cutGoesIntoAnotherWindow()
    {
        Desk desk("case-1b");
        Desk other("tp2");
        desk.choose("Host1");
        desk.key(Qt::Key_X);
        QVERIFY(!desk.fixture.machine("Host1") && !desk.fixture.machine("VM1"));
        other.key(Qt::Key_V);
        // There are a Host1 and four VMs in that drawing already.
        QVERIFY(other.fixture.machine("Host2"));
        const Id inside = other.t().childrenOf(other.fixture.machine("Host2")).at(0);
        QCOMPARE(other.t().label(inside), QStringLiteral("VM5"));
        QCOMPARE(other.t().machine(inside)->routes.size(), std::size_t(1));
        QVERIFY(other.t().cableAt(other.t().interfacesOf(inside).at(0)));
    }

    void pastesUnderThePointer()
    {
        Desk desk("case-1b");
        desk.choose("VM1");
        desk.key(Qt::Key_C);
        const QRectF host = desk.box("Host2");
        desk.hover(desk.at(host.center()));
        desk.key(Qt::Key_V);
        QCOMPARE(desk.t().machine(desk.fixture.machine("VM2"))->parent, desk.fixture.machine("Host2"));
        desk.hover(QPoint(30, 30));
        desk.key(Qt::Key_V);
        const Id third = desk.fixture.machine("VM3");
        QVERIFY(third && !desk.t().machine(third)->parent);
    }

    void theClipboardHoldsTextAndPictures()
    {
        Desk desk("case-1b");
        desk.choose("Host1");
        desk.key(Qt::Key_C);
        const QMimeData *content = QGuiApplication::clipboard()->mimeData();
        const LoadedLab text = parseLab(content->text().toUtf8());
        QVERIFY(text.ok());
        QCOMPARE(text.document.topology().machines.size(), std::size_t(2));
        QCOMPARE(contentOf(kFragmentMimeType), content->text().toUtf8());
        QVERIFY(contentOf("image/svg+xml").contains("<svg"));
        const QImage image = qvariant_cast<QImage>(content->imageData());
        QVERIFY(image.width() > 200 && image.height() > 100);
    }

    void textFromSomewhereElseIsPasted()
    {
        Desk desk("case-1");
        QGuiApplication::clipboard()->setText(QStringLiteral(
            R"({"toile": 1, "name": "x", "machines": [{"name": "PC7", "kind": "pc", "interfaces": []}]})"));
        desk.key(Qt::Key_V);
        QVERIFY(desk.fixture.machine("PC7"));
    }

    void whatIsNoDrawingChangesNothingAndIsExplained()
    {
        Desk desk("case-1");
        const QByteArray before = writeLab(desk.fixture.editor().document());
        for (const char *text : {"", "ip link set eth0 up", "{\"toile\": 1, \"machines\": 3}"}) {
            QGuiApplication::clipboard()->setText(QString::fromLatin1(text));
            desk.fixture.window().statusBar()->clearMessage();
            desk.key(Qt::Key_V);
            QVERIFY2(desk.said().contains(QStringLiteral("clipboard")), text);
            QCOMPARE(writeLab(desk.fixture.editor().document()), before);
            QVERIFY(!desk.fixture.editor().isModified());
        }
    }

    void duplicateIsBesideAndOneAction()
    {
        Desk desk("case-1b");
        desk.choose("Host1");
        desk.key(Qt::Key_D);
        QVERIFY(desk.fixture.machine("Host3") && desk.fixture.machine("VM2"));
        QVERIFY(!desk.box("Host1").intersects(desk.box("Host3")) && !desk.box("Host2").intersects(desk.box("Host3")));
        QCOMPARE(desk.fixture.editor().undoStack().count(), 1);
    }

    void aDuplicateOfEverythingIsBesideToo()
    {
        Desk desk("tp1");
        const QRectF before = desk.box("Host1") | desk.box("Host2");
        desk.fixture.action("actionSelectAll")->trigger();
        desk.key(Qt::Key_D);
        QVERIFY(!before.intersects(desk.box("Host3")) && !before.intersects(desk.box("Host4")));
        QVERIFY(desk.box("Host3").contains(desk.box("VM4")));
    }

    void dragWithCtrlDragsACopy()
    {
        Desk desk("case-1b");
        const QRectF was = desk.box("Host2");
        const QByteArray before = writeLab(desk.fixture.editor().document());
        const QPointF grip = was.bottomLeft() + QPointF(30, -14);
        desk.drag(grip, QPointF(0, 160), Qt::ControlModifier);
        QCOMPARE(desk.box("Host2"), was);
        QVERIFY(desk.fixture.machine("Host3"));
        QVERIFY(desk.box("Host3").top() > was.top() + 100);
        QCOMPARE(desk.fixture.editor().selection(), std::vector<Id>{desk.fixture.machine("Host3")});
        QCOMPARE(desk.fixture.editor().undoStack().count(), 1);
        desk.key(Qt::Key_Z);
        QCOMPARE(writeLab(desk.fixture.editor().document()), before);
        // Escape leaves no copy.
        desk.drag(grip, QPointF(0, 160), Qt::ControlModifier, false);
        QVERIFY(desk.fixture.machine("Host3"));
        QTest::keyClick(&desk.canvas(), Qt::Key_Escape);
        QCOMPARE(writeLab(desk.fixture.editor().document()), before);
        QTest::mouseRelease(desk.canvas().viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(5, 5));
        // A click with Ctrl still takes it out of the selection.
        desk.choose("Host2");
        QTest::mouseClick(desk.canvas().viewport(), Qt::LeftButton, Qt::ControlModifier, desk.at(grip));
        QVERIFY(desk.fixture.editor().selection().empty());
    }

    void ctrlOnceItMovesIsNoCopy()
    {
        Desk desk("case-1b");
        const QPointF grip = desk.box("Host2").bottomLeft() + QPointF(30, -14);
        const double top = desk.box("Host2").top();
        QTest::mousePress(desk.canvas().viewport(), Qt::LeftButton, Qt::NoModifier, desk.at(grip));
        QMouseEvent event(QEvent::MouseMove, desk.at(grip + QPointF(0, 160)),
                          desk.canvas().viewport()->mapToGlobal(desk.at(grip + QPointF(0, 160))), Qt::NoButton,
                          Qt::LeftButton, Qt::ControlModifier);
        QApplication::sendEvent(desk.canvas().viewport(), &event);
        QTest::mouseRelease(desk.canvas().viewport(), Qt::LeftButton, Qt::NoModifier, desk.at(grip + QPointF(0, 160)));
        QVERIFY(!desk.fixture.machine("Host3"));
        QVERIFY(desk.box("Host2").top() > top + 100);
    }

    void inAFieldTheKeysMeanItsText()
    {
        Desk desk("case-1b");
        desk.choose("VM1");
        auto *name = desk.fixture.find<QLineEdit>("field-name");
        name->setFocus();
        name->selectAll();
        QTest::keyClick(name, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("VM1"));
    }

    void cablesAloneAreNotCopied()
    {
        Desk desk("case-1b");
        desk.fixture.editor().setSelection({desk.t().cables.begin()->first});
        desk.key(Qt::Key_C);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
        QVERIFY(!desk.said().isEmpty());
    }

    /// A screenshot, say.
    void aPictureOfAnotherProgramIsPasted()
    {
        Desk desk("case-1b");
        QImage image(120, 80, QImage::Format_RGB32);
        image.fill(Qt::darkGreen);
        QGuiApplication::clipboard()->setImage(image);
        desk.hover(desk.at(desk.box("Host2").bottomLeft() + QPointF(60, 120)));
        desk.key(Qt::Key_V);
        QCOMPARE(desk.topology().notes.size(), std::size_t(1));
        const Note &note = desk.topology().notes.begin()->second;
        const auto *picture = std::get_if<PictureNote>(&note.shape);
        QVERIFY(picture);
        QCOMPARE(QImage::fromData(picture->data).convertToFormat(QImage::Format_RGB32), image);
        desk.key(Qt::Key_Z);
        QVERIFY(desk.topology().notes.empty());
    }

    /// As PNG it has far more bytes than a picture may have.
    void aLargePhotographIsPastedToo()
    {
        Desk desk("case-1b");
        QImage image(1600, 1000, QImage::Format_RGB32);
        quint32 noise = 1;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) {
                noise = noise * 1664525 + 1013904223;
                image.setPixel(x, y, qRgb(x / 7, y / 4, int(noise >> 26)));
            }
        QGuiApplication::clipboard()->setImage(image);
        desk.key(Qt::Key_V);
        QCOMPARE(desk.topology().notes.size(), std::size_t(1));
        const auto *picture = std::get_if<PictureNote>(&desk.topology().notes.begin()->second.shape);
        QVERIFY(picture);
        QCOMPARE(pictureKindOf(picture->data), PictureKind::Jpeg);
    }
};

QTEST_MAIN(ClipboardTest)
#include "tst_window_clipboard.moc"

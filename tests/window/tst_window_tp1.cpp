// SPDX-License-Identifier: GPL-2.0-or-later
// The course's first practical, drawn from an empty canvas with mouse and keyboard alone, in fewer than forty gestures.
//
// What counts as one gesture: a click, a double click, a drag from press to release, one key or key chord, one text
// typed without a pause (the Enter after it counts again). Moving the pointer to where it is needed counts nothing.
#include "core/lab/labfile.h"
#include "core/lab/lower.h"
#include "resources/assets.h"
#include "tests/canvas/canvashand.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/geometry.h"
#include "ui/window/elementpalette.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QTimer>

using namespace toile;

namespace {

constexpr int kFewerThan = 40;

/// Draws as somebody does who looks before each click, and counts.
class Draughtsman {
public:
    explicit Draughtsman(WindowFixture &desk) : m_desk(desk) {}

    int gestures() const { return m_gestures; }

    /// The entry of the palette; what it is then comes with each click.
    void take(const char *kind)
    {
        auto *palette = m_desk.find<ElementPalette>("elementPalette");
        for (int row = 0; row < palette->count(); ++row) {
            if (palette->item(row)->data(Qt::UserRole) == QLatin1String(kind))
                click(palette->viewport(), palette->visualItemRect(palette->item(row)).center());
        }
    }
    void click(QPointF place)
    {
        QVERIFY(reach(place));
        hand().click(place);
        ++m_gestures;
    }
    void doubleClick(QPointF place)
    {
        QVERIFY(reach(place));
        hand().doubleClick(place);
        ++m_gestures;
    }
    void click(QWidget *widget)
    {
        QVERIFY(widget && widget->isVisible());
        click(widget, widget->rect().center());
    }
    /// A cable from the round handle over a box.
    void pull(Id from, QPointF to) { drag(hand().knob(from), to); }
    void drag(QPointF from, QPointF to)
    {
        QVERIFY(reach(from) && reach(to));
        hand().drag(from, to);
        ++m_gestures;
    }
    void type(const char *text)
    {
        if (QWidget *field = focused())
            QTest::keyClicks(field, QString::fromLatin1(text));
        ++m_gestures;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        if (QWidget *widget = focused())
            QTest::keyClick(widget, key, modifiers);
        ++m_gestures;
    }

    /// Until the view is at rest.
    bool waitsForRest()
    {
        auto *keepFitting = canvas().findChild<QTimer *>(QStringLiteral("keepFitting"));
        return QTest::qWaitFor([&] { return !keepFitting->isActive(); });
    }
    const Geometry &geometry() { return canvas().canvasScene().geometry(); }
    CanvasView &canvas() { return m_desk.window().canvas(); }

private:
    CanvasHand hand() { return CanvasHand(canvas()); }
    /// What has the keyboard, once the dialog that is asked for is there.
    QWidget *focused()
    {
        if (!QApplication::activeWindow())  // this platform has no window manager that does it after a dialog
            m_desk.window().activateWindow();
        const auto isThere = [] {
            const QWidget *dialog = QApplication::activeModalWidget();
            return QApplication::focusWidget() && (!dialog || dialog->isActiveWindow());
        };
        return QTest::qWaitFor(isThere) ? QApplication::focusWidget() : nullptr;
    }
    /// Whether it can be seen, once the view is at rest.
    bool reach(QPointF place)
    {
        if (QTest::currentTestFailed())
            return false;
        return waitsForRest() && canvas().viewport()->rect().contains(canvas().mapFromScene(place));
    }
    void click(QWidget *widget, QPoint at)
    {
        QVERIFY(QTest::qWaitFor([&] { return widget->isVisible(); }));
        QVERIFY(widget->visibleRegion().contains(at));
        QTest::mouseClick(widget, Qt::LeftButton, {}, at);
        ++m_gestures;
    }

    WindowFixture &m_desk;
    int m_gestures = 0;
};

/// How it is the same whatever ports are called.
using Plug = std::tuple<QString, QString, QString>;

Plug plugOf(const Topology &topology, Id id)
{
    const Interface &end = *topology.interface(id);
    const QString machine = topology.machine(end.machine)->name;
    return end.bridge ? Plug{machine, topology.interface(end.bridge)->name, QString()}
                      : Plug{machine, QString(), end.name};
}

/// Ports of bridges are called as in `model`, where the same cable is; MACs are left to the kernel.
Topology comparable(Topology drawn, const Topology &model)
{
    for (auto &[id, interface] : drawn.interfaces)
        interface.mac.reset();
    for (const auto &[id, cable] : drawn.cables) {
        for (const auto &[other, wanted] : model.cables) {
            for (const auto &[a, b] : {std::pair(wanted.a, wanted.b), std::pair(wanted.b, wanted.a)}) {
                if (plugOf(drawn, cable.a) == plugOf(model, a) && plugOf(drawn, cable.b) == plugOf(model, b)) {
                    drawn.interfaces.at(cable.a).name = model.interface(a)->name;
                    drawn.interfaces.at(cable.b).name = model.interface(b)->name;
                }
            }
        }
    }
    return drawn;
}

}  // namespace

class Tp1Test : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isDrawnInFewGestures();
};

void Tp1Test::isDrawnInFewGestures()
{
    WindowFixture desk;
    desk.window().resize(1600, 1000);
    desk.action("actionNew")->trigger();
    Draughtsman person(desk);
    const auto machine = [&](const char *name) { return desk.machine(name); };
    const auto box = [&](Id id) { return person.geometry().box(id); };
    const auto inHost = [&](double x, double y) { return box(machine("Host1")).topLeft() + QPointF(x, y); };
    const auto bridge = [&](const char *name) { return box(desk.interface("Host1", name)).center(); };
    const auto address = [&](const char *name, const char *tab, const char *text) {
        person.doubleClick(person.canvas().canvasScene().addressesRect(desk.interface(name, tab)).center());
        person.type(text);
        person.press(Qt::Key_Return);
    };

    // The boxes, in the view of an empty drawing: two hosts, two VMs and two bridges.
    QVERIFY(person.waitsForRest());
    const QPointF middle = person.canvas().mapToScene(person.canvas().viewport()->rect().center());
    person.take("host");
    person.click(middle + QPointF(-400, -200));
    person.click(middle + QPointF(380, -150));
    person.press(Qt::Key_Escape);
    person.click(inHost(96, 100));
    const QPointF corner = box(machine("Host1")).bottomRight();
    person.drag(corner, corner + QPointF(300, 320));
    person.take("vm");
    person.click(inHost(120, 90));
    person.click(inHost(120, 330));
    person.take("bridge");
    person.click(inHost(400, 90));
    person.click(inHost(260, 220));
    person.press(Qt::Key_Escape);

    // The cables and their addresses; from the first address of each network on, the others come by themselves.
    person.pull(desk.interface("Host1", "br0"), box(machine("Host2")).topLeft() + QPointF(150, 18));
    address("Host2", "eth0", "1.0.0.2/8");
    person.pull(machine("VM1"), bridge("br0"));
    address("VM1", "eth0", "1.0.0.11/8");
    person.pull(machine("VM1"), bridge("br1"));
    address("VM1", "eth1", "2.0.0.1/8");
    person.pull(machine("VM2"), bridge("br1"));

    // VM2's way out is VM1, which forwards from then on; then VM1's NAT.
    person.click(box(machine("VM2")).center());
    person.press(Qt::Key_R, Qt::ControlModifier);
    person.press(Qt::Key_End);
    person.press(Qt::Key_Return);
    person.click(box(machine("VM1")).center());
    person.click(desk.find<QPushButton>("masqueradeButton"));

    // VM3 is another VM2.
    person.click(box(machine("VM2")).center());
    person.press(Qt::Key_D, Qt::ControlModifier);
    person.drag(person.geometry().tab(desk.interface("VM3", "eth0")).at, bridge("br1"));

    const Topology model = loadLab(shippedLabPath(QStringLiteral("tp1"))).document.topology();
    QVERIFY(lower(comparable(desk.topology(), model)) == lower(comparable(model, model)));
    qInfo("%d gestures", person.gestures());
    QVERIFY(person.gestures() < kFewerThan);
}

QTEST_MAIN(Tp1Test)
#include "tst_window_tp1.moc"

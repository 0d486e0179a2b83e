// SPDX-License-Identifier: GPL-2.0-or-later
// Every lab and every dialog through the real window, in both languages and both themes. Nothing that is written may
// be cut off. With TOILE_PICTURES=FOLDER the pictures are kept there to be looked at.
#include "core/lab/labfile.h"
#include "tests/window/everydialog.h"
#include "tests/window/picturekeeper.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/drawingtab.h"

#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace toile;

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looks_data() { PictureKeeper::addLooks(); }

    void looks()
    {
        PictureKeeper pictures;
        m_pictures = &pictures;
        startPage();
        for (const QString &lab : shippedLabs())
            shippedLab(lab);
        inspectors();
        vlans();
        physical();
        findingOnesWay();
        explaining();
        WindowFixture fixture;
        forEachDialog(fixture, [this](QDialog *dialog, const QString &name) { keep(dialog, name); });
    }

private:
    void startPage()
    {
        WindowFixture fixture;
        keep(&fixture.window(), QStringLiteral("start"));
    }

    void shippedLab(const QString &lab)
    {
        WindowFixture fixture;
        fixture.open(lab);
        QCoreApplication::processEvents();
        keep(&fixture.window(), lab);
    }

    void inspectors()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("tp1"));
        QCoreApplication::processEvents();  // its instructions come to the front
        fixture.find<QDockWidget>("inspectorDock")->raise();
        fixture.editor().setSelection({fixture.machine("VM1")});
        keep(&fixture.window(), QStringLiteral("inspect-machine"));
        fixture.editor().setSelection({fixture.interface("Host1", "br0")});
        keep(&fixture.window(), QStringLiteral("inspect-bridge"));
        fixture.editor().setSelection({fixture.interface("VM1", "eth0")});
        auto *address = fixture.find<QLineEdit>("field-addresses-0");
        address->setFocus();
        address->setText(QStringLiteral("1.0.0.300/8"));
        QTest::keyClick(address, Qt::Key_Return);
        keep(&fixture.window(), QStringLiteral("inspect-bad-value"));
        fixture.editor().setSelection({fixture.topology().cables.begin()->first});
        keep(&fixture.window(), QStringLiteral("inspect-cable"));
        fixture.editor().setSelection({fixture.machine("VM1"), fixture.machine("VM2"), fixture.machine("VM3")});
        keep(&fixture.window(), QStringLiteral("inspect-several"));
        for (const char *dock : {"pingDock", "checksDock"}) {
            fixture.find<QDockWidget>(dock)->raise();
            keep(&fixture.window(), QString::fromLatin1(dock));
        }
        fixture.action("actionInsert-note")->trigger();
        keep(&fixture.window(), QStringLiteral("note"));
    }

    void vlans()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("vlan-router"));
        QCoreApplication::processEvents();  // its instructions come to the front
        fixture.find<QDockWidget>("inspectorDock")->raise();
        for (const auto &[machine, interface] :
             {std::pair{"SW1", "trunk0"}, std::pair{"SW1", "br0"}, std::pair{"R", "eth0.100"}}) {
            fixture.editor().setSelection({fixture.interface(machine, interface)});
            keep(&fixture.window(), QStringLiteral("inspect-") + QString::fromLatin1(interface));
        }
        fixture.editor().setSelection({});
        CanvasScene &scene = fixture.window().canvas().canvasScene();
        scene.setLens(100);
        keep(&fixture.window(), QStringLiteral("lens"));
        Edit edit(fixture.editor().document());
        const Id trunk = fixture.interface("SW2", "trunk0");
        Interface narrow = *fixture.topology().interface(trunk);
        narrow.vlans.tagged = {{200, 200}};
        edit.set(trunk, narrow);
        QVERIFY(fixture.editor().perform(QStringLiteral("narrow"), edit.patch()));
        keep(&fixture.window(), QStringLiteral("lens-cut"));
        fixture.editor().undoStack().undo();
        scene.setLens(0);
        fixture.open(QStringLiteral("vxlan"));
        QCoreApplication::processEvents();
        fixture.find<QDockWidget>("inspectorDock")->raise();
        fixture.editor().setSelection({fixture.interface("Host1", "vxlan42")});
        keep(&fixture.window(), QStringLiteral("inspect-vxlan"));
        fixture.editor().setSelection({});
        // That drawing has a tab, and a canvas, of its own.
        fixture.action("actionVxlanOverlay")->trigger();
        keep(&fixture.window(), QStringLiteral("overlay"));
        const QImage overlay = m_pictures->last();
        fixture.action("actionVxlanUnderlay")->trigger();
        keep(&fixture.window(), QStringLiteral("underlay"));
        QVERIFY(m_pictures->last() != overlay);
    }

    void physical()
    {
        for (const char *lab : {"case-1b", "case-2.2", "tp1", "tp2", "vxlan"}) {
            WindowFixture fixture;
            fixture.open(QString::fromLatin1(lab));
            QCoreApplication::processEvents();
            fixture.action("actionPhysical")->trigger();
            QTRY_VERIFY(!fixture.window().findChild<QWidget *>(QStringLiteral("morph")));
            keep(&fixture.window(), QStringLiteral("physical-") + QString::fromLatin1(lab));
        }
    }

    void findingOnesWay()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("tp1"));
        fixture.find<QDockWidget>("outlineDock")->raise();
        fixture.editor().setSelection({fixture.interface("VM1", "eth1")});
        keep(&fixture.window(), QStringLiteral("outline"));
        fixture.editor().setSelection({});
        fixture.action("actionFind")->trigger();
        QTest::keyClicks(fixture.find<QLineEdit>("searchText"), QStringLiteral("2.0.0"));
        keep(&fixture.window(), QStringLiteral("search"));
        QTest::keyClick(fixture.find<QLineEdit>("searchText"), Qt::Key_Escape);
        fixture.action("actionMinimap")->trigger();
        fixture.window().canvas().zoomBy(2.5);
        keep(&fixture.window(), QStringLiteral("minimap"));
        fixture.window().canvas().zoomBy(0.1);
        keep(&fixture.window(), QStringLiteral("far-away"));
    }

    void explaining()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("tp1"));
        fixture.find<QDockWidget>("instructionsDock")->raise();
        keep(&fixture.window(), QStringLiteral("instructions"));
        fixture.find<QPushButton>("instructionsEdit")->click();
        keep(&fixture.window(), QStringLiteral("instructions-edit"));
        fixture.find<QPushButton>("instructionsEdit")->click();
        const auto write = [&](const QString &text) {
            Edit edit(fixture.editor().document());
            const Id id = fixture.editor().selection().front();
            Note note = fixture.topology().notes.at(id);
            note.text.fr = note.text.en = text;
            edit.set(id, note);
            QVERIFY(fixture.editor().perform(QStringLiteral("write"), edit.patch()));
        };
        fixture.editor().setSelection({fixture.machine("VM2"), fixture.machine("VM3")});
        fixture.action("actionInsert-frame")->trigger();
        write(QStringLiteral("2.0.0.0/8"));
        fixture.editor().setSelection({fixture.machine("VM2"), fixture.machine("Host2")});
        fixture.action("actionInsert-arrow")->trigger();
        write(QStringLiteral("ping"));
        fixture.action("actionInsert-note")->trigger();
        write(QStringLiteral("# NAT\n**VM1** masquerades:\n- `iptables -t nat -vL`\n- `conntrack -L`"));
        fixture.window().canvas().insertPicture(
            QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='90' height='60'><rect width='90' height='60' "
                       "rx='8' fill='#0072b2'/><circle cx='45' cy='30' r='20' fill='#ffffff'/></svg>"));
        fixture.window().tab().fit();
        keep(&fixture.window(), QStringLiteral("notes"));
    }

    void keep(QWidget *widget, const QString &name) { m_pictures->keep(widget, name); }

    PictureKeeper *m_pictures = nullptr;
};

QTEST_MAIN(PicturesTest)
#include "tst_window_pictures.moc"

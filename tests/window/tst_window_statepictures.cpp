// SPDX-License-Identifier: GPL-2.0-or-later
// What is seen while somebody draws, and what a window asks and tells, in both languages and both themes: nothing that
// is written may be cut off. With TOILE_PICTURES=FOLDER the pictures are kept there to be looked at.
#include "core/lab/labfile.h"
#include "tests/canvas/canvashand.h"
#include "tests/window/picturekeeper.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/elementpalette.h"
#include "ui/window/recentlist.h"
#include "ui/window/tour.h"

#include <QDialog>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileDialog>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QUndoView>

using namespace toile;

namespace {

/// A window with a drawing, and somebody's hand on it.
class Sheet : public WindowFixture {
public:
    explicit Sheet(const char *lab)
    {
        open(QLatin1String(lab));
        QCoreApplication::processEvents();  // its instructions come to the front
        find<QDockWidget>("inspectorDock")->raise();
        QCoreApplication::processEvents();
        action("actionFit")->trigger();
    }

    CanvasView &canvas() { return window().canvas(); }
    const Geometry &geometry() { return canvas().canvasScene().geometry(); }
    QRectF box(const char *name) { return geometry().box(machine(name)); }
    void click(const char *button) { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void saveAs(const QString &path)
    {
        action("actionSaveAs")->trigger();
        auto *dialog = find<QFileDialog>("saveDialog");
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(!window().findChild<QFileDialog *>());
    }
};

}  // namespace

class StatePicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looks_data() { PictureKeeper::addLooks(); }

    void looks()
    {
        PictureKeeper pictures;
        m_pictures = &pictures;
        tour();
        pulling();
        draggingBoxes();
        dropping();
        typing();
        menus();
        findings();
        history();
        files();
        recentFiles();
        several();
        dialogs();
    }

private:
    void tour()
    {
        WindowFixture fixture;
        fixture.open({});
        for (int step = 1; QPointer<Tour> tour = fixture.window().findChild<Tour *>(); ++step) {
            keep(fixture.window(), "tour-" + QByteArray::number(step));
            QTest::mouseClick(fixture.find<QPushButton>("tourNext"), Qt::LeftButton);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    void pulling()
    {
        Sheet sheet("case-1b");
        CanvasHand hand(sheet.canvas());
        const QPointF knob = hand.knob(sheet.machine("Host2"));
        hand.move(knob, Qt::NoButton);
        keep(sheet.window(), "knob");
        hand.press(knob);
        hand.move(knob + QPointF(-20, 40));
        hand.move(sheet.box("VM1").center());
        keep(sheet.window(), "pull-onto-machine");
        hand.move(sheet.geometry().tab(sheet.interface("VM1", "eth0")).at);
        keep(sheet.window(), "pull-onto-taken");
        hand.move(sheet.box("Host2").center());
        keep(sheet.window(), "pull-onto-itself");
        const QPointF empty = sheet.box("Host2").bottomRight() + QPointF(-40, 90);
        hand.move(empty);
        keep(sheet.window(), "pull-onto-nothing");
        hand.release(empty);
        QVERIFY(hand.offers());
        keep(*hand.offers(), "pull-offers");
        hand.offers()->close();
        for (const auto &[action, name] :
             {std::pair{"actionPingTool", "pull-ping"}, std::pair{"actionRouteTool", "pull-route"}}) {
            sheet.action(action)->trigger();
            const QPointF from = sheet.box("VM1").center();
            hand.move(from, Qt::NoButton);
            hand.press(from);
            hand.move(from + QPointF(30, 10));
            hand.move(sheet.box("Host2").center());
            keep(sheet.window(), name);
            sheet.canvas().setTool(CanvasView::Tool::Select);
        }
        sheet.editor().setSelection({sheet.machine("VM1")});
        sheet.action("actionConnect")->trigger();
        QTest::keyClick(&sheet.canvas(), Qt::Key_Tab);
        keep(sheet.window(), "connect-by-keys");
    }

    void draggingBoxes()
    {
        Sheet sheet("case-1b");
        sheet.drawPc("PC1");
        sheet.drawPc("PC2");
        sheet.action("actionFit")->trigger();
        CanvasHand hand(sheet.canvas());
        const auto grip = [&](const char *name) { return sheet.box(name).bottomLeft() + QPointF(20, -10); };
        const QPointF from = grip("PC2");
        const QPointF to = from + QPointF(sheet.box("Host2").left() - sheet.box("PC2").left() + 2, 30);
        hand.move(from, Qt::NoButton);
        hand.press(from);
        hand.move(from + (to - from) / 2);
        hand.move(to);
        keep(sheet.window(), "drag-guides");
        hand.move(sheet.box("Host1").bottomRight() - QPointF(80, 40));
        keep(sheet.window(), "drag-into-host");
        hand.release(sheet.box("Host1").bottomRight() - QPointF(80, 40));
        sheet.action("actionUndo")->trigger();
        const Id cable = sheet.topology().cables.begin()->first;
        sheet.editor().setSelection({cable});
        sheet.action("actionAddBend")->trigger();
        keep(sheet.window(), "bend");
        sheet.editor().setSelection({});
        hand.move(sheet.geometry().tab(sheet.interface("Host2", "eth0")).at, Qt::NoButton);
        QTRY_VERIFY(sheet.canvas().canvasScene().network());
        keep(sheet.window(), "network");
    }

    void dropping()
    {
        Sheet sheet("case-1b");
        QTest::keyClicks(sheet.find<QLineEdit>("paletteSearch"), QStringLiteral("po"));
        keep(sheet.window(), "palette-search");
        QTest::keyClicks(sheet.find<QLineEdit>("paletteSearch"), QStringLiteral("zzz"));
        keep(sheet.window(), "palette-nothing");
        sheet.find<QLineEdit>("paletteSearch")->clear();
        CanvasHand hand(sheet.canvas());
        QMimeData data;
        data.setData(QLatin1String(kKindMimeType), "vm");
        const QPoint at = hand.at(sheet.box("Host2").center());
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(sheet.canvas().viewport(), &enter);
        QDragMoveEvent over(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(sheet.canvas().viewport(), &over);
        keep(sheet.window(), "drop-into-host");
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(sheet.canvas().viewport(), &leave);
        auto *palette = sheet.find<ElementPalette>("elementPalette");
        QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, palette->visualItemRect(palette->item(2)).center());
        hand.move(sheet.box("Host1").bottomLeft() + QPointF(60, 60), Qt::NoButton);
        keep(sheet.window(), "placing");
    }

    void typing()
    {
        Sheet sheet("case-1b");
        sheet.editor().setSelection({sheet.machine("VM1")});
        sheet.action("actionRename")->trigger();
        keep(sheet.window(), "rename");
        type(sheet, QStringLiteral("Host2"));
        keep(sheet.window(), "rename-refused");
        QTest::keyClick(sheet.window().focusWidget(), Qt::Key_Escape);
        sheet.editor().setSelection({sheet.interface("VM1", "eth0")});
        sheet.action("actionEditAddresses")->trigger();
        keep(sheet.window(), "addresses");
        type(sheet, QStringLiteral("2.0.0.300/8"));
        keep(sheet.window(), "addresses-refused");
        QTest::keyClick(sheet.window().focusWidget(), Qt::Key_Escape);
        sheet.editor().setSelection({sheet.topology().cables.begin()->first});
        sheet.action("actionWhatIsThis")->trigger();
        keep(sheet.window(), "lesson-cable");
        sheet.action("actionFind")->trigger();
        QTest::keyClicks(sheet.find<QLineEdit>("searchText"), QStringLiteral("nowhere"));
        keep(sheet.window(), "search-nothing");
    }

    static void type(Sheet &sheet, const QString &text)
    {
        auto *field = qobject_cast<QLineEdit *>(sheet.window().focusWidget());
        QVERIFY(field);
        field->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    void menus()
    {
        Sheet sheet("vlan-router");
        for (QMenu *menu : sheet.window().findChildren<QMenu *>()) {
            if (menu->title().isEmpty() || menu->actions().isEmpty() ||
                menu->objectName() == QStringLiteral("recentMenu"))
                continue;
            menu->popup(QPoint(0, 0));
            const QString title = menu->title().remove(u'&').toLower().replace(u' ', u'-');
            keep(*menu, "menu-" + title.toUtf8());
            menu->close();
        }
        const std::pair<Id, const char *> menus[]{{{}, "menu-on-canvas"},
                                                  {sheet.machine("R"), "menu-on-machine"},
                                                  {sheet.interface("R", "eth0.100"), "menu-on-interface"},
                                                  {sheet.topology().cables.begin()->first, "menu-on-cable"}};
        for (const auto &[id, name] : menus) {
            sheet.editor().setSelection(id ? std::vector{id} : std::vector<Id>());
            Q_EMIT sheet.canvas().contextMenuWanted(id, sheet.window().mapToGlobal(QPoint(300, 200)));
            auto *menu = sheet.find<QMenu>("contextMenu");
            QVERIFY(menu);
            keep(*menu, name);
            menu->close();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
    }

    void findings()
    {
        Sheet sheet("case-1b");
        sheet.change<Machine>(sheet.machine("VM1"),
                              [](Machine &machine) { machine.routes.front().gateway = IpAddress::parse(u"9.9.9.9"); });
        sheet.change<Interface>(sheet.interface("Host2", "eth0"),
                                [](Interface &interface) { interface.addresses = {*IpPrefix::parse(u"1.0.0.1/24")}; });
        sheet.change<Machine>(sheet.machine("Host1"), [](Machine &machine) { machine.rules.clear(); });
        sheet.drawPc("PC1");
        sheet.find<QDockWidget>("findingsDock")->raise();
        QTRY_VERIFY(sheet.find<QLabel>("findingsLine")->isVisible());
        keep(sheet.window(), "findings");
        QTest::mouseClick(sheet.find<QToolButton>("findingsFold"), Qt::LeftButton);
        keep(sheet.window(), "findings-other-way");
        sheet.editor().setSelection({sheet.interface("Host2", "eth0")});
        keep(sheet.window(), "findings-at-field");
    }

    void history()
    {
        Sheet sheet("case-1b");
        for (const char *action :
             {"actionInsert-pc", "actionInsert-router", "actionInsert-switch", "actionInsert-note"})
            sheet.action(action)->trigger();
        sheet.editor().setSelection({sheet.machine("VM1")});
        sheet.action("actionDelete")->trigger();
        sheet.find<QDockWidget>("historyDock")->raise();
        QTRY_VERIFY(!sheet.find<QLabel>("historyPicture")->pixmap().isNull());
        keep(sheet.window(), "history");
        auto *list = sheet.find<QUndoView>("historyList");
        list->setCurrentIndex(list->model()->index(2, 0));
        keep(sheet.window(), "history-back");
    }

    void files()
    {
        Sheet sheet("case-1");
        const QString path = sheet.path(QStringLiteral("shared.toile"));
        sheet.saveAs(path);
        sheet.drawPc("PC1");
        QVERIFY(saveLab(loadLab(shippedLabPath(QStringLiteral("case-1b"))).document, path).ok());
        QTRY_VERIFY(sheet.find<QWidget>("noticeBar")->isVisible());
        // The folder has another name each time.
        keep(sheet.window(), "notice-changed");
        sheet.action("actionSave")->trigger();
        question(sheet, "overwriteQuestion");
        sheet.click("noticeOffer");
        question(sheet, "reloadQuestion");
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(sheet.find<QPushButton>("noticeOffer")->isVisible());
        keep(sheet.window(), "notice-gone");
        sheet.saveAs(QStringLiteral("/proc/none/shared.toile"));
        question(sheet, "notSavedQuestion");
    }

    void question(WindowFixture &fixture, const char *name)
    {
        QTRY_VERIFY(fixture.window().findChild<QMessageBox *>(QLatin1String(name)));
        auto *box = fixture.find<QMessageBox>(name);
        keep(*box, name);
        box->reject();
        QTRY_VERIFY(!fixture.window().findChild<QMessageBox *>());
    }

    void recentFiles()
    {
        Sheet sheet("case-2.1");
        sheet.saveAs(sheet.path(QStringLiteral("one.toile")));
        sheet.saveAs(sheet.path(QStringLiteral("a-homework-with-a-long-name.toile")));
        sheet.restart();
        QTRY_VERIFY(sheet.find<RecentList>("recentFiles")->isVisible());
        keep(sheet.window(), "start-again");
    }

    void several()
    {
        Sheet sheet("case-1b");
        sheet.drawPc("PC1");
        sheet.action("actionNew")->trigger();
        keep(sheet.window(), "empty");
        sheet.action("actionInsert-router")->trigger();
        keep(sheet.window(), "begun");
        sheet.window().close();
        auto *dialog = sheet.find<QDialog>("unsavedDialog");
        QVERIFY(dialog);
        keep(*dialog, "unsavedDialog");
        dialog->reject();
        sheet.action("actionFullScreen")->trigger();
        keep(sheet.window(), "full-screen");
    }

    /// What is in them once somebody has done something there.
    void dialogs()
    {
        Sheet sheet("vlan-router");
        sheet.action("actionVlans")->trigger();
        keepAndClose(sheet, "vlansDialog", "vlansDialog-filled");
        sheet.action("actionPrint")->trigger();
        sheet.find<QSpinBox>("printPagesWide")->setValue(2);
        keepAndClose(sheet, "printDialog", "printDialog-poster");
        sheet.action("actionCustomize")->trigger();
        sheet.find<QKeySequenceEdit>("shortcutKeys")->setKeySequence(QKeySequence(Qt::Key_F5));
        keepAndClose(sheet, "customizeDialog", "customizeDialog-conflict");
        sheet.action("actionGenerate")->trigger();
        auto *network = sheet.find<QLineEdit>("generateNetwork");
        network->setText(QStringLiteral("10.0.0.0/33"));
        keepAndClose(sheet, "generateDialog", "generateDialog-refused");
        sheet.action("actionRenumber")->trigger();
        sheet.find<QLineEdit>("renumberTo")->setText(QStringLiteral("10.0.0.0/44"));
        keepAndClose(sheet, "renumberDialog", "renumberDialog-refused");
    }

    void keepAndClose(WindowFixture &fixture, const char *dialog, const char *name)
    {
        auto *shown = fixture.find<QDialog>(dialog);
        QVERIFY(shown);
        keep(*shown, name);
        shown->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void keep(QWidget &widget, const QByteArray &name) { m_pictures->keep(&widget, QString::fromUtf8(name)); }

    PictureKeeper *m_pictures = nullptr;
};

QTEST_MAIN(StatePicturesTest)
#include "tst_window_statepictures.moc"

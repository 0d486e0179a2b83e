// SPDX-License-Identifier: GPL-2.0-or-later
// Every lab and every dialog through the real window, in both languages and both themes. Nothing that is written may
// be cut off. With TOILE_PICTURES=FOLDER the pictures are kept there to be looked at.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/window/everydialog.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/drawingtab.h"
#include "ui/window/gallery.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>

using namespace toile;

namespace {

/// What a widget says that does not fit into it; empty when all does.
QStringList cutOff(QWidget *top)
{
    QStringList found;
    for (QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;  // hidden, or behind another tab
        QString text;
        if (auto *label = qobject_cast<QLabel *>(widget)) {
            text = label->text();
            if (label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                found += QStringLiteral("%1 “%2” is too low").arg(label->objectName(), text.left(40));
            if (label->wordWrap())
                continue;
        } else if (auto *button = qobject_cast<QPushButton *>(widget)) {
            text = button->text();
        } else if (auto *box = qobject_cast<QCheckBox *>(widget)) {
            text = box->text();
        } else if (auto *line = qobject_cast<QLineEdit *>(widget)) {
            if (line->objectName().startsWith(QLatin1String("field-")) && line->height() < line->sizeHint().height())
                found += QStringLiteral("%1 is too low").arg(line->objectName());
        }
        const QSize needed = widget->minimumSizeHint();
        if (!text.isEmpty() && (widget->width() < needed.width() || widget->height() < needed.height()))
            found += QStringLiteral("%1 “%2” %3x%4 of %5x%6")
                         .arg(widget->objectName(), text.left(40))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(needed.width())
                         .arg(needed.height());
    }
    return found;
}

}  // namespace

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void looks_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        for (const char *language : {"en", "fr"}) {
            for (const char *theme : {"light", "dark"})
                QTest::addRow("%s-%s", language, theme) << QString::fromLatin1(language) << QString::fromLatin1(theme);
        }
    }

    void looks()
    {
        QFETCH(QString, language);
        QFETCH(QString, theme);
        useAssets();
        QLocale::setDefault(QLocale(language == QStringLiteral("fr") ? QLocale::French : QLocale::English));
        useTranslations(*qApp, QLocale());
        applyTheme(*qApp, themeFromName(theme));
        QCoreApplication::setApplicationVersion(QStringLiteral(TOILE_VERSION));
        m_prefix = language + u'-' + theme + u'-';
        startPage();
        for (const QString &lab : shippedLabs())
            shippedLab(lab);
        inspectors();
        vlans();
        physical();
        findingOnesWay();
        explaining();
        WindowFixture fixture;
        forEachDialog(fixture, [this](QDialog *dialog, const QString &name) {
            if (auto *pictures = dialog->findChild<Gallery *>())
                QTRY_VERIFY_WITH_TIMEOUT(pictures->allPicturesDrawn(), 20000);
            keep(dialog, name);
        });
        for (QTranslator *translator : qApp->findChildren<QTranslator *>())
            delete translator;
    }

private:
    void startPage()
    {
        WindowFixture fixture;
        auto *gallery = fixture.find<Gallery>("gallery");
        QTRY_VERIFY_WITH_TIMEOUT(gallery->allPicturesDrawn(), 20000);
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
        const QImage overlay = m_last;
        fixture.action("actionVxlanUnderlay")->trigger();
        keep(&fixture.window(), QStringLiteral("underlay"));
        QVERIFY(m_last != overlay);
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

    void keep(QWidget *widget, const QString &name)
    {
        QCoreApplication::processEvents();
        for (const QTimer *fitting : widget->findChildren<QTimer *>(QStringLiteral("keepFitting")))
            QTRY_VERIFY(!fitting->isActive());
        QStringList cut;
        QTRY_VERIFY2((cut = cutOff(widget)).isEmpty(),
                     qPrintable(m_prefix + name + QStringLiteral(": ") + cut.join(u'\n')));
        const QPixmap picture = widget->grab();
        m_last = picture.toImage();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("TOILE_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(m_prefix + name + QStringLiteral(".png"))));
    }

    QString m_prefix;
    QImage m_last;  ///< what was kept last
};

QTEST_MAIN(PicturesTest)
#include "tst_window_pictures.moc"

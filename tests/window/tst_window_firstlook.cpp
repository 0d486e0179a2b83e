// SPDX-License-Identifier: GPL-2.0-or-later
// What somebody sees who opens the window for the first time: all of it, and nothing that looks like what it is not.
#include "core/lab/labfile.h"
#include "resources/assets.h"
#include "tests/support/mousedrag.h"
#include "tests/window/windowfixture.h"
#include "ui/window/appearance.h"
#include "ui/window/elementpalette.h"
#include "ui/window/gallery.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTest>
#include <QToolButton>
#include <QUndoView>

#include <cmath>

using namespace toile;

namespace {

/// As WCAG has it.
double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double light = qMax(luminance(one), luminance(other));
    const double dark = qMin(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace

class FirstLookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFirstWindowFitsTheScreen()
    {
        useAssets();
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        MainWindow window({settings, folder.filePath(QStringLiteral("autosave")), {}});
        const QSize room = window.screen()->availableGeometry().size();
        QVERIFY(room.width() < 1280);  // else it is no question
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        constexpr int kPanels = 840;  // what the panels beside the smallest canvas take
        QVERIFY2(window.width() <= qMax(room.width(), kPanels) && window.height() <= room.height(),
                 qPrintable(QStringLiteral("%1 × %2").arg(window.width()).arg(window.height())));
    }

    void docksAreAsWideAgainAsTheyWere()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        QMainWindow &window = fixture.window();
        window.resize(1200, 700);
        QCoreApplication::processEvents();
        auto *inspector = fixture.find<QDockWidget>("inspectorDock");
        inspector->raise();
        auto *palette = fixture.find<QDockWidget>("paletteDock");
        QCoreApplication::processEvents();
        const QPoint edge(inspector->x() - 2, inspector->y() + 100);
        dragMouse(&window, edge, edge - QPoint(30, 0), {}, false);
        QTRY_VERIFY(inspector->width() > 315);
        QTest::mouseRelease(&window, Qt::LeftButton, {}, edge - QPoint(30, 0));
        QCoreApplication::processEvents();
        const int right = inspector->width();
        const int left = palette->width();
        window.resize(window.minimumSizeHint().width(), 400);
        QTRY_VERIFY(inspector->width() < right);
        window.resize(1200, 700);
        QTRY_COMPARE(inspector->width(), right);
        QTRY_COMPARE(palette->width(), left);
    }

    void whatIsUndoneIsGreyInTheHistory()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.drawPc("PC1");
        fixture.drawPc("PC2");
        fixture.find<QDockWidget>("historyDock")->raise();
        auto *list = fixture.find<QUndoView>("historyList");
        QTRY_VERIFY(list->isVisible());
        const auto darkest = [list](int row) {
            const QImage image = list->viewport()->grab(list->visualRect(list->model()->index(row, 0))).toImage();
            double least = 1;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 30; x < image.width(); ++x)
                    least = qMin(least, luminance(image.pixelColor(x, y)));
            return least;
        };
        list->setCurrentIndex(list->model()->index(1, 0));
        QVERIFY(darkest(2) > darkest(0) + 0.05);
        list->setCurrentIndex(list->model()->index(2, 0));
        QVERIFY(qAbs(darkest(1) - darkest(0)) < 0.02);
    }

    void oneClickOnACardOpensItsLab()
    {
        WindowFixture fixture;
        auto *gallery = fixture.find<Gallery>("gallery");
        const QPoint card = gallery->visualItemRect(gallery->item(1)).center();
        QTest::mouseClick(gallery->viewport(), Qt::RightButton, {}, card);
        QVERIFY(!fixture.window().tab().hasDrawing());
        QTest::mouseClick(gallery->viewport(), Qt::LeftButton, {}, card);
        QCOMPARE(fixture.topology().header.name, shippedLabs().at(1));
    }

    void aDoubleClickOpensItOnce()
    {
        WindowFixture fixture;
        auto *gallery = fixture.find<Gallery>("gallery");
        const QPoint card = gallery->visualItemRect(gallery->item(1)).center();
        QTest::mouseClick(gallery->viewport(), Qt::LeftButton, {}, card);
        QTest::mouseDClick(gallery->viewport(), Qt::LeftButton, {}, card);
        QCOMPARE(fixture.window().tabs().all().size(), std::size_t(1));
        QCOMPARE(fixture.topology().header.name, shippedLabs().at(1));
    }

    void anEmptyDrawingIsNotPraised()
    {
        WindowFixture fixture;
        fixture.action("actionNew")->trigger();
        QTRY_COMPARE(fixture.find<QLabel>("findingsNone")->text(), QStringLiteral("Nothing drawn yet."));
        fixture.action("actionInsert-pc")->trigger();
        QTRY_VERIFY(fixture.find<QLabel>("findingsNone")->text() != QStringLiteral("Nothing drawn yet."));
    }

    void withoutVlansTheDialogSaysSo()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        fixture.action("actionVlans")->trigger();
        auto *none = fixture.find<QLabel>("vlansNone");
        QVERIFY(none->isVisible());
        fixture.find<QPushButton>("vlansAdd")->click();
        QVERIFY(!none->isVisible());
    }

    /// On the button it has the colour that is read there, in menus that of all others.
    void deployHasAnIconInMenusToo()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const auto drawn = [](const QIcon &icon) { return icon.pixmap(QSize(16, 16)).toImage(); };
        const auto *button = fixture.find<QToolButton>("deployButton");
        const QImage onButton = drawn(button->icon());
        QCOMPARE(drawn(fixture.action("actionDeploy")->icon()), drawn(actionIcon(QStringLiteral("deploy"))));
        QVERIFY(drawn(fixture.action("actionDeploy")->icon()) != onButton);
        fixture.action("actionDeploy")->setText(QStringLiteral("Apply"));
        QCOMPARE(drawn(button->icon()), onButton);
    }

    void aRightClickArmsNoEntryOfThePalette()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        auto *palette = fixture.find<ElementPalette>("elementPalette");
        const QPoint entry = palette->visualItemRect(palette->item(1)).center();
        QTest::mouseClick(palette->viewport(), Qt::RightButton, {}, entry);
        QVERIFY(palette->selectedItems().isEmpty());
        QTest::mouseClick(palette->viewport(), Qt::LeftButton, {}, entry);
        QCOMPARE(palette->selectedItems().size(), 1);
    }

    void theInspectorSaysWhatNeedsNoCable()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("vlan-router"));
        fixture.editor().setSelection({fixture.machine("R")});
        const QString vlan = fixture.find<QPushButton>("link-R:eth0.100")->text();
        QVERIFY2(vlan.contains(QStringLiteral("VLAN 100 on eth0")), qPrintable(vlan));
        QVERIFY2(!vlan.contains(QStringLiteral("no cable")), qPrintable(vlan));
    }

    void theStyleOfTheCablesIsTicked()
    {
        WindowFixture fixture;
        fixture.open(QStringLiteral("case-1b"));
        const auto ticked = [&](const char *name) { return fixture.action(name)->isChecked(); };
        QVERIFY(ticked("actionCurvedCables") && !ticked("actionStraightCables") && !ticked("actionSquareCables"));
        const Id cable = fixture.topology().cables.begin()->first;
        fixture.editor().setSelection({cable});
        fixture.action("actionStraightCables")->trigger();
        QVERIFY(!ticked("actionCurvedCables") && ticked("actionStraightCables"));
        fixture.action("actionStraightCables")->trigger();
        QVERIFY(ticked("actionStraightCables"));
        fixture.editor().setSelection({cable, std::next(fixture.topology().cables.begin())->first});
        QVERIFY(!ticked("actionCurvedCables") && !ticked("actionStraightCables"));
        fixture.editor().setSelection({});
        QVERIFY(ticked("actionCurvedCables"));
    }

    void quietTextsAreRead_data()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::Light;
        QTest::newRow("dark") << Theme::Dark;
    }

    void quietTextsAreRead()
    {
        QFETCH(Theme, theme);
        applyTheme(*qApp, theme);
        const QPalette palette = QApplication::palette();
        for (const auto ground : {QPalette::Base, QPalette::AlternateBase, QPalette::Window}) {
            const double seen = contrast(palette.color(QPalette::PlaceholderText), palette.color(ground));
            QVERIFY2(seen >= 4.5, qPrintable(QString::number(seen)));
        }
        applyTheme(*qApp, Theme::Light);
    }
};

QTEST_MAIN(FirstLookTest)
#include "tst_window_firstlook.moc"

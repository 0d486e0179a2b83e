// SPDX-License-Identifier: GPL-2.0-or-later
// The desktop turns dark or light under an open window: a portal of the test's own says so, over a real D-Bus peer.
#include "tests/canvas/canvashand.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/window/desktoptheme.h"
#include "ui/window/gallery.h"

#include <QDBusConnection>
#include <QDBusServer>
#include <QDBusVariant>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>

using namespace toile;

/// org.freedesktop.portal.Settings as desktops have it.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit Portal(uint scheme) : m_server(QStringLiteral("unix:tmpdir=/tmp")), m_scheme(scheme)
    {
        connect(&m_server, &QDBusServer::newConnection, this, [this](const QDBusConnection &peer) {
            QDBusConnection(peer).registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                                                 QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        });
    }

    QDBusConnection connectTo() const
    {
        return QDBusConnection::connectToPeer(m_server.address(), QStringLiteral("portal"));
    }
    void turn(uint scheme)
    {
        m_scheme = scheme;
        Q_EMIT SettingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"),
                              QDBusVariant(m_scheme));
    }
    bool wasAsked() const { return m_asked; }

public Q_SLOTS:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        m_asked = group == QStringLiteral("org.freedesktop.appearance") && key == QStringLiteral("color-scheme");
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

Q_SIGNALS:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    QDBusServer m_server;
    uint m_scheme;
    bool m_asked = false;
};

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
    }

    void cleanup()
    {
        m_fixture.reset();
        QDBusConnection::disconnectFromPeer(QStringLiteral("portal"));
        applyTheme(*qApp, Theme::Light);
    }

    void theDesktopsWishIsAskedFor()
    {
        Portal portal(1);
        DesktopTheme theme(*qApp, portal.connectTo());
        QTRY_VERIFY(portal.wasAsked());
        QTRY_VERIFY(isDark(qApp->palette()));
        QTRY_VERIFY(canvas().isDark());
    }

    void aSwitchIsFollowedByEverything()
    {
        Portal portal(2);
        DesktopTheme theme(*qApp, portal.connectTo());
        theme.watch(&m_fixture->window());
        QTRY_VERIFY(portal.wasAsked());
        QTRY_VERIFY(!isDark(qApp->palette()));
        const QList<QPair<QWidget *, QColor>> before = grounds();
        portal.turn(1);
        QTRY_VERIFY(isDark(qApp->palette()));
        QTRY_VERIFY(canvas().isDark());
        for (const auto &[widget, colour] : before) {
            QTRY_VERIFY2(ground(widget) != colour, qPrintable(widget->objectName()));
            QVERIFY2(ground(widget).lightness() < 128, qPrintable(widget->objectName()));
        }
        keep(QStringLiteral("switched-dark"));
        portal.turn(2);
        for (const auto &[widget, colour] : before)
            QTRY_COMPARE(ground(widget), colour);
        QVERIFY(!canvas().isDark());
        keep(QStringLiteral("switched-light"));
    }

    void iconsAreSeenInTheRowThatIsLit()
    {
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            applyTheme(*qApp, theme);
            auto *list = m_fixture->find<QTreeWidget>("findingsList");
            if (!list->isVisible())
                QTest::mouseClick(m_fixture->find<QToolButton>("findingsFold"), Qt::LeftButton);
            QTRY_VERIFY(list->isVisible());
            list->setCurrentItem(list->topLevelItem(0));
            QRect row = list->visualItemRect(list->topLevelItem(0));
            row.setWidth(kIconRoom);
            verifySeen(list->viewport()->grab(row).toImage());
            auto *insert = m_fixture->find<QMenu>("insertMenu");
            verifyEntrySeen(*insert, m_fixture->action("actionInsert-host"));
            insert->hide();
            CanvasHand hand(m_fixture->window().canvas());
            const Geometry &geometry = canvas().geometry();
            const QPointF knob = hand.knob(m_fixture->machine("Host2"));
            hand.drag(knob, geometry.box(m_fixture->machine("Host2")).bottomRight() + QPointF(60, 90));
            QMenu *offers = hand.offers();
            QVERIFY(offers);
            verifyEntrySeen(*offers, offers->findChild<QAction *>(QStringLiteral("offer-host")));
            QTest::keyClick(offers, Qt::Key_Escape);
            QTRY_VERIFY(!hand.offers());
        }
    }

    void theSearchIsAsTheRest()
    {
        auto *panel = m_fixture->find<QFrame>("searchPanel");
        const auto ground = [panel] { return panel->grab().toImage().pixelColor(panel->width() / 2, 4).lightness(); };
        m_fixture->action("actionFind")->trigger();
        QVERIFY(ground() > 128);
        for (const Theme theme : {Theme::Dark, Theme::Light, Theme::Dark}) {
            applyTheme(*qApp, theme);
            QTRY_COMPARE(ground() < 128, theme == Theme::Dark);
        }
    }

    void theInstructionsStayLegible()
    {
        m_fixture->open(QStringLiteral("tp1"));
        auto *reader = m_fixture->find<QTextBrowser>("instructionsReader");
        const auto ink = [reader] {
            QTextCursor cursor(reader->document()->lastBlock());
            return cursor.charFormat().foreground().color().lightness();
        };
        QVERIFY(ink() < 128);
        applyTheme(*qApp, Theme::Dark);
        QTRY_VERIFY(ink() > 128);
        applyTheme(*qApp, Theme::Light);
        QTRY_VERIFY(ink() < 128);
    }

    void thePicturesOfTheLabsAreDrawnAnew()
    {
        m_fixture->restart();
        auto *gallery = m_fixture->find<Gallery>("gallery");
        const auto paper = [gallery] {
            const QRect card = gallery->visualItemRect(gallery->item(0));
            return gallery->grab().toImage().pixelColor(card.topLeft() + QPoint(card.width() / 2, 30)).lightness();
        };
        QTRY_VERIFY(gallery->allPicturesDrawn());
        QVERIFY(paper() > 200);
        const auto pictures = gallery->item(0)->data(Qt::UserRole + 2).value<QPixmap>().cacheKey();
        applyTheme(*qApp, Theme::Dark);
        QTRY_VERIFY(gallery->allPicturesDrawn());
        QTRY_VERIFY(gallery->item(0)->data(Qt::UserRole + 2).value<QPixmap>().cacheKey() != pictures);
        QVERIFY(paper() < 60);
    }

    void iconsKeepTheirContrast()
    {
        Portal portal(2);
        DesktopTheme theme(*qApp, portal.connectTo());
        QTRY_VERIFY(portal.wasAsked());
        QTRY_VERIFY(darkness(actionIcon(QStringLiteral("save"))) < 100);
        const QIcon icon = m_fixture->action("actionSave")->icon();
        portal.turn(1);
        QTRY_VERIFY(darkness(icon) > 160);
    }

    void whatCannotBeDoneHasNoLightEdge()
    {
        applyTheme(*qApp, Theme::Dark);
        QMenu menu;
        menu.addAction(QStringLiteral("Nothing"))->setEnabled(false);
        menu.ensurePolished();
        menu.resize(menu.sizeHint());
        const QImage picture = menu.grab().toImage();
        const int text = menu.palette().color(QPalette::Disabled, QPalette::Text).lightness();
        const QRect row = menu.actionGeometry(menu.actions().constFirst()).adjusted(4, 2, -4, -2);
        int darkest = 255;
        int lightest = 0;
        for (int y = row.top(); y <= row.bottom(); ++y) {
            for (int x = row.left(); x <= row.right(); ++x) {
                darkest = qMin(darkest, picture.pixelColor(x, y).lightness());
                lightest = qMax(lightest, picture.pixelColor(x, y).lightness());
            }
        }
        QVERIFY(lightest <= text + 4);
        QVERIFY(darkest >= menu.palette().color(QPalette::Window).lightness() - 12);
        QVERIFY(lightest > darkest + 30);
    }

    void withoutAPortalTheDesktopsPaletteDecides()
    {
        DesktopTheme theme(*qApp, QDBusConnection(QStringLiteral("none")));
        QVERIFY(!isDark(qApp->palette()));
    }

private:
    static constexpr int kIconRoom = 24;

    static double luminance(const QColor &colour)
    {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    }
    static double contrast(const QColor &a, const QColor &b)
    {
        const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
        return (lighter + 0.05) / (darker + 0.05);
    }
    /// The icon in it, on the ground of a lit row.
    static void verifySeen(const QImage &icon)
    {
        const QColor ground = icon.pixelColor(3, 3);
        QVERIFY(ground.hslSaturation() > 60);  // it is lit
        int seen = 0;
        int hidden = 0;
        for (int y = 3; y < icon.height() - 3; ++y)
            for (int x = 3; x < icon.width() - 3; ++x) {
                const QColor colour = icon.pixelColor(x, y);
                seen += contrast(colour, ground) > 3 ? 1 : 0;
                hidden += luminance(colour) < luminance(ground) * 0.8 ? 1 : 0;
            }
        QVERIFY2(seen > 10, qPrintable(QString::number(seen)));
        QCOMPARE(hidden, 0);
    }
    static void verifyEntrySeen(QMenu &menu, QAction *action)
    {
        if (!menu.isVisible())
            menu.popup(QPoint(10, 10));
        menu.setActiveAction(action);
        QRect row = menu.actionGeometry(action);
        row.setWidth(kIconRoom + 4);
        verifySeen(menu.grab(row).toImage());
    }

    CanvasScene &canvas() { return m_fixture->window().canvas().canvasScene(); }

    static QColor ground(QWidget *widget) { return widget->grab().toImage().pixelColor(2, 2); }

    QList<QPair<QWidget *, QColor>> grounds()
    {
        QList<QPair<QWidget *, QColor>> found;
        for (const char *name :
             {"toolBar", "stateBanner", "elementPalette", "inspector", "findingsPanel", "field-name"}) {
            auto *widget = m_fixture->find<QWidget>(name);
            found.emplace_back(widget, ground(widget));
        }
        return found;
    }

    /// Mean lightness of what an icon paints.
    static int darkness(const QIcon &icon)
    {
        const QImage image = icon.pixmap(QSize(24, 24)).toImage();
        int sum = 0;
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).alpha() > 200) {
                    sum += image.pixelColor(x, y).lightness();
                    ++count;
                }
            }
        }
        return count ? sum / count : -1;
    }

    void keep(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TOILE_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(m_fixture->window().grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ThemeTest)
#include "tst_window_theme.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
// Files that are dropped on the window: labs, pictures, and everything else, which is explained and changes nothing.
#include "core/kernel/limits.h"
#include "core/lab/labfile.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QImage>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>
#include <QTreeWidget>

using namespace toile;

class DroppingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void aPictureComesWhereItIsDropped()
    {
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->action("actionFit")->trigger();
        const QPoint at(90, canvas().viewport()->height() - 90);
        const QPointF wanted = canvas().mapToScene(at);
        drop({picture("photo.png", 64), picture("plan.jpeg", 64)}, *canvas().viewport(), at);
        QVERIFY(!message());
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(2));
        const auto &[id, note] = *m_fixture->topology().notes.begin();
        QVERIFY(std::holds_alternative<PictureNote>(note.shape));
        const QPointF centre = m_fixture->editor().layout().of(id).rect->center();
        QVERIFY2(QLineF(centre, wanted).length() < 24,
                 qPrintable(QStringLiteral("%1 %2").arg(centre.x()).arg(centre.y())));
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().notes.empty() && !m_fixture->editor().isModified());
    }

    void picturesThatComeToOnePlaceStandBesideEachOther()
    {
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->action("actionFit")->trigger();
        const QPoint at(90, canvas().viewport()->height() - 90);
        drop({picture("photo.png", 200), picture("plan.jpeg", 300)}, *canvas().viewport(), at);
        drop({picture("third.png", 64)}, *canvas().viewport(), at + QPoint(4, 4));
        const Geometry &geometry = canvas().canvasScene().geometry();
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(3));
        const Id first = m_fixture->topology().notes.begin()->first;
        for (const auto &[id, note] : m_fixture->topology().notes) {
            const QRectF place = geometry.box(id);
            for (const auto &[other, box] : geometry.boxes)
                QVERIFY(id == other || (id == first && m_fixture->topology().machine(other)) || !box.intersects(place));
        }
    }

    void aPictureOnABoxIsSeen()
    {
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->action("actionFit")->trigger();
        const Id host = m_fixture->machine("Host1");
        const QPoint at = canvas().mapFromScene(canvas().canvasScene().geometry().box(host).center());
        drop({picture("photo.png", 64)}, *canvas().viewport(), at);
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
        const Id id = m_fixture->topology().notes.begin()->first;
        QVERIFY(canvas().canvasScene().itemOf(id)->zValue() > canvas().canvasScene().itemOf(host)->zValue());
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(m_fixture->topology().notes.empty() && !m_fixture->editor().isModified());
    }

    void whatIsNoPictureIsSaidWithItsReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("a text") << QStringLiteral("fake.png") << QByteArray("no picture")
                                << QStringLiteral("PNG, JPEG or SVG");
        QTest::newRow("another file") << QStringLiteral("notes.txt") << QByteArray("a b c")
                                      << QStringLiteral("neither a lab");
        QTest::newRow("too large") << QStringLiteral("large.png")
                                   << QByteArray("\x89PNG\r\n\x1a\n").append(QByteArray(3 * limits::kPictureBytes, 'x'))
                                   << QStringLiteral("3.00 MiB");
        QByteArray vast("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x17\x70\0\0\x17\x70\x08\x02\0\0\0", 29);
        QTest::newRow("6000 pixels each way")
            << QStringLiteral("vast.png") << vast.append(QByteArray(64, '\0')) << QStringLiteral("30 million");
        QTest::newRow("damaged") << QStringLiteral("damaged.png") << QByteArray("\x89PNG\r\n\x1a\n")
                                 << QStringLiteral("damaged");
    }

    void whatIsNoPictureIsSaidWithItsReason()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        m_fixture->open(QStringLiteral("case-1"));
        const QByteArray before = writeLab(m_fixture->editor().document());
        drop({write(name, content)}, *canvas().viewport(), canvas().viewport()->rect().center());
        QVERIFY(message());
        QVERIFY2(message()->informativeText().contains(name) && message()->informativeText().contains(reason),
                 qPrintable(message()->informativeText()));
        QCOMPARE(writeLab(m_fixture->editor().document()), before);
    }

    void aFileThatIsGoneIsSaid()
    {
        m_fixture->open(QStringLiteral("case-1"));
        drop({QUrl::fromLocalFile(m_fixture->path(QStringLiteral("gone.png")))}, *canvas().viewport(), {5, 5});
        QVERIFY(message());
        QVERIFY(message()->informativeText().contains(QStringLiteral("cannot be read")));
    }

    void aPictureNeedsADrawing()
    {
        drop({picture("photo.png", 64)}, m_fixture->window(), {300, 300});
        QVERIFY(message());
        QVERIFY(message()->informativeText().contains(QStringLiteral("no drawing")));
        QVERIFY(!m_fixture->window().tab().hasDrawing());
    }

    void foldersAndTheWebAreExplainedBesideWhatOpens()
    {
        m_fixture->open(QStringLiteral("case-1"));
        QVERIFY(QDir().mkpath(m_fixture->path(QStringLiteral("labs.toile"))));
        drop({QUrl::fromLocalFile(m_fixture->path(QStringLiteral("labs.toile"))),
              QUrl(QStringLiteral("https://example.org/a.toile")), lab("case-1b", "two.toile")},
             *canvas().viewport(), {5, 5});
        QVERIFY(message());
        const QString said = message()->informativeText();
        QVERIFY2(said.contains(QStringLiteral("labs.toile")) && said.contains(QStringLiteral("folder")),
                 qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("https://example.org/a.toile")), qPrintable(said));
        auto *bar = m_fixture->find<QTabBar>("drawingTabs");
        QCOMPARE(bar->count(), 2);
        QCOMPARE(bar->tabText(1), QStringLiteral("two.toile"));
    }

    void ofVeryManyTheFirstAreSaid()
    {
        QList<QUrl> urls;
        for (int i = 0; i < 40; ++i)
            urls << QUrl(QStringLiteral("https://example.org/%1").arg(i));
        drop(urls, m_fixture->window(), {300, 300});
        QVERIFY(message());
        QVERIFY(message()->text().contains(QStringLiteral("40")));
        QVERIFY(message()->informativeText().contains(QStringLiteral("30 more")));
    }

    void aLabThatCannotBeReadIsExplained_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<qint64>("size");
        QTest::newRow("broken") << QByteArray(R"({"toile": 1, "machines": [{"kind": "cow"}]})") << qint64(0);
        QTest::newRow("no JSON") << QByteArray("\x00\x01\x02", 3) << qint64(0);
        QTest::newRow("too large") << QByteArray("{}") << limits::kLabFileBytes + 1;
    }

    void aLabThatCannotBeReadIsExplained()
    {
        QFETCH(QByteArray, content);
        QFETCH(qint64, size);
        m_fixture->open(QStringLiteral("case-1"));
        draw();
        const QByteArray before = writeLab(m_fixture->editor().document());
        const QUrl url = write(QStringLiteral("bad.toile"), content);
        if (size > 0)
            QVERIFY(QFile::resize(url.toLocalFile(), size));
        drop({url}, *canvas().viewport(), {5, 5});
        auto *problems = m_fixture->find<QTreeWidget>("problemsTable");
        QVERIFY(problems && problems->topLevelItemCount() > 0);
        QCOMPARE(writeLab(m_fixture->editor().document()), before);
        QVERIFY(m_fixture->editor().isModified());
        QCOMPARE(m_fixture->find<QTabBar>("drawingTabs")->count(), 1);
    }

    void overATextFilesAreStillTheWindows()
    {
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->editor().setSelection({m_fixture->machine("Host1")});
        auto *name = m_fixture->find<QLineEdit>("field-name");
        drop({lab("case-1b", "two.toile")}, *name, {5, 5});
        QCOMPARE(name->text(), QStringLiteral("Host1"));
        m_fixture->editor().setSelection({});
        auto *description = m_fixture->find<QPlainTextEdit>("field-descriptionEn");
        const QString before = description->toPlainText();
        drop({lab("case-1b", "three.toile")}, *description->viewport(), {5, 5});
        QCOMPARE(description->toPlainText(), before);
        QCOMPARE(m_fixture->find<QTabBar>("drawingTabs")->count(), 3);
    }

private:
    CanvasView &canvas() { return m_fixture->window().canvas(); }
    QMessageBox *message() { return m_fixture->window().findChild<QMessageBox *>(QStringLiteral("messageBox")); }

    /// A hand that comes from the file manager; the widget under it is the first to be asked.
    static void drop(const QList<QUrl> &urls, QWidget &onto, QPoint at)
    {
        QMimeData files;
        files.setUrls(urls);
        QDragEnterEvent enter(at, Qt::CopyAction | Qt::MoveAction, &files, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&onto, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction | Qt::MoveAction, &files, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&onto, &move);
        QDropEvent drop(at, Qt::CopyAction | Qt::MoveAction, &files, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&onto, &drop);
        QCOMPARE(drop.dropAction(), Qt::CopyAction);  // or the file manager would delete them
    }

    QUrl write(const QString &name, const QByteArray &content)
    {
        QFile file(m_fixture->path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qWarning("%s cannot be written", qPrintable(name));
        return QUrl::fromLocalFile(file.fileName());
    }

    QUrl picture(const char *name, int side)
    {
        const QString path = m_fixture->path(QString::fromLatin1(name));
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::blue);
        if (!image.save(path))
            qWarning("%s cannot be written", name);
        return QUrl::fromLocalFile(path);
    }

    QUrl lab(const char *shipped, const char *name)
    {
        const QString path = m_fixture->path(QString::fromLatin1(name));
        if (!saveLab(loadLab(shippedLabPath(QString::fromLatin1(shipped))).document, path))
            qWarning("%s cannot be written", name);
        return QUrl::fromLocalFile(path);
    }

    void draw() { m_fixture->action("actionInsert-pc")->trigger(); }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(DroppingTest)
#include "tst_window_dropping.moc"

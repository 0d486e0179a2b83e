// SPDX-License-Identifier: GPL-2.0-or-later
// Frames, arrows and pictures on the drawing, and Markdown in notes; by keyboard and by mouse.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/markdown.h"
#include "ui/canvas/noteitem.h"
#include "ui/window/fieldrow.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextBlock>

using namespace toile;

class ShapesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1"));
    }
    void cleanup() { m_fixture.reset(); }

    void aFrameGoesAroundWhatIsSelected()
    {
        m_fixture->editor().setSelection({m_fixture->machine("Host1"), m_fixture->machine("Host2")});
        m_fixture->action("actionInsert-frame")->trigger();
        QVERIFY(rect().contains(box("Host1")) && rect().contains(box("Host2")));
        QTRY_VERIFY(qobject_cast<ParagraphEdit *>(m_fixture->window().focusWidget()));
        auto *title = m_fixture->find<ParagraphEdit>("field-textEn");
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Room 12"));
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(note().text.en, QStringLiteral("Room 12"));
        auto *colour = m_fixture->find<QComboBox>("field-colour");
        colour->setFocus();
        QTest::keyClick(colour, Qt::Key_Down);
        QTest::keyClick(colour, Qt::Key_Down);
        QTRY_COMPARE(std::get<FrameNote>(note().shape).colour, QStringLiteral("#e69f00"));
        QCOMPARE(canvas().spokenName(id()), QStringLiteral("frame: Room 12"));
    }

    void insideAFrameOneWorksAsIfItWereNotThere()
    {
        m_fixture->editor().setSelection({m_fixture->machine("Host2")});
        m_fixture->action("actionInsert-frame")->trigger();
        canvas().setFocus();
        canvas().fitAll();
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {}, at(box("Host2").center()));
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{m_fixture->machine("Host2")});
        QTest::mouseClick(canvas().viewport(), Qt::LeftButton, {},
                          at(rect().topLeft() + QPointF(rect().width() / 2, 0)));
        QCOMPARE(m_fixture->editor().selection(), std::vector<Id>{id()});
    }

    void aFrameInsideAHostIsSeenThere()
    {
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionInsert-frame")->trigger();
        QVERIFY(box("Host1").contains(rect()));
        QVERIFY(scene().itemOf(id())->zValue() > scene().itemOf(m_fixture->machine("Host1"))->zValue());
        QVERIFY(scene().itemOf(id())->zValue() < scene().itemOf(m_fixture->machine("VM1"))->zValue());
        m_fixture->editor().setSelection({m_fixture->machine("Host1")});
        m_fixture->action("actionInsert-frame")->trigger();
        QVERIFY(scene().itemOf(id())->zValue() < scene().itemOf(m_fixture->machine("Host1"))->zValue());
    }

    void framesAndArrowsPushNothingAway()
    {
        const auto labels = [this] {
            std::vector<QRectF> all;
            for (const auto &printed : scene().printed())
                if (printed.what.contains(QStringLiteral("eth0")))
                    all.push_back(printed.rect);
            return all;
        };
        const auto before = labels();
        const QPainterPath cable = scene().geometry().cables.begin()->second;
        m_fixture->window().canvas().selectEverything();
        m_fixture->action("actionInsert-frame")->trigger();
        m_fixture->editor().setSelection({m_fixture->machine("VM1"), m_fixture->machine("Host2")});
        m_fixture->action("actionInsert-arrow")->trigger();
        QCOMPARE(labels(), before);
        QCOMPARE(scene().geometry().cables.begin()->second, cable);
    }

    void anArrowBetweenTwoSelectedFollowsThem()
    {
        m_fixture->editor().setSelection({m_fixture->machine("VM1"), m_fixture->machine("Host2")});
        m_fixture->action("actionInsert-arrow")->trigger();
        const auto &arrow = std::get<ArrowNote>(note().shape);
        QCOMPARE(arrow.from, m_fixture->machine("VM1"));
        QCOMPARE(arrow.to, m_fixture->machine("Host2"));
        const QLineF before = line();
        QVERIFY(box("Host2").adjusted(-6, -6, 6, 6).contains(before.p2()));
        m_fixture->editor().setSelection({m_fixture->machine("Host2")});
        canvas().setFocus();
        for (int i = 0; i < 10; ++i)
            QTest::keyClick(&canvas(), Qt::Key_Down);
        QVERIFY(line() != before);
        QVERIFY(box("Host2").adjusted(-6, -6, 6, 6).contains(line().p2()));
        QVERIFY(canvas().spokenName(id()).contains(QStringLiteral("from VM1 to Host2")));
        m_fixture->editor().setSelection({m_fixture->machine("VM1")});
        m_fixture->action("actionDelete")->trigger();
        QVERIFY(m_fixture->topology().notes.empty());
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(m_fixture->topology().notes.size(), std::size_t(1));
    }

    void anEndIsDraggedOntoAnElementAndOffAgain()
    {
        m_fixture->editor().setSelection({});
        m_fixture->action("actionInsert-arrow")->trigger();
        canvas().setFocus();
        canvas().fitAll();
        const QPointF tail = line().p1();
        drag(line().p2(), box("Host2").center());
        QCOMPARE(std::get<ArrowNote>(note().shape).to, m_fixture->machine("Host2"));
        QVERIFY(QLineF(line().p1(), tail).length() < 2);
        const QPointF empty = box("Host2").center() + QPointF(0, 180);
        drag(line().p2(), empty);
        QVERIFY(!std::get<ArrowNote>(note().shape).to);
        QVERIFY(QLineF(line().p2(), empty).length() < 3 / zoom());
        m_fixture->action("actionUndo")->trigger();
        QCOMPARE(std::get<ArrowNote>(note().shape).to, m_fixture->machine("Host2"));
        m_fixture->action("actionUndo")->trigger();
        QVERIFY(!std::get<ArrowNote>(note().shape).to);
        QCOMPARE(line().p1(), tail);
    }

    void endsAreChosenInTheInspector()
    {
        m_fixture->action("actionInsert-arrow")->trigger();
        auto *to = m_fixture->find<QComboBox>("field-to");
        to->setFocus();
        QTest::keyClicks(to, QStringLiteral("Host2"));
        QTRY_COMPARE(std::get<ArrowNote>(note().shape).to, m_fixture->machine("Host2"));
    }

    void aPictureIsKeptInTheLab()
    {
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = m_fixture->path(QStringLiteral("red.png"));
        QVERIFY(image.save(path));
        choose(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(std::get<PictureNote>(note().shape).data, file.readAll());
        QCOMPARE(rect().size(), QSizeF(40, 20));
        QCOMPARE(m_fixture->find<QLabel>("inspectorTitle")->text(), QStringLiteral("Picture"));
        QVERIFY(!m_fixture->find<QLabel>("inspectorKind")->isVisible());  // which would say it once more
        m_fixture->editor().setSelection({m_fixture->machine("Host1")});
        QVERIFY(m_fixture->find<QLabel>("inspectorKind")->isVisible());
        const QImage drawn = *drawImage(scene(), {{}, 1});
        const QPointF middle = rect().center() - scene().drawingRect().topLeft();
        QCOMPARE(QColor(drawn.pixel(middle.toPoint())), QColor(Qt::red));
        const QByteArray svg = *drawPicture(scene(), PictureFormat::Svg, {});
        QVERIFY(svg.contains("data:image/png;base64") && !svg.contains("red.png"));
    }

    void aVectorPictureIsDrawnWithoutWhatItRefersTo()
    {
        const QString path = m_fixture->path(QStringLiteral("green.svg"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("<svg xmlns='http://www.w3.org/2000/svg' width='30' height='30'><rect width='30' height='30' "
                   "fill='#00ff00'/><image href='file:///etc/hostname' width='30' height='30'/></svg>");
        file.close();
        choose(path);
        const QImage drawn = *drawImage(scene(), {{}, 1});
        const QPointF middle = rect().center() - scene().drawingRect().topLeft();
        QCOMPARE(QColor(drawn.pixel(middle.toPoint())), QColor(0, 255, 0));
    }

    void whatIsNoPictureIsRefused()
    {
        const QString path = m_fixture->path(QStringLiteral("text.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("hello");
        file.close();
        choose(path);
        QVERIFY(m_fixture->topology().notes.empty());
        auto *said = m_fixture->find<QMessageBox>("messageBox");
        QVERIFY(said && said->text().contains(QStringLiteral("PNG, JPEG or SVG")));
        said->close();
    }

    void markdownIsSetAndFetchesNothing()
    {
        MarkdownLook look{QFont(), QFont(QStringLiteral("DejaVu Sans Mono")), Qt::black, Qt::blue, Qt::lightGray};
        const auto text =
            markdownDocument(QStringLiteral("# Head\n**bold** and `code`\nnext\n\n- one\n- two\n\n[VM1](toile:VM1) "
                                            "![x](file:///etc/hostname) <b>html</b>"),
                             look);
        QCOMPARE(text->begin().blockFormat().headingLevel(), 1);
        QVERIFY(text->toPlainText().contains(QStringLiteral("bold and code\u2028next")) ||
                text->toPlainText().contains(QStringLiteral("bold and code\nnext")));
        QVERIFY(text->toHtml().contains(QStringLiteral("href=\"toile:VM1\"")));
        QVERIFY(!text->toHtml().contains(QStringLiteral("<img")));
        QVERIFY(text->toPlainText().contains(QStringLiteral("<b>html</b>")));
    }

    void oldNotesKeepTheirLines()
    {
        QCOMPARE(withLineBreaks(QStringLiteral("one\ntwo\n\nthree")), QStringLiteral("one  \ntwo\n\nthree"));
        QCOMPARE(withLineBreaks(QStringLiteral("```\na\nb\n```\nc")), QStringLiteral("```\na\nb\n```\nc"));
    }

private:
    CanvasView &canvas() { return m_fixture->window().canvas(); }
    CanvasScene &scene() { return canvas().canvasScene(); }
    Id id() { return m_fixture->topology().notes.rbegin()->first; }
    const Note &note() { return m_fixture->topology().notes.rbegin()->second; }
    QRectF rect() { return *m_fixture->editor().layout().of(id()).rect; }
    QRectF box(const char *machine) { return scene().geometry().box(m_fixture->machine(machine)); }
    QLineF line() { return dynamic_cast<NoteItem &>(*scene().itemOf(id())).face().line; }
    QPoint at(QPointF scenePoint) { return canvas().mapFromScene(scenePoint); }
    double zoom() { return canvas().transform().m11(); }

    void drag(QPointF from, QPointF to)
    {
        QWidget *viewport = canvas().viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(viewport, (at(from) + at(to)) / 2);
        QTest::mouseMove(viewport, at(to));
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, at(to));
    }

    void choose(const QString &path)
    {
        m_fixture->action("actionInsert-picture")->trigger();
        auto *dialog = m_fixture->find<QFileDialog>("pictureDialog");
        QVERIFY(dialog && dialog->isVisible());
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ShapesTest)
#include "tst_window_shapes.moc"

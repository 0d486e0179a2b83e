// SPDX-License-Identifier: GPL-2.0-or-later
// A picture is exactly the drawing: pixels, SVG and PDF are compared with one another, the latter as others draw it.
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "resources/assets.h"
#include "tests/canvas/handrun.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/decodedpictures.h"
#include "ui/canvas/geometry.h"
#include "ui/editor.h"

#include <QBuffer>
#include <QGraphicsItem>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>

using namespace toile;

namespace {

struct Difference {
    double mean = 0;  ///< of a channel, of 255
    double far = 0;   ///< share of the pixels that nobody would call the same
};

/// At a quarter of the size: how edges are smoothed is each renderer's own affair.
Difference difference(const QImage &first, const QImage &second)
{
    const QSize size = first.size() / 4;
    const auto small = [&](const QImage &image) {
        return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGB32);
    };
    const QImage a = small(first);
    const QImage b = small(second);
    qint64 sum = 0;
    qint64 far = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            const int apart = qAbs(qRed(p) - qRed(q)) + qAbs(qGreen(p) - qGreen(q)) + qAbs(qBlue(p) - qBlue(q));
            sum += apart;
            far += apart > 120 ? 1 : 0;
        }
    }
    const double pixels = double(size.width()) * size.height();
    return {double(sum) / 3 / pixels, double(far) / pixels};
}

QImage svgPixels(const QByteArray &svg, QSize size)
{
    QSvgRenderer renderer(svg);
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

/// One lab on a scene, running and busy when asked.
struct Drawn {
    explicit Drawn(const char *lab, bool live = false) : Drawn(shippedLabPath(QString::fromLatin1(lab)), live) {}
    Drawn(const QString &path, bool live)
    {
        editor.reset(loadLab(path).document, QString());
        if (live)
            run.show(LabRun::State::Deployed, busyState(editor.topology()));
    }
    Id machine(const char *name) const { return editor.topology().machineByName(QString::fromLatin1(name)); }

    Editor editor;
    HandRun run;
    CanvasScene scene{editor, run};
};

}  // namespace

class ExportsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { useAssets(); }

    void aPictureTakesNoMoreThanItIsLookedAt()
    {
        QImage photo(3000, 2000, QImage::Format_RGB32);
        photo.fill(Qt::darkGreen);
        PictureNote note;
        QBuffer buffer(&note.data);
        QVERIFY(buffer.open(QIODevice::WriteOnly) && photo.save(&buffer, "PNG"));
        Editor editor;
        QVERIFY(editor.perform(QStringLiteral("Picture"), addNote(editor.document(), {{}, note}, {0, 0, 150, 100})));
        HandRun run;
        CanvasScene scene(editor, run);
        QImage paper(600, 400, QImage::Format_RGB32);
        const auto paint = [&](const QRectF &part) {
            paper.fill(Qt::white);
            QPainter painter(&paper);
            scene.render(&painter, paper.rect(), part);
            QCOMPARE(paper.pixelColor(300, 200), QColor(Qt::darkGreen));
        };
        paint({-225, -150, 600, 400});
        const qint64 small = scene.pictures().held();
        QVERIFY(small > 0 && small < 1 << 20);
        paint({60, 40, 30, 20});
        QVERIFY(scene.pictures().held() > 4 * small);
        QVERIFY(scene.pictures().held() <= qint64(4) * 3000 * 2000);
        // What leaves as shapes has all of it.
        const QString svg = m_folder.filePath(QStringLiteral("photo.svg"));
        QVERIFY(exportPicture(scene, svg, {{}, 1}));
        QFile file(svg);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        const qsizetype at = written.indexOf("base64,");
        QVERIFY(at > 0);
        const qsizetype end = written.indexOf('"', at);
        const QImage embedded = QImage::fromData(QByteArray::fromBase64(written.mid(at + 7, end - at - 7)));
        QCOMPARE(embedded.size(), photo.size());
        editor.undoStack().undo();
        QCOMPARE(scene.pictures().held(), 0);
    }

    void everyFormatIsTheSamePicture_data();
    void everyFormatIsTheSamePicture();
    void svgNeedsNoFontAndNothingElse();
    void lightWhateverTheTheme();
    void whatIsLeftOutTakesNoRoom();
    void onlyTheSelection();
    void nothingIsLeftChanged();
    void aPictureOfNothingSaysNotWhatToDo();
    void problemsAreSaid();

private:
    QString explained() const;

    QTemporaryDir m_folder;
};

/// A lab with all that explains: a text, a frame, an arrow, a picture of pixels and one of shapes.
QString ExportsTest::explained() const
{
    QImage pixels(120, 80, QImage::Format_RGB32);
    for (int y = 0; y < pixels.height(); ++y)
        for (int x = 0; x < pixels.width(); ++x)
            pixels.setPixel(x, y, qRgb(2 * x, 255 - 3 * y, 90));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    pixels.save(&buffer, "PNG");
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='60'>"
                           "<linearGradient id='fading'><stop offset='0' stop-color='#d00'/>"
                           "<stop offset='1' stop-color='#d00' stop-opacity='0'/></linearGradient>"
                           "<rect y='40' width='100' height='20' fill='url(#fading)'/>"
                           "<rect width='100' height='40' rx='9' fill='#0072b2' opacity='.6'/>"
                           "<text x='20' y='36' font-size='20'>shapes</text></svg>";
    const auto note = [](QJsonObject what, int x, int y, int width, int height) {
        for (const auto &[key, value] : {std::pair("x", x), {"y", y}, {"w", width}, {"h", height}})
            what.insert(QLatin1String(key), value);
        return what;
    };
    const auto picture = [](const QByteArray &data) {
        return QJsonObject{{QStringLiteral("kind"), QStringLiteral("picture")},
                           {QStringLiteral("picture"), QString::fromLatin1(data.toBase64())}};
    };
    const auto said = [](const char *kind, const char *text) {
        QJsonObject what{{QStringLiteral("text"), QJsonObject{{QStringLiteral("en"), QString::fromUtf8(text)}}}};
        if (*kind)
            what.insert(QStringLiteral("kind"), QString::fromLatin1(kind));
        return what;
    };
    QFile shipped(shippedLabPath(QStringLiteral("vlan-router")));
    (void)shipped.open(QIODevice::ReadOnly);
    QJsonObject lab = QJsonDocument::fromJson(shipped.readAll()).object();
    lab.insert(QStringLiteral("notes"),
               QJsonArray{note(said("", "# Title\nSome **bold** and `code -n`.\n\n- one\n- two"), 0, 720, 260, 150),
                          note(said("frame", "Room 12"), -30, -20, 300, 400),
                          note(said("arrow", "here"), 600, 900, 200, 60), note(picture(png), 560, 720, 120, 80),
                          note(picture(svg), 760, 720, 150, 90)});
    QFile file(m_folder.filePath(QStringLiteral("explained.toile")));
    (void)file.open(QIODevice::WriteOnly);
    file.write(QJsonDocument(lab).toJson());
    return file.fileName();
}

void ExportsTest::everyFormatIsTheSamePicture_data()
{
    QTest::addColumn<QByteArray>("lab");
    QTest::addColumn<PictureContent>("content");
    QTest::newRow("case-1b") << QByteArray("case-1b") << PictureContent();
    QTest::newRow("trunk") << QByteArray("trunk") << PictureContent();
    QTest::newRow("vxlan") << QByteArray("vxlan") << PictureContent();
    QTest::newRow("tp1 alone") << QByteArray("tp1") << PictureContent{false, false, false, {}};
    QTest::newRow("explained") << QByteArray("explained") << PictureContent();
}

void ExportsTest::everyFormatIsTheSamePicture()
{
    QFETCH(QByteArray, lab);
    QFETCH(PictureContent, content);
    const QString name = QString::fromLatin1(lab);
    Drawn drawn(name == QStringLiteral("explained") ? explained() : shippedLabPath(name), true);
    QVERIFY(!drawn.scene.geometry().boxes.empty());
    QCOMPARE(drawn.editor.topology().notes.size(), std::size_t(name == QStringLiteral("explained") ? 5 : 0));
    const PictureOptions options{content, 2};
    const QString pdf = m_folder.filePath(name + QStringLiteral(".pdf"));
    const auto pixels = drawImage(drawn.scene, options);
    const auto svg = drawPicture(drawn.scene, PictureFormat::Svg, options);
    QVERIFY(pixels && svg);
    QVERIFY(exportPicture(drawn.scene, pdf, options));
    const QByteArray page = outputOf(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("192"), pdf});
    const QImage paper = QImage::fromData(page, "PPM").copy(QRect(QPoint(), pixels->size()));
    QVERIFY2(!paper.isNull(), "pdftoppm of poppler-utils draws the page");
    const QImage shapes = svgPixels(*svg, pixels->size());
    if (const QString kept = qEnvironmentVariable("TOILE_PICTURES"); !kept.isEmpty()) {
        const QString path = kept + QStringLiteral("/exports-") + name;
        QVERIFY(pixels->save(path + QStringLiteral("-png.png")));
        QVERIFY(shapes.save(path + QStringLiteral("-svg.png")));
        QVERIFY(paper.save(path + QStringLiteral("-pdf.png")));
    }
    for (const auto &[format, other] : {std::pair{"svg", shapes}, std::pair{"pdf", paper}}) {
        const Difference apart = difference(*pixels, other);
        QVERIFY2(apart.mean < 1.5 && apart.far < 0.003,
                 qPrintable(
                     QStringLiteral("%1: mean %2, far %3").arg(QLatin1String(format)).arg(apart.mean).arg(apart.far)));
    }
}

void ExportsTest::svgNeedsNoFontAndNothingElse()
{
    Drawn drawn("case-1b", true);
    const QByteArray svg = *drawPicture(drawn.scene, PictureFormat::Svg, {});
    QVERIFY(!svg.contains("<text") && !svg.contains("<image") && !svg.contains("href"));
    QVERIFY2(svg.contains("<title>Case 1B"), svg.left(600).constData());
    QVERIFY2(svg.contains("VM1: eth0 2.0.0.1/8"), svg.left(600).constData());
    QVERIFY(svg.size() < 3'000'000);
    // A unit is a pixel where nobody says otherwise, as in a PNG of scale 1.
    const double millimetres = pictureSize(drawn.scene, PictureFormat::Svg, {}).width() * 25.4 / 96;
    const QByteArray width = svg.mid(svg.indexOf("width=\"") + 7).split('"').first();
    QVERIFY2(width.endsWith("mm") && qAbs(width.chopped(2).toDouble() - millimetres) < 0.5, width.constData());
    const QString pdf = m_folder.filePath(QStringLiteral("fonts.pdf"));
    QVERIFY(exportPicture(drawn.scene, pdf, {}));
    const QList<QByteArray> fonts = outputOf(QStringLiteral("pdffonts"), {pdf}).trimmed().split('\n').mid(2);
    QVERIFY(!fonts.isEmpty());
    for (const QByteArray &font : fonts)  // name, type, encoding, embedded, subset, unicode, object and its version
        QCOMPARE(font.simplified().split(' ').last(5).first(), QByteArray("yes"));
    const QByteArray text = outputOf(QStringLiteral("pdftotext"), {pdf, QStringLiteral("-")});
    QVERIFY2(text.contains("2.0.0.1/8"), text.constData());  // can be searched
}

void ExportsTest::lightWhateverTheTheme()
{
    Drawn drawn("case-1b", true);
    const QImage light = *drawImage(drawn.scene, {});
    drawn.scene.setDark(true);
    drawn.editor.setSelection({drawn.machine("VM1")});
    QCOMPARE(*drawImage(drawn.scene, {}), light);
    QVERIFY(drawn.scene.isDark());
    QCOMPARE(light.pixelColor(0, 0), QColor(Qt::white));  // no edge in a text that it is pasted into
}

void ExportsTest::whatIsLeftOutTakesNoRoom()
{
    Drawn drawn("trunk", true);
    const CanvasScene &scene = drawn.scene;
    QVERIFY(scene.hasLegend() && scene.hasTables());
    const QRectF whole = scene.drawingRect(PictureContent());
    QCOMPARE(whole, scene.drawingRect());
    const QRectF bare = scene.drawingRect({false, false, false, {}});
    QVERIFY(bare.top() > whole.top() + 40);
    QVERIFY(bare.height() < scene.drawingRect({false, false, true, {}}).height());
    PictureContent close{false, false, false, {}};
    close.margin -= 30;
    QCOMPARE(scene.drawingRect(close), bare.adjusted(30, 30, -30, -30));
    for (const auto &[id, box] : scene.geometry().boxes)
        QVERIFY(scene.drawingRect(close).contains(box));
}

void ExportsTest::onlyTheSelection()
{
    Drawn drawn("case-1b", true);
    const CanvasScene &scene = drawn.scene;
    const auto box = [&](const char *name) { return scene.geometry().box(drawn.machine(name)); };
    const QRectF host2 = scene.drawingRect({false, false, false, {drawn.machine("Host2")}});
    QVERIFY(host2.contains(box("Host2")) && !host2.intersects(box("Host1")));
    // What is inside a machine belongs to it, and its title stands over it.
    const QRectF host1 = scene.drawingRect({true, true, false, {drawn.machine("Host1")}});
    QVERIFY(host1.contains(box("VM1")) && !host1.intersects(box("Host2")));
    PictureOptions options;
    options.content = {false, false, false, {drawn.machine("Host1")}};
    const QString summary = scene.summary(options.content);
    QVERIFY(summary.contains(QStringLiteral("VM1")) && !summary.contains(QStringLiteral("Host2")));
    // Of the cable to Host2 nothing is left hanging at the border.
    const QImage part = *drawImage(drawn.scene, options);
    const QRgb paper = part.pixel(0, 0);
    for (int y = 0; y < part.height(); ++y)
        QCOMPARE(part.pixel(part.width() - 8, y), paper);
}

void ExportsTest::nothingIsLeftChanged()
{
    Drawn drawn("trunk", true);
    const QImage before = *drawImage(drawn.scene, {});
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf})
        QVERIFY(drawPicture(drawn.scene, format, {{true, true, true, {drawn.machine("SW1")}}, 1}));
    QVERIFY(drawImage(drawn.scene, {{false, false, false, {}}, 1}));
    QCOMPARE(*drawImage(drawn.scene, {}), before);
}

/// What to do is said to whoever draws, not to whoever reads the picture.
void ExportsTest::aPictureOfNothingSaysNotWhatToDo()
{
    Editor editor;
    HandRun run;
    CanvasScene scene(editor, run);
    const QRectF all = scene.drawingRect();
    const auto inked = [&](const QImage &image) {
        const QImage right = image.copy(image.width() / 2, 0, image.width() / 2, image.height());
        const QRgb paper = right.pixel(right.width() - 1, 0);
        for (int y = 0; y < right.height(); ++y)
            for (int x = 0; x < right.width(); ++x)
                if (right.pixel(x, y) != paper)
                    return true;
        return false;
    };
    QImage seen(all.size().toSize(), QImage::Format_RGB32);
    seen.fill(Qt::white);
    QPainter painter(&seen);
    painter.setClipRect(seen.rect());
    for (QGraphicsItem *item : scene.items()) {
        painter.save();
        painter.translate(-all.topLeft());
        item->paint(&painter, nullptr, nullptr);
        painter.restore();
    }
    painter.end();
    QVERIFY(inked(seen));
    QVERIFY(!inked(*drawImage(scene, {})));
}

void ExportsTest::problemsAreSaid()
{
    Drawn drawn("case-1b");
    const auto gif = exportPicture(drawn.scene, m_folder.filePath(QStringLiteral("picture.gif")), {});
    QVERIFY(!gif && gif.error().message.contains(QStringLiteral(".png")));
    QVERIFY(!exportPicture(drawn.scene, m_folder.filePath(QStringLiteral("missing/picture.png")), {}));
    // Too many pixels are told, and only a raster picture has them.
    QVERIFY(drawn.editor.perform(QStringLiteral("move"),
                                 moveElements(drawn.editor.draft(), {drawn.machine("Host2")}, {20000, 0})));
    const auto wide = exportPicture(drawn.scene, m_folder.filePath(QStringLiteral("wide.png")), {});
    QVERIFY(!wide && wide.error().message.contains(QStringLiteral("svg")));
    QVERIFY(exportPicture(drawn.scene, m_folder.filePath(QStringLiteral("wide.svg")), {}));
}

QTEST_MAIN(ExportsTest)
#include "tst_exports.moc"

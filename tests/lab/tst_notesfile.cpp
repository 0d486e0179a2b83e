// SPDX-License-Identifier: GPL-2.0-or-later
// Frames, arrows, pictures and instructions in lab files, and what of them a document refuses.
#include "core/kernel/limits.h"
#include "core/lab/labfile.h"
#include "core/model/drawing.h"
#include "core/model/instructions.h"
#include "core/model/pictures.h"

#include <QTest>

using namespace toile;

namespace {

/// The smallest PNG: one pixel.
const QByteArray kPng = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

/// A PNG's beginning that says it has this size.
QByteArray pngOf(int width, int height)
{
    QByteArray data = kPng;
    for (int i = 0; i < 4; ++i) {
        data[16 + i] = char(width >> (24 - 8 * i));
        data[20 + i] = char(height >> (24 - 8 * i));
    }
    return data;
}

QByteArray labWith(const QString &notes, const QString &more = {})
{
    return QStringLiteral(R"({"toile":1,"name":"x","machines":[{"name":"A","kind":"pc","interfaces":[{"name":"e"}]},)"
                          R"({"name":"B","kind":"pc"}]%1,"notes":[%2]})")
        .arg(more, notes)
        .toUtf8();
}

QString picture(const QByteArray &data)
{
    return QStringLiteral(R"({"kind":"picture","picture":"%1"})").arg(QString::fromLatin1(data.toBase64()));
}

}  // namespace

class NotesFileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyShapeIsReadAndWritten()
    {
        const QString notes =
            QStringLiteral(R"({"text":{"fr":"a"}},{"kind":"frame","text":{"en":"Site"},"colour":"#0072b2","x":1,"y":2,)"
                           R"("w":30,"h":40},{"kind":"arrow","from":"A:e","to":"B"},)"
                           R"({"kind":"arrow","text":{"en":"here"},"x":10,"y":20,"w":-30,"h":0},)") +
            picture(kPng);
        const LoadedLab lab = parseLab(labWith(notes, QStringLiteral(R"(,"instructions":{"en":"- [ ] ping"})")));
        QVERIFY2(lab.ok(), qPrintable(formatProblems(QStringLiteral("lab"), lab.problems)));
        const Topology &t = lab.document.topology();
        QCOMPARE(t.header.instructions.en, QStringLiteral("- [ ] ping"));
        std::vector<Note> shapes;
        std::vector<Id> ids;
        for (const auto &[id, note] : t.notes) {
            shapes.push_back(note);
            ids.push_back(id);
        }
        QCOMPARE(shapes.size(), std::size_t(5));
        QVERIFY(std::holds_alternative<TextNote>(shapes[0].shape));
        QCOMPARE(std::get<FrameNote>(shapes[1].shape).colour, QStringLiteral("#0072b2"));
        const auto &arrow = std::get<ArrowNote>(shapes[2].shape);
        QCOMPARE(t.label(arrow.from), QStringLiteral("A:e"));
        QCOMPARE(t.label(arrow.to), QStringLiteral("B"));
        QCOMPARE(t.label(ids[2]), QStringLiteral("A:e → B"));
        QCOMPARE(lab.document.layout().of(ids[3]).rect, QRectF(10, 20, -30, 0));
        QCOMPARE(std::get<PictureNote>(shapes[4].shape).data, kPng);
        const LoadedLab again = parseLab(writeLab(lab.document));
        QVERIFY2(again.ok(), qPrintable(formatProblems(QStringLiteral("lab"), again.problems)));
        QVERIFY(again.document == lab.document);
    }

    void wrongNotesAreTold_data()
    {
        QTest::addColumn<QString>("note");
        QTest::addColumn<QString>("pointer");
        const auto row = [](const char *name, const char *note, const char *pointer) {
            QTest::newRow(name) << QString::fromUtf8(note) << QString::fromLatin1(pointer);
        };
        row("unknown kind", R"({"kind":"cloud"})", "/notes/0/kind");
        row("text without text", R"({"kind":"text"})", "/notes/0");
        row("key of another kind", R"({"kind":"frame","from":"A"})", "/notes/0/from");
        row("no colour", R"({"kind":"frame","colour":"red"})", "/notes/0/colour");
        row("arrow to nothing", R"({"kind":"arrow","from":"C"})", "/notes/0/from");
        row("arrow to itself", R"({"kind":"arrow","from":"A","to":"A"})", "/notes/0/to");
        row("frame of negative width", R"({"kind":"frame","x":0,"y":0,"w":-9,"h":9})", "/notes/0/w");
        row("no picture", R"({"kind":"picture"})", "/notes/0");
        row("no base64", R"({"kind":"picture","picture":"%%%"})", "/notes/0/picture");
        row("text as picture", R"({"kind":"picture","picture":"aGVsbG8="})", "/notes/0/picture");
    }

    void wrongNotesAreTold()
    {
        QFETCH(QString, note);
        QFETCH(QString, pointer);
        const LoadedLab lab = parseLab(labWith(note));
        QVERIFY(!lab.ok());
        QCOMPARE(lab.problems.front().pointer, pointer);
    }

    void picturesHaveLimits()
    {
        QVERIFY(checkPicture(kPng));
        QVERIFY(checkPicture(pngOf(limits::kPictureSide, 1)));
        QVERIFY(!checkPicture(pngOf(limits::kPictureSide + 1, 1)));
        QVERIFY(!checkPicture(pngOf(0, 1)));
        QVERIFY(checkPicture(kPng + QByteArray(limits::kPictureBytes - kPng.size(), 'x')));
        const QByteArray large = kPng + QByteArray(limits::kPictureBytes - kPng.size() + 1, 'x');
        const auto refused = checkPicture(large);
        QVERIFY(!refused && refused.error().message.contains(QStringLiteral("JPEG")));
        QVERIFY(!parseLab(labWith(picture(large))).ok());
        // Several that are each small enough may be too many.
        const QByteArray most = kPng + QByteArray(limits::kPictureBytes - kPng.size(), 'x');
        Document document;
        Edit named(document);
        LabHeader header;
        header.name = QStringLiteral("x");
        named.set(Topology::kHeaderId, header);
        QVERIFY(document.apply(named.patch()));
        for (qsizetype all = most.size(); all <= limits::kPicturesBytes; all += most.size())
            QVERIFY(document.apply(addNote(document, {{}, PictureNote{most}}, QRectF(0, 0, 9, 9))));
        QVERIFY(!document.apply(addNote(document, {{}, PictureNote{kPng}}, QRectF(0, 0, 9, 9))));
    }

    void picturesOfFewBytesMayHaveTooManyPixelsTogether()
    {
        const QByteArray png = pngOf(5000, 5000);
        Document document;
        qint64 pixels = 25000000;
        for (; pixels <= limits::kPicturesPixels; pixels += 25000000)
            QVERIFY(document.apply(addNote(document, {{}, PictureNote{png}}, QRectF(0, 0, 9, 9))));
        const auto refused = document.apply(addNote(document, {{}, PictureNote{png}}, QRectF(0, 0, 9, 9)));
        QVERIFY(!refused && refused.error().message.contains(QStringLiteral("240")));
    }

    void sizesAreReadFromTheFirstBytes()
    {
        QCOMPARE(pictureSizeOf(kPng), QSize(1, 1));
        QCOMPARE(pictureSizeOf("<svg xmlns='http://www.w3.org/2000/svg' width='12mm' height='20'/>"), QSize(45, 20));
        QCOMPARE(pictureSizeOf("<!-- a --><svg viewBox='0 0, 7 8'/>"), QSize(7, 8));
        const QByteArray jpeg = QByteArray::fromHex("ffd8ffe000044a46ffc0000b080010002001011100");
        QCOMPARE(pictureSizeOf(jpeg + QByteArray(8, '\0')), QSize(32, 16));
        for (const QByteArray &cut : {QByteArray("\xff\xd8\xff"), kPng.left(12), QByteArray("<svg"), QByteArray()})
            QVERIFY(!checkPicture(cut));
    }

    void anSvgBringsNothingAlong()
    {
        const QByteArray svg =
            "<?xml version='1.0'?><?xml-stylesheet href='http://x/a.css'?><!DOCTYPE svg [<!ENTITY e 'boom'>]>"
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' onload='run()'>"
            "<style>@import url(http://x/b.css);</style><script>run()</script>"
            "<image xlink:href='file:///etc/passwd'/><image href='http://x/c.png'/>"
            "<image href='data:image/png;base64,AA=='/><use xlink:href='#a'/>"
            "<foreignObject><p>html</p></foreignObject>"
            "<rect id='a' fill='url(#g)' style='fill:url(http://x/d)' width='5'/></svg>";
        const QByteArray harmless = harmlessSvg(svg);
        for (const char *gone :
             {"http://x", "file:", "script", "run()", "DOCTYPE", "boom", "html", "@import", "onload"})
            QVERIFY2(!harmless.contains(gone), harmless.constData());
        for (const char *kept : {"data:image/png", "#a", "url(#g)", "width=\"5\"", "</svg>"})
            QVERIFY2(harmless.contains(kept), harmless.constData());
        QVERIFY(harmlessSvg("<svg><rect></svg>").isEmpty());
    }

    void anArrowGoesWithWhatItPointsAt()
    {
        const LoadedLab lab = parseLab(labWith(QStringLiteral(R"({"kind":"arrow","from":"A:e","to":"B"},)"
                                                              R"({"kind":"arrow","from":"B"})")));
        const Document &document = lab.document;
        const auto left = [&](const char *machine) {
            Document now = document;
            const Id id = now.topology().machineByName(QString::fromLatin1(machine));
            const Patch patch = removeElements(now, {id});
            const bool applied = now.apply(patch).ok() && Document(now).apply(patch.inverse()).ok();
            return applied ? int(now.topology().notes.size()) : -1;
        };
        QCOMPARE(left("A"), 1);
        QCOMPARE(left("B"), 0);
    }

    void linksNameElements()
    {
        const Topology t = parseLab(labWith(QString())).document.topology();
        const Id a = t.machineByName(u"A");
        QCOMPARE(linkedElement(t, QStringLiteral("toile:A")), a);
        QCOMPARE(linkedElement(t, QStringLiteral("toile:A/e")), t.interfaceByName(a, u"e"));
        for (const char *other : {"toile:", "toile:C", "toile:A/f", "http://A", "A"})
            QVERIFY(!linkedElement(t, QString::fromLatin1(other)));
        QCOMPARE(linkTo(t, t.interfaceByName(a, u"e")), QStringLiteral("toile:A/e"));
        QCOMPARE(linkTo(t, a), QStringLiteral("toile:A"));
    }

    void stepsAreCountedAndTicked()
    {
        const QString text = QStringLiteral("# T\n- [ ] one\n  1. [x] two\n- [y] no\n```\n- [ ] code\n```\n- three");
        QCOMPARE(stepCount(text), 2);
        const QString shown = withSteps(text, {1});
        QVERIFY2(shown.contains(QStringLiteral("- [☐](step:0) one\n  1. [☑](step:1) two\n- [y] no")),
                 qPrintable(shown));
        QVERIFY(shown.contains(QStringLiteral("```\n- [ ] code\n```")));
    }
};

QTEST_GUILESS_MAIN(NotesFileTest)
#include "tst_notesfile.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
// The drawing on paper: which piece on which page, and the pages as others read them.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/printdialog.h"
#include "ui/window/sheetspreview.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStatusBar>
#include <QTest>

using namespace toile;

namespace {

constexpr double kUnit = 25.4 / 96;

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

/// A page of a PDF, 3 pixels to the millimetre.
QImage pageOf(const QString &pdf, int page)
{
    const QString number = QString::number(page);
    return QImage::fromData(
        outputOf(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("76.2"), QStringLiteral("-f"),
                                              number, QStringLiteral("-l"), number, pdf}),
        "PPM");
}

/// What is not white below the header.
QRect inkOf(const QImage &page)
{
    QRect ink;
    for (int y = int((kPrintMargin + kPrintHeader) * 3); y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x)
            if (qGray(page.pixel(x, y)) < 245)
                ink |= QRect(x, y, 1, 1);
    return ink;
}

struct HeaderWord {
    QString text;
    double left = 0;  ///< points
    double right = 0;
};

/// What is written over the drawing of a PDF's first page, from left to right.
QList<HeaderWord> headerWords(const QString &pdf)
{
    const QByteArray boxes = outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), QStringLiteral("-l"),
                                                                    QStringLiteral("1"), pdf, QStringLiteral("-")});
    static const QRegularExpression box(
        QStringLiteral("<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\"[^>]*>([^<]*)<"));
    QList<HeaderWord> words;
    for (auto each = box.globalMatch(QString::fromUtf8(boxes)); each.hasNext();) {
        const QRegularExpressionMatch word = each.next();
        if (word.captured(2).toDouble() < (kPrintMargin + kPrintHeader - 3) * 72 / 25.4)
            words << HeaderWord{word.captured(4), word.captured(1).toDouble(), word.captured(3).toDouble()};
    }
    std::sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.left < b.left; });
    return words;
}

}  // namespace

class PrintTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatFitsIsTurnedToFitBest()
    {
        const PrintPlan wide = planPrint(QRectF(0, 0, 2000, 500), {});
        QCOMPARE(wide.layout.orientation(), QPageLayout::Landscape);
        QCOMPARE(wide.pieces.size(), std::size_t(1));
        QVERIFY(qAbs(wide.scale * 2000 - (297 - 2 * kPrintMargin)) < 1);
        QCOMPARE(planPrint(QRectF(0, 0, 500, 2000), {}).layout.orientation(), QPageLayout::Portrait);
        PrintWish upright;
        upright.orientation = QPageLayout::Portrait;
        QCOMPARE(planPrint(QRectF(0, 0, 2000, 500), upright).layout.orientation(), QPageLayout::Portrait);
        // A host alone does not fill a page.
        QVERIFY(planPrint(QRectF(0, 0, 60, 40), {}).scale <= 2 * kUnit + 1e-9);
        QCOMPARE(planPrint(QRectF(0, 0, 60, 40), {}).percent(), 200);
    }

    void aPosterHasAllOfTheDrawingOnce()
    {
        PrintWish wish;
        wish.pagesWide = 3;
        const QRectF drawing(-100, 50, 2400, 1500);
        const PrintPlan plan = planPrint(drawing, wish);
        QCOMPARE(plan.columns, 3);
        QCOMPARE(plan.pieces.size(), std::size_t(plan.columns * plan.rows));
        double area = 0;
        QRectF all;
        for (const QRectF &piece : plan.pieces) {
            QVERIFY(piece.width() * plan.scale <= plan.area.width() + 1e-6);
            QVERIFY(piece.height() * plan.scale <= plan.area.height() + 1e-6);
            area += piece.width() * piece.height();
            all |= piece;
        }
        QVERIFY(qAbs(area - drawing.width() * drawing.height()) < 1);
        QVERIFY((all.topLeft() - drawing.topLeft()).manhattanLength() < 1e-6);
        QVERIFY(planPrint(QRectF(), wish).scale > 0);  // nothing drawn yet
        wish.orientation = QPageLayout::Portrait;
        const QSizeF sheet = planPrint(drawing, wish).area.size();
        const auto rows = [&](double pages) {
            return planPrint(QRectF(0, 0, 3 * sheet.width(), pages * sheet.height()), wish).rows;
        };
        QCOMPARE(rows(2), 2);
        QCOMPARE(rows(2.1), 2);  // nobody wants three sheets for a line
        QCOMPARE(rows(2.5), 3);
    }

    void noSheetStaysBlank()
    {
        PrintWish wish;
        wish.orientation = QPageLayout::Portrait;
        wish.pagesWide = 8;
        const QSizeF sheet = planPrint(QRectF(0, 0, 800, 100), wish).area.size();
        const PrintPlan plan = planPrint(QRectF(0, 0, 8 * sheet.width(), 1.15 * sheet.height()), wish);
        QCOMPARE(plan.rows, 1);
        QCOMPARE(plan.columns, 7);  // smaller, so that one row is enough
        QCOMPARE(plan.pieces.size(), std::size_t(7));
        for (const QRectF &piece : plan.pieces)
            QVERIFY(piece.width() > 0 && piece.height() > 0);
        QCOMPARE(planPrint(QRectF(0, 0, 8 * sheet.width(), sheet.height()), wish).columns, 8);
    }

    void aSheetShowsTheDrawingAndWhoseItIs()
    {
        openDialog();
        auto *name = m_fixture->find<QLineEdit>("printName");
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("Ann Lee"));
        const QString path = save();
        QVERIFY(outputOf(QStringLiteral("pdfinfo"), {path}).contains("Pages:           1\n"));
        QVERIFY(outputOf(QStringLiteral("pdfinfo"), {path}).contains("A4"));
        const QByteArray text = outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY2(text.count("Case 1B") == 1 && text.contains("Ann Lee"), text.constData());
        QVERIFY(text.contains(QByteArray::number(QDate::currentDate().year())));
        const QImage page = pageOf(path, 1);
        QVERIFY(page.width() > page.height());
        const QRect ink = inkOf(page);
        QVERIFY2(ink.width() > page.width() * 2 / 3, "the drawing fills the page");
        QCOMPARE(page.pixelColor(page.width() / 2, page.height() - int(kPrintMargin * 3) - 1), QColor(Qt::white));
        QVERIFY(ink.left() >= int(kPrintMargin * 3) - 2 && ink.right() <= page.width() - int(kPrintMargin * 3) + 2);
        QVERIFY(m_fixture->window().statusBar()->currentMessage().contains(QStringLiteral("sheet.pdf")));
    }

    void aPosterIsSeveralSheets()
    {
        auto *dialog = openDialog();
        auto *across = m_fixture->find<QSpinBox>("printPagesWide");
        across->setFocus();
        QTest::keyClick(across, Qt::Key_Up);
        QCOMPARE(across->value(), 2);
        const auto pages = int(dialog->plan().pieces.size());
        QVERIFY(pages >= 2);
        QVERIFY(m_fixture->find<QLabel>("printOutcome")->text().contains(QString::number(pages)));
        auto *preview = m_fixture->find<SheetsPreview>("printPreview");
        QCOMPARE(preview->sheets().count, pages);
        for (int sheet = 0; sheet < pages; ++sheet) {  // as they are glued together, and all are seen
            const QRectF rect = preview->sheetRect(sheet);
            QVERIFY(QRectF(preview->viewport()->rect()).contains(rect));
            QCOMPARE(rect.top() == preview->sheetRect(0).top(), sheet < 2);
            QCOMPARE(rect.left() == preview->sheetRect(0).left(), sheet % 2 == 0);
        }
        const QString path = save();
        const QByteArray information = outputOf(QStringLiteral("pdfinfo"), {path});
        QVERIFY2(information.contains("Pages:           " + QByteArray::number(pages) + '\n'), information.constData());
        for (int page = 1; page <= pages; ++page)
            QVERIFY(!inkOf(pageOf(path, page)).isEmpty());
        const QByteArray text = outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY2(text.contains("page 2 of " + QByteArray::number(pages)), text.constData());
    }

    void thePreviewFollowsTheDrawing()
    {
        openDialog();
        auto *preview = m_fixture->find<SheetsPreview>("printPreview");
        const QImage before = preview->grab().toImage();
        m_fixture->window().canvas().selectEverything();
        m_fixture->window().canvas().deleteSelection();
        QTRY_VERIFY(preview->grab().toImage() != before);
    }

    void aLongNameLeavesRoomForTheRest()
    {
        openDialog();
        auto *name = m_fixture->find<QLineEdit>("printName");
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("Anne-Marie ") + QStringLiteral("Featherstonehaugh ").repeated(20));
        auto *across = m_fixture->find<QSpinBox>("printPagesWide");
        across->setFocus();
        QTest::keyClick(across, Qt::Key_Up);
        const QList<HeaderWord> words = headerWords(save());
        const auto at = [&words](const char *text) {
            for (const HeaderWord &word : words)
                if (word.text.startsWith(QString::fromUtf8(text)))
                    return word;
            return HeaderWord();
        };
        const double pageEnd = words.back().right;
        QVERIFY(at("Case").right > 0 && at("Anne").left > at("1B").right && at("page").left > at("Anne").right);
        QCOMPARE(words.back().text, QStringLiteral("2"));  // page 1 of 2: in one row there is no more to say
        for (qsizetype i = 1; i < words.size(); ++i)
            QVERIFY2(words[i].left >= words[i - 1].right, qPrintable(words[i].text));
        QVERIFY(pageEnd < 842 - kPrintMargin * 72 / 25.4 + 2);
    }

    void paperAndOrientationAreChosen()
    {
        auto *dialog = openDialog();
        auto *paper = m_fixture->find<QComboBox>("printPaper");
        paper->setFocus();
        QTest::keyClick(paper, Qt::Key_Down);
        QCOMPARE(dialog->plan().layout.pageSize().id(), QPageSize::A3);
        auto *orientation = m_fixture->find<QComboBox>("printOrientation");
        orientation->setFocus();
        QTest::keyClick(orientation, Qt::Key_Down);
        QCOMPARE(dialog->plan().layout.orientation(), QPageLayout::Portrait);
        const QImage page = pageOf(save(), 1);
        QVERIFY(page.height() > page.width());
    }

    void everyUsualPaperIsOffered()
    {
        auto *dialog = openDialog();
        auto *paper = m_fixture->find<QComboBox>("printPaper");
        auto *preview = m_fixture->find<SheetsPreview>("printPreview");
        const std::vector<std::pair<const char *, QSize>> wanted{
            {"A5", {148, 210}},     {"A4", {210, 297}},    {"A3", {297, 420}},     {"A2", {420, 594}},
            {"Letter", {216, 279}}, {"Legal", {216, 356}}, {"Tabloid", {279, 432}}};
        for (const auto &[name, size] : wanted) {
            const int at = paper->findText(QLatin1String(name), Qt::MatchStartsWith);
            QVERIFY2(at >= 0, name);
            QVERIFY2(paper->itemText(at).contains(QStringLiteral("(%1 × %2 mm)").arg(size.width()).arg(size.height())),
                     qPrintable(paper->itemText(at)));
            paper->setFocus();
            QTest::keyClick(paper, Qt::Key_Home);
            for (int i = 0; i < at; ++i)
                QTest::keyClick(paper, Qt::Key_Down);
            const QSizeF sheet = preview->sheets().size;
            const bool lies = dialog->plan().layout.orientation() == QPageLayout::Landscape;
            const QSizeF upright = lies ? sheet.transposed() : sheet;
            QVERIFY2(qAbs(upright.width() - size.width()) < 1 && qAbs(upright.height() - size.height()) < 1, name);
            const QRectF shown = preview->sheetRect(0);
            QVERIFY2(qAbs(shown.width() / shown.height() - sheet.width() / sheet.height()) < 0.02, name);
        }
        const QByteArray information = outputOf(QStringLiteral("pdfinfo"), {save()});
        QVERIFY2(information.contains("1224 x 792") || information.contains("792 x 1224"), information.constData());
    }

    void theTitleCanBeLeftOut()
    {
        openDialog();
        auto *title = m_fixture->find<QCheckBox>("printTitle");
        QVERIFY(title->isChecked());
        auto *preview = m_fixture->find<SheetsPreview>("printPreview");
        const QImage before = preview->grab().toImage();
        title->setFocus();
        QTest::keyClick(title, Qt::Key_Space);
        QVERIFY(preview->grab().toImage() != before);
        const QString path = save();
        const QByteArray text = outputOf(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
        QVERIFY2(!text.contains("Case 1B") && text.contains("VM1"), text.constData());
        QVERIFY(text.contains(QByteArray::number(QDate::currentDate().year())));
        QVERIFY(outputOf(QStringLiteral("pdfinfo"), {path}).contains("Case 1B"));  // how a reader calls the file
    }

    void theLegendIsOnThePaperUnlessItIsNotWanted()
    {
        const auto text = [this] { return outputOf(QStringLiteral("pdftotext"), {save(), QStringLiteral("-")}); };
        openDialog();
        const QByteArray with = text();
        QVERIFY2(with.contains("Legend") && with.contains("veth pair") && with.contains("VM1"), with.constData());
        QTRY_VERIFY(!m_fixture->window().findChild<PrintDialog *>());
        openDialog();
        auto *legend = m_fixture->find<QCheckBox>("printLegend");
        QVERIFY(legend->isEnabled() && legend->isChecked());
        legend->setFocus();
        QTest::keyClick(legend, Qt::Key_Space);
        const QByteArray without = text();
        QVERIFY2(!without.contains("Legend") && without.contains("VM1"), without.constData());
    }

    void aMachineWithoutAPrinterSaysSo()
    {
        openDialog();
        auto *print = m_fixture->find<QPushButton>("printPrint");
        QVERIFY(print->isEnabled() || print->toolTip().contains(QStringLiteral("no printer")));
        QVERIFY(m_fixture->find<QPushButton>("printPdf")->isEnabled());
    }

    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
    }
    void cleanup() { m_fixture.reset(); }

private:
    PrintDialog *openDialog()
    {
        m_fixture->window().canvas().setFocus();
        m_fixture->action("actionPrint")->trigger();
        return m_fixture->find<PrintDialog>("printDialog");
    }
    QString save()
    {
        const QString path = m_fixture->path(QStringLiteral("sheet.pdf"));
        QTest::mouseClick(m_fixture->find<QPushButton>("printPdf"), Qt::LeftButton);
        auto *files = m_fixture->find<QFileDialog>("printFileDialog");
        Q_EMIT files->fileSelected(path);
        files->close();
        return path;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(PrintTest)
#include "tst_window_print.moc"

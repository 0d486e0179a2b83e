// SPDX-License-Identifier: GPL-2.0-or-later
// A practical's report, as a student makes it.
#include "core/arrange/generate.h"
#include "core/lab/labfile.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/reportdialog.h"
#include "ui/window/reportwriter.h"
#include "ui/window/sheetspreview.h"
#include "ui/window/writtendate.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTest>

using namespace toile;

namespace {

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(60000) && process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class ReportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("case-1b"));
    }
    void cleanup() { m_fixture.reset(); }

    void theWebPageIsWhole()
    {
        openDialog();
        type("reportStudent", QStringLiteral("Ann Lee"));
        m_fixture->find<QDateEdit>("reportDate")->setDate(QDate(2026, 3, 1));
        const QByteArray page = contentOf(save("reportHtml", QStringLiteral("report.html")));
        QVERIFY(page.contains("Ann Lee") && page.contains("2026"));
        QVERIFY(page.contains("<svg") && page.contains("MASQUERADE") && page.contains("2.0.0.1/8"));
        QVERIFY(!page.contains("<script") && !page.contains("src="));
    }

    void theFirstOfAMonthIsWrittenAsOneDoes()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::French, QLocale::France));
        openDialog();
        const auto *preview = m_fixture->find<SheetsPreview>("reportPreview");
        auto *date = m_fixture->find<QDateEdit>("reportDate");
        QStringList said;
        for (const QDate &day : {QDate(2026, 12, 1), QDate(2026, 12, 11)}) {
            date->setDate(day);
            said += preview->accessibleDescription();
        }
        QLocale::setDefault(before);
        QVERIFY2(said[0].contains(QStringLiteral("mardi 1er décembre 2026")), qPrintable(said[0]));
        QVERIFY2(said[1].contains(QStringLiteral("vendredi 11 décembre 2026")), qPrintable(said[1]));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        const QString english = writtenDate(QDate(2026, 12, 1));
        QLocale::setDefault(before);
        QCOMPARE(english, QStringLiteral("Tuesday, December 1, 2026"));
    }

    void thePdfHasTheDrawingAsShapes()
    {
        openDialog();
        type("reportStudent", QStringLiteral("Ann Lee"));
        const QString path = save("reportPdf", QStringLiteral("report.pdf"));
        const QByteArray text =
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
        for (const char *said : {"Case 1B", "Ann Lee", "Address plan", "MASQUERADE", "2.0.0.1/8", "not run"})
            QVERIFY2(text.contains(said), text.constData());
        // Names of the drawing can be searched, and no picture of pixels is in it.
        QVERIFY(text.count("Host2") > 3);
        QCOMPARE(outputOf(QStringLiteral("pdfimages"), {QStringLiteral("-list"), path}).trimmed().count('\n'), 1);
        if (const QString folder = qEnvironmentVariable("TOILE_PICTURES"); !folder.isEmpty())
            outputOf(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("80"), QStringLiteral("-png"),
                                                  path, folder + QStringLiteral("/report")});
    }

    void thePreviewIsTheReport()
    {
        openDialog();
        auto *preview = m_fixture->find<SheetsPreview>("reportPreview");
        const auto says = [preview](const char *text) {
            return preview->accessibleDescription().contains(QString::fromUtf8(text));
        };
        QVERIFY(says("Address plan") && says("MASQUERADE") && !says("brctl"));
        const QImage before = preview->grab().toImage();
        type("reportStudent", QStringLiteral("Bob"));
        QVERIFY(says("Bob"));
        QVERIFY(preview->grab().toImage() != before);
        auto *dialect = m_fixture->find<QComboBox>("reportDialect");
        dialect->setFocus();
        QTest::keyClick(dialect, Qt::Key_Down);
        QVERIFY(says("ip_forward"));
        QVERIFY(m_fixture->find<QLabel>("reportHint")->text().contains(QStringLiteral("does not run")));
        const int seen = preview->sheets().count;
        QCOMPARE(int(pagesOf(save("reportPdf", QStringLiteral("report.pdf"))).size()), seen);
    }

    void thePreviewIsAsWideAsItsRoom_data()
    {
        QTest::addColumn<QString>("lab");
        for (const QString &lab : shippedLabs())
            QTest::newRow(qPrintable(lab)) << lab;
    }

    void thePreviewIsAsWideAsItsRoom()
    {
        QFETCH(QString, lab);
        m_fixture->open(lab);
        ReportDialog *dialog = openDialog();
        auto *preview = m_fixture->find<SheetsPreview>("reportPreview");
        for (const int width : {dialog->width(), 760, 1200}) {
            dialog->resize(width, dialog->height());
            const auto rest = [preview] { return preview->viewport()->width() - preview->sheetRect(0).right(); };
            QTRY_VERIFY(rest() > 0 && rest() < 20);
            QVERIFY(qAbs(preview->sheetRect(0).left() - rest()) < 1);  // paper stands in the middle
        }
        QTest::keyClick(preview, Qt::Key_PageDown);
        QVERIFY(preview->sheetRect(0).top() < 0);
    }

    void pagesBreakWhereAReaderWould_data()
    {
        QTest::addColumn<QString>("lab");
        for (const char *lab : {"case-1b", "tp1", "tp2", "trunk", "many"})
            QTest::newRow(lab) << QString::fromLatin1(lab);
    }

    void pagesBreakWhereAReaderWould()
    {
        QFETCH(QString, lab);
        if (lab == QStringLiteral("many"))
            openManyMachines();
        else
            m_fixture->open(lab);
        const Report report = openDialog()->report();
        const QStringList pages = pagesOf(save("reportPdf", QStringLiteral("report.pdf")));
        QVERIFY(!pages.isEmpty());
        QStringList above{report.title};  // what something follows
        QStringList headers;
        for (const ReportSection &section : report.sections) {
            above << section.title << section.text;
            for (const ReportTable &table : section.tables) {
                above << table.caption;
                headers << plain(table.columns.join(u' '));
            }
            for (const ReportCommands &commands : section.commands)
                above << commands.caption;
        }
        const QString drawingTitle = report.sections[0].title;
        const QString afterDrawing = report.sections[1].title;
        for (int page = 0; page < pages.size(); ++page) {
            QStringList lines = linesOf(pages[page]);
            const QString foot = lines.takeLast();
            QVERIFY2(foot.endsWith(QStringLiteral("page %1 of %2").arg(page + 1).arg(pages.size())), qPrintable(foot));
            QCOMPARE(foot.contains(report.title), page > 0);
            const bool endsInTheDrawing = lines.contains(drawingTitle) && !lines.contains(afterDrawing);
            QVERIFY2(endsInTheDrawing || (!above.contains(lines.last()) && !headers.contains(lines.last())),
                     qPrintable(lines.last()));
            if (isRowOf(report, lines.first()))
                QFAIL(qPrintable(QStringLiteral("page %1 goes on without a header: ").arg(page + 1) + lines.first()));
        }
        QCOMPARE(plain(pages.join(u' ')).count(report.title), pages.size());
    }

    void theDrawingIsAsWideAsThePage()
    {
        openDialog();
        const QString path = save("reportPdf", QStringLiteral("report.pdf"));
        const QImage page =
            QImage::fromData(outputOf(QStringLiteral("pdftoppm"), {QStringLiteral("-r"), QStringLiteral("76.2"),
                                                                   QStringLiteral("-l"), QStringLiteral("1"), path}),
                             "PPM");
        QVERIFY(!page.isNull());
        int left = page.width();
        int right = 0;
        for (int y = page.height() * 2 / 5; y < page.height() * 3 / 5; ++y) {
            for (int x = 0; x < page.width(); ++x) {
                if (qGray(page.pixel(x, y)) < 250) {
                    left = qMin(left, x);
                    right = qMax(right, x);
                }
            }
        }
        QVERIFY2(right - left > page.width() * 3 / 4, qPrintable(QString::number(right - left)));
        QVERIFY(qAbs(left - (page.width() - right)) < page.width() / 20);
    }

    void whoWroteItIsRemembered()
    {
        openDialog();
        type("reportStudent", QStringLiteral("Ann Lee"));
        save("reportHtml", QStringLiteral("first.html"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        openDialog();
        QCOMPARE(m_fixture->find<QLineEdit>("reportStudent")->text(), QStringLiteral("Ann Lee"));
    }

    void problemsAreSaid()
    {
        const Report report = openDialog()->report();
        CanvasScene &scene = m_fixture->window().canvas().canvasScene();
        QVERIFY(!writeReport(QStringLiteral("/nowhere/at/all.pdf"), report, scene));
        const auto odd = writeReport(m_fixture->path(QStringLiteral("report.doc")), report, scene);
        QVERIFY(!odd && odd.error().message.contains(QStringLiteral(".html")));
    }

private:
    /// Tables and cells that no page holds.
    void openManyMachines()
    {
        arrange::Generator star;
        star.machines = 150;
        star.prefix = *IpPrefix::parse(u"10.0.0.0/16");
        Editor &editor = m_fixture->editor();
        const Result<Patch> patch = arrange::generate(editor.document(), star, {0, 2000});
        QVERIFY(patch && editor.perform(QStringLiteral("star"), *patch));
    }
    static QStringList pagesOf(const QString &pdf)
    {
        const QByteArray text =
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
        return QString::fromUtf8(text).split(u'\f', Qt::SkipEmptyParts);
    }
    static QString plain(const QString &text) { return text.simplified(); }
    static QStringList linesOf(const QString &page)
    {
        QStringList lines;
        for (const QString &line : page.split(u'\n'))
            if (!plain(line).isEmpty())
                lines << plain(line);
        return lines;
    }
    static bool isRowOf(const Report &report, const QString &line)
    {
        for (const ReportSection &section : report.sections)
            for (const ReportTable &table : section.tables)
                for (const QStringList &row : table.rows)
                    if (plain(row.join(u' ')) == line)
                        return true;
        return false;
    }

    ReportDialog *openDialog()
    {
        m_fixture->window().canvas().setFocus();
        m_fixture->action("actionReport")->trigger();
        return m_fixture->find<ReportDialog>("reportDialog");
    }
    void type(const char *field, const QString &text)
    {
        auto *line = m_fixture->find<QLineEdit>(field);
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    QString save(const char *button, const QString &name)
    {
        const QString path = m_fixture->path(name);
        QTest::mouseClick(m_fixture->find<QPushButton>(button), Qt::LeftButton);
        auto *files = m_fixture->find<QFileDialog>("reportFileDialog");
        Q_EMIT files->fileSelected(path);
        files->close();
        return path;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ReportTest)
#include "tst_window_report.moc"

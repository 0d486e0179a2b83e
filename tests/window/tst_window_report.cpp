// SPDX-License-Identifier: GPL-2.0-or-later
// A practical's report, as a student makes it.
#include "core/lab/labfile.h"
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/reportdialog.h"
#include "ui/window/reportwriter.h"

#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QTextEdit>

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
        auto *preview = m_fixture->find<QTextEdit>("reportPreview");
        QVERIFY(preview->toPlainText().contains(QStringLiteral("Address plan")));
        QVERIFY(preview->toPlainText().contains(QChar(QChar::ObjectReplacementCharacter)));
        QVERIFY(!preview->toPlainText().contains(QStringLiteral("brctl")));
        type("reportStudent", QStringLiteral("Bob"));
        QVERIFY(preview->toPlainText().contains(QStringLiteral("Bob")));
        auto *dialect = m_fixture->find<QComboBox>("reportDialect");
        dialect->setFocus();
        QTest::keyClick(dialect, Qt::Key_Down);
        QVERIFY(preview->toPlainText().contains(QStringLiteral("ip_forward")));
        QVERIFY(m_fixture->find<QLabel>("reportHint")->text().contains(QStringLiteral("does not run")));
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
        auto *preview = m_fixture->find<QTextEdit>("reportPreview");
        for (const int width : {dialog->width(), 760, 1200}) {
            dialog->resize(width, dialog->height());
            QTRY_COMPARE(preview->horizontalScrollBar()->maximum(), 0);
        }
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

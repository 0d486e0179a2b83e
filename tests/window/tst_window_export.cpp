// SPDX-License-Identifier: GPL-2.0-or-later
// Pictures of the drawing, made as a user makes them.
#include "tests/window/windowfixture.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/exportdialog.h"
#include "ui/window/picturepreview.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>

using namespace toile;

class ExportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open(QStringLiteral("trunk"));
        QApplication::clipboard()->clear();
    }
    void cleanup() { m_fixture.reset(); }

    void theDialogWritesWhatItShows()
    {
        auto *dialog = openDialog();
        choose("exportFormat", 0);
        choose("exportScale", 3);
        QTest::mouseClick(box("exportTitle"), Qt::LeftButton, {}, QPoint(8, box("exportTitle")->height() / 2));
        QVERIFY(!dialog->options().content.title);
        const QString said = m_fixture->find<QLabel>("exportSize")->text();
        const QString path = m_fixture->path(QStringLiteral("chosen.png"));
        write(path);
        const QImage image(path);
        QCOMPARE(image.size(), pictureSize(scene(), PictureFormat::Png, {{false, true, true, {}, 32, true}, 4}));
        QVERIFY2(said.contains(QString::number(image.width())), qPrintable(said));
        QVERIFY(m_fixture->window().statusBar()->currentMessage().contains(QStringLiteral("chosen.png")));
        QTRY_VERIFY(!m_fixture->window().findChild<ExportDialog *>());
    }

    void vectorsHaveNoScaleAndTheirEnding()
    {
        openDialog();
        for (const int format : {1, 2}) {
            choose("exportFormat", format);
            QVERIFY(!m_fixture->find<QComboBox>("exportScale")->isEnabled());
            QVERIFY(m_fixture->find<QLabel>("exportSize")->text().contains(QStringLiteral("mm")));
        }
        QTest::mouseClick(m_fixture->find<QPushButton>("exportWrite"), Qt::LeftButton);
        auto *files = m_fixture->find<QFileDialog>("exportPictureDialog");
        QCOMPARE(files->defaultSuffix(), QStringLiteral("pdf"));
    }

    void whatIsNotThereCannotBeLeftOut()
    {
        openDialog();
        QVERIFY(box("exportLegend")->isEnabled());
        QVERIFY(!box("exportTables")->isEnabled());
        QVERIFY(!box("exportOnly")->isEnabled());
        closeDialog();
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->editor().setSelection({m_fixture->machine("Host2")});
        openDialog();
        QVERIFY(box("exportLegend")->isEnabled());  // of its marks, it has no VLAN
        QVERIFY(box("exportOnly")->isEnabled());
        closeDialog();
        m_fixture->action("actionNew")->trigger();
        QTRY_VERIFY(m_fixture->topology().machines.empty());
        openDialog();
        QVERIFY(!box("exportLegend")->isEnabled());
    }

    void thePreviewFollowsTheDrawing()
    {
        m_fixture->open(QStringLiteral("case-1"));
        m_fixture->editor().setSelection({m_fixture->machine("Host2")});
        openDialog();
        auto *preview = m_fixture->find<PicturePreview>("picturePreview");
        const QImage whole = preview->grab().toImage();
        box("exportOnly")->click();
        QVERIFY(preview->grab().toImage() != whole);
        const QString part = m_fixture->find<QLabel>("exportSize")->text();
        m_fixture->editor().setSelection({m_fixture->machine("Host1")});
        QVERIFY(m_fixture->find<QLabel>("exportSize")->text() != part);
        box("exportOnly")->click();
        QCOMPARE(preview->grab().toImage(), whole);
        m_fixture->window().canvas().selectEverything();
        m_fixture->window().canvas().deleteSelection();
        QTRY_VERIFY(preview->grab().toImage() != whole);
    }

    void aPictureThatCannotBeWrittenIsSaid()
    {
        auto *dialog = openDialog();
        write(QStringLiteral("/nowhere/at/all.png"), false);
        auto *box = m_fixture->find<QDialog>("messageBox");
        QVERIFY(box && box->isVisible());
        QVERIFY(dialog->isVisible());
        box->close();
    }

    void copiedPicturesAreVectorsAndPixels()
    {
        m_fixture->action("actionCopyPicture")->trigger();
        const QMimeData *data = QApplication::clipboard()->mimeData();
        QVERIFY(data->hasImage());
        const QSize whole = qvariant_cast<QImage>(data->imageData()).size();
        // With the legend that an export has.
        PictureOptions exported;
        exported.content.marks = true;
        QCOMPARE(whole, pictureSize(scene(), PictureFormat::Png, exported));
        QVERIFY(whole.height() > pictureSize(scene(), PictureFormat::Png, {}).height());
        QVERIFY(data->data(QStringLiteral("image/svg+xml")).contains("<svg"));
        m_fixture->editor().setSelection({m_fixture->machine("SW1")});
        m_fixture->action("actionCopyPicture")->trigger();
        data = QApplication::clipboard()->mimeData();
        QVERIFY(qvariant_cast<QImage>(data->imageData()).width() < whole.width());
        const QByteArray svg = data->data(QStringLiteral("image/svg+xml"));
        QVERIFY(svg.contains("SW1") && !svg.contains("SW2:"));
    }

    void theDialogCopiesToo()
    {
        openDialog();
        QTest::mouseClick(m_fixture->find<QPushButton>("exportCopy"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->mimeData()->hasImage());
    }

private:
    ExportDialog *openDialog()
    {
        m_fixture->window().canvas().setFocus();
        m_fixture->action("actionExportPicture")->trigger();
        return m_fixture->find<ExportDialog>("exportDialog");
    }
    void closeDialog()
    {
        m_fixture->find<ExportDialog>("exportDialog")->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QCheckBox *box(const char *name) { return m_fixture->find<QCheckBox>(name); }
    void choose(const char *name, int index)
    {
        auto *combo = m_fixture->find<QComboBox>(name);
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentIndex(), index);
    }
    void write(const QString &path, bool exists = true)
    {
        QTest::mouseClick(m_fixture->find<QPushButton>("exportWrite"), Qt::LeftButton);
        auto *files = m_fixture->find<QFileDialog>("exportPictureDialog");
        QVERIFY(files && files->isVisible());
        Q_EMIT files->fileSelected(path);
        files->close();
        QCOMPARE(QFile::exists(path), exists);
    }
    CanvasScene &scene() { return m_fixture->window().canvas().canvasScene(); }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ExportTest)
#include "tst_window_export.moc"

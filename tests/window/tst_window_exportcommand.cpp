// SPDX-License-Identifier: GPL-2.0-or-later
// The command line of the window program, run as a user runs it.
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class ExportCommandTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aShippedLabIsDrawnWithoutADisplay()
    {
        const QString picture = m_folder.filePath(QStringLiteral("case.png"));
        QCOMPARE(run({QStringLiteral("--export"), picture, QStringLiteral("case-1b")}), 0);
        const QImage image(picture);
        QVERIFY(image.width() > 600 && image.height() > 300);
        QVERIFY(hasColours(image));
    }

    void scaleMultipliesPixels()
    {
        const QString one = m_folder.filePath(QStringLiteral("one.png"));
        const QString three = m_folder.filePath(QStringLiteral("three.png"));
        QCOMPARE(run({QStringLiteral("--export"), one, QStringLiteral("--scale=1"), QStringLiteral("case-1")}), 0);
        QCOMPARE(run({QStringLiteral("--export"), three, QStringLiteral("--scale=3"), QStringLiteral("case-1")}), 0);
        QVERIFY(qAbs(QImage(three).width() - 3 * QImage(one).width()) <= 3);
    }

    void vectorFormats()
    {
        const QString svg = m_folder.filePath(QStringLiteral("case.svg"));
        const QString pdf = m_folder.filePath(QStringLiteral("case.pdf"));
        QCOMPARE(run({QStringLiteral("--export"), svg, QStringLiteral("case-2.1")}), 0);
        QCOMPARE(run({QStringLiteral("--export"), pdf, QStringLiteral("case-2.1")}), 0);
        QVERIFY(head(svg).contains("<svg"));
        QVERIFY(head(pdf).startsWith("%PDF"));
    }

    void partsAreLeftOut()
    {
        const auto height = [this](const QStringList &options) {
            const QString picture = m_folder.filePath(QStringLiteral("part.png"));
            const QStringList all =
                QStringList{QStringLiteral("--export"), picture, QStringLiteral("case-1b")} + options;
            return run(all) == 0 ? QImage(picture).height() : -1;
        };
        const int whole = height({});
        QVERIFY(height({QStringLiteral("--no-title")}) < whole);
        QVERIFY(height({QStringLiteral("--no-title"), QStringLiteral("--only=Host2")}) < whole * 2 / 3);
        QCOMPARE(height({QStringLiteral("--only=Host9")}), -1);
        QVERIFY(m_errors.contains("Host9"));
    }

    void aReportIsWrittenWithoutADisplay()
    {
        const QString page = m_folder.filePath(QStringLiteral("report.html"));
        const QString pdf = m_folder.filePath(QStringLiteral("report.pdf"));
        QCOMPARE(run({QStringLiteral("--report"), page, QStringLiteral("--student=Ann Lee"),
                      QStringLiteral("--lang=fr"), QStringLiteral("case-1b")}),
                 0);
        QFile file(page);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray html = file.readAll();
        for (const char *said : {"<html lang=\"fr\">", "Ann Lee", "<svg", "Plan d’adressage", "MASQUERADE"})
            QVERIFY2(html.contains(said), said);
        QCOMPARE(run({QStringLiteral("--report"), pdf, QStringLiteral("case-1b")}), 0);
        QVERIFY(head(pdf).startsWith("%PDF"));
        QCOMPARE(run({QStringLiteral("--report"), pdf, QStringLiteral("--live"), QStringLiteral("case-1b")}), 3);
    }

    void thePhysicalEquivalentIsAnotherPicture()
    {
        const QString drawn = m_folder.filePath(QStringLiteral("drawn.svg"));
        const QString physical = m_folder.filePath(QStringLiteral("physical.svg"));
        QCOMPARE(run({QStringLiteral("--export"), drawn, QStringLiteral("case-2.3")}), 0);
        QCOMPARE(run({QStringLiteral("--export"), physical, QStringLiteral("--physical"), QStringLiteral("case-2.3")}),
                 0);
        QVERIFY(head(physical).contains("<svg"));
        QVERIFY(QFileInfo(physical).size() != QFileInfo(drawn).size());
    }

    void wrongUsageIsTwo()
    {
        QCOMPARE(run({QStringLiteral("--export")}), 2);
        QVERIFY(m_errors.contains("toile:"));
        QCOMPARE(run({QStringLiteral("--fast")}), 2);
    }

    void aBadFileIsOneWithItsProblems()
    {
        const QString path = m_folder.filePath(QStringLiteral("bad.toile"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"toile\": 1, \"machines\": 3}");
        file.close();
        QCOMPARE(run({QStringLiteral("--export"), m_folder.filePath(QStringLiteral("x.png")), path}), 1);
        QVERIFY2(m_errors.contains(":/machines:"), m_errors);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("x.png"))));
    }

    void anUnwritablePictureIsOne()
    {
        QCOMPARE(run({QStringLiteral("--export"), QStringLiteral("/nowhere/at/all.png"), QStringLiteral("case-1")}), 1);
        QVERIFY(m_errors.contains("all.png"));
    }

    void aLabThatDoesNotRunIsThree()
    {
        QCOMPARE(run({QStringLiteral("--export"), m_folder.filePath(QStringLiteral("x.png")), QStringLiteral("--live"),
                      QStringLiteral("case-1b")}),
                 3);
        QVERIFY(m_errors.contains("case-1b"));
    }

    void noDisplayIsExplained()
    {
        QCOMPARE(run({QStringLiteral("case-1b")}), 2);
        QVERIFY2(m_errors.contains("./dev run") && m_errors.contains("ssh -X"), m_errors);
        QCOMPARE(run({QStringLiteral("--lang"), QStringLiteral("fr"), QStringLiteral("case-1b")}), 2);
        QVERIFY2(m_errors.contains("affichage"), m_errors);
    }

    /// Qt would make a folder, and say so on standard error.
    void withoutASessionFolderNothingIsSaid()
    {
        m_session.clear();
        QCOMPARE(
            run({QStringLiteral("--export"), m_folder.filePath(QStringLiteral("quiet.png")), QStringLiteral("case-1")}),
            0);
        m_session = m_folder.path();
        QCOMPARE(m_errors, QByteArray());
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("quiet.png"))));
    }

    void helpAndVersion()
    {
        QCOMPARE(run({QStringLiteral("--help")}), 0);
        QVERIFY(m_output.startsWith("Usage: toile"));
        QCOMPARE(run({QStringLiteral("--version")}), 0);
        QVERIFY(m_output.startsWith("toile "));
    }

private:
    int run(const QStringList &arguments)
    {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_session);
        program.setProcessEnvironment(environment);
        program.start(QDir(qEnvironmentVariable("TOILE_BIN")).filePath(QStringLiteral("toile")), arguments);
        if (!program.waitForFinished(60000))
            return -1;
        m_errors = program.readAllStandardError();
        m_output = program.readAllStandardOutput();
        return program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -2;
    }

    static QByteArray head(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.read(400) : QByteArray();
    }

    static bool hasColours(const QImage &image)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        }
        return colours.size() > 20;
    }

    QTemporaryDir m_folder;
    QString m_session = m_folder.path();
    QByteArray m_errors;
    QByteArray m_output;
};

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "tst_window_exportcommand.moc"

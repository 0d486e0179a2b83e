// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/toilectl/toilectl.h"

#include <QDir>
#include <QXmlStreamReader>

using namespace toile;

/// `toilectl check`: which lab it means, and what it reports.
class TestToilectlCheck : public QObject {
    Q_OBJECT

    Toilectl toilectl;
    QTemporaryDir m_folder;

    Outcome runHere(const QStringList &words) const
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessEnvironment(toilectl.environment);
        process.start(Toilectl::program(), words);
        process.closeWriteChannel();
        return Toilectl::finish(process);
    }

private Q_SLOTS:
    void theReportIsXmlWhateverACheckIsCalled()
    {
        QFile shipped(QStringLiteral(TOILE_SOURCE "/resources/labs/case-1.toile"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QJsonObject lab = QJsonDocument::fromJson(shipped.readAll()).object();
        QJsonArray checks = lab.value(QStringLiteral("checks")).toArray();
        QVERIFY(checks.size() >= 3);
        const QStringList names{QStringLiteral("a\x01"
                                               "b<&>\""),
                                QString(QChar(0xd83d)) + u'c', QString(QChar(0xffff)) + u'd',
                                QString::fromUtf8("whole 😀")};
        for (qsizetype i = 0; i < names.size(); ++i) {
            QJsonObject check = checks[std::min(i, checks.size() - 1)].toObject();
            check.insert(QStringLiteral("name"), QJsonObject{{QStringLiteral("en"), names[i]}});
            check.remove(QStringLiteral("id"));
            i < checks.size() ? checks.replace(i, check) : checks.append(check);
        }
        lab.insert(QStringLiteral("checks"), checks);
        QFile changed(m_folder.filePath(QStringLiteral("named.toile")));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(QJsonDocument(lab).toJson());  // which writes a half of a character as an escape
        changed.close();
        const Outcome outcome =
            runHere({QStringLiteral("check"), QStringLiteral("named.toile"), QStringLiteral("--engine=sandbox"),
                     QStringLiteral("--junit"), QStringLiteral("report.xml")});
        QVERIFY2(outcome.status == 0, outcome.err);
        QFile report(m_folder.filePath(QStringLiteral("report.xml")));
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QByteArray bytes = report.readAll();
        QXmlStreamReader xml(bytes);
        QStringList told;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"testcase")
                told += xml.attributes().value(QStringLiteral("name")).toString();
        QVERIFY2(!xml.hasError(), bytes + qPrintable(xml.errorString()));
        QVERIFY2(told.contains(QStringLiteral("a\\x01b<&>\"")), bytes);
        QVERIFY2(told.contains(QString(QChar::ReplacementCharacter) + u'd'), bytes);
        QVERIFY2(told.contains(names.last()), bytes);
    }

    void aFolderHidesNoLab()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("case-1b")));
        QCOMPARE(runHere({QStringLiteral("lint"), QStringLiteral("case-1b")}).status, 0);
        const Outcome deployed = runHere({QStringLiteral("deploy"), QStringLiteral("case-1b")});
        QVERIFY2(deployed.status == 0, deployed.err);
        const Outcome checked = runHere({QStringLiteral("check"), QStringLiteral("case-1b")});
        QVERIFY2(checked.status == 0, checked.err);
        // Of one that is nothing else, it is told what it is.
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("mine")));
        const Outcome folder = runHere({QStringLiteral("lint"), QStringLiteral("mine")});
        QCOMPARE(folder.status, 1);
        QVERIFY2(folder.out.contains("This is no file"), folder.out + folder.err);
    }
};

QTEST_GUILESS_MAIN(TestToilectlCheck)
#include "tst_toilectl_check.moc"

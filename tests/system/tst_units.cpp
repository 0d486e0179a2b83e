// SPDX-License-Identifier: GPL-2.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

/// What is installed for the system service.
class UnitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void systemdUnderstandsTheUnits()
    {
        QTemporaryDir folder;
        for (const QString &unit : {QStringLiteral("toile.service"), QStringLiteral("toile.socket")}) {
            QString text = contentOf(QStringLiteral(TOILE_BUILT_UNITS) + u'/' + unit);
            QVERIFY(!text.isEmpty() && !text.contains(u'@' + QStringLiteral("CMAKE")));
            // It wants the program to be there.
            text.replace(QRegularExpression(QStringLiteral("ExecStart=\\S+")), QStringLiteral("ExecStart=/bin/true"));
            QFile copy(folder.filePath(unit));
            QVERIFY(copy.open(QIODevice::WriteOnly));
            copy.write(text.toUtf8());
        }
        QProcess verify;
        verify.setProcessChannelMode(QProcess::MergedChannels);
        verify.start(QStringLiteral("systemd-analyze"),
                     {QStringLiteral("verify"), QStringLiteral("--recursive-errors=no"), QStringLiteral("--man=no"),
                      folder.filePath(QStringLiteral("toile.service")),
                      folder.filePath(QStringLiteral("toile.socket"))});
        QVERIFY(verify.waitForFinished());
        QCOMPARE(QString::fromUtf8(verify.readAll()), QString());
        QCOMPARE(verify.exitCode(), 0);
    }

    void everyLineOfTheServiceHasItsReason()
    {
        bool commented = false;
        QStringList bare;
        bool hardening = false;
        for (const QString &line :
             contentOf(QStringLiteral(TOILE_UNITS "/toile.service.in")).split(u'\n', Qt::SkipEmptyParts)) {
            hardening = hardening || line.startsWith(QStringLiteral("# -- "));
            const bool comment = line.startsWith(u'#');
            if (hardening && !comment && !commented)
                bare += line;
            commented = comment || (commented && !comment && !line.startsWith(u'['));
        }
        QVERIFY(hardening);
        QCOMPARE(bare.join(u", "), QString());
    }

    void everyActionSpeaksFrench()
    {
        QXmlStreamReader xml(contentOf(QStringLiteral(TOILE_UNITS "/org.toile.policy")));
        QMap<QString, int> texts;
        QStringList actions;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"action")
                actions += xml.attributes().value(QStringLiteral("id")).toString();
            if (xml.name() == u"description" || xml.name() == u"message")
                ++texts[xml.name().toString() + xml.attributes().value(QStringLiteral("xml:lang")).toString()];
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(actions, (QStringList{QStringLiteral("org.toile.manage-lab"),
                                       QStringLiteral("org.toile.attach-network-card")}));
        for (const char *kind : {"description", "message", "descriptionfr", "messagefr"})
            QCOMPARE(texts.value(QString::fromLatin1(kind)), 2);
    }
};

QTEST_APPLESS_MAIN(UnitsTest)
#include "tst_units.moc"

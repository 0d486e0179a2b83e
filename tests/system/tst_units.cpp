// SPDX-License-Identifier: GPL-2.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
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

QString serviceText()
{
    return contentOf(QStringLiteral(TOILE_UNITS "/toile.service.in"));
}

/// The unit as it is installed, but for its program, which systemd wants to be there. Empty: it is not right.
QString copyOf(const QString &unit, const QTemporaryDir &folder)
{
    QString text = contentOf(QStringLiteral(TOILE_BUILT_UNITS) + u'/' + unit);
    if (text.isEmpty() || text.contains(QStringLiteral("@CMAKE")))
        return {};
    text.replace(QRegularExpression(QStringLiteral("ExecStart=\\S+")), QStringLiteral("ExecStart=/bin/true"));
    QFile copy(folder.filePath(unit));
    return copy.open(QIODevice::WriteOnly) && copy.write(text.toUtf8()) > 0 ? copy.fileName() : QString();
}

}  // namespace

/// What is installed for the system service.
class UnitsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void systemdUnderstandsTheUnits()
    {
        QTemporaryDir folder;
        const QString service = copyOf(QStringLiteral("toile.service"), folder);
        const QString socket = copyOf(QStringLiteral("toile.socket"), folder);
        QVERIFY(!service.isEmpty() && !socket.isEmpty());
        QProcess verify;
        verify.setProcessChannelMode(QProcess::MergedChannels);
        verify.start(QStringLiteral("systemd-analyze"),
                     {QStringLiteral("verify"), QStringLiteral("--recursive-errors=no"), QStringLiteral("--man=no"),
                      service, socket});
        QVERIFY(verify.waitForFinished());
        QCOMPARE(QString::fromUtf8(verify.readAll()), QString());
        QCOMPARE(verify.exitCode(), 0);
    }

    /// Above each line, or above the first of those that belong together by their name.
    void everyLineOfTheServiceHasItsReason()
    {
        QString explained;
        QStringList bare;
        bool hardening = false;
        for (const QString &line : serviceText().split(u'\n', Qt::SkipEmptyParts)) {
            hardening = hardening || line.startsWith(QStringLiteral("# -- "));
            const bool heading = line.startsWith(QStringLiteral("# -- ")) || line.startsWith(u'[');
            if (heading || line.startsWith(u'#')) {
                explained = heading ? QStringLiteral("[") : QString();  // empty: of whatever comes next
                continue;
            }
            const QString name = line.section(u'=', 0, 0);
            if (explained.isEmpty())
                explained = name;
            else if (hardening && !name.startsWith(explained))
                bare += line;
        }
        QVERIFY(hardening);
        QCOMPARE(bare.join(u", "), QString());
    }

    /// What systemd's own examination finds open is open for a reason that the unit says, and no more than today.
    void whatTheServiceLeavesOpenIsExplained()
    {
        constexpr double kMostExposure = 5.1;  // of 10, as systemd-analyze counts
        QTemporaryDir folder;
        const QString unit = copyOf(QStringLiteral("toile.service"), folder);
        QProcess analyze;
        analyze.start(QStringLiteral("systemd-analyze"),
                      {QStringLiteral("security"), QStringLiteral("--offline=true"), QStringLiteral("--json=short"),
                       QStringLiteral("--threshold=%1").arg(int(kMostExposure * 10)), unit});
        QVERIFY(analyze.waitForFinished());
        const QByteArray said = analyze.readAllStandardOutput();
        QVERIFY2(analyze.exitCode() == 0, analyze.readAllStandardError());
        const QJsonArray findings = QJsonDocument::fromJson(said).array();
        QVERIFY(findings.size() > 50);
        const QString text = serviceText();
        QStringList unexplained;
        for (const QJsonValue &finding : findings) {
            static const QRegularExpression directive(QStringLiteral("\\w+"));
            const QString name = finding[QStringLiteral("name")].toString();
            if (!finding[QStringLiteral("exposure")].isNull() && !text.contains(directive.match(name).captured()))
                unexplained += name;
        }
        QCOMPARE(unexplained.join(u", "), QString());
    }

    void systemdMakesTheAccount()
    {
        QTemporaryDir root;
        QVERIFY(QDir(root.path()).mkdir(QStringLiteral("etc")));
        QProcess sysusers;
        sysusers.setProcessChannelMode(QProcess::MergedChannels);
        sysusers.start(QStringLiteral("systemd-sysusers"),
                       {QStringLiteral("--root=") + root.path(), QStringLiteral(TOILE_UNITS "/toile.sysusers")});
        QVERIFY(sysusers.waitForFinished());
        const QString users = contentOf(root.filePath(QStringLiteral("etc/passwd")));
        QVERIFY2(users.contains(QRegularExpression(QStringLiteral("^toile:.*:/usr/sbin/nologin$"),
                                                   QRegularExpression::MultilineOption)),
                 sysusers.readAll());
        QVERIFY(contentOf(root.filePath(QStringLiteral("etc/group"))).contains(QStringLiteral("toile:")));
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

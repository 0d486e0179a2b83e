// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/tree/sourcetree.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace toile;

namespace {

struct Catalogue {
    int texts = 0;
    QStringList untranslated;  ///< "context: source"
    QStringList placeholders;  ///< translations that lose a %1
};

Catalogue readCatalogue(const QByteArray &ts)
{
    Catalogue result;
    QXmlStreamReader xml(ts);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"source") {
            source = xml.readElementText();
            ++result.texts;
        } else if (xml.name() == u"translation") {
            const bool unfinished = xml.attributes().value(QStringLiteral("type")) == u"unfinished";
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (unfinished || text.trimmed().isEmpty())
                result.untranslated += context + QStringLiteral(": ") + source;
            for (int i = 1; i <= 9; ++i) {
                const QString mark = QLatin1Char('%') + QString::number(i);
                if (source.contains(mark) != text.contains(mark))
                    result.placeholders += context + QStringLiteral(": ") + source;
            }
        }
    }
    return result;
}

/// Every translation of a catalogue of ours, with its plural forms.
QStringList translationsIn(const QString &name)
{
    QFile file(tree::pathOf(QStringLiteral("translations/") + name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QStringList texts;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"translation")
            texts += xml.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    return texts;
}

/// Titles, texts and names of checks of the labs of the course.
QStringList frenchInLabs()
{
    static const QRegularExpression french(QStringLiteral("\"fr\": (\"(?:[^\"\\\\]|\\\\.)*\")"));
    QStringList texts;
    for (const QString &lab : tree::files({QStringLiteral("*.toile")})) {
        if (!lab.startsWith(QStringLiteral("resources/labs/")))
            continue;
        QFile file(tree::pathOf(lab));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        auto found = french.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext())
            texts += found.next().captured(1);
    }
    return texts;
}

/// What a French printer would not let pass; commands in backquotes are no French.
QStringList typographicSlips(QStringList texts)
{
    static const QRegularExpression code(QStringLiteral("`[^`]*`"));
    static const QRegularExpression slip(QStringLiteral("\\w'|[ ](?:[:;!?%](?:[\\s<.,)]|$)|»)|«(?!\u00a0)|[^\u00a0]»"));
    QStringList slips;
    for (QString &text : texts) {
        text.remove(code);
        if (slip.match(text).hasMatch())
            slips += text;
    }
    return slips;
}

}  // namespace

/// Every text in the sources has its French, and the catalogue in the tree is up to date with the sources.
class CataloguesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// English is what the sources say, but for its two forms where things are counted.
    void whatIsCountedHasItsEnglishForms()
    {
        const auto counted = [](const QString &name) {
            QStringList sources;
            QFile file(tree::pathOf(QStringLiteral("translations/") + name));
            QXmlStreamReader xml(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
            bool counts = false;
            while (!xml.atEnd()) {
                if (xml.readNext() != QXmlStreamReader::StartElement)
                    continue;
                if (xml.name() == u"message")
                    counts = xml.attributes().value(QStringLiteral("numerus")) == u"yes";
                else if (xml.name() == u"source" && counts)
                    sources += xml.readElementText();
            }
            sources.sort();
            return sources;
        };
        const QStringList english = counted(QStringLiteral("ui_en.ts"));
        QVERIFY(!english.isEmpty());
        QCOMPARE(english, counted(QStringLiteral("ui_fr.ts")));
    }

    void everyTextIsTranslated_data()
    {
        QTest::addColumn<QStringList>("folders");
        QTest::newRow("core") << QStringList{QStringLiteral("core/"), QStringLiteral("app/toiled/")};
        QTest::newRow("ui") << QStringList{QStringLiteral("ui/"), QStringLiteral("app/toile/")};
        QTest::newRow("toilectl") << QStringList{QStringLiteral("app/toilectl/")};
    }
    void everyTextIsTranslated()
    {
        QFETCH(QStringList, folders);
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("_fr.ts");
        QTemporaryDir scratch;
        const QString copy = scratch.filePath(name);
        QVERIFY2(QFile::copy(tree::pathOf(QStringLiteral("translations/") + name), copy), qPrintable(name));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));

        QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
                              QStringLiteral("none"),    QStringLiteral("-I"),           tree::pathOf(QString())};
        for (const QString &file : tree::files({QStringLiteral("*.cpp"), QStringLiteral("*.h")})) {
            for (const QString &folder : folders) {
                if (file.startsWith(folder))
                    arguments += tree::pathOf(file);
            }
        }
        arguments += {QStringLiteral("-ts"), copy};
        QVERIFY(!tree::outputOf(QStringLiteral(TOILE_LUPDATE), arguments).isNull());

        QFile updated(copy);
        QVERIFY(updated.open(QIODevice::ReadOnly));
        const Catalogue catalogue = readCatalogue(updated.readAll());
        QVERIFY(catalogue.texts > 0);
        QCOMPARE(catalogue.untranslated.join(u"\n"), QString());
        QCOMPARE(catalogue.placeholders.join(u"\n"), QString());
    }

    void frenchIsSetAsFrench_data()
    {
        QTest::addColumn<QStringList>("texts");
        for (const char *name : {"core_fr.ts", "ui_fr.ts", "toilectl_fr.ts"})
            QTest::newRow(name) << translationsIn(QString::fromLatin1(name));
        QTest::newRow("labs") << frenchInLabs();
    }
    void frenchIsSetAsFrench()
    {
        QFETCH(QStringList, texts);
        QVERIFY(texts.size() > 50);
        QCOMPARE(typographicSlips(texts).join(u"\n"), QString());
    }

    void slipsAreSeen()
    {
        for (const char *wrong : {"l'hôte", "un lab : deux", "Vraiment ?", "« VM1 »", "«VM1»", "100 %"})
            QVERIFY2(!typographicSlips({QString::fromUtf8(wrong)}).isEmpty(), wrong);
        for (const char *right :
             {"l’hôte", "un lab\u00a0: deux", "`ip link set dev 'eth0' : up`", "fe80::1", "à 12:30"})
            QCOMPARE(typographicSlips({QString::fromUtf8(right)}), QStringList());
    }
};

QTEST_APPLESS_MAIN(CataloguesTest)
#include "tst_catalogues.moc"

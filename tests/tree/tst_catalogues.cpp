// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/tree/sourcetree.h"

#include <QFile>
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

}  // namespace

/// Every text in the sources has its French, and the catalogue in the tree is up to date with the sources.
class CataloguesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
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
};

QTEST_APPLESS_MAIN(CataloguesTest)
#include "tst_catalogues.moc"

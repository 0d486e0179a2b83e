// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/tree/sourcetree.h"

#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace toile;

namespace {

const QStringList kSources{QStringLiteral("*.cpp"), QStringLiteral("*.h")};
/// What else can hold a comment, and is no text for people nor a picture.
const QStringList kOtherSources{QStringLiteral("CMakeLists.txt"), QStringLiteral("*.sh"),
                                QStringLiteral("*.supp"),         QStringLiteral("*.in"),
                                QStringLiteral("*.policy"),       QStringLiteral("*.rules"),
                                QStringLiteral("*.sysusers"),     QStringLiteral("*.tmpfiles")};

/// Rows of the first Markdown table after `heading`, as lists of cells.
QList<QStringList> tableAfter(const QByteArray &markdown, const char *heading)
{
    const qsizetype start = markdown.indexOf(heading);
    QList<QStringList> rows;
    if (start < 0)
        return rows;
    for (const QByteArray &line : markdown.mid(start).split('\n')) {
        if (line.startsWith('|')) {
            QStringList cells = QString::fromUtf8(line).split(QLatin1Char('|'));
            cells.removeFirst();
            cells.removeLast();
            for (QString &cell : cells)
                cell = cell.trimmed();
            rows += cells;
        } else if (!rows.isEmpty()) {
            break;
        }
    }
    return rows.mid(2);
}

/// What each library and program links, from the CMake files, without the options that all have.
QMap<QString, QString> linkedLibraries()
{
    QMap<QString, QString> linked;
    static const QRegularExpression library(QStringLiteral(R"(toile_library\(\s*(\S+)\s+([^)]*)\))"));
    static const QRegularExpression target(
        QStringLiteral(R"(target_link_libraries\(\s*(toile\w*)\s+(?:PUBLIC|PRIVATE)\s+([^)]*)\))"));
    for (const QString &file : tree::files({QStringLiteral("CMakeLists.txt")})) {
        if (file.startsWith(QStringLiteral("tests/")))
            continue;
        const QString text = QString::fromUtf8(tree::read(file));
        for (const auto *pattern : {&library, &target}) {
            auto matches = pattern->globalMatch(text);
            while (matches.hasNext()) {
                const auto match = matches.next();
                QStringList names = match.captured(2).simplified().split(QLatin1Char(' '));
                names.removeAll(QStringLiteral("toile_options"));
                linked[match.captured(1)] = names.join(QLatin1Char(' '));
            }
        }
    }
    return linked;
}

}  // namespace

/// Facts about the files themselves that no compiler checks.
class TreeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySourceNamesItsLicence()
    {
        QStringList without;
        QStringList all = tree::files(kSources + kOtherSources);
        for (const char *file : {"CMakeLists.txt", "dev", ".ci/run", ".clang-format", ".clang-tidy", ".gitignore",
                                 "resources/completion/toilectl"})
            all += QString::fromLatin1(file);
        for (const QString &file : all) {
            // What a program of ours must print is no source; it says nothing of our licence to who gets it.
            if (file.startsWith(QLatin1String("tests/lab/golden/")))
                continue;
            const QList<QByteArray> lines = tree::read(file).split('\n').mid(0, 2);
            if (!lines.join('\n').contains("SPDX-License-Identifier: GPL-2.0-or-later"))
                without += file;
        }
        QCOMPARE(without.join(u", "), QString());
    }

    void noSourceIsTooLongToRead()
    {
        QStringList tooLong;
        for (const QString &file : tree::files(kSources)) {
            if (const auto lines = tree::read(file).count('\n'); lines > 450)
                tooLong += QStringLiteral("%1: %2 lines").arg(file).arg(lines);
        }
        QCOMPARE(tooLong.join(u", "), QString());
    }

    void librariesLinkWhatTheTableSays()
    {
        QMap<QString, QString> table;
        for (const QStringList &row : tableAfter(tree::read(QStringLiteral("CONTRIBUTING.md")), "## Layout"))
            table[row.value(0)] = row.value(2);
        QVERIFY(!table.isEmpty());
        QCOMPARE(linkedLibraries(), table);
    }

    void everyPackageHasItsReason()
    {
        const QByteArray listed =
            tree::outputOf(QStringLiteral("bash"), {tree::pathOf(QStringLiteral("dev")), QStringLiteral("packages")});
        QStringList packages = QString::fromLatin1(listed).simplified().split(QLatin1Char(' '));
        packages.sort();
        QStringList explained;
        for (const QStringList &row : tableAfter(tree::read(QStringLiteral("CONTRIBUTING.md")), "## Packages"))
            explained += row.value(0).split(QStringLiteral(", "));
        explained.sort();
        QCOMPARE(explained, packages);
    }

    void readmeOpensWithTheTwoCommands()
    {
        const QByteArray readme = tree::read(QStringLiteral("README.md"));
        QVERIFY(readme.startsWith("    ./dev run\n    ./dev test\n"));
    }

    void licenceIsWhole()
    {
        const QByteArray licence = tree::read(QStringLiteral("LICENSE"));
        QVERIFY(licence.contains("GNU GENERAL PUBLIC LICENSE"));
        QVERIFY(licence.contains("Version 2, June 1991"));
        QVERIFY(licence.contains("END OF TERMS AND CONDITIONS"));
    }

    void scriptsParse()
    {
        QStringList scripts{QStringLiteral("dev"), QStringLiteral(".ci/run")};
        scripts += tree::files({QStringLiteral("*.sh"), QStringLiteral("*.bash")});
        for (const QString &script : scripts) {
            const QByteArray said =
                tree::outputOf(QStringLiteral("bash"), {QStringLiteral("-n"), tree::pathOf(script)});
            QVERIFY2(!said.isNull(), qPrintable(script + QStringLiteral(" does not parse")));
        }
    }
};

QTEST_APPLESS_MAIN(TreeTest)
#include "tst_tree.moc"

// SPDX-License-Identifier: GPL-2.0-or-later
#include "resources/assets.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Q_INIT_RESOURCE must stand outside a namespace.
static void initialiseAssets()
{
    Q_INIT_RESOURCE(toile_assets);
}

namespace toile {

void useAssets()
{
    initialiseAssets();
}

void useTranslations(QCoreApplication &application, const QLocale &locale)
{
    const auto install = [&](const QString &path) {
        auto *translator = new QTranslator(&application);
        if (translator->load(path))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    const bool french = locale.language() == QLocale::French;
    if (french)
        install(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_fr.qm"));
    // The English catalogues hold only singular and plural forms.
    const QString ending = french ? QStringLiteral("*_fr.qm") : QStringLiteral("*_en.qm");
    const QDir catalogues(QStringLiteral(":/i18n"));
    for (const QString &name : catalogues.entryList({ending}, QDir::Files, QDir::Name))
        install(catalogues.filePath(name));
}

}  // namespace toile

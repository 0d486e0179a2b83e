// SPDX-License-Identifier: GPL-2.0-or-later
#include "app/toile/options.h"
#include "app/toile/picture.h"
#include "app/toile/report.h"
#include "app/toile/text.h"
#include "resources/assets.h"
#include "ui/window/desktoptheme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/settingsdialog.h"
#include "ui/window/terminal.h"

#include <QApplication>
#include <QFile>
#include <QIcon>
#include <QLocale>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <cstdio>
#include <optional>

namespace {

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    return arguments;
}

QLocale localeFor(const toile::Options &options)
{
    const QString language = options.language.isEmpty() ? toile::languageIn(QSettings()) : options.language;
    if (language == QStringLiteral("fr"))
        return QLocale(QLocale::French, QLocale::France);
    if (language == QStringLiteral("en"))
        return QLocale(QLocale::English, QLocale::UnitedKingdom);
    return QLocale::system();
}

int explainNoDisplay()
{
    std::fputs(qPrintable(toile::MainText::tr(
                   "toile: there is no display to open a window on. Work without one: “./dev run” runs "
                   "the lab headless, “toilectl” does everything from the command line, “toile --export "
                   "lab.png LAB” draws it. Or connect with “ssh -X”.\n")),
               stderr);
    return 2;
}

int runWindow(QApplication &application, const toile::Options &options)
{
    QSettings settings;
    std::optional<toile::DesktopTheme> desktop;
    QWidget *watched = nullptr;
    const auto wear = [&](toile::Theme theme) {
        desktop.reset();
        if (theme != toile::Theme::Desktop)
            toile::applyTheme(application, theme);
        else if (desktop.emplace(application, toile::desktopBus()); watched)
            desktop->watch(watched);
    };
    wear(options.theme.isEmpty() ? toile::themeIn(settings) : toile::themeFromName(options.theme));
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    toile::MainWindow window({settings, data + QStringLiteral("/autosave"), toile::toilectlPath(), wear});
    watched = &window;
    if (desktop)
        desktop->watch(watched);
    window.show();
    window.start(options.target);
    return QApplication::exec();
}

/// While it starts, Qt looks into the session's folder; where there is none it would make one, and say so in English.
/// Then this is that folder for as long.
class SessionFolderForQt {
public:
    SessionFolderForQt()
    {
        if (!qEnvironmentVariableIsEmpty(kVariable))
            return;
        m_folder.emplace();
        qputenv(kVariable, QFile::encodeName(m_folder->path()));
    }
    ~SessionFolderForQt()
    {
        if (m_folder)
            qunsetenv(kVariable);
    }
    SessionFolderForQt(const SessionFolderForQt &) = delete;
    SessionFolderForQt &operator=(const SessionFolderForQt &) = delete;

private:
    static constexpr auto kVariable = "XDG_RUNTIME_DIR";
    std::optional<QTemporaryDir> m_folder;
};

}  // namespace

int main(int argc, char *argv[])
{
    toile::useAssets();
    toile::Options options = toile::parseOptions(argumentsOf(argc, argv));
    const bool draws = !options.exportPath.isEmpty() || !options.reportPath.isEmpty();
    const bool displayMissing = !hasDisplay();
    // The offscreen platform draws the same pixels everywhere, and prints help without a display.
    if (displayMissing || (draws && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")))
        qputenv("QT_QPA_PLATFORM", "offscreen");

    QCoreApplication::setOrganizationName(QStringLiteral("toile"));
    QCoreApplication::setApplicationName(QStringLiteral("toile"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOILE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Toile"));
    QGuiApplication::setDesktopFileName(QStringLiteral("toile"));
    std::optional<SessionFolderForQt> session(std::in_place);
    QApplication application(argc, argv);
    session.reset();
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/toile.svg")));
    QLocale::setDefault(localeFor(options));
    toile::useTranslations(application, QLocale());
    options = toile::parseOptions(argumentsOf(argc, argv));  // again: now in the user's language

    if (!options.wrong.isEmpty()) {
        std::fputs(
            qPrintable(QStringLiteral("toile: %1\n%2\n").arg(options.wrong, toile::MainText::tr("Try toile --help."))),
            stderr);
        return 2;
    }
    if (options.help || options.version) {
        std::fputs(qPrintable(options.help ? toile::helpText()
                                           : QStringLiteral("toile %1\n").arg(QStringLiteral(TOILE_VERSION))),
                   stdout);
        return 0;
    }
    if (draws)
        return options.reportPath.isEmpty() ? toile::exportLab(options) : toile::reportLab(options);
    if (displayMissing)
        return explainNoDisplay();
    return runWindow(application, options);
}

// SPDX-License-Identifier: GPL-2.0-or-later
// window STARTED LAB: builds Toile's window as its program does, with this shipped lab, and prints how long it took
// from STARTED (nanoseconds of the monotonic clock, just before this program was begun) until the canvas was painted.
#include "resources/assets.h"
#include "ui/canvas/canvasview.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace {

/// Ends the event loop when the first paint event of a widget has been carried out.
class FirstPaint : public QObject {
public:
    explicit FirstPaint(QWidget *widget) : QObject(widget) { widget->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            QTimer::singleShot(0, QCoreApplication::instance(), &QCoreApplication::quit);
        }
        return false;
    }
};

}  // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    toile::useAssets();
    QCoreApplication::setOrganizationName(QStringLiteral("toile"));
    QCoreApplication::setApplicationName(QStringLiteral("toile"));
    QApplication application(argc, argv);
    toile::useTranslations(application, QLocale());
    const QStringList arguments = application.arguments();

    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("settings")), QSettings::IniFormat);
    toile::applyTheme(application, toile::Theme::Desktop);
    toile::MainWindow window({settings, folder.filePath(QStringLiteral("autosave")), QString()});
    new FirstPaint(window.canvas().viewport());
    window.show();
    window.start(arguments.value(2));
    QApplication::exec();

    const std::chrono::nanoseconds now = std::chrono::steady_clock::now().time_since_epoch();
    const QJsonObject result{
        {QStringLiteral("firstPaintMs"), double(now.count() - arguments.value(1).toLongLong()) / 1e6}};
    std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
    return 0;
}

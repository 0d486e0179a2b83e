// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/picturekeeper.h"

#include "resources/assets.h"
#include "ui/window/appearance.h"
#include "ui/window/gallery.h"
#include "ui/window/recentlist.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>
#include <QVariantAnimation>

#include <algorithm>

namespace toile {

namespace {

/// What a widget says that does not fit into it; empty when all does.
QStringList cutOff(QWidget *top)
{
    QStringList found;
    for (QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;  // hidden, or behind another tab
        QString text;
        if (auto *label = qobject_cast<QLabel *>(widget)) {
            text = label->text();
            if (label->wordWrap() && label->height() < label->heightForWidth(label->width()))
                found += QStringLiteral("%1 “%2” is too low").arg(label->objectName(), text.left(40));
            if (label->wordWrap())
                continue;
        } else if (auto *button = qobject_cast<QPushButton *>(widget)) {
            text = button->text();
        } else if (auto *box = qobject_cast<QCheckBox *>(widget)) {
            text = box->text();
        } else if (auto *line = qobject_cast<QLineEdit *>(widget)) {
            if (line->objectName().startsWith(QLatin1String("field-")) && line->height() < line->sizeHint().height())
                found += QStringLiteral("%1 is too low").arg(line->objectName());
        }
        const QSize needed = widget->minimumSizeHint();
        if (!text.isEmpty() && (widget->width() < needed.width() || widget->height() < needed.height()))
            found += QStringLiteral("%1 “%2” %3x%4 of %5x%6")
                         .arg(widget->objectName(), text.left(40))
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(needed.width())
                         .arg(needed.height());
    }
    return found;
}

bool isPause(const QTimer *timer)
{
    const QString name = timer->objectName();
    return name == QLatin1String("keepFitting") || name.endsWith(QLatin1String("Pause"));
}

/// Each that goes on now ends at once. One that begins again is not waited for for ever.
void endPauses(QWidget *widget)
{
    for (const QPointer<QTimer> timer : widget->findChildren<QTimer *>()) {
        if (!timer || !isPause(timer) || !timer->isActive())
            continue;
        const int pause = timer->interval();
        bool over = false;
        const auto heard = QObject::connect(timer, &QTimer::timeout, [&over] { over = true; });
        timer->start(0);
        QTRY_VERIFY(over || !timer || !timer->isActive());
        QObject::disconnect(heard);
        if (timer)
            timer->setInterval(pause);
    }
}

/// The button that empties a field comes and goes softly, by an animation that is nobody's child.
bool fades(const QLineEdit *line)
{
    const auto *clear = line->isVisible() && line->isClearButtonEnabled() ? line->findChild<QToolButton *>() : nullptr;
    return clear && (line->text().isEmpty() ? clear->isVisible() : clear->property("opacity").toDouble() < 1);
}

/// A bar that says that something goes on is never still.
bool isStill(QWidget *widget)
{
    const auto moves = [](const QVariantAnimation *animation) {
        return animation->state() == QVariantAnimation::Running;
    };
    return std::ranges::none_of(widget->findChildren<QVariantAnimation *>(), moves) &&
           std::ranges::none_of(widget->findChildren<QLineEdit *>(), fades);
}

}  // namespace

void PictureKeeper::addLooks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char *language : {"en", "fr"}) {
        for (const char *theme : {"light", "dark"})
            QTest::addRow("%s-%s", language, theme) << QString::fromLatin1(language) << QString::fromLatin1(theme);
    }
}

PictureKeeper::PictureKeeper()
{
    QFETCH(QString, language);
    QFETCH(QString, theme);
    m_prefix = language + u'-' + theme + u'-';
    useAssets();
    QLocale::setDefault(QLocale(language == QStringLiteral("fr") ? QLocale::French : QLocale::English));
    useTranslations(*qApp, QLocale());
    applyTheme(*qApp, themeFromName(theme));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/toile.svg")));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOILE_VERSION));
}

PictureKeeper::~PictureKeeper()
{
    for (QTranslator *translator : qApp->findChildren<QTranslator *>())
        delete translator;
}

void PictureKeeper::keep(QWidget *widget, const QString &name)
{
    for (int round = 0; round < 2; ++round) {  // what is laid out may make something else wait
        QCoreApplication::processEvents();
        endPauses(widget);
        QTRY_VERIFY(isStill(widget));
    }
    constexpr int kMany = 20000;  // milliseconds that pictures of all labs may take
    for (const Gallery *gallery : widget->findChildren<Gallery *>())
        QTRY_VERIFY_WITH_TIMEOUT(!gallery->isVisible() || gallery->allPicturesDrawn(), kMany);
    for (const RecentList *list : widget->findChildren<RecentList *>())
        QTRY_VERIFY_WITH_TIMEOUT(!list->isVisible() || list->allPicturesDrawn(), kMany);
    QStringList cut;
    QTRY_VERIFY2((cut = cutOff(widget)).isEmpty(),
                 qPrintable(m_prefix + name + QStringLiteral(": ") + cut.join(u'\n')));
    const QPixmap picture = widget->grab();
    m_last = picture.toImage();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("TOILE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(picture.save(QDir(folder).filePath(m_prefix + name + QStringLiteral(".png"))));
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/appearance.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFormLayout>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QProxyStyle>
#include <QStyleOption>
#include <QSvgRenderer>
#include <QToolTip>

namespace toile {

namespace {

constexpr char kTinted[] = "tinted";  ///< what icons say that know the colour of a selected row

/// Draws an SVG whose strokes and fills are "#000" in another colour.
class TintedEngine : public QIconEngine {
public:
    TintedEngine(QString path, QColor colour) : m_path(std::move(path)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QSvgRenderer renderer(tinted(colour(mode), mode == QIcon::Selected));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("%1 %2 %3x%4")
                                .arg(m_path, colour(mode).name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        return pixmap(size, mode, state);
    }

    QIconEngine *clone() const override { return new TintedEngine(m_path, m_colour); }
    bool isNull() override { return false; }
    QString iconName() override { return QLatin1String(kTinted); }

private:
    QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (m_colour.isValid())
            return m_colour;
        return palette.color(QPalette::ButtonText);
    }

    QByteArray tinted(const QColor &colour, bool selected) const
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QByteArray ink = '"' + colour.name().toLatin1() + '"';
        const QByteArray ground =
            QApplication::palette().color(selected ? QPalette::Highlight : QPalette::Base).name().toLatin1();
        return file.readAll()
            .replace("\"#000\"", ink)
            .replace("\"#5f7d9c\"", ink)  // icons of kinds, which are legible without tint too
            .replace("\"#fff\"", '"' + ground + '"');
    }

    QString m_path;
    QColor m_colour;  ///< invalid: the palette's
};

/// Fusion, without the old pictures on the buttons of dialogs and the light edge of disabled text.
class QuietStyle : public QProxyStyle {
public:
    QuietStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_EtchDisabledText)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    /// Tabs and docks are closed, and docks set free, by lines like those of every other button here.
    QIcon standardIcon(StandardPixmap name, const QStyleOption *option, const QWidget *widget) const override
    {
        if (name == SP_TitleBarCloseButton)
            return actionIcon(QStringLiteral("close"));
        if (name == SP_TitleBarNormalButton)
            return actionIcon(QStringLiteral("float"));
        return QProxyStyle::standardIcon(name, option, widget);
    }

    /// Fusion draws the icon of the entry under the pointer as that of a button there.
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override
    {
        const auto *entry = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool lit = element == CE_MenuItem && entry && entry->state.testFlag(State_Selected) &&
                         entry->state.testFlag(State_Enabled) && entry->icon.name() == QLatin1String(kTinted);
        if (!lit) {
            QProxyStyle::drawControl(element, option, painter, widget);
            return;
        }
        QStyleOptionMenuItem selected(*entry);
        const int side = pixelMetric(PM_SmallIconSize, option, widget);
        const double ratio = painter->device()->devicePixelRatioF();
        selected.icon = QIcon(entry->icon.pixmap(QSize(side, side), ratio, QIcon::Selected));
        QProxyStyle::drawControl(element, &selected, painter, widget);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override
    {
        if (element != PE_IndicatorTabClose) {
            QProxyStyle::drawPrimitive(element, option, painter, widget);
            if (element == PE_IndicatorCheckBox)
                outlineOnDark(*option, *painter);
            return;
        }
        if (option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(
                option->palette.color(option->state.testFlag(State_Sunken) ? QPalette::Dark : QPalette::Mid));
            painter->drawRoundedRect(option->rect, 3, 3);
            painter->restore();
        }
        actionIcon(QStringLiteral("close")).paint(painter, option->rect.adjusted(2, 2, -2, -2));
    }

private:
    /// Fusion's line is darker than its ground: on a dark one a box that is not ticked would hardly be seen.
    static void outlineOnDark(const QStyleOption &option, QPainter &painter)
    {
        constexpr int kDark = 128;
        if (option.palette.color(QPalette::Window).lightness() >= kDark)
            return;
        const bool enabled = option.state.testFlag(State_Enabled);
        painter.save();
        painter.setPen(option.palette.color(enabled ? QPalette::PlaceholderText : QPalette::Mid));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
        painter.restore();
    }
};

struct Scheme {
    const char *window, *base, *alternate, *text, *button, *mid, *light, *dark, *highlight, *highlighted, *link, *muted,
        *disabled, *tip;
};

constexpr Scheme kLight = {"#f1f3f5", "#ffffff", "#f6f7f9", "#1f2933", "#f7f8fa", "#c3cad2", "#ffffff",
                           "#a3adb8", "#1864ab", "#ffffff", "#1864ab", "#5f6b78", "#98a2ad", "#fffbe8"};
constexpr Scheme kDark = {"#20252b", "#2b313a", "#303740", "#e6eaee", "#373f49", "#4d5763", "#434c57",
                          "#12151a", "#3379be", "#ffffff", "#74c0fc", "#9aa5b1", "#737e8a", "#3a434e"};

QColor named(const char *name)
{
    return QColor(QLatin1String(name));
}

QPalette designedPalette(const Scheme &scheme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, named(scheme.window));
    palette.setColor(QPalette::WindowText, named(scheme.text));
    palette.setColor(QPalette::Base, named(scheme.base));
    palette.setColor(QPalette::AlternateBase, named(scheme.alternate));
    palette.setColor(QPalette::Text, named(scheme.text));
    palette.setColor(QPalette::Button, named(scheme.button));
    palette.setColor(QPalette::ButtonText, named(scheme.text));
    palette.setColor(QPalette::BrightText, named("#ffffff"));
    palette.setColor(QPalette::Mid, named(scheme.mid));
    palette.setColor(QPalette::Midlight, named(scheme.mid).lighter(110));
    palette.setColor(QPalette::Light, named(scheme.light));
    palette.setColor(QPalette::Dark, named(scheme.dark));
    palette.setColor(QPalette::Shadow, named("#000000"));
    palette.setColor(QPalette::Highlight, named(scheme.highlight));
    palette.setColor(QPalette::HighlightedText, named(scheme.highlighted));
    palette.setColor(QPalette::Link, named(scheme.link));
    palette.setColor(QPalette::LinkVisited, named(scheme.link));
    palette.setColor(QPalette::PlaceholderText, named(scheme.muted));
    palette.setColor(QPalette::ToolTipBase, named(scheme.tip));
    palette.setColor(QPalette::ToolTipText, named(scheme.text));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, named(scheme.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, named(scheme.mid));
    palette.setColor(QPalette::Disabled, QPalette::Base, named(scheme.window));
    palette.setColor(QPalette::Disabled, QPalette::PlaceholderText, named(scheme.mid));
    return palette;
}

struct SignalColours {
    const char *lightText, *lightBack, *darkText, *darkBack;
};

SignalColours coloursOf(Signal signal)
{
    switch (signal) {
    case Signal::Neutral:
        return {"#52606d", "#e4e8ec", "#a9b4c0", "#2c323a"};
    case Signal::Good:
        return {"#237032", "#d8f5dd", "#69db7c", "#1d3526"};
    case Signal::Busy:
        return {"#1864ab", "#dcecfb", "#74c0fc", "#1b3247"};
    case Signal::Attention:
        return {"#9a5b00", "#fff0cf", "#ffc078", "#3d3018"};
    case Signal::Bad:
        return {"#b3261e", "#fde3e1", "#ff8787", "#452224"};
    }
    return {"#52606d", "#e4e8ec", "#a9b4c0", "#2c323a"};
}

}  // namespace

Theme themeFromName(const QString &name)
{
    if (name == QStringLiteral("light"))
        return Theme::Light;
    if (name == QStringLiteral("dark"))
        return Theme::Dark;
    return Theme::Desktop;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
}

void applyTheme(QApplication &application, Theme theme)
{
    application.setPalette(QPalette());  // the desktop's own again, to see which it is
    const bool dark = theme == Theme::Dark || (theme == Theme::Desktop && isDark(QApplication::palette()));
    application.setStyle(new QuietStyle);
    const QPalette palette = designedPalette(dark ? kDark : kLight);
    application.setPalette(palette);
    QToolTip::setPalette(palette);
}

QIcon actionIcon(const QString &name)
{
    return QIcon(new TintedEngine(QStringLiteral(":/icons/action-%1.svg").arg(name), QColor()));
}

QIcon colouredIcon(const QString &name, const QColor &colour)
{
    return QIcon(new TintedEngine(QStringLiteral(":/icons/action-%1.svg").arg(name), colour));
}

QIcon kindIcon(const QString &path)
{
    return QIcon(new TintedEngine(path, QColor()));
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const qreal size = QApplication::font().pointSizeF();
    if (size > 0)
        font.setPointSizeF(size);
    return font;
}

void widenLabels(QFormLayout *form)
{
    constexpr int kRoom = 6;
    for (int row = 0; row < form->rowCount(); ++row) {
        const QLayoutItem *item = form->itemAt(row, QFormLayout::LabelRole);
        if (item && item->widget())
            item->widget()->setMinimumWidth(item->widget()->sizeHint().width() + kRoom);
    }
}

QColor signalColour(Signal signal, const QPalette &palette)
{
    const SignalColours colours = coloursOf(signal);
    return named(isDark(palette) ? colours.darkText : colours.lightText);
}

QColor signalBackground(Signal signal, const QPalette &palette)
{
    const SignalColours colours = coloursOf(signal);
    return named(isDark(palette) ? colours.darkBack : colours.lightBack);
}

}  // namespace toile

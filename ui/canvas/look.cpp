// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/look.h"

#include <QFontDatabase>
#include <QGuiApplication>

namespace toile {

namespace {

QColor rgb(quint32 value)
{
    return QColor::fromRgb(value);
}

Look makeLight()
{
    Look l;
    l.paper = rgb(0xfbfbfa), l.grid = rgb(0xd9dde3);
    l.text = rgb(0x1f2933), l.muted = rgb(0x52606d), l.faint = rgb(0x7b8794);
    l.host = {rgb(0xf4f6f8), rgb(0xe4e8ec), rgb(0x52606d), rgb(0x3e4c59)};
    l.vm = {rgb(0xe7f5ff), rgb(0xd0ebff), rgb(0x1c7ed6), rgb(0x1864ab)};
    l.pc = {rgb(0xf3f0ff), rgb(0xe5dbff), rgb(0x7950f2), rgb(0x5f3dc4)};
    l.router = {rgb(0xe6fcf5), rgb(0xc3fae8), rgb(0x099268), rgb(0x087f5b)};
    l.switchBox = {rgb(0xf8f4ec), rgb(0xefe6d5), rgb(0x8a6d3b), rgb(0x7a5c29)};
    l.bridge = {rgb(0xfff9db), rgb(0xfff3bf), rgb(0xe67700), rgb(0xd9480f)};
    l.undeployedFill = rgb(0xfefefe);
    l.tabFill = rgb(0xffffff), l.tabStroke = rgb(0x52606d);
    l.realFill = rgb(0xffe3b3), l.realStroke = rgb(0x9a4d00);
    l.lightUp = rgb(0x2f9e44), l.lightDown = rgb(0xc92a2a), l.lightNoCarrier = rgb(0xe67700);
    l.lightUnknown = rgb(0x9aa5b1);
    l.forwardFill = rgb(0xd3f9d8), l.forwardText = rgb(0x1f6e30);
    l.natFill = rgb(0xffe8cc), l.natText = rgb(0xa63a0a);
    l.card = rgb(0xffffff), l.cardBand = rgb(0xeef1f4), l.cardStroke = rgb(0xcbd2d9);
    l.cardTitle = rgb(0x323f4b), l.cardHead = rgb(0x5b6875), l.cardText = rgb(0x1f2933);
    l.shadow = QColor(0, 0, 0, 18), l.lit = rgb(0xfff3bf), l.connector = rgb(0xb8c2cc);
    l.dotted = rgb(0x9aa5b1);
    l.noteFill = rgb(0xfffdf2), l.noteStroke = rgb(0xe3d9a8);
    l.selection = rgb(0x1971c2), l.guide = rgb(0xd6336c), l.target = rgb(0x2f9e44), l.refused = rgb(0xc92a2a);
    l.changedFill = rgb(0xe5dbff), l.changedText = rgb(0x5f3dc4), l.changedStroke = rgb(0x7048e8);
    l.broken = rgb(0xe03131), l.brokenText = rgb(0xffffff);
    l.observed = rgb(0xa61e4d);
    l.segments = {{{rgb(0x1c7ed6), rgb(0xd0ebff), rgb(0x1864ab)},
                   {rgb(0x7048e8), rgb(0xe5dbff), rgb(0x5f3dc4)},
                   {rgb(0xe8590c), rgb(0xffe8cc), rgb(0xc2410c)},
                   {rgb(0x0ca678), rgb(0xc3fae8), rgb(0x087f5b)},
                   {rgb(0xc2255c), rgb(0xffdeeb), rgb(0xa61e4d)},
                   {rgb(0xa67c00), rgb(0xfff0b8), rgb(0x7a5b00)},
                   {rgb(0x1098ad), rgb(0xc5f6fa), rgb(0x0b7285)},
                   {rgb(0x7a4e2d), rgb(0xf0e2d6), rgb(0x6b4226)}}};
    return l;
}

Look makeDark()
{
    Look l;
    l.paper = rgb(0x171a1e), l.grid = rgb(0x2b3138);
    l.text = rgb(0xe6eaee), l.muted = rgb(0xa9b4c0), l.faint = rgb(0x8492a0);
    l.host = {rgb(0x20252b), rgb(0x2c333b), rgb(0x8795a3), rgb(0xc0cad4)};
    l.vm = {rgb(0x14283b), rgb(0x1b3853), rgb(0x4dabf7), rgb(0x91c9f7)};
    l.pc = {rgb(0x261f3d), rgb(0x352b57), rgb(0x9775fa), rgb(0xc3aefc)};
    l.router = {rgb(0x122b25), rgb(0x193d34), rgb(0x38d9a9), rgb(0x7be8c8)};
    l.switchBox = {rgb(0x2a251b), rgb(0x3a3323), rgb(0xc9a66b), rgb(0xdcc08f)};
    l.bridge = {rgb(0x332a12), rgb(0x463a17), rgb(0xfab005), rgb(0xffc94d)};
    l.undeployedFill = rgb(0x1a1e23);
    l.tabFill = rgb(0x14171a), l.tabStroke = rgb(0xa9b4c0);
    l.realFill = rgb(0x4a3000), l.realStroke = rgb(0xffb454);
    l.lightUp = rgb(0x51cf66), l.lightDown = rgb(0xff8787), l.lightNoCarrier = rgb(0xffa94d);
    l.lightUnknown = rgb(0x7b8794);
    l.forwardFill = rgb(0x1d3d26), l.forwardText = rgb(0x8ce99a);
    l.natFill = rgb(0x4a2c13), l.natText = rgb(0xffc078);
    l.card = rgb(0x22272d), l.cardBand = rgb(0x2d343c), l.cardStroke = rgb(0x47525d);
    l.cardTitle = rgb(0xdde3e9), l.cardHead = rgb(0xb4bfca), l.cardText = rgb(0xe6eaee);
    l.shadow = QColor(0, 0, 0, 90), l.lit = rgb(0x5c4a00), l.connector = rgb(0x566370);
    l.dotted = rgb(0x7b8794);
    l.noteFill = rgb(0x2b2820), l.noteStroke = rgb(0x5c5334);
    l.selection = rgb(0x74c0fc), l.guide = rgb(0xf783ac), l.target = rgb(0x69db7c), l.refused = rgb(0xff8787);
    l.changedFill = rgb(0x3b2f66), l.changedText = rgb(0xd0bfff), l.changedStroke = rgb(0xb197fc);
    l.broken = rgb(0xff6b6b), l.brokenText = rgb(0x2b0b0b);
    l.observed = rgb(0xfaa2c1);
    l.segments = {{{rgb(0x4dabf7), rgb(0x17354f), rgb(0xa5d8ff)},
                   {rgb(0x9775fa), rgb(0x332559), rgb(0xd0bfff)},
                   {rgb(0xff922b), rgb(0x4a2c13), rgb(0xffc078)},
                   {rgb(0x20c997), rgb(0x113b31), rgb(0x96f2d7)},
                   {rgb(0xf06595), rgb(0x4a1a30), rgb(0xfcc2d7)},
                   {rgb(0xfcc419), rgb(0x42360c), rgb(0xffe066)},
                   {rgb(0x22b8cf), rgb(0x10363d), rgb(0x99e9f2)},
                   {rgb(0xc69b7b), rgb(0x3a2b20), rgb(0xe8cdb8)}}};
    return l;
}

QFont font(const QStringList &families, int pixels, QFont::Weight weight, bool italic = false)
{
    QFont f(families);
    f.setPixelSize(pixels);
    f.setWeight(weight);
    f.setItalic(italic);
    f.setHintingPreference(QFont::PreferNoHinting);  // widths must not depend on the zoom
    return f;
}

}  // namespace

BoxTint Look::*tintOf(const QString &machineKind)
{
    if (machineKind == QLatin1String("vm"))
        return &Look::vm;
    if (machineKind == QLatin1String("pc"))
        return &Look::pc;
    if (machineKind == QLatin1String("router"))
        return &Look::router;
    if (machineKind == QLatin1String("switch"))
        return &Look::switchBox;
    return &Look::host;
}

const Look &lightLook()
{
    static const Look look = makeLight();
    return look;
}

const Look &darkLook()
{
    static const Look look = makeDark();
    return look;
}

const Look &paperLook()
{
    static const Look look = [] {
        Look white = makeLight();
        white.paper = Qt::white;
        return white;
    }();
    return look;
}

QColor vlanLine(const Look &look, const QColor &colour)
{
    if (!colour.isValid())
        return look.faint;
    const bool dark = look.paper.lightnessF() < 0.5F;
    const float most = dark ? 0.85F : 0.52F;
    const float least = dark ? 0.5F : 0.2F;
    return QColor::fromHslF(colour.hslHueF(), colour.hslSaturationF(), qBound(least, colour.lightnessF(), most));
}

SegmentTint vlanTint(const Look &look, const QColor &colour)
{
    const QColor line = vlanLine(look, colour);
    const bool dark = look.paper.lightnessF() < 0.5F;
    const auto at = [&line](float lightness) {
        return QColor::fromHslF(line.hslHueF(), line.hslSaturationF(), lightness);
    };
    return {line, at(dark ? 0.2F : 0.9F), at(dark ? 0.85F : 0.24F)};
}

Fonts drawingFonts()
{
    const QStringList sans{QStringLiteral("Inter"), QGuiApplication::font().family()};
    const QStringList mono{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                           QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
    Fonts f;
    f.title = font(sans, 19, QFont::Bold);
    f.subtitle = font(sans, 12, QFont::Normal);
    f.hostName = font(sans, 14, QFont::Bold);
    f.boxName = font(sans, 13, QFont::Bold);
    f.badge = font(sans, 11, QFont::DemiBold);
    f.pill = font(mono, 11, QFont::DemiBold);
    f.state = font(sans, 10, QFont::DemiBold);
    f.tabName = font(mono, 12, QFont::DemiBold);
    f.tabDetail = font(mono, 11, QFont::Normal);
    f.observed = font(mono, 11, QFont::Normal, true);
    f.routes = font(mono, 10, QFont::Normal);
    f.cardTitle = font(sans, 11, QFont::Bold);
    f.cardHead = font(sans, 10, QFont::DemiBold);
    f.cardRow = font(mono, 11, QFont::Normal);
    f.note = font(sans, 12, QFont::Normal);
    f.noteCode = font(mono, 11, QFont::Normal);
    f.noteTitle = font(sans, 12, QFont::DemiBold);
    return f;
}

}  // namespace toile

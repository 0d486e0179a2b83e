// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <array>

namespace toile {

/// Fill, outline and icon of one kind of box.
struct BoxTint {
    QColor fill;
    QColor band;  ///< header of a container
    QColor stroke;
    QColor icon;
};

/// What a layer-2 network is drawn with.
struct SegmentTint {
    QColor line;
    QColor pill;
    QColor pillText;
};

/// Every colour of the drawing. Light and dark are two designed sets.
struct Look {
    QColor paper, grid;
    QColor text, muted, faint;
    BoxTint host, vm, pc, router, switchBox, bridge;
    QColor undeployedFill;
    QColor tabFill, tabStroke, lightUp, lightDown, lightNoCarrier, lightUnknown;
    QColor realFill, realStroke;  ///< of a real network card
    QColor forwardFill, forwardText, natFill, natText;
    QColor card, cardBand, cardStroke, cardTitle, cardHead, cardText, shadow, lit, connector;
    QColor dotted;
    QColor noteFill, noteStroke;
    QColor selection, guide, target, refused;
    QColor changedFill, changedText, changedStroke, broken, brokenText;
    QColor observed;
    std::array<SegmentTint, 8> segments;  ///< told apart by colour-blind people too (lightness differs in turn)
};

/// The tint of a kind of machine; an unknown kind looks like a host.
BoxTint Look::*tintOf(const QString &machineKind);

const Look &lightLook();
const Look &darkLook();
/// The light one on white: what is pasted into a text shows no edge there.
const Look &paperLook();

/// A VLAN's colour so that it can be seen on this paper; of an invalid one: what nobody named.
QColor vlanLine(const Look &look, const QColor &colour);
/// The same as the ground of a pill, and what is written on it.
SegmentTint vlanTint(const Look &look, const QColor &colour);

/// The drawing's fonts, in scene pixels.
struct Fonts {
    QFont title, subtitle;
    QFont hostName, boxName;
    QFont badge, pill, state;
    QFont tabName, tabDetail, observed, routes;
    QFont cardTitle, cardHead, cardRow;
    QFont note, noteCode, noteTitle;
};
Fonts drawingFonts();

}  // namespace toile

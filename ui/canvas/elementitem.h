// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/id.h"
#include "ui/canvas/decodedpictures.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/look.h"
#include "ui/canvas/statepill.h"

#include <QGraphicsItem>

namespace toile {

/// What all items of one scene share while they paint.
struct Stage {
    const Look *look = &lightLook();
    Fonts fonts = drawingFonts();
    Icons icons;
    DecodedPictures pictures;
    bool exporting = false;  ///< no selection, no hints; shapes instead of pixmaps
    bool vector = false;
    bool live = false;     ///< the kernel's state is known
    bool crowded = false;  ///< more than kManyCables
    double phase = 0;      ///< of moving traffic, scene pixels
};

/// From back to front.
namespace layer {
inline constexpr double kFrame = -20;
inline constexpr double kPicture = -15;
inline constexpr double kBehind = -10;  // notes behind all boxes, cables that go straight through
inline constexpr double kBoxes = 90;    // from 0 to this, by arrange::paintOrder()
inline constexpr double kLine = 100;
inline constexpr double kConnector = 105;
inline constexpr double kTunnel = 108;
inline constexpr double kCable = 110;
inline constexpr double kNote = 115;
inline constexpr double kTab = 120;
inline constexpr double kPill = 130;
inline constexpr double kTables = 140;
inline constexpr double kTitle = 150;
}  // namespace layer

/// Under so many pixels of the screen for one of the drawing nothing is written and shapes are plain.
inline constexpr double kLabelZoom = 0.34;
/// How much is left to see of what nobody looks for.
inline constexpr double kFaded = 0.26;
double zoomOf(const QPainter &painter);
bool isFar(const QPainter &painter);

/// The picture of one element. It is told what to show and knows nothing of documents.
class ElementItem : public QGraphicsItem {
public:
    ElementItem(Stage &stage, Id id) : m_stage(stage), m_id(id) {}

    Id id() const { return m_id; }
    void setChosen(bool on);
    void setMark(Mark mark, const QString &why);
    Mark mark() const { return m_mark; }
    void setLocked(bool on);
    bool isLocked() const { return m_locked; }

protected:
    bool showsChosen() const { return m_chosen && !m_stage.exporting; }
    const Look &look() const { return *m_stage.look; }
    /// A padlock at the corner of a box that is locked; never in a picture.
    void paintLock(QPainter &painter, QPointF corner) const;

    Stage &m_stage;

private:
    Id m_id;
    bool m_chosen = false;
    bool m_locked = false;
    Mark m_mark = Mark::None;
};

}  // namespace toile

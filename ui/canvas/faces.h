// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/segmenttints.h"
#include "ui/canvas/tabitem.h"

#include <QCoreApplication>

#include <set>

namespace toile {

struct PillFace {
    Id cable;  ///< beside which it is written
    TextLine text;
    QRectF rect;
    int tint = 0;
};

/// All that is written and drawn, before it becomes items: a pure function of document, geometry and kernel.
struct Faces {
    std::unordered_map<Id, BoxFace> boxes;
    std::unordered_map<Id, TabFace> tabs;
    std::vector<PillFace> pills;
};

/// Makes faces. Texts already laid out are taken from `before`.
class FaceMaker {
public:
    FaceMaker(const Topology &topology, const Geometry &geometry, const Fonts &fonts, const LiveState *live,
              Faces &before);

    Faces make(const SegmentTints &tints);

private:
    struct Text {
        Q_DECLARE_TR_FUNCTIONS(toile::Canvas)
    };

    BoxFace machineFace(Id id, const Machine &machine);
    BoxFace bridgeFace(Id id, const Interface &interface);
    TabFace tabFace(Id id, const Interface &interface);
    void addBadges(BoxFace &face, const Machine &machine) const;
    QStringList observedIn(const Machine &machine, Id id) const;
    QStringList observedAddresses(const Interface &interface) const;
    const LiveMachine *liveMachine(const QString &name) const;
    const LinkRow *liveLink(const Interface &interface) const;
    Light lightOf(const Interface &interface) const;
    /// `known` when it already says that, else a new line.
    static TextLine line(const TextLine *known, const QString &text, const QFont &font);
    static void setLines(std::vector<TextLine> &lines, const std::vector<TextLine> *known, const QStringList &texts,
                         const QFont &font);

    const Topology &t;
    const Geometry &g;
    const Fonts &f;
    const LiveState *m_live;
    Faces &m_before;
    std::set<std::pair<Id, QString>> m_names;  ///< every interface, by machine and name
};

/// What a rule does at an interface, in a word: "masquerade", "SNAT 1.0.0.9". Empty for other interfaces.
QStringList natNotes(const Machine &machine, const QString &interface);
/// "default via 2.0.0.2"
QString routeText(const RouteState &route);

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/kernel/livestate.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/contradictions.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/marks.h"
#include "ui/canvas/segmenttints.h"
#include "ui/canvas/tabitem.h"

#include <QCoreApplication>

#include <set>

namespace toile {

/// All that is written and drawn, before it becomes items: a function of document, geometry, kernel and marks.
struct Faces {
    std::unordered_map<Id, BoxFace> boxes;
    std::unordered_map<Id, TabFace> tabs;
    std::vector<PillFace> pills;  ///< by cable, ascending
};

/// Makes faces. Texts already laid out are taken from `before`.
class FaceMaker {
public:
    FaceMaker(const Topology &topology, const Geometry &geometry, const Fonts &fonts, const Running &running,
              const Marks &marks, const Faces &before);

    Faces make(const SegmentTints &tints);
    /// Of a machine or a bridge.
    BoxFace boxFace(Id id);
    TabFace tabFace(Id id);
    /// What is written beside cables: prefixes of networks, VLANs of trunks.
    std::vector<PillFace> pills(const SegmentTints &tints) const;
    /// As it is written, and whether the kernel has what a text that is written so says.
    static TextLine lineOf(const Drawn &drawn, const QFont &font);
    static Held heldIn(const TextLine &line);
    /// What badges say.
    static QString forwardWord();
    static QString natWord();
    static QString firewallWord();
    static QString realCardText(const Interface &interface, const QString &card);
    /// "trunk 100,200 · native 1"; empty for a cable that is no trunk.
    static QString trunkText(const std::vector<Stripe> &stripes);

private:
    BoxFace machineFace(Id id, const Machine &machine, const BoxFace *before);
    BoxFace bridgeFace(const Interface &interface, const BoxFace *before);
    Mark markOf(Id id) const;
    void addBadges(BoxFace &face, const Roles &roles) const;
    static std::vector<Drawn> inBrief(std::vector<Drawn> routes);
    static QStringList inBrief(QStringList observed);
    std::vector<Drawn> portVlans(Id id) const;
    bool differs(Id cable) const;
    std::vector<Drawn> drawnAt(const Interface &interface) const;
    QStringList observedIn(const Machine &machine, Id id);
    QStringList observedAddresses(const Interface &interface) const;
    const LiveMachine *liveMachine(const QString &name) const;
    const LiveMachine *liveMachine(const Interface &interface) const;
    const LinkRow *liveLink(const Interface &interface) const;
    Light lightOf(const Interface &interface) const;
    /// `known` when it already says that, else a new line.
    PillFace pill(Id cable, const QString &text, int tint, const QColor &colour) const;
    static TextLine line(const TextLine *known, const QString &text, const QFont &font);
    static void setLines(std::vector<TextLine> &lines, const std::vector<TextLine> *known, const QStringList &texts,
                         const QFont &font);
    /// What the kernel lost is crossed out, with a "−" before it; a "○" is before what it was not given yet.
    static void addLines(std::vector<TextLine> &lines, const std::vector<TextLine> *known,
                         const std::vector<Drawn> &drawn, const QFont &font);

    const Topology &t;
    const Geometry &g;
    const Fonts &f;
    Running m_running;
    const Marks &m_marks;
    const Faces &m_before;
    std::set<std::pair<Id, QString>> m_names;  ///< every interface, by machine and name; made when asked for
};

}  // namespace toile

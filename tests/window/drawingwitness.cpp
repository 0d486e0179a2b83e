// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/window/drawingwitness.h"

#include "core/lab/labfile.h"
#include "ui/canvas/boxitem.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/tabitem.h"
#include "ui/history.h"

#include <algorithm>

namespace toile {

namespace {

using Parts = std::initializer_list<std::pair<const char *, bool>>;

/// Those that are not the same.
QString othersAmong(const Parts &parts)
{
    QStringList others;
    for (const auto &[what, same] : parts)
        if (!same)
            others << QLatin1String(what);
    return others.join(QStringLiteral(", "));
}

// What two items show differently; empty: nothing. Items may keep what differs in the last digits: nobody sees that,
// and nothing is computed from them.
QString differences(const BoxItem &a, const BoxFace &face, const BoxItem &b)
{
    const BoxFace &other = b.face();
    const QString written = othersAmong({{"its place", face.rect == other.rect},
                                         {"its name", face.name == other.name},
                                         {"its badges", face.badges == other.badges},
                                         {"its routes", face.routes == other.routes},
                                         {"what only runs", face.observed == other.observed},
                                         {"its light", face.light == other.light},
                                         {"whether it runs", face.deployed == other.deployed},
                                         {"its state", face.state == other.state},
                                         {"where routes are", face.routesRect == other.routesRect},
                                         {"where its state is", face.stateRect == other.stateRect}});
    if (!written.isEmpty())
        return written;
    return othersAmong({{"its face", face == other},
                        {"its far face", a.farFace() == b.farFace()},
                        {"its level", qFuzzyCompare(a.zValue(), b.zValue())},
                        {"its mark", a.mark() == b.mark()},
                        {"its lock", a.isLocked() == b.isLocked()},
                        {"whether it is seen", a.isVisible() == b.isVisible()}});
}

QString differences(const BoxItem &a, const BoxItem &b)
{
    return differences(a, a.face(), b);
}

/// But for where routes and the state are written.
QString differencesButLabels(const BoxItem &a, const BoxItem &b)
{
    BoxFace face = a.face();
    face.routesRect = b.face().routesRect;
    face.stateRect = b.face().stateRect;
    return differences(a, face, b);
}

QString differences(const TabItem &a, const TabItem &b)
{
    const QString written = othersAmong({{"its seat", a.face().seat == b.face().seat},
                                         {"its light", a.face().light == b.face().light},
                                         {"its name", a.face().name == b.face().name},
                                         {"its details", a.face().details == b.face().details}});
    return written.isEmpty() ? othersAmong({{"its face", a.face() == b.face()},
                                            {"its level", qFuzzyCompare(a.zValue(), b.zValue())},
                                            {"its mark", a.mark() == b.mark()}})
                             : written;
}

QString differences(const CableItem &a, const CableItem &b)
{
    return othersAmong({{"its path", a.path() == b.path()},
                        {"its stripes", a.stripes().size() == b.stripes().size()},
                        {"its colour", a.tint() == b.tint()},
                        {"its level", qFuzzyCompare(a.zValue(), b.zValue())},
                        {"its mark", a.mark() == b.mark()}});
}

QString differences(const NoteItem &a, const NoteItem &b)
{
    return othersAmong({{"its face", a.face() == b.face()},
                        {"its place", a.rect() == b.rect()},
                        {"its level", qFuzzyCompare(a.zValue(), b.zValue())},
                        {"its lock", a.isLocked() == b.isLocked()}});
}

template <typename Item>
std::map<Id, const Item *> itemsIn(const CanvasScene &scene)
{
    std::map<Id, const Item *> found;
    for (const QGraphicsItem *each : scene.items()) {
        if (const auto *item = dynamic_cast<const Item *>(each))
            found[item->id()] = item;
    }
    return found;
}

template <typename Item, typename Compare>
QString differs(const CanvasScene &scene, const CanvasScene &anew, const Topology &topology, const char *what,
                Compare compare)
{
    const auto shown = itemsIn<Item>(scene);
    const auto wanted = itemsIn<Item>(anew);
    for (const auto &[id, item] : wanted) {
        const auto it = shown.find(id);
        const QString which = QStringLiteral("the %1 of %2 is ").arg(QLatin1String(what), topology.label(id));
        if (it == shown.end())
            return which + QStringLiteral("not there");
        const QString others = compare(*it->second, *item);
        if (!others.isEmpty())
            return which + QStringLiteral("not as it should be: ") + others;
    }
    return shown.size() == wanted.size() ? QString() : QStringLiteral("a %1 is of nothing").arg(QLatin1String(what));
}

template <typename Item>
QString differs(const CanvasScene &scene, const CanvasScene &anew, const Topology &topology, const char *what)
{
    return differs<Item>(scene, anew, topology, what, [](const Item &a, const Item &b) { return differences(a, b); });
}

/// To the last digit.
QString misplaced(const Geometry &shown, const Geometry &wanted)
{
    if (shown.tabs != wanted.tabs)
        return QStringLiteral("a tab is elsewhere");
    if (shown.lines != wanted.lines)
        return QStringLiteral("a line inside runs elsewhere");
    return shown == wanted ? QString() : QStringLiteral("a box, a cable or a tunnel is elsewhere");
}

/// By what a person calls them: a file that is read again has other ids.
template <typename Place>
QString misplacedByName(const std::unordered_map<Id, Place> &shown, const Topology &topology,
                        const std::unordered_map<Id, Place> &wanted, const Topology &read)
{
    std::multimap<QString, Place> places;
    for (const auto &[id, place] : shown)
        places.emplace(topology.label(id), place);
    for (const auto &[id, place] : wanted) {
        const auto [first, last] = places.equal_range(read.label(id));
        if (std::none_of(first, last, [&place = place](const auto &known) { return known.second == place; }))
            return read.label(id) + QStringLiteral(" is elsewhere when the file is opened");
    }
    return {};
}

/// To what anybody could see. Qt's own == is no measure: a may be b to it and b be c, but a not c.
bool seemsSame(const QRectF &a, const QRectF &b)
{
    constexpr double kSeen = 0.001;
    return qAbs(a.left() - b.left()) < kSeen && qAbs(a.top() - b.top()) < kSeen &&
           qAbs(a.width() - b.width()) < kSeen && qAbs(a.height() - b.height()) < kSeen;
}

/// What is written, and where.
QString misprinted(const CanvasScene &shown, const CanvasScene &wanted)
{
    const std::vector<CanvasScene::Printed> all = shown.printed();
    const std::vector<CanvasScene::Printed> others = wanted.printed();
    const auto isThere = [](const std::vector<CanvasScene::Printed> &in, const CanvasScene::Printed &one) {
        return std::ranges::any_of(in, [&](const CanvasScene::Printed &other) {
            return one.what == other.what && seemsSame(one.rect, other.rect);
        });
    };
    const auto place = [](const CanvasScene::Printed &one) {
        return QStringLiteral("%1 (%2, %3)").arg(one.what).arg(one.rect.x()).arg(one.rect.y());
    };
    for (const CanvasScene::Printed &one : others) {
        if (isThere(all, one))
            continue;
        QStringList instead;
        for (const CanvasScene::Printed &other : all)
            if (other.what == one.what)
                instead << place(other);
        return QStringLiteral("not written where it should be: %1, but %2").arg(place(one), instead.join(u' '));
    }
    return all.size() == others.size() ? QString() : QStringLiteral("something is written that should not be");
}

}  // namespace

DrawingWitness::DrawingWitness(Editor &editor, LabRun &run)
    : m_editor(editor), m_anew(m_copy, run), m_opened(m_read, run)
{
    note();
}

void DrawingWitness::begin()
{
    m_steps.clear();
    note();
}

void DrawingWitness::note()
{
    const int step = m_editor.undoStack().index();
    m_steps.erase(m_steps.lower_bound(step), m_steps.end());
    m_steps[step] = m_editor.document();
}

QString DrawingWitness::ofStep()
{
    const int step = m_editor.undoStack().index();
    const Document &known = m_steps.try_emplace(step, m_editor.document()).first->second;
    return known == m_editor.document()
               ? QString()
               : QStringLiteral("step %1 of the history is another document than before").arg(step);
}

QString DrawingWitness::ofDocument() const
{
    const Topology &topology = m_editor.topology();
    if (const std::vector<QString> breaches = invariants(topology); !breaches.empty())
        return breaches.front();
    for (const auto &[id, placement] : m_editor.layout().placements)
        if (!topology.find(id))
            return QStringLiteral("a place belongs to no element");
    for (const Id id : m_editor.selection())
        if (!topology.find(id))
            return QStringLiteral("something is selected that is not there");
    return {};
}

QString DrawingWitness::ofFile() const
{
    const QByteArray written = writeLab(m_editor.document());
    const LoadedLab loaded = parseLab(written);
    if (!loaded.ok())
        return formatProblems(QStringLiteral("its file"), loaded.problems);
    return writeLab(loaded.document) == written ? QString() : QStringLiteral("its file is read as another drawing");
}

QString DrawingWitness::ofPicture(const CanvasScene &scene)
{
    m_copy.reset(m_editor.document(), QString());
    const Topology &topology = m_editor.topology();
    // In a larger drawing labels stay where they were, unless something comes there.
    const bool labelsStay = m_anew.geometry().tabs.size() > kUsualTabs;
    const auto boxesAgree = [labelsStay](const BoxItem &a, const BoxItem &b) {
        return labelsStay ? differencesButLabels(a, b) : differences(a, b);
    };
    for (const QString &said :
         {misplaced(scene.geometry(), m_anew.geometry()), differs<BoxItem>(scene, m_anew, topology, "box", boxesAgree),
          differs<CableItem>(scene, m_anew, topology, "cable"), differs<NoteItem>(scene, m_anew, topology, "note")})
        if (!said.isEmpty())
            return said;
    if (labelsStay)
        return {};
    const QString tabs = differs<TabItem>(scene, m_anew, topology, "tab");
    return tabs.isEmpty() ? misprinted(scene, m_anew) : tabs;
}

QString DrawingWitness::ofReading(const CanvasScene &scene)
{
    if (scene.geometry().tabs.size() > kUsualTabs)
        return {};
    m_read.reset(parseLab(writeLab(m_editor.document())).document, QString());
    const Geometry &shown = scene.geometry();
    const Geometry &wanted = m_opened.geometry();
    const Topology &topology = m_editor.topology();
    const Topology &read = m_read.topology();
    for (const QString &said : {misplacedByName(shown.boxes, topology, wanted.boxes, read),
                                misplacedByName(shown.tabs, topology, wanted.tabs, read),
                                misplacedByName(shown.cables, topology, wanted.cables, read)})
        if (!said.isEmpty())
            return said;
    const QString printed = misprinted(scene, m_opened);
    return printed.isEmpty() ? QString() : QStringLiteral("when the file is opened: ") + printed;
}

QString DrawingWitness::ofHistory()
{
    return documentAt(m_editor, 0) == m_steps.at(0)
               ? QString()
               : QStringLiteral("the history does not begin with the first document");
}

QString DrawingWitness::ofWalk()
{
    QUndoStack &history = m_editor.undoStack();
    const Document last = m_editor.document();
    const int index = history.index();
    history.setIndex(0);
    const bool back = m_editor.document() == m_steps.at(0);
    history.setIndex(index);
    if (!back)
        return QStringLiteral("undoing everything does not give the first document back");
    return m_editor.document() == last ? QString() : QStringLiteral("redo does not give the last document back");
}

}  // namespace toile

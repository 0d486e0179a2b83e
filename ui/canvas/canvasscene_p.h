// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/networksummary.h"
#include "core/model/vlanmap.h"
#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/cards.h"
#include "ui/canvas/faces.h"
#include "ui/canvas/geometrytracker.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/legenditem.h"
#include "ui/canvas/lineitem.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/obstacles.h"
#include "ui/canvas/tableplaces.h"
#include "ui/canvas/tablesitem.h"
#include "ui/canvas/tunnelitem.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QTimer>
#include <QVariantAnimation>

namespace toile {

template <typename Item>
using Items = std::unordered_map<Id, std::unique_ptr<Item>>;

class CanvasScene::Private {
public:
    Private(CanvasScene &scene, Editor &document, LabRun &labRun);

    /// Elements whose items must be told; lines by machine.
    struct Stale {
        std::set<Id> boxes;
        std::set<Id> tabs;
        std::unordered_set<Id> cables;
        std::unordered_set<Id> lines;
    };

    // scenedocument.cpp: the first layer, what is meant
    void follow(const Patch &patch);
    void syncAll(bool elementsChanged);
    void followElements();
    Geometry readElements();
    void redraw();
    void refresh(const Moved &moved, const std::unordered_set<Id> &said);
    void show(const Moved &moved, const std::unordered_set<Id> &said);
    void showAll();
    Stale everything() const;
    FaceMaker faceMaker() const;
    Labelling::Drawing drawing();
    void addMachine(std::unordered_set<Id> &said, Id machine) const;
    void finish();

    // scenememory.cpp: what a large drawing was
    struct Remembered {
        quint64 state;  ///< of the document
        TopologyIndex index;
        SegmentTints tints;
        std::unordered_map<Id, double> levels;
        GeometryTracker places;
        Faces faces;
        Labelling labels;
    };
    bool movesMuch(const Patch &patch) const;
    void remember(quint64 state);
    bool recall(quint64 before);
    void forget();

    // sceneitems.cpp: what is meant becomes items
    void syncItems(const Stale &stale);
    void dropItems();
    void syncLines(Id machine);
    void syncFar(const Stale &stale);
    void syncFar(Id machine);
    std::vector<QRectF> textsIn(Id machine) const;
    QRectF nameRoom(Id machine) const;
    bool isSwitch(Id machine) const;
    bool isPlainSwitch(Id machine) const;
    Running running() const;
    Held held(const InnerLine &line) const;
    void syncPills();
    void syncNotes();
    QLineF arrowLine(Id id, const ArrowNote &arrow) const;
    void syncTitle(const QRectF &content);
    void syncSelection();
    PillState labState() const;
    QString stateWord() const;
    QString subtitle() const;
    /// Without title, legend and tables; `only`: of what belongs to these machines and notes.
    QRectF contentRect(const std::unordered_set<Id> *only = nullptr) const;
    QString titleText() const;

    // scenepicture.cpp: what a picture shows
    class Staged;
    std::unordered_set<Id> belonging(const std::vector<Id> &chosen) const;
    struct PicturePlaces {
        QRectF rect;
        QPointF title;   ///< how far it is moved
        QPointF legend;  ///< the same
        std::unique_ptr<LegendItem> marks;
    };
    PicturePlaces picturePlaces(const PictureContent &content);

    // scenelegend.cpp: what the marks of a picture mean
    using Only = const std::unordered_set<Id> *;  ///< machines and notes; nullptr: all
    std::unique_ptr<LegendItem> marksLegend(Only only, const QRectF &drawing, bool withTables);
    std::vector<LegendRow> markRows(Only only, bool withTables);
    LegendRow markRow(const QString &text, double width, SamplePainter draw) const;
    void addKinds(std::vector<LegendRow> &rows, Only only);
    void addInterfaces(std::vector<LegendRow> &rows, Only only);
    void addCables(std::vector<LegendRow> &rows, Only only);
    void addLines(std::vector<LegendRow> &rows, Only only);
    void addPrefixes(std::vector<LegendRow> &rows, Only only);
    void addBadges(std::vector<LegendRow> &rows, Only only);
    const LineItem *firstLine(Only only, const std::function<bool(const LineItem &)> &is) const;
    SamplePainter lineSample(const InnerLine &like, Held held);
    bool isOf(Only only, Id id) const;
    bool isCableOf(Only only, Id cable) const;

    // scenedifferences.cpp: and those of what differs from the kernel
    std::optional<LegendRow> differenceRow(const QString &text, Mark mark, Only only);
    void addDifferences(std::vector<LegendRow> &rows, Only only);
    void addLacked(std::vector<LegendRow> &rows, Only only);
    void addHints(std::vector<LegendRow> &rows, Only only, bool withTables);

    // scenestanding.cpp: what is in front, and what is locked
    void syncStanding();
    void followStanding(const Patch &patch);
    double levelOf(Id id) const;
    bool isLifted(Id id) const;
    void applyStanding(Id id);
    void applyStanding();

    // scenecovering.cpp: what is under a box that lies on another
    void syncCovering();
    void followCovering(const std::unordered_set<Id> &moved);
    void applyCovering();
    void findOverlaps(Id box);
    void lowerAt(Id machine, std::unordered_map<Id, double> &lowered);
    Id coverOf(Id owner, const QRectF &there) const;
    double levelUnder(Id cover, double share) const;
    double cableLevel(Id id) const;
    bool mayBeBehind(Id cable, double level) const;

    // sceneglide.cpp
    void glide(double done);
    void endGlide();

    // scenevlans.cpp: tunnels and the legend
    void syncTunnels();
    void syncLegend(const QRectF &content);
    std::vector<LegendRow> legendRows() const;
    std::vector<LegendRow> vlanRows(const std::unordered_set<Id> *only) const;
    LegendRow trafficRow() const;
    LegendRow legendRow(int vlan, const QColor &colour, const QString &text, bool dashed) const;

    // scenehelp.cpp
    QString trafficText(Id cable) const;
    QString leftOutText(Id tab) const;
    QString pillText(Id cable) const;

    // scenefading.cpp: what is not looked at
    double strengthOf(Id id) const;
    void applyLens();
    CableItem::Cut cutOf(Id cable, const VlanMap::Reach &reach) const;
    std::vector<QRectF> textsAt(Id cable) const;
    void applyVlan();
    void fadeAll();
    void fadeTables();
    RowLens rowLens(Id owner) const;
    std::unordered_set<Id> readOffLayer() const;
    std::optional<std::unordered_set<Id>> readNetwork();

    // scenemarks.cpp: how they differ
    void updateTints(const Topology &topology);
    void syncMarks();
    std::unordered_set<Id> updateMarks();
    void applyMark(Id id);

    // scenelive.cpp: the second layer, what the kernel says
    void onLiveChanged(const LiveDelta &delta);
    void onCounters(const CountersSample &sample);
    void applyLive();
    bool policyChanged(const QString &machine, const LiveMachine &live);
    void updateCards(Id machine, const QString &name);
    void removeCards(Id machine);
    void followNames(const Patch &patch);
    void setCards(Id owner, std::vector<TableCard> cards);
    void dropCards();
    void placeCards();
    void hang(Id owner, const TablePlace &place);
    TableWish tableWish(Id owner, const TablesItem &item) const;
    TableGround tableGround() const;
    Id hangerOf(Id owner) const;
    bool showsTablesOf(Id owner) const;
    void tick();
    static qint64 now();
    QString bridgeTitle(Id bridge) const;

    void updateRect(const QRectF &content);
    template <typename Item>
    Item &itemFor(Items<Item> &items, Id id, double z);

    CanvasScene &q;
    Editor &editor;
    LabRun &run;
    Stage stage;
    bool dark = false;

    TopologyIndex index;
    SegmentTints tints;
    GeometryTracker places;
    const Geometry &geometry = places.geometry();
    Faces faces;
    Labelling labels;
    std::vector<Remembered> remembered;  ///< the latest last
    quint64 shownState = 0;              ///< the state of the document that this all is of
    Marks marks;
    std::function<Marks()> marksFrom;  ///< somebody else knows them
    std::function<const Topology &()> coloursOf;
    QVariantAnimation gliding;
    std::vector<std::pair<QGraphicsItem *, QPointF>> glided;  ///< how far each still is from its place, at first
    std::unordered_map<Id, double> levels;                    ///< of boxes and notes
    std::unordered_set<Id> lifted;                            ///< boxes that are dragged
    Obstacles boxPlaces;
    std::unordered_map<Id, std::unordered_set<Id>> overlaps;  ///< by box: others that lie on it, or it on them
    std::unordered_set<Id> covered;                           ///< tabs and cables, and machines with lines, under those

    Items<BoxItem> boxes;
    Items<TabItem> tabs;
    Items<CableItem> cables;
    Items<NoteItem> notes;
    std::unordered_map<Id, std::vector<std::unique_ptr<LineItem>>> lines;  ///< by machine
    std::vector<std::unique_ptr<PillItem>> pills;
    std::unique_ptr<TitleItem> title;
    std::unique_ptr<LegendItem> legend;
    std::vector<std::unique_ptr<TunnelItem>> tunnels;
    int lens = 0;
    Id networkAt;  ///< an element of the network that is looked at
    std::optional<NetworkSummary> network;
    std::optional<std::unordered_set<Id>> found;  ///< by a search
    bool lensed = false;                          ///< items may be faded
    bool lensCut = false;                         ///< cables may be marked as cut
    bool plainSwitches = false;
    VxlanLayer vxlanLayer = VxlanLayer::Both;
    std::optional<std::unordered_set<Id>> bright;  ///< what does not fade; none: all of it
    std::unordered_set<Id> offLayer;               ///< what fades because it is only in the other layer
    std::unordered_set<Id> inLens;                 ///< where the VLAN exists that somebody looks for
    std::unordered_set<Id> ownInLens;              ///< interfaces whose own frames are in it, which need no tag there
    QRectF rect;

    Items<TablesItem> tables;
    Items<ConnectorItem> connectors;
    TablePlaces hangings;                     ///< where tables are, or were before they were empty
    TablePlaces homes;                        ///< where those were that a change of the drawing moved
    const Patch *followed = nullptr;          ///< of the drawing, as long as that changes
    std::map<QString, FreshRows> fresh;       ///< by machine, since the last applyLive()
    std::set<QString> otherLinks;             ///< machines whose links or routes changed since then
    std::map<QString, QStringList> policies;  ///< by machine: how its packets are handled, as shown
    CountersSample lastCounters;
    mutable std::shared_ptr<const Topology> givenDrawing;  ///< that was lowered last, to:
    mutable std::shared_ptr<const KernelState> given;
    QTimer liveTimer;  ///< gathers deltas for a frame
    QTimer ticker;     ///< ages, fading rows, moving traffic
    qint64 trafficUntil = 0;
};

template <typename Item>
Item &CanvasScene::Private::itemFor(Items<Item> &items, Id id, double z)
{
    std::unique_ptr<Item> &item = items[id];
    if (!item) {
        item = std::make_unique<Item>(stage, id);
        q.addItem(item.get());
    }
    if (item->zValue() != z)
        item->setZValue(z);
    return *item;
}

}  // namespace toile

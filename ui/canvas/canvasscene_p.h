// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/cableitem.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/cards.h"
#include "ui/canvas/faces.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/tablesitem.h"
#include "ui/editor.h"
#include "ui/labrun.h"

#include <QElapsedTimer>
#include <QTimer>

namespace toile {

template <typename Item>
using Items = std::unordered_map<Id, std::unique_ptr<Item>>;

class CanvasScene::Private {
public:
    Private(CanvasScene &scene, Editor &document, LabRun &labRun);

    // scenedocument.cpp: the first layer, what is meant
    void sync(bool elementsChanged);
    void syncItems();
    void syncBoxes();
    void syncTabs();
    void syncCables();
    void syncLines();
    void syncTitle();
    void syncSelection();
    QString subtitle() const;
    QString stateWord() const;
    QRectF contentRect() const;

    // scenelive.cpp: the second layer, what the kernel says
    void onLiveChanged(const LiveDelta &delta);
    void onCounters(const CountersSample &sample);
    void applyLive();
    void updateCards(Id machine, const QString &name);
    void removeCards(Id machine);
    void followNames(const Patch &patch);
    void setCards(Id owner, std::vector<TableCard> cards);
    void dropCards();
    void placeCards();
    bool showsTablesOf(Id owner) const;
    void syncMarks();
    void markStep(const Step &step);
    void markElement(const QString &machine, const QString &interface, Mark mark, const QString &why);
    void tick();
    QString bridgeTitle(Id bridge) const;

    void updateRect();
    template <typename Item>
    Item &itemFor(Items<Item> &items, Id id, double z);

    CanvasScene &q;
    Editor &editor;
    LabRun &run;
    Stage stage;
    bool dark = false;

    TopologyIndex index;
    SegmentTints tints;
    Geometry geometry;
    Faces faces;
    Occupied occupied;

    Items<BoxItem> boxes;
    Items<TabItem> tabs;
    Items<CableItem> cables;
    Items<NoteItem> notes;
    std::vector<std::unique_ptr<LineItem>> lines;
    std::vector<std::unique_ptr<PillItem>> pills;
    std::unique_ptr<TitleItem> title;
    QRectF rect;

    Items<TablesItem> tables;
    Items<ConnectorItem> connectors;
    std::map<QString, FreshRows> fresh;  ///< by machine, since the last applyLive()
    bool linksChanged = false;
    CountersSample lastCounters;
    QElapsedTimer clock;
    QTimer liveTimer;  ///< gathers deltas for a frame
    QTimer ticker;     ///< ages, fading rows, moving traffic
    qint64 trafficUntil = 0;
    std::unordered_map<Id, std::pair<Mark, QString>> marks;
};

}  // namespace toile

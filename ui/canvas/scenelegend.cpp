// SPDX-License-Identifier: GPL-2.0-or-later
// What is under a picture: each mark that is drawn in it, with what it means. Samples are painted by what paints the
// drawing, so that they never look otherwise.
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"
#include "ui/canvas/legendsample.h"

#include <algorithm>
#include <array>

namespace toile {

namespace {

constexpr double kUnderDrawing = 16;
constexpr double kLeastWidth = 300;
constexpr double kIcon = 15;
constexpr double kBadge = 16;
constexpr std::size_t kMostSampleStripes = 3;  ///< more would touch the next row

bool isPlain(const std::vector<Stripe> &stripes)
{
    return stripes.empty() || (stripes.size() == 1 && stripes.front().vlan == 0);
}

}  // namespace

LegendRow CanvasScene::Private::markRow(const QString &text, double width, SamplePainter draw) const
{
    LegendRow row;
    row.text = TextLine(text, stage.fonts.note);
    row.width = width;
    row.draw = std::make_shared<const SamplePainter>(std::move(draw));
    return row;
}

bool CanvasScene::Private::isOf(Only only, Id id) const
{
    const Interface *interface = editor.topology().interface(id);
    return !only || only->contains(interface ? interface->machine : id);
}

bool CanvasScene::Private::isCableOf(Only only, Id cable) const
{
    const auto known = editor.topology().cables.find(cable);
    return known != editor.topology().cables.end() && isOf(only, known->second.a) && isOf(only, known->second.b);
}

void CanvasScene::Private::addKinds(std::vector<LegendRow> &rows, Only only)
{
    const auto add = [&](const char *text, const char *icon, BoxTint Look::*tint) {
        rows.push_back(
            markRow(kindTitle(text), kIcon,
                    [this, icon = QString::fromLatin1(icon), tint](QPainter &painter, QPointF left, QPointF) {
                        const QRectF square(left - QPointF(0, kIcon / 2), QSizeF(kIcon, kIcon));
                        stage.icons.paint(painter, icon, square, (*stage.look.*tint).icon, stage.vector);
                    }));
    };
    const Topology &topology = editor.topology();
    const auto isDrawn = [&](Id id) { return boxes.contains(id) && boxes.at(id)->isVisible() && isOf(only, id); };
    for (const MachineKind &kind : machineKinds()) {
        const auto isOne = [&](const auto &each) {
            return each.second.kind == QLatin1String(kind.key) && isDrawn(each.first);
        };
        if (std::ranges::any_of(topology.machines, isOne))
            add(kind.title, kind.icon, tintOf(QLatin1String(kind.key)));
    }
    for (const InterfaceKind &kind : interfaceKinds()) {
        const auto isOne = [&](const auto &each) { return &kindOf(each.second) == &kind && isDrawn(each.first); };
        if (kind.box && std::ranges::any_of(topology.interfaces, isOne))
            add(kind.title, kind.icon, &Look::bridge);
    }
}

/// By their lights: what is not deployed has one of its own.
void CanvasScene::Private::addInterfaces(std::vector<LegendRow> &rows, Only only)
{
    const auto add = [&](const TabFace &like, const QString &text) {
        const auto draw = [this, like](QPainter &painter, QPointF left, QPointF right) {
            TabFace face;
            face.seat.at = (left + right) / 2;
            face.light = like.light;
            face.real = like.real;
            TabItem sample(stage, {});
            sample.setFace(face);
            paintAlone(sample, painter);
        };
        rows.push_back(markRow(text, kTabSize.width(), draw));
    };
    const auto isShown = [&](const auto &each) { return each.second->isVisible() && isOf(only, each.first); };
    const auto isLit = [&](Light light) {
        const auto has = [&](const auto &each) { return isShown(each) && each.second->face().light == light; };
        return std::ranges::any_of(tabs, has) || std::ranges::any_of(boxes, has);
    };
    const auto isReal = [&](const auto &each) { return isShown(each) && each.second->face().real; };
    const std::array<std::pair<Light, QString>, 5> lights{
        {{Light::Unknown, CanvasScene::tr("interface, not deployed")},
         {Light::Up, CanvasScene::tr("interface that is up")},
         {Light::Down, CanvasScene::tr("interface that is down")},
         {Light::NoCarrier, CanvasScene::tr("interface without carrier: nothing answers at the other end")},
         {Light::Blocked, CanvasScene::tr("port over which its bridge does not forward")}}};
    for (const auto &[light, text] : lights) {
        TabFace face;
        face.light = light;
        if (isLit(light))
            add(face, text);
    }
    const auto isUnnamed = [&](const auto &each) {
        return isShown(each) && each.second->face().name.rect.isEmpty() && !each.second->face().name.lines.empty();
    };
    if (const auto unnamed = std::ranges::find_if(tabs, isUnnamed); unnamed != tabs.end())
        add(unnamed->second->face(),
            CanvasScene::tr("interface for whose name there is no room: the address plan of the report has it"));
    TabFace card;
    card.real = true;
    if (std::ranges::any_of(tabs, isReal))
        add(card, CanvasScene::tr("real network card of the computer"));
}

void CanvasScene::Private::addCables(std::vector<LegendRow> &rows, Only only)
{
    const auto first = [&](const auto &is) -> const CableItem * {
        for (const auto &[id, cable] : editor.topology().cables)
            if (const auto drawn = cables.find(id); drawn != cables.end() && isCableOf(only, id) && is(*drawn->second))
                return drawn->second.get();
        return nullptr;
    };
    const auto add = [&](const QString &text, const CableItem &like, CableItem::Cut end = CableItem::Cut::None) {
        std::vector<Stripe> stripes = like.stripes();
        stripes.resize(std::min(stripes.size(), kMostSampleStripes));
        rows.push_back(markRow(text, kLineSample,
                               [this, tint = like.tint(), stripes, end](QPainter &painter, QPointF a, QPointF b) {
                                   CableItem sample(stage, {});
                                   sample.setTint(tint);
                                   sample.setStripes(stripes);
                                   sample.setPath(lineBetween(a, b));
                                   sample.setCut(end);
                                   paintAlone(sample, painter);
                               }));
    };
    if (const CableItem *plain = first([](const CableItem &item) { return isPlain(item.stripes()); }))
        add(plainSwitches ? CanvasScene::tr("cable, in the colour of its network")
                          : CanvasScene::tr("cable (veth pair), in the colour of its network"),
            *plain);
    if (const CableItem *trunk = first([](const CableItem &item) { return item.stripes().size() > 1; }))
        add(CanvasScene::tr("trunk: a stripe for each VLAN"), *trunk);
    for (LegendRow &row : vlanRows(only))
        rows.push_back(std::move(row));
    if (first([](const CableItem &item) { return item.shownStripes().size() < item.stripes().size(); }))
        rows.push_back(legendRow(0, QColor(), CanvasScene::tr("grey, on a trunk: its other VLANs"), false));
    if (const CableItem *cut = first([](const CableItem &item) { return item.isCut(); }))
        add(CanvasScene::tr("the VLAN that is looked for ends here"), *cut, CableItem::Cut::Between);
    addPrefixes(rows, only);
    const auto passes = [&](const auto &each) { return each.second->traffic() && isCableOf(only, each.first); };
    if (stage.live && std::ranges::any_of(cables, passes))
        rows.push_back(trafficRow());
}

void CanvasScene::Private::addLines(std::vector<LegendRow> &rows, Only only)
{
    const auto isTunnel = [&](const TunnelPath &each) {
        return isOf(only, each.tunnel.a) && isOf(only, each.tunnel.b);
    };
    if (std::ranges::any_of(geometry.tunnels, isTunnel))
        rows.push_back(markRow(CanvasScene::tr("VXLAN tunnel, over what carries it"), kLineSample,
                               [this](QPainter &painter, QPointF left, QPointF right) {
                                   paintPipe(painter, lineBetween(left, right), *stage.look);
                               }));
    const std::array<std::pair<InnerLine::Kind, QString>, 3> kinds{
        {{InnerLine::Kind::Forward, CanvasScene::tr("the machine routes between these interfaces")},
         {InnerLine::Kind::Port, CanvasScene::tr("the interface is a port of the bridge")},
         {InnerLine::Kind::Vlan, CanvasScene::tr("VLAN made on an interface")}}};
    for (const auto &[kind, text] : kinds) {
        const LineItem *first =
            firstLine(only, [kind = kind](const LineItem &item) { return item.line().kind == kind; });
        if (first)
            rows.push_back(markRow(text, kLineSample, lineSample(first->line(), Held::Yes)));
    }
}

const LineItem *CanvasScene::Private::firstLine(Only only, const std::function<bool(const LineItem &)> &is) const
{
    for (const auto &[id, machine] : editor.topology().machines) {
        const auto inside = lines.find(id);
        if (inside == lines.end() || !isOf(only, id))
            continue;
        for (const auto &item : inside->second)
            if (item->isVisible() && is(*item))
                return item.get();
    }
    return nullptr;
}

SamplePainter CanvasScene::Private::lineSample(const InnerLine &like, Held held)
{
    return [this, kind = like.kind, vlan = tints.colourAt(like.to), held](QPainter &painter, QPointF a, QPointF b) {
        LineItem sample(stage);
        sample.setLine({{}, {}, lineBetween(a, b), kind}, vlan, held);
        paintAlone(sample, painter);
    };
}

/// What is written beside cables in the colour of their network.
void CanvasScene::Private::addPrefixes(std::vector<LegendRow> &rows, Only only)
{
    const auto isOne = [&](const PillFace &each) {
        return isCableOf(only, each.cable) && !each.rect.isEmpty() && (each.tint >= 0 || each.colour.isValid());
    };
    const auto first = std::ranges::find_if(faces.pills, isOne);
    if (first == faces.pills.end())
        return;
    PillFace like{{}, TextLine(QStringLiteral("/8"), stage.fonts.pill), {}, first->tint, first->colour};
    rows.push_back(markRow(CanvasScene::tr("prefix of the network"), kLineSample,
                           [this, like](QPainter &painter, QPointF left, QPointF right) {
                               PillFace face = like;
                               face.rect = QRectF(left - QPointF(0, kBadge / 2), right + QPointF(0, kBadge / 2));
                               PillItem sample(stage);
                               sample.setFace(face);
                               paintAlone(sample, painter);
                           }));
}

/// The first of each sort, as it is on its machine.
void CanvasScene::Private::addBadges(std::vector<LegendRow> &rows, Only only)
{
    const std::array<std::pair<QString, QString>, 3> sorts{
        {{FaceMaker::forwardWord(), CanvasScene::tr("forwards packets from interface to interface")},
         {FaceMaker::natWord(), CanvasScene::tr("translates addresses of packets that go out")},
         {FaceMaker::firewallWord(), CanvasScene::tr("lets only some packets pass")}}};
    for (const auto &[word, text] : sorts) {
        std::optional<Badge> badge;
        for (const auto &[id, machine] : editor.topology().machines) {
            const auto box = boxes.find(id);
            if (box == boxes.end() || !isOf(only, id))
                continue;
            for (const Badge &each : box->second->face().badges)
                if (each.text.text().endsWith(word))  // before it: that the kernel has lost it
                    badge = badge ? badge : each;
        }
        if (!badge)
            continue;
        const double width = badge->text.size().width() + 14;
        rows.push_back(markRow(text, width, [this, badge = *badge](QPainter &painter, QPointF left, QPointF right) {
            paintBadge(painter, QRectF(left - QPointF(0, kBadge / 2), QSizeF(right.x() - left.x(), kBadge)), badge,
                       *stage.look);
        }));
    }
}

std::vector<LegendRow> CanvasScene::Private::markRows(Only only, bool withTables)
{
    std::vector<LegendRow> rows;
    addKinds(rows, only);
    addInterfaces(rows, only);
    addCables(rows, only);
    addLines(rows, only);
    addBadges(rows, only);
    addDifferences(rows, only);
    addHints(rows, only, withTables);
    for (LegendRow &row : rows) {
        QString text = row.text.text();
        if (row.vlan == 0)
            text.replace(0, 1, text.at(0).toUpper());
        row.text = TextLine(text, stage.fonts.note);
    }
    return rows;
}

/// As wide as the drawing over it, or wider when it has to be.
std::unique_ptr<LegendItem> CanvasScene::Private::marksLegend(Only only, const QRectF &drawing, bool withTables)
{
    std::vector<LegendRow> rows = markRows(only, withTables);
    if (rows.empty())
        return nullptr;
    auto item = std::make_unique<LegendItem>(stage);
    item->setColumns(TextLine(CanvasScene::tr("Legend"), stage.fonts.cardTitle), std::move(rows),
                     drawing.bottomLeft() + QPointF(0, kUnderDrawing), std::max(drawing.width(), kLeastWidth));
    return item;
}

QStringList CanvasScene::legendTexts(const PictureContent &content) const
{
    const std::unordered_set<Id> chosen = d->belonging(content.only);
    QStringList texts;
    if (content.legend && content.marks)
        for (const LegendRow &row : d->markRows(content.only.empty() ? nullptr : &chosen, content.tables))
            texts << row.text.text();
    return texts;
}

}  // namespace toile

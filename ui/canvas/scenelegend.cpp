// SPDX-License-Identifier: GPL-2.0-or-later
// What is under a picture: each mark that is drawn in it, with what it means. Samples are painted by what paints the
// drawing, so that they never look otherwise.
#include "core/model/kinds.h"
#include "ui/canvas/canvasscene_p.h"

#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <array>

namespace toile {

namespace {

constexpr double kUnderDrawing = 16;
constexpr double kLeastWidth = 300;
constexpr double kLineSample = 30;
constexpr double kIcon = 15;
constexpr double kBadge = 16;
constexpr std::size_t kMostSampleStripes = 3;  ///< more would touch the next row

QPainterPath lineBetween(QPointF a, QPointF b)
{
    QPainterPath path(a);
    path.lineTo(b);
    return path;
}

void paintAlone(QGraphicsItem &item, QPainter &painter)
{
    QStyleOptionGraphicsItem option;
    option.exposedRect = item.boundingRect();
    item.paint(&painter, &option, nullptr);
}

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
    const auto any = [&](auto &&is) {
        return std::ranges::any_of(tabs, [&](const auto &each) {
            return each.second->isVisible() && isOf(only, each.first) && is(each.second->face());
        });
    };
    const std::array<std::pair<Light, QString>, 5> lights{
        {{Light::Unknown, CanvasScene::tr("interface, not deployed")},
         {Light::Up, CanvasScene::tr("interface that is up")},
         {Light::Down, CanvasScene::tr("interface that is down")},
         {Light::NoCarrier, CanvasScene::tr("interface without carrier: nothing answers at the other end")},
         {Light::Blocked, CanvasScene::tr("port over which its bridge does not forward")}}};
    for (const auto &[light, text] : lights) {
        TabFace face;
        face.light = light;
        if (any([light = light](const TabFace &each) { return each.light == light && !each.real; }))
            add(face, text);
    }
    TabFace card;
    card.real = true;
    if (any([](const TabFace &each) { return each.real; }))
        add(card, CanvasScene::tr("real network card of the computer"));
}

void CanvasScene::Private::addCables(std::vector<LegendRow> &rows, Only only)
{
    const CableItem *plain = nullptr;
    const CableItem *trunk = nullptr;
    bool cut = false;
    for (const auto &[id, cable] : editor.topology().cables) {
        const auto drawn = cables.find(id);
        if (drawn == cables.end() || !isCableOf(only, id))
            continue;
        const CableItem &item = *drawn->second;
        plain = !plain && isPlain(item.stripes()) ? &item : plain;
        trunk = !trunk && item.stripes().size() > 1 ? &item : trunk;
        cut = cut || item.isCut();
    }
    const auto add = [&](const QString &text, int tint, std::vector<Stripe> stripes, CableItem::Cut end) {
        stripes.resize(std::min(stripes.size(), kMostSampleStripes));
        rows.push_back(markRow(text, kLineSample, [this, tint, stripes, end](QPainter &painter, QPointF a, QPointF b) {
            CableItem sample(stage, {});
            sample.setTint(tint);
            sample.setStripes(stripes);
            sample.setPath(lineBetween(a, b));
            sample.setCut(end);
            paintAlone(sample, painter);
        }));
    };
    if (plain)
        add(plainSwitches ? CanvasScene::tr("cable, in the colour of its network")
                          : CanvasScene::tr("cable (veth pair), in the colour of its network"),
            plain->tint(), plain->stripes(), CableItem::Cut::None);
    if (trunk)
        add(CanvasScene::tr("trunk: a stripe for each VLAN"), trunk->tint(), trunk->stripes(), CableItem::Cut::None);
    for (LegendRow &row : vlanRows(only))
        rows.push_back(std::move(row));
    if (cut)
        add(CanvasScene::tr("the VLAN that is looked for ends here"), 0, {}, CableItem::Cut::Between);
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
        const auto isOne = [kind = kind](const auto &item) { return item->isVisible() && item->line().kind == kind; };
        const auto has = [&](const auto &each) {
            return isOf(only, each.first) && std::ranges::any_of(each.second, isOne);
        };
        if (!std::ranges::any_of(lines, has))
            continue;
        rows.push_back(markRow(text, kLineSample, [this, kind = kind](QPainter &painter, QPointF a, QPointF b) {
            LineItem sample(stage);
            sample.setLine({{}, {}, lineBetween(a, b), kind}, {}, Held::Yes);
            paintAlone(sample, painter);
        }));
    }
}

/// The first of each sort, as it is on its machine.
void CanvasScene::Private::addBadges(std::vector<LegendRow> &rows, Only only)
{
    const QString nat = QStringLiteral("NAT");
    struct Sort {
        std::function<bool(const Badge &)> has;
        QString text;
    };
    const std::array<Sort, 3> sorts{
        {{[](const Badge &each) { return each.fill == &Look::forwardFill; },
          CanvasScene::tr("forwards packets from interface to interface")},
         {[&](const Badge &each) { return each.fill == &Look::natFill && each.text.text() == nat; },
          CanvasScene::tr("translates addresses of packets that go out")},
         {[&](const Badge &each) { return each.fill == &Look::natFill && each.text.text() != nat; },
          CanvasScene::tr("lets only some packets pass")}}};
    for (const auto &[has, text] : sorts) {
        std::optional<Badge> badge;
        for (const auto &[id, machine] : editor.topology().machines) {
            const auto box = boxes.find(id);
            if (box == boxes.end() || !isOf(only, id))
                continue;
            for (const Badge &each : box->second->face().badges)
                if (has(each))
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

void CanvasScene::Private::addDifferences(std::vector<LegendRow> &rows, Only only)
{
    const std::array<std::pair<Mark, QString>, 4> differences{
        {{Mark::New, CanvasScene::tr("drawn, and not deployed yet")},
         {Mark::Missing, CanvasScene::tr("drawn, and not in the kernel any more")},
         {Mark::Changed, CanvasScene::tr("otherwise in the kernel than drawn")},
         {Mark::Broken, CanvasScene::tr("the deployment failed here")}}};
    for (const auto &[mark, text] : differences) {
        const auto is = [&, mark = mark](const auto &each) {
            return each.second.mark == mark && (isCableOf(only, each.first) || isOf(only, each.first));
        };
        if (!std::ranges::any_of(marks, is))
            continue;
        rows.push_back(markRow(text, kLineSample, [this, mark = mark](QPainter &painter, QPointF left, QPointF right) {
            CableItem sample(stage, {});
            sample.setPath(lineBetween(left, right));
            sample.setMark(mark, {});
            paintAlone(sample, painter);
        }));
    }
    const auto isSeen = [&](const auto &each) {
        return isOf(only, each.first) && !each.second->face().observed.empty();
    };
    const auto isSeenAt = [&](const auto &each) {
        const TabFace &face = each.second->face();
        return isOf(only, each.first) && face.observedFrom < int(face.details.lines.size());
    };
    if (std::ranges::any_of(boxes, isSeen) || std::ranges::any_of(tabs, isSeenAt)) {
        const TextLine like(QStringLiteral("10.0.0.1"), stage.fonts.observed);
        rows.push_back(markRow(CanvasScene::tr("in the kernel, and not drawn"), like.size().width(),
                               [this, like](QPainter &painter, QPointF left, QPointF) {
                                   like.paint(painter, left - QPointF(0, like.size().height() / 2),
                                              stage.look->observed);
                               }));
    }
}

std::vector<LegendRow> CanvasScene::Private::markRows(Only only)
{
    std::vector<LegendRow> rows;
    addKinds(rows, only);
    addInterfaces(rows, only);
    addCables(rows, only);
    addLines(rows, only);
    addBadges(rows, only);
    addDifferences(rows, only);
    for (LegendRow &row : rows) {
        QString text = row.text.text();
        if (row.vlan == 0)
            text.replace(0, 1, text.at(0).toUpper());
        row.text = TextLine(text, stage.fonts.note);
    }
    return rows;
}

/// As wide as the drawing over it, or wider when it has to be.
std::unique_ptr<LegendItem> CanvasScene::Private::marksLegend(Only only, const QRectF &drawing)
{
    std::vector<LegendRow> rows = markRows(only);
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
        for (const LegendRow &row : d->markRows(content.only.empty() ? nullptr : &chosen))
            texts << row.text.text();
    return texts;
}

}  // namespace toile

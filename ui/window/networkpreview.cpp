// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/networkpreview.h"

#include "core/model/drawing.h"
#include "ui/canvas/look.h"
#include "ui/window/appearance.h"

#include <QPainter>

namespace toile {

NetworkPreview::NetworkPreview(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(260, 200);
}

void NetworkPreview::show(const Document &document)
{
    m_document = document;
    update();
}

void NetworkPreview::paintEvent(QPaintEvent *)
{
    constexpr double kMargin = 12;
    constexpr double kLegible = 0.3;  // names are written from this scale on
    const Look &look = isDark(palette()) ? darkLook() : lightLook();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look.paper);
    const Topology &topology = m_document.topology();
    const auto boxOf = [&](Id machine) { return m_document.layout().of(machine).rect.value_or(QRectF()); };
    QRectF all;
    for (const auto &[id, machine] : topology.machines)
        all |= boxOf(id);
    if (all.isEmpty())
        return;
    const double scale =
        qMin(1.0, qMin((width() - 2 * kMargin) / all.width(), (height() - 2 * kMargin) / all.height()));
    painter.translate(rect().center());
    painter.scale(scale, scale);
    painter.translate(-all.center());
    painter.setPen(QPen(look.segments.front().line, 1.6 / scale));
    for (const auto &[id, cable] : topology.cables)
        painter.drawLine(boxOf(topology.interfaces.at(cable.a).machine).center(),
                         boxOf(topology.interfaces.at(cable.b).machine).center());
    QFont font = drawingFonts().boxName;
    font.setPixelSize(int(qMin(40.0, 11 / scale)));
    painter.setFont(font);
    for (const auto &[id, machine] : topology.machines) {
        const BoxTint &tint = look.*tintOf(machine.kind);
        painter.setPen(QPen(tint.stroke, 1.2 / scale));
        painter.setBrush(tint.fill);
        painter.drawRoundedRect(boxOf(id), 10, 10);
        if (scale < kLegible)
            continue;
        painter.setPen(look.text);
        painter.drawText(boxOf(id), Qt::AlignCenter, machine.name);
    }
}

}  // namespace toile

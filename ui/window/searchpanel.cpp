// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/searchpanel.h"

#include "core/model/kinds.h"
#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"
#include "ui/editor.h"
#include "ui/labrun.h"
#include "ui/window/appearance.h"
#include "ui/window/detaildelegate.h"

#include <QGraphicsItem>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <limits>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kSearchPause{200};
constexpr int kSearchWidth = 380;
constexpr int kSearchFromEdge = 12;
constexpr int kMostRows = 9;
constexpr std::size_t kMostHits = 200;
constexpr int kSearchDetailRole = Qt::UserRole;

QString iconOf(const Topology &topology, Id id)
{
    if (const Machine *machine = topology.machine(id)) {
        const MachineKind *kind = machineKind(machine->kind);
        return kind ? QLatin1String(kind->icon) : QString();
    }
    if (const Interface *interface = topology.interface(id))
        return QLatin1String(kindOf(*interface).icon);
    return QStringLiteral(":/icons/note.svg");
}

}  // namespace

SearchPanel::SearchPanel(Editor &editor, LabRun &run, CanvasView &canvas)
    : QFrame(&canvas), m_editor(editor), m_run(run), m_canvas(canvas), m_text(new QLineEdit(this)),
      m_list(new QTreeWidget(this)), m_count(new QLabel(this)), m_soon(new QTimer(this))
{
    build();
    m_soon->setSingleShot(true);
    m_soon->setInterval(kSearchPause);
    connect(m_text, &QLineEdit::textChanged, this, &SearchPanel::look);
    connect(m_soon, &QTimer::timeout, this, &SearchPanel::look);
    const auto again = [this] {
        if (isVisible() && !m_soon->isActive())
            m_soon->start();
    };
    connect(&m_editor, &Editor::changed, this, [again](const Patch &patch) {
        if (!patch.isLayoutOnly())
            again();
    });
    connect(&m_editor, &Editor::documentReset, this, &SearchPanel::stop);
    connect(&m_run, &LabRun::liveChanged, this, again);
    connect(&m_run, &LabRun::liveReset, this, again);
    connect(m_list, &QTreeWidget::itemClicked, this, &SearchPanel::revealCurrent);
    m_canvas.installEventFilter(this);
    hide();
}

SearchPanel::~SearchPanel()
{
    m_editor.disconnect(this);
    m_run.disconnect(this);
}

void SearchPanel::build()
{
    setObjectName(QStringLiteral("searchPanel"));
    m_text->setObjectName(QStringLiteral("searchText"));
    m_text->setAccessibleName(tr("What to look for"));
    m_text->setPlaceholderText(tr("Name, address, network, MAC or VLAN"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("searchResults"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setColumnCount(1);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);  // the arrow keys work from the text
    m_list->setItemDelegate(new DetailDelegate(kSearchDetailRole, m_list));
    m_count->setObjectName(QStringLiteral("searchCount"));
    m_count->setForegroundRole(QPalette::PlaceholderText);
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("searchClose"));
    close->setAutoRaise(true);
    close->setIcon(actionIcon(QStringLiteral("remove")));
    close->setToolTip(tr("Close the search (Esc)"));
    close->setAccessibleName(tr("Close the search"));
    connect(close, &QToolButton::clicked, this, &SearchPanel::stop);
    auto *row = new QHBoxLayout;
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(row);
    layout->addWidget(m_list);
}

void SearchPanel::paintEvent(QPaintEvent *)
{
    constexpr double kRound = 8;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Window));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRound, kRound);
}

void SearchPanel::start()
{
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
    look();
}

void SearchPanel::goOnAs(const SearchPanel &other)
{
    if (other.isHidden()) {
        stop();
        return;
    }
    show();
    raise();
    m_text->setText(other.m_text->text());
    look();
}

void SearchPanel::stop()
{
    if (isHidden())
        return;
    if (isAncestorOf(window()->focusWidget()))
        m_canvas.setFocus();  // before it is hidden: else the canvas would take that for the Tab key
    hide();
    goHome();
    m_soon->stop();
    m_text->clear();
    fill({});
    m_canvas.canvasScene().setFound(std::nullopt);
}

void SearchPanel::look()
{
    if (isHidden())
        return;
    const bool asked = !m_text->text().trimmed().isEmpty();
    constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
    std::vector<SearchHit> hits = search(m_editor.topology(), m_run.live(), m_text->text(), kAll);
    CanvasScene &scene = m_canvas.canvasScene();
    if (hits.empty()) {
        scene.setFound(std::nullopt);  // a drawing that is all faded tells nothing
    } else {
        const std::vector<Id> lit = elementsOf(m_editor.topology(), hits);
        scene.setFound(std::unordered_set<Id>(lit.begin(), lit.end()));
    }
    const int count = int(hits.size());
    if (hits.size() > kMostHits) {
        hits.resize(kMostHits);
        m_count->setText(tr("%n found, %1 listed", nullptr, count).arg(kMostHits));
    } else {
        m_count->setText(asked ? tr("%n found", nullptr, count) : QString());
    }
    const bool others = hits != m_hits;
    if (others)
        fill(hits);
    arrange();
    if (others) {
        goHome();
        uncoverCurrent();
    }
}

QString SearchPanel::described(const SearchHit &hit) const
{
    switch (hit.what) {
    case SearchHit::What::Machine: {
        const Machine &machine = m_editor.topology().machines.at(hit.id);
        const MachineKind *kind = machineKind(machine.kind);
        return kind ? kindTitle(kind->title) : machine.kind;
    }
    case SearchHit::What::Interface:
        return kindTitle(kindOf(m_editor.topology().interfaces.at(hit.id)).title);
    case SearchHit::What::Address:
        return tr("has %1").arg(hit.text);
    case SearchHit::What::Network:
        return tr("network %1").arg(hit.text);
    case SearchHit::What::Route:
        return tr("route %1").arg(hit.text);
    case SearchHit::What::Mac:
        return tr("MAC %1").arg(hit.text);
    case SearchHit::What::Vlan:
        return tr("VLAN %1").arg(hit.text);
    case SearchHit::What::Note:
        return tr("note");
    case SearchHit::What::Neighbour:
        return tr("ARP table: %1").arg(hit.text);
    case SearchHit::What::Learned:
        return tr("MAC table: %1").arg(hit.text);
    case SearchHit::What::Connection:
        return tr("conntrack: %1").arg(hit.text);
    }
    return {};
}

void SearchPanel::fill(const std::vector<SearchHit> &hits)
{
    m_hits = hits;
    m_list->clear();
    const Topology &topology = m_editor.topology();
    for (const SearchHit &hit : hits) {
        const QString where = topology.label(hit.id);
        const QString what = described(hit);
        auto *item = new QTreeWidgetItem(m_list, {where});
        item->setIcon(0, kindIcon(iconOf(topology, hit.id)));
        item->setData(0, kSearchDetailRole, what);
        item->setData(0, Qt::AccessibleTextRole, where + QStringLiteral(", ") + what);
        item->setToolTip(0, where + QStringLiteral(" – ") + what);
    }
    if (!hits.empty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

/// In the canvas's upper right corner, as high as what was found.
void SearchPanel::arrange()
{
    const int rows = qMin(m_list->topLevelItemCount(), kMostRows);
    m_list->setVisible(rows > 0);
    if (rows > 0)
        m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2);
    const int width = qMin(kSearchWidth, m_canvas.width() - 2 * kSearchFromEdge);
    layout()->activate();
    resize(width, sizeHint().height());
    move(m_canvas.width() - width - kSearchFromEdge, kSearchFromEdge);
}

void SearchPanel::step(int by)
{
    const int count = m_list->topLevelItemCount();
    if (count == 0)
        return;
    const int now = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->setCurrentItem(m_list->topLevelItem((now + by + count) % count));
    goHome();
    uncoverCurrent();
}

void SearchPanel::revealCurrent()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row >= int(m_hits.size()))
        return;
    const SearchHit &hit = m_hits[std::size_t(row)];
    if (hit.what >= SearchHit::What::Neighbour)
        m_canvas.revealTables(hit.id);
    else
        m_canvas.reveal(hit.id);
    if (uncoverCurrent())
        Q_EMIT panned();
    m_home.reset();  // it stays where it was asked to go
}

/// The element of the current row comes out from behind this panel: to its left, or below it where it is too wide.
bool SearchPanel::uncoverCurrent()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row >= int(m_hits.size()))
        return false;
    const QGraphicsItem *item = m_canvas.canvasScene().itemOf(m_hits[std::size_t(row)].id);
    if (!item)
        return false;
    const QRect panel = geometry().adjusted(-kSearchFromEdge, 0, 0, kSearchFromEdge);
    const QRect found = m_canvas.mapFromScene(item->sceneBoundingRect()).boundingRect();
    if (!panel.intersects(found))
        return false;
    if (!m_home)
        m_home = place();
    const bool below = found.width() > panel.left() && found.height() <= m_canvas.height() - panel.bottom();
    QScrollBar *bar = below ? m_canvas.verticalScrollBar() : m_canvas.horizontalScrollBar();
    bar->setValue(bar->value() + (below ? found.top() - panel.bottom() : found.right() - panel.left()));
    m_moved = place();
    return true;
}

SearchPanel::Place SearchPanel::place() const
{
    return {{m_canvas.horizontalScrollBar()->value(), m_canvas.verticalScrollBar()->value()}, m_canvas.transform()};
}

/// Back from where it moved only for something to be seen, unless somebody moved it on.
void SearchPanel::goHome()
{
    if (m_home && place() == m_moved) {
        m_canvas.horizontalScrollBar()->setValue(m_home->bars.x());
        m_canvas.verticalScrollBar()->setValue(m_home->bars.y());
    }
    m_home.reset();
}

bool SearchPanel::eventFilter(QObject *object, QEvent *event)
{
    if (object == &m_canvas && event->type() == QEvent::Resize && isVisible())
        arrange();
    if (object != m_text || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(object, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        revealCurrent();
        return true;
    case Qt::Key_Escape:
        stop();
        return true;
    default:
        return QFrame::eventFilter(object, event);
    }
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/findingspanel.h"

#include "core/arrange/arranging.h"
#include "core/arrange/piles.h"
#include "core/model/drawing.h"
#include "core/model/writtenaddresses.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/remark.h"
#include "ui/window/wrappingtree.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <utility>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kPause{200};
constexpr std::chrono::milliseconds kPatience{3000};  ///< with a machine that has no cable yet
constexpr int kLineIcon = 16;
constexpr char kHidden[] = "hidden-machines";
enum FindingColumn { SeverityColumn, ElementColumn, MessageColumn, RemedyColumn, OfferColumn, FindingColumns };

}  // namespace

FindingsPanel::FindingsPanel(Editor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_soon(new QTimer(this)), m_patience(new QTimer(this)),
      m_list(new WrappingTree({tr("Kind"), tr("Element"), tr("What is seen"), tr("What to do"), tr("In one click")},
                              MessageColumn, this)),
      m_fine(new QLabel(this))
{
    setObjectName(QStringLiteral("findingsPanel"));
    m_list->setObjectName(QStringLiteral("findingsList"));
    m_list->setAccessibleName(tr("Findings"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumHeight(1);  // the dock may be as low as the line
    m_fine->setObjectName(QStringLiteral("findingsNone"));
    m_fine->setAlignment(Qt::AlignCenter);
    m_fine->setForegroundRole(QPalette::PlaceholderText);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(OfferColumn, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(2);
    layout->addWidget(makeLine());
    layout->addWidget(m_list, 1);
    layout->addWidget(m_fine, 1);

    m_soon->setObjectName(QStringLiteral("findingsPause"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(kPause);
    connect(m_soon, &QTimer::timeout, this, &FindingsPanel::look);
    m_patience->setSingleShot(true);
    m_patience->setInterval(kPatience);
    connect(m_patience, &QTimer::timeout, this, &FindingsPanel::refresh);
    connect(&m_editor, &Editor::documentReset, this, &FindingsPanel::begin);
    connect(&m_editor, &Editor::changed, this, &FindingsPanel::follow);
    const auto activateCurrent = [this] { activate(m_list->indexOfTopLevelItem(m_list->currentItem())); };
    connect(m_list, &QTreeWidget::itemClicked, this, activateCurrent);
    connect(m_list, &QTreeWidget::itemActivated, this, activateCurrent);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &FindingsPanel::showMenu);
    begin();
}

QWidget *FindingsPanel::makeLine()
{
    m_line = new QWidget(this);
    m_icon = new QLabel(m_line);
    m_text = new QLabel(m_line);
    m_text->setObjectName(QStringLiteral("findingsLine"));
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_fold = new QToolButton(m_line);
    m_fold->setObjectName(QStringLiteral("findingsFold"));
    m_fold->setFocusPolicy(Qt::StrongFocus);
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(m_list->isVisible()); });
    auto *row = new QHBoxLayout(m_line);
    row->setContentsMargins(2, 0, 0, 0);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_fold);
    return m_line;
}

/// Another drawing: what is wrong in it is seen at once.
void FindingsPanel::begin()
{
    refresh();
    m_folded = warnings() == 0;
    Q_EMIT begun();
}

void FindingsPanel::setFolded(bool folded)
{
    m_folded = folded;
    Q_EMIT foldChosen();
}

void FindingsPanel::unfold()
{
    if (!m_list->isVisible())
        setFolded(false);
}

/// Whoever just put a machine there is about to pull a cable from it.
void FindingsPanel::follow(const Patch &patch)
{
    m_soon->start();
    if (patch.isLayoutOnly())
        return;
    m_isStale = true;
    std::set<Id> made;
    for (const ElementChange &change : patch.elements)
        if (!change.before && change.after && std::holds_alternative<Machine>(*change.after))
            made.insert(change.id);
    const bool isNamed = made.empty() && std::ranges::all_of(patch.elements, [this](const ElementChange &change) {
                             return m_new.contains(change.id);
                         });
    if (isNamed)
        return;
    m_new = std::move(made);
    if (!m_new.empty())
        m_patience->start();
}

int FindingsPanel::warnings() const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(),
                             [](const Finding &finding) { return finding.severity == Finding::Severity::Warning; }));
}

void FindingsPanel::setPatience(std::chrono::milliseconds patience)
{
    m_patience->setInterval(patience);
}

void FindingsPanel::refresh()
{
    m_new.clear();
    m_isStale = true;
    look();
}

void FindingsPanel::look()
{
    m_soon->stop();
    if (std::exchange(m_isStale, false))
        m_meant = findings(m_editor.topology());
    std::vector<Finding> now = m_meant;
    m_waits = std::erase_if(now, [this](const Finding &finding) {
                  return finding.rule == QStringLiteral("unreachable-machine") && m_new.contains(finding.element);
              }) > 0;
    const auto piles = std::exchange(m_piles, {});
    addPiles(now);
    const bool same = now == m_findings && m_piles == piles && m_list->topLevelItemCount() == int(now.size());
    m_findings = std::move(now);
    if (!same) {
        fill();
        Q_EMIT refreshed();
    }
    if (m_editor.topology().machines.empty())
        m_fine->setText(tr("Nothing drawn yet."));
    else
        m_fine->setText(m_waits ? tr("Nothing to report so far.") : tr("No problem found: the drawing looks right."));
    arrange();
    Q_EMIT countChanged(count());
}

bool FindingsPanel::mayLayOut(const std::vector<Id> &machines) const
{
    return !std::ranges::all_of(machines, [this](Id id) { return arrange::isLocked(m_editor.document(), id); });
}

/// Before what is only worth a word.
void FindingsPanel::addPiles(std::vector<Finding> &all)
{
    std::vector<Finding> found;
    for (const arrange::Pile &pile : arrange::piles(m_editor.document())) {
        const std::size_t hidden = pile.hidden.size();
        Finding finding;
        finding.severity = Finding::Severity::Information;
        finding.rule = QLatin1String(kHidden);
        finding.element = pile.top;
        finding.label = m_editor.topology().label(pile.top);
        finding.message =
            hidden == 1 ? tr("%1 is hidden under this machine.").arg(m_editor.topology().label(pile.hidden.front()))
                        : tr("%1 machines are hidden under this one.").arg(hidden);
        std::vector<Id> &together = m_piles[pile.top];
        together = pile.hidden;
        together.push_back(pile.top);
        finding.remedy = mayLayOut(together) ? tr("Lay them out, or drag them apart.")
                                             : tr("Unlock them, then lay them out or drag them apart.");
        found.push_back(std::move(finding));
    }
    const auto after = std::ranges::find(all, Finding::Severity::Information, &Finding::severity);
    all.insert(after, std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

void FindingsPanel::fill()
{
    m_list->clear();
    for (const Finding &finding : m_findings) {
        const bool warning = finding.severity == Finding::Severity::Warning;
        auto *item = new QTreeWidgetItem(
            m_list, {warning ? tr("Warning") : tr("Information"), finding.label, finding.message, finding.remedy});
        const Signal signal = warning ? Signal::Attention : Signal::Busy;
        item->setIcon(SeverityColumn, colouredIcon(warning ? QStringLiteral("warning") : QStringLiteral("information"),
                                                   signalColour(signal, palette())));
        for (int column = 0; column < FindingColumns; ++column)
            item->setTextAlignment(column, Qt::AlignLeft | Qt::AlignVCenter);
        item->setToolTip(MessageColumn, finding.message);
        item->setToolTip(RemedyColumn, finding.remedy);
        if (finding.renumber)
            offer(item, *finding.renumber, finding.renumberTo);
        else if (!finding.fixes.empty())
            offerFixes(item, finding);
        else if (finding.rule == QLatin1String(kHidden))
            offerLayout(item, finding);
    }
    m_list->setColumnHidden(OfferColumn, std::none_of(m_findings.begin(), m_findings.end(), [](const Finding &finding) {
                                return finding.renumber.has_value() || !finding.fixes.empty() ||
                                       finding.rule == QLatin1String(kHidden);
                            }));
}

QString FindingsPanel::counted() const
{
    const int warned = warnings();
    const int others = count() - warned;
    QStringList parts;
    if (warned)
        parts << (warned == 1 ? tr("1 warning") : tr("%1 warnings").arg(warned));
    if (others)
        parts << (others == 1 ? tr("1 remark") : tr("%1 remarks").arg(others));
    return parts.join(QStringLiteral(", "));
}

/// All of them where there is room for one at least.
void FindingsPanel::arrange()
{
    const bool any = !m_findings.empty();
    const int needed = m_line->sizeHint().height() + m_list->header()->sizeHint().height() + 4 * fontMetrics().height();
    const bool list = any && height() >= needed;
    m_fine->setVisible(!any);
    m_line->setVisible(any);
    m_list->setVisible(list);
    setFocusProxy(list ? static_cast<QWidget *>(m_list) : m_fold);
    if (!any)
        return;
    const bool warned = warnings() > 0;
    m_icon->setPixmap(colouredIcon(warned ? QStringLiteral("warning") : QStringLiteral("information"),
                                   signalColour(warned ? Signal::Attention : Signal::Busy, palette()))
                          .pixmap(QSize(kLineIcon, kLineIcon), devicePixelRatioF()));
    const Finding &first = m_findings.front();
    const QString text = list ? counted() : tr("%1 – %2: %3").arg(counted(), first.label, first.message);
    const int others = m_icon->sizeHint().width() + m_fold->sizeHint().width() + 4 * kLineIcon;
    m_text->setText(m_text->fontMetrics().elidedText(text, Qt::ElideRight, width() - others));
    m_text->setAccessibleName(text);
    m_text->setToolTip(list ? QString() : first.message);
    m_fold->setText(list ? tr("Fold") : tr("Show"));
    m_fold->setAccessibleName(list ? tr("Fold the findings") : tr("Show the findings"));
    m_fold->setToolTip(m_fold->accessibleName());
}

void FindingsPanel::activate(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT revealWanted(m_findings[std::size_t(row)].element);
}

void FindingsPanel::offer(QTreeWidgetItem *item, const IpPrefix &network, const std::optional<IpPrefix> &to)
{
    auto *button = new QPushButton(actionIcon(QStringLiteral("renumber")),
                                   to ? tr("Renumber to %1").arg(to->toString()) : tr("Renumber…"));
    button->setObjectName(QStringLiteral("findingOffer-") + network.toString());
    button->setToolTip(tr("Move every address, route, rule and check of %1 there, also in the texts. It can be undone.")
                           .arg(network.toString()));
    button->setAccessibleName(tr("%1: %2").arg(network.toString(), button->text()));
    item->setData(OfferColumn, Qt::AccessibleTextRole, button->text());
    m_list->setItemWidget(item, OfferColumn, button);
    connect(button, &QPushButton::clicked, this, [this, network, to] { renumber(network, to); });
}

void FindingsPanel::offerLayout(QTreeWidgetItem *item, const Finding &finding)
{
    const std::vector<Id> machines = m_piles[finding.element];
    if (!mayLayOut(machines))
        return;
    auto *button = new QPushButton(tr("Lay out"));
    button->setObjectName(QStringLiteral("findingLayOut"));
    button->setToolTip(tr("Give each of them a place of its own. It can be undone."));
    button->setAccessibleName(tr("%1: %2").arg(finding.label, button->text()));
    item->setData(OfferColumn, Qt::AccessibleTextRole, button->text());
    m_list->setItemWidget(item, OfferColumn, button);
    connect(button, &QPushButton::clicked, this, [this, machines] { Q_EMIT layoutWanted(machines); });
}

/// The most likely remedy as a button, the others in its menu.
void FindingsPanel::offerFixes(QTreeWidgetItem *item, const Finding &finding)
{
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("findingFix-") + finding.rule);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setText(finding.fixes.front().title);
    button->setToolTip(finding.remedy);
    button->setAccessibleName(tr("%1: %2").arg(finding.label, button->text()));
    item->setData(OfferColumn, Qt::AccessibleTextRole, button->text());
    button->setFocusPolicy(Qt::TabFocus);
    if (finding.fixes.size() > 1) {
        auto *menu = new QMenu(button);
        for (const Fix &fix : finding.fixes)
            connect(menu->addAction(fix.title), &QAction::triggered, this, [this, fix] { mend(fix); });
        button->setMenu(menu);
        button->setPopupMode(QToolButton::MenuButtonPopup);
    }
    m_list->setItemWidget(item, OfferColumn, button);
    connect(button, &QToolButton::clicked, this, [this, fix = finding.fixes.front()] { mend(fix); });
}

void FindingsPanel::mend(const Fix &fix)
{
    if (applyFix(m_editor, fix))
        Q_EMIT message(tr("%1: done; Ctrl+Z takes it back.").arg(fix.title));
    m_soon->start();
}

void FindingsPanel::showMenu(const QPoint &at)
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row >= count())
        return;
    const Finding finding = m_findings[std::size_t(row)];
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("findingMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFixes(menu, m_editor, {finding}, finding.element);
    connect(menu->addAction(tr("Show it on the drawing")), &QAction::triggered, this,
            [this, id = finding.element] { Q_EMIT revealWanted(id); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

void FindingsPanel::renumber(const IpPrefix &network, const std::optional<IpPrefix> &to)
{
    Patch patch;
    if (to) {
        if (auto moved = toile::renumber(m_editor.document(), network, *to))
            patch = *std::move(moved);
    }
    if (patch.isEmpty()) {
        Q_EMIT renumberWanted(network);
        return;
    }
    const QString text = tr("Renumber %1 to %2").arg(network.toString(), to->toString());
    const int places = placesNaming(m_editor.topology(), network);
    if (!m_editor.perform(text, patch))
        return;
    const int moved = places - placesNaming(m_editor.topology(), network);
    const QString now =
        moved == 0 ? tr("%1 is %2 now; Ctrl+Z takes it back.")
                   : tr("%1 is %2 now, at %n place(s) in the lab’s texts too; Ctrl+Z takes it back.", nullptr, moved);
    Q_EMIT message(now.arg(network.toString(), to->toString()));
}

void FindingsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        fill();
        arrange();
    }
}

void FindingsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

}  // namespace toile

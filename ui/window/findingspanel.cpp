// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/findingspanel.h"

#include "core/model/drawing.h"
#include "core/model/writtenaddresses.h"
#include "ui/editor.h"
#include "ui/window/appearance.h"
#include "ui/window/remark.h"
#include "ui/window/wrappingtree.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace toile {

namespace {

constexpr std::chrono::milliseconds kPause{200};
enum FindingColumn { SeverityColumn, ElementColumn, MessageColumn, RemedyColumn, OfferColumn, FindingColumns };

}  // namespace

FindingsPanel::FindingsPanel(Editor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_soon(new QTimer(this)),
      m_list(new WrappingTree({tr("Kind"), tr("Element"), tr("What is seen"), tr("What to do"), tr("In one click")},
                              MessageColumn, this)),
      m_fine(new QLabel(this))
{
    setObjectName(QStringLiteral("findingsPanel"));
    m_list->setObjectName(QStringLiteral("findingsList"));
    m_list->setAccessibleName(tr("Findings"));
    m_list->setFrameShape(QFrame::NoFrame);
    setFocusProxy(m_list);
    m_fine->setObjectName(QStringLiteral("findingsNone"));
    m_fine->setAlignment(Qt::AlignCenter);
    m_fine->setForegroundRole(QPalette::PlaceholderText);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(OfferColumn, QHeaderView::ResizeToContents);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_fine, 1);

    m_soon->setSingleShot(true);
    m_soon->setInterval(kPause);
    connect(m_soon, &QTimer::timeout, this, &FindingsPanel::refresh);
    connect(&m_editor, &Editor::documentReset, this, &FindingsPanel::refresh);
    connect(&m_editor, &Editor::changed, this, [this](const Patch &patch) {
        if (!patch.isLayoutOnly())
            m_soon->start();
    });
    const auto activateCurrent = [this] { activate(m_list->indexOfTopLevelItem(m_list->currentItem())); };
    connect(m_list, &QTreeWidget::itemClicked, this, activateCurrent);
    connect(m_list, &QTreeWidget::itemActivated, this, activateCurrent);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, &FindingsPanel::showMenu);
    refresh();
}

int FindingsPanel::warnings() const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(),
                             [](const Finding &finding) { return finding.severity == Finding::Severity::Warning; }));
}

void FindingsPanel::refresh()
{
    m_soon->stop();
    std::vector<Finding> now = findings(m_editor.topology());
    const bool same = now == m_findings && m_list->topLevelItemCount() == int(now.size());
    m_findings = std::move(now);
    if (!same) {
        fill();
        Q_EMIT refreshed();
    }
    m_list->setVisible(!m_findings.empty());
    m_fine->setText(m_editor.topology().machines.empty() ? tr("Nothing drawn yet.")
                                                         : tr("No problem found: the drawing looks right."));
    m_fine->setVisible(m_findings.empty());
    Q_EMIT countChanged(count());
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
    }
    m_list->setColumnHidden(OfferColumn, std::none_of(m_findings.begin(), m_findings.end(), [](const Finding &finding) {
                                return finding.renumber.has_value() || !finding.fixes.empty();
                            }));
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
                   : tr("%1 is %2 now, at %n place(s) in the lab's texts too; Ctrl+Z takes it back.", nullptr, moved);
    Q_EMIT message(now.arg(network.toString(), to->toString()));
}

void FindingsPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

}  // namespace toile

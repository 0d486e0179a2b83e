// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/planlist.h"

#include "core/kernel/describe.h"
#include "ui/window/appearance.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace toile {

namespace {

constexpr int kPlanMargin = 6;
constexpr int kPlanIcon = 16;

struct StatusLook {
    const char *icon;
    Signal signal;
};

StatusLook lookOf(PlanModel::Status status)
{
    switch (status) {
    case PlanModel::Status::Pending:
        return {"step-pending", Signal::Neutral};
    case PlanModel::Status::Running:
        return {"step-running", Signal::Busy};
    case PlanModel::Status::Done:
        return {"step-done", Signal::Good};
    case PlanModel::Status::Failed:
        return {"step-failed", Signal::Bad};
    case PlanModel::Status::Skipped:
        return {"step-pending", Signal::Neutral};
    case PlanModel::Status::Undone:
        return {"step-undone", Signal::Neutral};
    }
    return {"step-pending", Signal::Neutral};
}

/// What its picture says, to who hears the list; empty: nothing happened to the step.
QString wordOf(PlanModel::Status status)
{
    switch (status) {
    case PlanModel::Status::Running:
        return PlanModel::tr("running", "a step");
    case PlanModel::Status::Done:
        return PlanModel::tr("done", "a step");
    case PlanModel::Status::Failed:
        return PlanModel::tr("refused", "a step");
    case PlanModel::Status::Undone:
        return PlanModel::tr("undone", "a step");
    case PlanModel::Status::Pending:
    case PlanModel::Status::Skipped:
        break;
    }
    return {};
}

PlanModel::Status statusAt(const QModelIndex &index)
{
    return PlanModel::Status(index.data(PlanModel::StatusRole).toInt());
}

/// The sentence, and under it its commands in a fixed-width type.
class PlanDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const PlanModel::Status status = statusAt(index);
        const StatusLook look = lookOf(status);
        if (selected)
            painter->fillRect(option.rect, option.palette.highlight());
        else if (status == PlanModel::Status::Failed)
            painter->fillRect(option.rect, signalBackground(Signal::Bad, option.palette));
        const QColor text = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = selected ? text : option.palette.color(QPalette::PlaceholderText);
        const QRect inner = option.rect.adjusted(kPlanMargin, kPlanMargin / 2, -kPlanMargin, -kPlanMargin / 2);
        const QColor iconColour = selected ? text : signalColour(look.signal, option.palette);
        colouredIcon(QLatin1String(look.icon), iconColour)
            .paint(painter, QRect(inner.left(), inner.top() + 1, kPlanIcon, kPlanIcon));
        QRect line = inner.adjusted(kPlanIcon + kPlanMargin, 0, 0, 0);
        painter->setPen(text);
        painter->drawText(line, int(Qt::TextWordWrap) | int(Qt::AlignTop), index.data().toString());
        line.setTop(line.top() + sentenceHeight(option, index, line.width()));
        painter->setFont(commandFont(option));
        painter->setPen(quiet);
        painter->drawText(line, int(Qt::TextWordWrap) | int(Qt::AlignTop),
                          index.data(PlanModel::CommandsRole).toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QListView *>(option.widget);
        const int width = (view ? view->viewport()->width() : 500) - 2 * kPlanMargin - kPlanIcon - kPlanMargin;
        const QFontMetrics fixed(commandFont(option));
        const QRect commands = fixed.boundingRect(QRect(0, 0, width, 10000), int(Qt::TextWordWrap),
                                                  index.data(PlanModel::CommandsRole).toString());
        return QSize(width, sentenceHeight(option, index, width) + commands.height() + kPlanMargin);
    }

private:
    static QFont commandFont(const QStyleOptionViewItem &option)
    {
        const auto *view = qobject_cast<const PlanView *>(option.widget);
        return view ? view->commandFont() : monospaceFont();
    }

    static int sentenceHeight(const QStyleOptionViewItem &option, const QModelIndex &index, int width)
    {
        return option.fontMetrics
            .boundingRect(QRect(0, 0, width, 10000), int(Qt::TextWordWrap), index.data().toString())
            .height();
    }
};

}  // namespace

void PlanModel::setPlan(Plan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_done = -1;
    m_failed = -1;
    m_undone = false;
    endResetModel();
}

void PlanModel::setProgress(int done)
{
    setState(done, -1, false);
}

void PlanModel::setFailure(int failed, bool undone)
{
    setState(-1, failed, undone);
}

void PlanModel::setState(int done, int failed, bool undone)
{
    m_done = done;
    m_failed = failed;
    m_undone = undone;
    if (!m_plan.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {StatusRole, Qt::AccessibleTextRole});
}

PlanModel::Status PlanModel::statusOf(int row) const
{
    if (m_failed >= 0 && row >= m_failed)
        return row == m_failed ? Status::Failed : Status::Skipped;
    if (m_undone)
        return Status::Undone;
    if (m_failed >= 0)
        return Status::Done;
    if (m_done < 0)
        return Status::Pending;
    return row < m_done ? Status::Done : row == m_done ? Status::Running : Status::Pending;
}

QString PlanModel::text() const
{
    QString text;
    for (const Step &step : m_plan)
        text += QStringLiteral("# %1\n%2\n").arg(sentence(step), commands(step).join(u'\n'));
    return text;
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_plan.size());
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Step &step = m_plan[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return sentence(step);
    case CommandsRole:
        return commands(step).join(u'\n');
    case StatusRole:
        return int(statusOf(index.row()));
    case Qt::AccessibleTextRole: {
        const QString said = QStringLiteral("%1 %2").arg(sentence(step), commands(step).join(u' '));
        const QString word = wordOf(statusOf(index.row()));
        return word.isEmpty() ? said : tr("%1: %2").arg(word, said);
    }
    default:
        return {};
    }
}

PlanView::PlanView(QWidget *parent) : QListView(parent), m_commandFont(monospaceFont())
{
    setObjectName(QStringLiteral("planView"));
    setAccessibleName(tr("Steps of the plan"));
    setItemDelegate(new PlanDelegate(this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setLayoutMode(QListView::Batched);
    setResizeMode(QListView::Adjust);
    auto *copy = new QAction(actionIcon(QStringLiteral("copy")), tr("Copy the commands"), this);
    copy->setObjectName(QStringLiteral("planCopySelected"));
    connect(copy, &QAction::triggered, this, &PlanView::copyCommands);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void PlanView::setCommandFont(const QFont &font)
{
    m_commandFont = font;
    scheduleDelayedItemsLayout();
}

void PlanView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copyCommands();
    else
        QListView::keyPressEvent(event);
}

void PlanView::copyCommands()
{
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows)
        lines += row.data(PlanModel::CommandsRole).toString();
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void PlanView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

}  // namespace toile

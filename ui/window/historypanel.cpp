// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/historypanel.h"

#include "ui/canvas/look.h"
#include "ui/editor.h"
#include "ui/history.h"
#include "ui/window/appearance.h"
#include "ui/window/labpicture.h"
#include "ui/window/signallabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QUndoStack>
#include <QUndoView>

namespace toile {

namespace {

constexpr QSize kLeastPicture(160, 48);
constexpr std::size_t kMostPictures = 64;
constexpr int kMostMachines = 300;  ///< a larger drawing takes too long to draw for a look in passing

/// What is undone is as grey as what cannot be done; all texts begin below one another, by the sign of the file or not.
class StepDelegate : public QStyledItemDelegate {
public:
    StepDelegate(const QUndoStack &stack, QObject *parent) : QStyledItemDelegate(parent), m_stack(stack) {}

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        if (index.row() > m_stack.index())
            for (const QPalette::ColorRole role : {QPalette::Text, QPalette::HighlightedText})
                option->palette.setColor(role, option->palette.color(QPalette::PlaceholderText));
    }

private:
    const QUndoStack &m_stack;
};

}  // namespace

HistoryPanel::HistoryPanel(Editor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_list(new QUndoView(&editor.undoStack(), this)), m_picture(new QLabel(this)),
      m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("historyPanel"));
    setAccessibleName(tr("History"));
    setFocusProxy(m_list);
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("What was done to the drawing; choosing a step goes there"));
    m_list->setEmptyLabel(tr("As it was opened"));
    m_list->setCleanIcon(actionIcon(QStringLiteral("save")));
    m_list->setIconSize(QSize(14, 14));
    m_list->setItemDelegate(new StepDelegate(editor.undoStack(), m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->viewport()->installEventFilter(this);
    m_picture->setObjectName(QStringLiteral("historyPicture"));
    m_picture->setMinimumSize(kLeastPicture);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);  // as large as the panel lets it be
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setWordWrap(true);
    m_picture->setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_picture, 1);
    m_soon->setObjectName(QStringLiteral("historyPause"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(120);
    connect(m_soon, &QTimer::timeout, this, &HistoryPanel::draw);
    connect(&m_editor, &Editor::documentReset, this, &HistoryPanel::forget);
    connect(&m_editor, &Editor::changed, this,
            [this] { m_pictures.erase(m_pictures.lower_bound(m_editor.undoStack().index()), m_pictures.end()); });
    connect(&m_editor.undoStack(), &QUndoStack::indexChanged, this, &HistoryPanel::want);
}

/// The picture of this step, a moment after nothing else was wanted, and only where it is seen.
void HistoryPanel::want(int step)
{
    m_wanted = step;
    if (isVisible())
        m_soon->start();
}

void HistoryPanel::draw()
{
    const std::optional<Document> then = documentAt(m_editor, m_wanted);
    if (!then || !isVisible())
        return;
    const Look &look = isDark(palette()) ? darkLook() : lightLook();
    setOwnColour(m_picture, QPalette::Window, look.paper);
    m_pictured = m_wanted;
    if (then->topology().machines.size() > kMostMachines) {
        m_picture->setText(tr("This drawing is too large for small pictures."));
        return;
    }
    auto found = m_pictures.find(m_wanted);
    if (found == m_pictures.end()) {
        if (m_pictures.size() >= kMostPictures)
            m_pictures.clear();
        const QPixmap picture =
            drawingPicture(*then, m_picture->size(), isDark(palette()), devicePixelRatioF(), untitled());
        found = m_pictures.emplace(m_wanted, picture).first;
    }
    m_picture->setPixmap(found->second);
    m_picture->setAccessibleName(
        tr("The drawing after “%1”").arg(m_list->model()->index(m_wanted, 0).data().toString()));
}

void HistoryPanel::forget()
{
    m_pictures.clear();
    want(m_editor.undoStack().index());
}

bool HistoryPanel::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const QModelIndex row = m_list->indexAt(mouse->position().toPoint());
        if (row.isValid() && row.row() != m_wanted)
            want(row.row());
    } else if (event->type() == QEvent::Leave) {
        want(m_editor.undoStack().index());
    }
    return QWidget::eventFilter(object, event);
}

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    want(m_editor.undoStack().index());
}

void HistoryPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    forget();
}

void HistoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        forget();
}

}  // namespace toile

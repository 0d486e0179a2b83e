// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/gallery.h"

#include "core/lab/labfile.h"
#include "ui/canvas/look.h"
#include "ui/window/appearance.h"
#include "ui/window/labpicture.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kNameRole = Qt::UserRole;
constexpr int kDescriptionRole = Qt::UserRole + 1;
constexpr int kPictureRole = Qt::UserRole + 2;
constexpr QSize kPicture(236, 138);
constexpr int kPad = 10;
constexpr int kTextLines = 3;

class CardDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int line = option.fontMetrics.lineSpacing();
        return QSize(kPicture.width() + 2 * kPad, kPicture.height() + (2 + kTextLines) * line + 3 * kPad);
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(option.rect).adjusted(4, 4, -4, -4);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        const QColor frame = option.palette.color(chosen || hovered ? QPalette::Highlight : QPalette::Mid);
        painter->setPen(QPen(frame, chosen ? 2.5 : 1));
        painter->setBrush(option.palette.base());
        painter->drawRoundedRect(card, 8, 8);
        drawPicture(painter, option, card, index);
        drawTexts(painter, option, card, index);
        painter->restore();
    }

private:
    static void drawPicture(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &card,
                            const QModelIndex &index)
    {
        const QRectF place(card.left() + kPad - 4, card.top() + kPad - 4, kPicture.width(), kPicture.height());
        painter->setPen(Qt::NoPen);
        painter->setBrush((isDark(option.palette) ? darkLook() : lightLook()).paper);
        painter->drawRoundedRect(place, 4, 4);
        const QPixmap picture = index.data(kPictureRole).value<QPixmap>();
        if (!picture.isNull())
            painter->drawPixmap(place.topLeft(), picture);
    }

    static void drawTexts(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &card,
                          const QModelIndex &index)
    {
        QRectF text(card.left() + kPad, card.top() + kPicture.height() + 1.5 * kPad, card.width() - 2 * kPad,
                    2 * option.fontMetrics.lineSpacing());
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(option.palette.color(QPalette::Text));
        const QRectF used = painter->boundingRect(text, int(Qt::TextWordWrap), index.data().toString());
        painter->drawText(text, int(Qt::TextWordWrap), index.data().toString());
        text.setTop(text.top() + qMin(used.height(), text.height()) + 2);
        text.setBottom(card.bottom() - 4);
        painter->setFont(option.font);
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        drawElided(painter, text, option.fontMetrics, index.data(kDescriptionRole).toString());
    }

    /// As many whole lines as there is room for; the last ends in "…" when there is more.
    static void drawElided(QPainter *painter, const QRectF &rect, const QFontMetrics &metrics, const QString &text)
    {
        const int most = qMax(1, int(rect.height()) / metrics.lineSpacing());
        QTextLayout layout(text, painter->font());
        layout.beginLayout();
        for (int number = 1; number <= most; ++number) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(rect.width());
            const QString rest = text.mid(line.textStart());
            const QString shown = number == most ? metrics.elidedText(rest, Qt::ElideRight, int(rect.width()))
                                                 : text.mid(line.textStart(), line.textLength());
            painter->drawText(
                QPointF(rect.left(), rect.top() + (number - 1) * metrics.lineSpacing() + metrics.ascent()), shown);
        }
        layout.endLayout();
    }
};

}  // namespace

Gallery::Gallery(QWidget *parent) : QListWidget(parent), m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("gallery"));
    setAccessibleName(tr("Labs of the course"));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSpacing(6);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setItemDelegate(new CardDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &Gallery::drawNext);
    const auto open = [this](QListWidgetItem *item) { Q_EMIT labWanted(item->data(kNameRole).toString()); };
    connect(this, &QListWidget::itemActivated, this, open);
}

void Gallery::fill()
{
    m_filled = true;
    const QString language = QLocale().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
    for (const QString &name : shippedLabs()) {
        const LoadedLab lab = loadLab(shippedLabPath(name));
        const LabHeader &header = lab.document.topology().header;
        const QString title = header.title.in(language);
        auto *item = new QListWidgetItem(title.isEmpty() ? name : title, this);
        item->setData(kNameRole, name);
        item->setData(kDescriptionRole, header.description.in(language));
        item->setToolTip(header.description.in(language));
        item->setData(Qt::AccessibleDescriptionRole, header.description.in(language));
    }
    if (count() > 0)
        setCurrentRow(0);
}

void Gallery::showEvent(QShowEvent *event)
{
    if (!m_filled)
        fill();  // a window that opens a drawing reads no other
    QListWidget::showEvent(event);
    // After the first paint.
    QTimer::singleShot(50, this, [this] { m_timer->start(); });
}

void Gallery::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_next = 0;  // light turned dark, or dark light
    if (isVisible())
        m_timer->start();
}

void Gallery::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void Gallery::drawNext()
{
    if (m_next >= count() || !isVisible()) {
        m_timer->stop();
        return;
    }
    QListWidgetItem *item = this->item(m_next++);
    const LoadedLab lab = loadLab(shippedLabPath(item->data(kNameRole).toString()));
    if (lab.ok())
        item->setData(kPictureRole, drawingPicture(lab.document, kPicture, isDark(palette()), devicePixelRatioF()));
}

Gallery *showGallery(QWidget *window)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(QStringLiteral("galleryDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Gallery::tr("Labs of the course"));
    dialog->resize(850, 620);
    auto *gallery = new Gallery(dialog);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(gallery);
    layout->addWidget(buttons);
    QObject::connect(gallery, &Gallery::labWanted, dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, gallery, [gallery] {
        if (QListWidgetItem *item = gallery->currentItem())
            Q_EMIT gallery->labWanted(item->data(kNameRole).toString());
    });
    dialog->open();
    gallery->setFocus();
    return gallery;
}

}  // namespace toile

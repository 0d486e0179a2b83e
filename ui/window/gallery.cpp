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
#include <QScrollBar>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QTimer>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kNameRole = Qt::UserRole;
constexpr int kDescriptionRole = Qt::UserRole + 1;
constexpr int kPictureRole = Qt::UserRole + 2;
constexpr int kWidthRole = Qt::UserRole + 3;
constexpr int kPad = 12;
constexpr int kTextLines = 4;
constexpr int kLeastCard = 280;
constexpr int kMostCard = 420;
constexpr double kPictureShape = 0.58;  ///< height of a picture to its width

QFont cardTitleFont(QFont font)
{
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    return font;
}

/// Of a card of this width.
QSize pictureIn(int card)
{
    const int width = card - 2 * kPad;
    return {width, int(width * kPictureShape)};
}

class CardDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int width = index.data(kWidthRole).toInt();
        return {width, pictureIn(width).height() + 2 * QFontMetrics(cardTitleFont(option.font)).lineSpacing() +
                           kTextLines * option.fontMetrics.lineSpacing() + 3 * kPad};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(option.rect).adjusted(kPad / 2.0, kPad / 2.0, -kPad / 2.0, -kPad / 2.0);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        // Without the keyboard none looks chosen: the button that has it does.
        const bool focused = chosen && option.state.testFlag(QStyle::State_HasFocus);
        const QColor frame = option.palette.color(focused || hovered ? QPalette::Highlight : QPalette::Mid);
        painter->setPen(QPen(frame, focused ? 2.5 : 1));
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
        const QRectF place = placeIn(card);
        painter->setPen(Qt::NoPen);
        painter->setBrush((isDark(option.palette) ? darkLook() : lightLook()).paper);
        painter->drawRoundedRect(place, 5, 5);
        const QPixmap picture = index.data(kPictureRole).value<QPixmap>();
        if (!picture.isNull())
            painter->drawPixmap(place, picture, picture.rect());
    }

    static QRectF placeIn(const QRectF &card)
    {
        return {card.topLeft() + QPointF(kPad / 2.0, kPad / 2.0), pictureIn(int(card.width()) + kPad)};
    }

    static void drawTexts(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &card,
                          const QModelIndex &index)
    {
        const QFont bold = cardTitleFont(option.font);
        const double title = QFontMetricsF(bold).lineSpacing();
        QRectF text(card.left() + kPad, placeIn(card).bottom() + kPad / 2.0, card.width() - 2 * kPad, 2 * title);
        painter->setPen(option.palette.color(QPalette::Text));
        const int lines = drawElided(painter, text, bold, 2, index.data().toString());
        text.setTop(text.top() + lines * title + 2);
        text.setBottom(card.bottom() - kPad / 2.0);
        painter->setPen(option.palette.color(QPalette::PlaceholderText));
        drawElided(painter, text, option.font, 2 + kTextLines - lines, index.data(kDescriptionRole).toString());
    }

    /// Ends after a word.
    static QString elided(const QString &text, const QFontMetricsF &metrics, double width)
    {
        if (metrics.horizontalAdvance(text) <= width)
            return text;
        QString shown = metrics.elidedText(text, Qt::ElideRight, width);
        const qsizetype word = shown.lastIndexOf(u' ');
        if (word > 0 && !text.mid(shown.size() - 1).startsWith(u' '))
            shown = shown.first(word) + u'…';
        return shown;
    }

    /// As many whole lines as there is room for; the last ends in "…" when there is more. Returns how many.
    static int drawElided(QPainter *painter, const QRectF &rect, const QFont &font, int most, const QString &text)
    {
        const QFontMetricsF metrics(font);
        painter->setFont(font);
        QTextLayout layout(text, font);
        layout.beginLayout();
        int number = 0;
        for (QTextLine line = layout.createLine(); line.isValid() && number < most; line = layout.createLine()) {
            line.setLineWidth(rect.width());
            const QString rest = text.mid(line.textStart());
            const QString shown =
                ++number == most ? elided(rest, metrics, rect.width()) : text.mid(line.textStart(), line.textLength());
            painter->drawText(
                QPointF(rect.left(), rect.top() + (number - 1) * metrics.lineSpacing() + metrics.ascent()), shown);
        }
        layout.endLayout();
        return number;
    }
};

}  // namespace

Gallery::Gallery(QWidget *parent) : QListWidget(parent), m_timer(new QTimer(this)), m_resized(new QTimer(this))
{
    setObjectName(QStringLiteral("gallery"));
    setAccessibleName(tr("Labs of the course"));
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSpacing(0);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setItemDelegate(new CardDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setAutoFillBackground(false);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &Gallery::drawNext);
    m_resized->setSingleShot(true);
    m_resized->setInterval(150);
    connect(m_resized, &QTimer::timeout, this, &Gallery::drawAll);
    const auto open = [this](QListWidgetItem *item) {
        if (isVisible())  // a double click is a click before
            Q_EMIT labWanted(item->data(kNameRole).toString());
    };
    connect(this, &QListWidget::itemClicked, this, open);
    connect(this, &QListWidget::itemActivated, this, open);
}

void Gallery::fill()
{
    m_filled = true;
    fitCards();
    const QString language = QLocale().language() == QLocale::French ? QStringLiteral("fr") : QStringLiteral("en");
    for (const QString &name : shippedLabs()) {
        const LoadedLab lab = loadLab(shippedLabPath(name));
        const LabHeader &header = lab.document.topology().header;
        const QString title = header.title.in(language);
        auto *item = new QListWidgetItem(title.isEmpty() ? name : title, this);
        item->setData(kNameRole, name);
        item->setData(kWidthRole, m_card);
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
    if (event->type() == QEvent::PaletteChange)
        drawAll();  // light turned dark, or dark light
}

void Gallery::resizeEvent(QResizeEvent *event)
{
    QListWidget::resizeEvent(event);
    fitCards();
    scheduleDelayedItemsLayout();
}

/// As many in a row as can be read, and the row is full.
void Gallery::fitCards()
{
    // The list keeps the scroll bar's room free whether it is there or not.
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, verticalScrollBar());
    const int room = maximumViewportSize().width() - bar - 1;
    const int columns = qMax(1, room / kLeastCard);
    const int card = qBound(kLeastCard / 2, room / columns, kMostCard);
    if (card == m_card)
        return;
    m_card = card;
    for (int row = 0; row < count(); ++row)
        item(row)->setData(kWidthRole, m_card);
    m_resized->start();
}

void Gallery::drawAll()
{
    m_next = 0;
    if (isVisible())
        m_timer->start();
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
        item->setData(kPictureRole, drawingPicture(lab.document, pictureIn(m_card), isDark(palette()),
                                                   devicePixelRatioF(), untitled()));
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

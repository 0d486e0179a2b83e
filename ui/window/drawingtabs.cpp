// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/drawingtabs.h"

#include "ui/canvas/canvasview.h"
#include "ui/window/canvasarea.h"
#include "ui/window/labfiles.h"
#include "ui/window/statebanner.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace toile {

namespace {

/// Names stay readable: where there are more drawings than have room, one scrolls.
class NamedTabs : public QTabBar {
public:
    using QTabBar::QTabBar;

protected:
    QSize minimumTabSizeHint(int index) const override
    {
        constexpr int kLeast = 150;
        const QSize wanted = tabSizeHint(index);
        return {qMin(kLeast, wanted.width()), wanted.height()};
    }
};

}  // namespace

DrawingTabs::DrawingTabs(const TabSetup &setup, QWidget *startPage, QWidget *parent)
    : QWidget(parent), m_setup(setup), m_bar(new NamedTabs(this)), m_pages(new QStackedWidget(this)),
      m_startPage(startPage)
{
    m_bar->setObjectName(QStringLiteral("drawingTabs"));
    m_bar->setAccessibleName(tr("Open drawings"));
    m_bar->setTabsClosable(true);
    m_bar->setMovable(true);
    m_bar->setDocumentMode(true);
    m_bar->setExpanding(false);
    m_bar->setElideMode(Qt::ElideMiddle);
    m_bar->setAutoHide(true);
    m_bar->installEventFilter(this);
    m_pages->addWidget(m_startPage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_pages, 1);
    connect(m_bar, &QTabBar::currentChanged, this, &DrawingTabs::showActive);
    connect(m_bar, &QTabBar::tabMoved, this, &DrawingTabs::rearranged);
    connect(m_bar, &QTabBar::tabCloseRequested, this, [this](int index) { Q_EMIT closeWanted(at(index)); });
}

DrawingTab *DrawingTabs::at(int index) const
{
    return m_bar->tabData(index).value<DrawingTab *>();
}

int DrawingTabs::indexOf(const DrawingTab &tab) const
{
    for (int i = 0; i < m_bar->count(); ++i) {
        if (at(i) == &tab)
            return i;
    }
    return -1;
}

std::vector<DrawingTab *> DrawingTabs::all() const
{
    std::vector<DrawingTab *> tabs;
    for (int i = 0; i < m_bar->count(); ++i)
        tabs.push_back(at(i));
    return tabs;
}

bool DrawingTabs::contains(const DrawingTab *tab) const
{
    return tab && indexOf(*tab) >= 0;
}

DrawingTab *DrawingTabs::withFile(const QString &path) const
{
    const QString wanted = QFileInfo(path).canonicalFilePath();
    for (DrawingTab *tab : all()) {
        const QString own = tab->editor().path();
        if (!own.isEmpty() && (own == path || (!wanted.isEmpty() && QFileInfo(own).canonicalFilePath() == wanted)))
            return tab;
    }
    return nullptr;
}

DrawingTab &DrawingTabs::add()
{
    auto *tab = new DrawingTab(m_setup, this);
    m_pages->addWidget(tab);
    connect(tab, &DrawingTab::changed, this, [this, tab] { label(*tab); });
    connect(&tab->editor(), &Editor::pathChanged, this, &DrawingTabs::rearranged);
    connect(tab, &DrawingTab::opened, this, [this, tab] {
        label(*tab);
        if (tab == m_active)
            showActive();
    });
    Q_EMIT added(tab);
    const QSignalBlocker quiet(m_bar);  // it has its drawing to be found by first
    const int index = m_bar->addTab(QString());
    m_bar->setTabData(index, QVariant::fromValue(tab));
    m_bar->setCurrentIndex(index);
    label(*tab);
    showActive();
    return *tab;
}

DrawingTab &DrawingTabs::room()
{
    // It is not untouched when somebody types there, be it something wrong.
    return m_active->commitPending() && m_active->isUntouched() ? *m_active : add();
}

void DrawingTabs::activate(DrawingTab &tab)
{
    m_bar->setCurrentIndex(indexOf(tab));
}

void DrawingTabs::remove(DrawingTab &tab)
{
    const int index = indexOf(tab);
    if (index < 0)
        return;
    if (m_bar->count() == 1)
        add();
    tab.disconnect(this);
    m_bar->removeTab(index);
    m_pages->removeWidget(&tab);
    Q_EMIT rearranged();
    tab.deleteLater();  // it may be one of its own questions that was answered
}

void DrawingTabs::step(int by)
{
    const int count = m_bar->count();
    m_bar->setCurrentIndex((m_bar->currentIndex() + by + count) % count);
}

void DrawingTabs::clear()
{
    const std::vector<DrawingTab *> tabs = all();
    const QSignalBlocker quiet(m_bar);
    while (m_bar->count() > 0)
        m_bar->removeTab(0);
    m_active = nullptr;
    m_pages->hide();  // none of them is to be shown in the place of another
    qDeleteAll(tabs);
    qDeleteAll(findChildren<DrawingTab *>());  // closed in this turn of the event loop
}

void DrawingTabs::showActive()
{
    DrawingTab *tab = at(m_bar->currentIndex());
    if (!tab)
        return;
    const bool other = m_active != tab;
    m_active = tab;
    m_pages->setCurrentWidget(tab->hasDrawing() ? tab : m_startPage);
    Q_EMIT activated();
    if (other && tab->hasDrawing() && !m_bar->hasFocus())
        tab->area().shown().setFocus();
}

void DrawingTabs::label(DrawingTab &tab)
{
    const int index = indexOf(tab);
    if (index < 0)
        return;
    if (!tab.hasDrawing()) {
        m_bar->setTabText(index, tr("Start"));
        m_bar->setTabIcon(index, QIcon());
        return;
    }
    const StateLook look = lookOf(tab.run().state());
    const QString name = tab.files().displayName().replace(u'&', QStringLiteral("&&"));
    m_bar->setTabText(index, tab.editor().isModified() ? name + u'*' : name);
    m_bar->setTabIcon(index, colouredIcon(look.icon, signalColour(look.signal, QApplication::palette())));
    const QString file = QDir::toNativeSeparators(tab.editor().path());
    m_bar->setTabToolTip(index, QStringLiteral("%1\n%2").arg(file.isEmpty() ? tr("No file yet") : file, look.word));
}

void DrawingTabs::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_active) {
        for (DrawingTab *tab : all())
            label(*tab);
    }
}

bool DrawingTabs::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        DrawingTab *tab = at(m_bar->tabAt(mouse->position().toPoint()));
        if (mouse->button() == Qt::MiddleButton && tab) {
            Q_EMIT closeWanted(tab);
            return true;
        }
    }
    return QWidget::eventFilter(object, event);
}

}  // namespace toile

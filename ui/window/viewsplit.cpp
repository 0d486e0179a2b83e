// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/viewsplit.h"

#include <QEvent>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace toile {

namespace {

/// A machine with its live table, and the minimap beside it, are seen.
constexpr QSize kLeastView{250, 180};
constexpr int kMarkWidth = 3;

int lengthOf(const QSize &size, Qt::Orientation along)
{
    return along == Qt::Horizontal ? size.width() : size.height();
}

QSplitter *splitterOf(const QWidget *widget)
{
    return qobject_cast<QSplitter *>(widget->parentWidget());
}

QSplitter *newSplitter(Qt::Orientation along)
{
    auto *splitter = new QSplitter(along);
    splitter->setObjectName(QStringLiteral("viewSplitter"));
    splitter->setChildrenCollapsible(false);
    return splitter;
}

/// Of a view, or of all that are in a splitter.
int leastLength(const QWidget *widget, Qt::Orientation along)
{
    const auto *splitter = qobject_cast<const QSplitter *>(widget);
    if (!splitter)
        return lengthOf(kLeastView, along);
    int sum = 0;
    int most = 0;
    for (int i = 0; i < splitter->count(); ++i) {
        const int each = leastLength(splitter->widget(i), along);
        sum += each + (i > 0 ? splitter->handleWidth() : 0);
        most = std::max(most, each);
    }
    return splitter->orientation() == along ? sum : most;
}

void share(QSplitter &splitter)
{
    QList<int> sizes;
    const int whole = std::max(lengthOf(splitter.size(), splitter.orientation()), 1);
    const int least = leastLength(&splitter, splitter.orientation());
    for (int i = 0; i < splitter.count(); ++i)
        sizes += whole * leastLength(splitter.widget(i), splitter.orientation()) / least;
    splitter.setSizes(sizes);
}

void collect(const QSplitter &splitter, std::vector<QWidget *> &views)
{
    for (int i = 0; i < splitter.count(); ++i) {
        if (const auto *inner = qobject_cast<QSplitter *>(splitter.widget(i)))
            collect(*inner, views);
        else
            views.push_back(splitter.widget(i));
    }
}

ViewTree treeOf(const QSplitter &splitter)
{
    ViewTree tree;
    tree.along = splitter.orientation();
    const QList<int> sizes = splitter.sizes();
    tree.sizes.assign(sizes.begin(), sizes.end());
    for (int i = 0; i < splitter.count(); ++i) {
        const auto *inner = qobject_cast<QSplitter *>(splitter.widget(i));
        tree.parts.push_back(inner ? treeOf(*inner) : ViewTree());
    }
    return tree;
}

void fill(QSplitter &splitter, const ViewTree &tree, const std::function<QWidget *()> &next)
{
    splitter.setOrientation(tree.along);
    for (const ViewTree &part : tree.parts) {
        if (part.parts.empty()) {
            splitter.addWidget(next());
        } else {
            QSplitter *inner = newSplitter(part.along);
            splitter.addWidget(inner);
            fill(*inner, part, next);
        }
    }
    if (std::ranges::any_of(tree.sizes, [](int size) { return size > 0; }))
        splitter.setSizes(QList<int>(tree.sizes.begin(), tree.sizes.end()));
}

class UsedMark : public QWidget {
public:
    explicit UsedMark(QWidget *view) : QWidget(view), m_view(view)
    {
        setObjectName(QStringLiteral("usedView"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        view->installEventFilter(this);
        follow();
        show();
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            follow();
        return QWidget::eventFilter(object, event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), palette().color(QPalette::Active, QPalette::Highlight));
    }

private:
    void follow()
    {
        setGeometry(0, 0, m_view->width(), kMarkWidth);
        raise();
    }

    QWidget *m_view;
};

}  // namespace

std::vector<ViewTree *> leavesOf(ViewTree &tree)
{
    if (tree.parts.empty())
        return {&tree};
    std::vector<ViewTree *> leaves;
    for (ViewTree &part : tree.parts) {
        const std::vector<ViewTree *> inside = leavesOf(part);
        leaves.insert(leaves.end(), inside.begin(), inside.end());
    }
    return leaves;
}

ViewSplit::ViewSplit(QWidget *parent) : QWidget(parent), m_root(newSplitter(Qt::Horizontal))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_root);
}

std::vector<QWidget *> ViewSplit::views() const
{
    std::vector<QWidget *> found;
    collect(*m_root, found);
    return found;
}

QString ViewSplit::refusal(QWidget *view, Qt::Orientation along) const
{
    if (int(views().size()) >= kMostViews)
        return tr("A drawing is seen in %n views at most: close one first.", nullptr, kMostViews);
    const QSplitter *line = splitterOf(view);
    const bool sameLine = line->count() == 1 || line->orientation() == along;
    const QWidget *whole = sameLine ? static_cast<const QWidget *>(line) : view;
    const int least = line->count() == 1 ? lengthOf(kLeastView, along) : leastLength(whole, along);
    if (lengthOf(whole->size(), along) >= least + line->handleWidth() + lengthOf(kLeastView, along))
        return {};
    return along == Qt::Horizontal
               ? tr("Too narrow for another view beside this one: make the window wider, or hide a pane.")
               : tr("Too low for another view below this one: make the window higher, or hide a pane.");
}

void ViewSplit::addFirst(QWidget *view)
{
    m_root->addWidget(view);
}

void ViewSplit::add(QWidget *added, QWidget *view, Qt::Orientation along)
{
    QSplitter *line = splitterOf(view);
    if (line->count() == 1)
        line->setOrientation(along);
    if (line->orientation() == along) {
        line->insertWidget(line->indexOf(view) + 1, added);
        share(*line);
        return;
    }
    const QList<int> sizes = line->sizes();
    QSplitter *inner = newSplitter(along);
    const QSize room = view->size();
    line->replaceWidget(line->indexOf(view), inner);
    inner->addWidget(view);
    inner->addWidget(added);
    inner->resize(room);
    view->show();
    inner->show();
    line->setSizes(sizes);
    share(*inner);
}

void ViewSplit::take(QWidget *view)
{
    QSplitter *line = splitterOf(view);
    view->setParent(nullptr);
    QSplitter *outer = splitterOf(line);
    if (line->count() > 1 || !outer)
        return;
    // One alone needs no line of its own.
    const QList<int> sizes = outer->sizes();
    QWidget *left = line->widget(0);
    outer->replaceWidget(outer->indexOf(line), left);
    left->show();
    delete line;
    outer->setSizes(sizes);
}

void ViewSplit::replace(QWidget *other, QWidget *view)
{
    QSplitter *line = splitterOf(other);
    line->replaceWidget(line->indexOf(other), view);
    other->setParent(nullptr);
    view->show();
}

void ViewSplit::mark(QWidget *view)
{
    const bool wanted = views().size() > 1;
    if (m_mark && m_mark->parentWidget() == view && wanted)
        return;
    delete m_mark;
    if (wanted)
        m_mark = new UsedMark(view);
}

ViewTree ViewSplit::tree() const
{
    return treeOf(*m_root);
}

void ViewSplit::arrange(const ViewTree &tree, const std::function<QWidget *()> &next)
{
    QSplitter *was = m_root;
    m_root = newSplitter(tree.along);
    fill(*m_root, tree, next);
    delete layout()->replaceWidget(was, m_root);
    delete was;
    m_root->show();  // now: it is to have the keyboard
}

}  // namespace toile

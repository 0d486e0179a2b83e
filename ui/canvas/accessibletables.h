// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "ui/canvas/canvasscene.h"
#include "ui/canvas/canvasview.h"

#include <QAccessible>
#include <QPointer>

#include <map>

namespace toile {

/// Accessible children by their number, each made when it is asked for first.
class AccessibleChildren {
public:
    ~AccessibleChildren()
    {
        for (const auto &[index, handle] : m_handles)
            QAccessible::deleteAccessibleInterface(handle);
    }

    template <typename Make>
    QAccessibleInterface *at(int index, Make make) const
    {
        const auto known = m_handles.find(index);
        if (known != m_handles.end())
            return QAccessible::accessibleInterface(known->second);
        QAccessibleInterface *made = make();
        m_handles[index] = QAccessible::registerAccessibleInterface(made);
        return made;
    }

private:
    mutable std::map<int, QAccessible::Id> m_handles;
};

/// What is drawn on a canvas and is no widget, under `parent`, which outlives it.
class AccessibleDrawn : public QAccessibleInterface {
public:
    AccessibleDrawn(CanvasView *view, QAccessibleInterface *parent) : m_view(view), m_parent(parent) {}

    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_parent; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}

protected:
    CanvasView *view() const { return m_view; }
    QRect onScreen(const QRectF &drawn) const;

private:
    QPointer<CanvasView> m_view;
    QAccessibleInterface *m_parent;
};

/// One live table: a list of its rows. Its one action folds it with the others of its owner.
class AccessibleTable : public AccessibleDrawn, public QAccessibleActionInterface {
public:
    AccessibleTable(CanvasView *view, QAccessibleInterface *parent, Id owner, int index)
        : AccessibleDrawn(view, parent), m_owner(owner), m_index(index)
    {
    }

    bool isValid() const override { return spoken().has_value(); }
    QAccessible::Role role() const override { return QAccessible::List; }
    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::State state() const override;
    int childCount() const override;
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;
    QStringList actionNames() const override { return {toggleAction()}; }
    void doAction(const QString &action) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    int index() const { return m_index; }
    QString rowText(int row) const;
    /// Nothing when the kernel has no such table any more.
    std::optional<CanvasScene::SpokenTable> spoken() const;

private:
    Id m_owner;
    int m_index;
    AccessibleChildren m_rows;
};

}  // namespace toile

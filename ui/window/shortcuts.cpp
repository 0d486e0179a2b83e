// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/shortcuts.h"

#include "ui/window/text.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>

namespace toile {

namespace {

QString keyOf(const QAction *action)
{
    return QStringLiteral("shortcuts/") + action->objectName();
}

bool overlap(const QKeySequence &one, const QKeySequence &other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

QString withoutMnemonic(QString text)
{
    text.replace(QStringLiteral("&&"), QStringLiteral("\n"));
    text.remove(u'&');
    return text.replace(u'\n', u'&');
}

/// Menus that are filled with what the drawing or the disk has are left out: their entries come and go.
bool isLasting(const QAction *action)
{
    const QString name = action->objectName();
    return !name.isEmpty() && !name.startsWith(QStringLiteral("actionLens")) &&
           name != QStringLiteral("actionClearRecent");
}

}  // namespace

QString plainText(const QAction &action)
{
    QString text = withoutMnemonic(action.text());
    if (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

QString keysText(const QAction &action)
{
    QStringList texts;
    for (const QKeySequence &each : action.shortcuts())
        texts += each.toString(QKeySequence::NativeText);
    return texts.join(DialogsText::tr(" or "));
}

void describeKeys(QAction *action)
{
    const QString help = action->statusTip();
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? help : QStringLiteral("%1 (%2)").arg(help, keys));
}

Shortcuts::Shortcuts(const QMenuBar &menus, QSettings &settings, QObject *parent)
    : QObject(parent), m_settings(settings)
{
    for (const QAction *menu : menus.actions())
        collect(menu->menu()->actions(), withoutMnemonic(menu->text()));
    for (const Entry &entry : m_entries) {
        if (m_settings.contains(keyOf(entry.action)))
            entry.action->setShortcuts(QKeySequence::listFromString(m_settings.value(keyOf(entry.action)).toString()));
        describeKeys(entry.action);
    }
}

void Shortcuts::collect(const QList<QAction *> &actions, const QString &menu)
{
    for (QAction *action : actions) {
        if (!action->menu() && !action->isSeparator() && isLasting(action))
            m_entries.push_back({action, plainText(*action), menu, action->shortcuts()});
    }
    for (QAction *action : actions) {
        if (action->menu())
            collect(action->menu()->actions(), tr("%1 › %2").arg(menu, withoutMnemonic(action->text())));
    }
}

const Shortcuts::Entry *Shortcuts::find(const QAction *action) const
{
    for (const Entry &entry : m_entries) {
        if (entry.action == action)
            return &entry;
    }
    return nullptr;
}

bool Shortcuts::isChanged(const QAction *action) const
{
    const Entry *entry = find(action);
    return entry && action->shortcuts() != entry->standard;
}

QAction *Shortcuts::owner(const QKeySequence &keys, const QAction *except) const
{
    for (const Entry &entry : m_entries) {
        for (const QKeySequence &own : entry.action->shortcuts()) {
            if (entry.action != except && overlap(own, keys))
                return entry.action;
        }
    }
    return nullptr;
}

QString Shortcuts::refusal(const QKeySequence &keys)
{
    if (keys.isEmpty())
        return tr("Press the keys first.");
    const QKeyCombination first = keys[0];
    const bool plain = !(first.keyboardModifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    const bool types = first.key() < Qt::Key_Escape && first.key() != Qt::Key_unknown;
    const bool moves = (first.key() >= Qt::Key_Left && first.key() <= Qt::Key_Down) || first.key() == Qt::Key_Tab ||
                       first.key() == Qt::Key_Backtab || first.key() == Qt::Key_Return ||
                       first.key() == Qt::Key_Enter || first.key() == Qt::Key_Escape;
    if (plain && types)
        return tr("This key alone writes text: add Ctrl or Alt.");
    if (plain && moves)
        return tr("The drawing and the lists need this key to be used by keyboard.");
    return {};
}

void Shortcuts::set(QAction *action, const QList<QKeySequence> &keys)
{
    const Entry *entry = find(action);
    if (!entry)
        return;
    action->setShortcuts(keys);
    if (keys == entry->standard)
        m_settings.remove(keyOf(action));
    else
        m_settings.setValue(keyOf(action), QKeySequence::listToString(keys));
    describeKeys(action);
    Q_EMIT changed();
}

void Shortcuts::reset(QAction *action)
{
    const Entry *entry = find(action);
    if (!entry)
        return;
    QList<QKeySequence> keys = entry->standard;
    keys.removeIf([&](const QKeySequence &each) { return owner(each, action) != nullptr; });
    set(action, keys);
}

void Shortcuts::resetAll()
{
    for (const Entry &entry : m_entries)
        set(entry.action, entry.standard);
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/shortcutsdialog.h"

#include "ui/window/shortcuts.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kActionRole = Qt::UserRole;

}  // namespace

ShortcutsDialog::ShortcutsDialog(Shortcuts &shortcuts, QWidget *window)
    : QDialog(window), m_shortcuts(shortcuts), m_search(new QLineEdit(this)), m_list(new QTreeWidget(this)),
      m_keys(new QKeySequenceEdit(this)), m_note(new QLabel(this)), m_set(new QPushButton(this)),
      m_none(new QPushButton(tr("&No keys"), this)), m_reset(new QPushButton(tr("&Default"), this)),
      m_resetAll(new QPushButton(tr("&Reset all"), this))
{
    setObjectName(QStringLiteral("customizeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(680, 560);
    build();
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showCurrent);
    connect(m_list, &QTreeWidget::itemActivated, m_keys, [this] { m_keys->setFocus(); });
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::weigh);
    connect(m_set, &QPushButton::clicked, this, &ShortcutsDialog::assign);
    connect(m_none, &QPushButton::clicked, this, [this] { m_shortcuts.set(current(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_shortcuts.reset(current()); });
    connect(m_resetAll, &QPushButton::clicked, &m_shortcuts, &Shortcuts::resetAll);
    connect(&m_shortcuts, &Shortcuts::changed, this, &ShortcutsDialog::fill);
    m_search->setFocus();
}

void ShortcutsDialog::build()
{
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Search for an action or a key"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys"), tr("Menu")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    for (const int column : {1, 2})
        m_list->header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_keys->setAccessibleName(tr("New keys"));
    m_note->setObjectName(QStringLiteral("shortcutNote"));
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_set->setObjectName(QStringLiteral("shortcutSet"));
    m_none->setObjectName(QStringLiteral("shortcutNone"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_resetAll->setObjectName(QStringLiteral("shortcutResetAll"));
    for (QPushButton *button : {m_set, m_none, m_reset, m_resetAll})
        button->setAutoDefault(false);
    auto *label = new QLabel(tr("New &keys:"), this);
    label->setBuddy(m_keys);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_keys, 1);
    for (QPushButton *button : {m_set, m_none, m_reset})
        row->addWidget(button);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_resetAll, QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
}

void ShortcutsDialog::fill()
{
    const QAction *chosen = current();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    QPixmap empty(m_list->iconSize().isValid() ? m_list->iconSize() : QSize(16, 16));
    empty.fill(Qt::transparent);
    const QIcon none(empty);  // so that all texts begin at one line
    bool anyChanged = false;
    for (const Shortcuts::Entry &entry : m_shortcuts.entries()) {
        auto *item = new QTreeWidgetItem(m_list, {entry.title, keysText(*entry.action), entry.menu});
        item->setData(0, kActionRole, QVariant::fromValue(entry.action));
        item->setIcon(0, entry.action->icon().isNull() ? none : entry.action->icon());
        item->setToolTip(0, entry.action->statusTip());
        QFont font = item->font(1);
        font.setBold(m_shortcuts.isChanged(entry.action));
        item->setFont(1, font);
        anyChanged = anyChanged || font.bold();
        if (entry.action == chosen)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_resetAll->setEnabled(anyChanged);
    filter(m_search->text());
    showCurrent();
}

void ShortcutsDialog::filter(const QString &text)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const QString all = item->text(0) + u'\n' + item->text(1) + u'\n' + item->text(2) + u'\n' + item->toolTip(0);
        item->setHidden(!all.contains(text.trimmed(), Qt::CaseInsensitive));
    }
    if (m_list->currentItem() && !m_list->currentItem()->isHidden())
        return;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (!m_list->topLevelItem(i)->isHidden()) {
            m_list->setCurrentItem(m_list->topLevelItem(i));
            return;
        }
    }
}

QAction *ShortcutsDialog::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, kActionRole).value<QAction *>() : nullptr;
}

void ShortcutsDialog::showCurrent()
{
    const QAction *action = current();
    m_keys->clear();
    m_none->setEnabled(action && !action->shortcuts().isEmpty());
    m_reset->setEnabled(action && m_shortcuts.isChanged(action));
    weigh();
}

/// Says what setting these keys would mean.
void ShortcutsDialog::weigh()
{
    QAction *action = current();
    const QKeySequence keys = m_keys->keySequence();
    const QString refusal = Shortcuts::refusal(keys);
    QAction *owner = refusal.isEmpty() ? m_shortcuts.owner(keys, action) : nullptr;
    m_set->setText(owner ? tr("&Take over") : tr("&Set"));
    m_set->setEnabled(action && refusal.isEmpty());
    if (!action || keys.isEmpty())
        m_note->setText(action ? action->statusTip() : QString());
    else if (owner)
        m_note->setText(
            tr("These keys belong to “%1”, which has none once you take them over.").arg(plainText(*owner)));
    else
        m_note->setText(refusal);
}

void ShortcutsDialog::assign()
{
    QAction *action = current();
    const QKeySequence keys = m_keys->keySequence();
    if (QAction *owner = m_shortcuts.owner(keys, action)) {
        QList<QKeySequence> left = owner->shortcuts();
        left.removeIf([&](const QKeySequence &each) {
            return each.matches(keys) != QKeySequence::NoMatch || keys.matches(each) != QKeySequence::NoMatch;
        });
        m_shortcuts.set(owner, left);
    }
    m_shortcuts.set(action, {keys});
    m_list->setFocus();
}

}  // namespace toile

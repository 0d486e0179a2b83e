// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/unsaveddialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

UnsavedDialog::UnsavedDialog(const QStringList &names, QWidget *window)
    : QDialog(window), m_list(new QListWidget(this)), m_save(new QPushButton(tr("&Save"), this))
{
    setObjectName(QStringLiteral("unsavedDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Unsaved changes"));
    resize(460, 300);
    auto *text = new QLabel(
        tr("%n drawing(s) have changes that are not saved. Which of them are to be saved? What is not ticked is lost.",
           nullptr, int(names.size())),
        this);
    text->setWordWrap(true);
    text->setBuddy(m_list);
    m_list->setObjectName(QStringLiteral("unsavedList"));
    m_list->setAccessibleName(tr("Drawings to save"));
    for (const QString &name : names) {
        auto *item = new QListWidgetItem(name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_list->setCurrentRow(0);
    m_save->setObjectName(QStringLiteral("unsavedSave"));
    m_save->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_save, QDialogButtonBox::AcceptRole);
    QPushButton *none = buttons->addButton(tr("Save &none"), QDialogButtonBox::DestructiveRole);
    none->setObjectName(QStringLiteral("unsavedDiscard"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_list, &QListWidget::itemChanged, this, &UnsavedDialog::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { answer(true); });
    connect(none, &QPushButton::clicked, this, [this] { answer(false); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void UnsavedDialog::answer(bool saveChecked)
{
    std::vector<bool> save;
    for (int i = 0; i < m_list->count(); ++i)
        save.push_back(saveChecked && m_list->item(i)->checkState() == Qt::Checked);
    Q_EMIT answered(save);
    accept();
}

void UnsavedDialog::refresh()
{
    int checked = 0;
    for (int i = 0; i < m_list->count(); ++i)
        checked += m_list->item(i)->checkState() == Qt::Checked;
    m_save->setText(checked == m_list->count() ? tr("&Save") : tr("&Save %1").arg(checked));
    m_save->setEnabled(checked > 0);
}

}  // namespace toile

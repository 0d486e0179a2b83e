// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/outputdialog.h"

#include "ui/window/dialogs.h"
#include "ui/window/exporting.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

OutputDialog::OutputDialog(const QString &name, const QString &title, QSize size, QWidget *parent)
    : QDialog(parent), m_buttons(new QDialogButtonBox(this))
{
    setObjectName(name);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(size);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QPushButton *OutputDialog::addButton(const char *name, const QString &text, QDialogButtonBox::ButtonRole role)
{
    if (m_buttons->buttons().empty())
        m_buttons->addButton(QDialogButtonBox::Cancel);
    QPushButton *button = m_buttons->addButton(text, role);
    button->setObjectName(QLatin1String(name));
    button->setDefault(role == QDialogButtonBox::AcceptRole);
    return button;
}

QFormLayout *OutputDialog::layOut(QWidget *preview)
{
    auto *form = new QWidget(this);
    form->setMaximumWidth(width() * 2 / 5);
    auto *rows = new QFormLayout(form);
    rows->setContentsMargins(8, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(preview, 1);
    row->addWidget(form);
    auto *column = new QVBoxLayout(this);
    column->addLayout(row, 1);
    column->addWidget(m_buttons);
    return rows;
}

void OutputDialog::askWhere(const QString &name, const QString &ending, const QString &lab, const QString &otherwise)
{
    const QString filter = QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending);
    auto *dialog = makeSaveDialog(this, name, windowTitle(), filter, (lab.isEmpty() ? otherwise : lab) + u'.' + ending);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this, &OutputDialog::writeTo);
    dialog->open();
}

void OutputDialog::conclude(const Result<> &written, const QString &path, const QString &isThere, const QString &failed)
{
    const QString native = QDir::toNativeSeparators(path);
    if (!written) {
        showMessage(this, failed, written.error().message, native);
        return;
    }
    Q_EMIT message(isThere.arg(native));
    accept();
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/dialogs.h"

#include "ui/window/appearance.h"
#include "ui/window/shortcuts.h"
#include "ui/window/text.h"
#include "ui/window/wrappingtree.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QGridLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

namespace {

constexpr int kBoxIcon = 40;

QDialog *makeDialog(QWidget *window, const QString &name, const QString &title, QSize size)
{
    auto *dialog = new QDialog(window);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->resize(size);
    return dialog;
}

QTreeWidget *makeTable(QDialog *dialog, const QString &name, const QStringList &headers)
{
    auto *table = new WrappingTree(headers, 1, dialog);
    table->setObjectName(name);
    table->setAccessibleName(dialog->windowTitle());
    return table;
}

void dress(QMessageBox *box, const QString &icon, Signal signal)
{
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(colouredIcon(icon, signalColour(signal, QApplication::palette()))
                           .pixmap(QSize(kBoxIcon, kBoxIcon), box->devicePixelRatioF()));
}

/// Its width is Qt's guess, which on a large scale is a tall strip: lines of this length at least.
void widenText(QMessageBox *box)
{
    constexpr int kCharacters = 56;
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->addItem(new QSpacerItem(kCharacters * box->fontMetrics().averageCharWidth(), 0), grid->rowCount(), 0, 1,
                      grid->columnCount());
}

void addGroup(QTreeWidget *table, const QString &title)
{
    auto *item = new QTreeWidgetItem(table, {title});
    QFont bold = table->font();
    bold.setBold(true);
    item->setFont(0, bold);
    item->setFirstColumnSpanned(true);
}

/// Gestures that are no actions.
QList<QPair<QString, QString>> gestures()
{
    return {
        {DialogsText::tr("Drag from the palette"), DialogsText::tr("Insert; drop it into a host to nest it there")},
        {DialogsText::tr("Click in the palette"),
         DialogsText::tr("Each click on the drawing then places one, until Esc")},
        {DialogsText::tr("Enter in the palette"),
         DialogsText::tr("Insert inside the selected host, or on the drawing")},
        {DialogsText::tr("Drag from the knob over a box, or from a tab"),
         DialogsText::tr("Pull a cable to another tab, machine or bridge, or to a new one where nothing is")},
        {DialogsText::tr("Drop a box without cables on a cable"),
         DialogsText::tr("Put it between the two ends; with Alt it only moves")},
        {DialogsText::tr("Drag a cable, double-click its bend"), DialogsText::tr("Bend it, remove the bend")},
        {DialogsText::tr("Double-click on a name or an address"), DialogsText::tr("Type another in its place")},
        {DialogsText::tr("Drag a box"), DialogsText::tr("Move it; drop it into a host to nest it")},
        {DialogsText::tr("Drop files on the window"), DialogsText::tr("Open labs, put pictures onto the drawing")},
        {DialogsText::tr("Ctrl while dragging"), DialogsText::tr("Neither guides nor grid: place it freely")},
        {DialogsText::tr("Ctrl, then drag"), DialogsText::tr("Duplicate, with names and addresses that are free")},
        {DialogsText::tr("Drag a corner or a side, Alt+arrow keys"), DialogsText::tr("Resize the selected box")},
        {DialogsText::tr("Drag a live table, click on its title"), DialogsText::tr("Move the tables, fold them")},
        {DialogsText::tr("Rest on a cable or a prefix"),
         DialogsText::tr("See the whole network and its free addresses")},
        {DialogsText::tr("Rest on a box or a tab"), DialogsText::tr("Read what it is in Linux, and the command")},
        {DialogsText::tr("Shift+click, drag a frame"), DialogsText::tr("Select several")},
        {DialogsText::tr("Tab, arrow keys"), DialogsText::tr("Go from element to element, move the selected ones")},
        {DialogsText::tr("Enter on an element"), DialogsText::tr("Go to its properties")},
        {DialogsText::tr("Menu key, right click"), DialogsText::tr("What can be done with this element")},
        {DialogsText::tr("Ctrl+wheel"), DialogsText::tr("Zoom where the pointer is")},
        {DialogsText::tr("Middle button, Space+drag"), DialogsText::tr("Pan")},
    };
}

}  // namespace

void showMessage(QWidget *window, const QString &title, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, window);
    box->setObjectName(QStringLiteral("messageBox"));
    dress(box, QStringLiteral("warning"), Signal::Attention);
    box->setInformativeText(detail);
    widenText(box);
    box->open();
}

QMessageBox *makeQuestion(QWidget *window, const QString &name, const QString &title, const QString &text,
                          const QString &detail)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, window);
    box->setObjectName(name);
    dress(box, QStringLiteral("question"), Signal::Busy);
    box->setInformativeText(detail);
    widenText(box);
    return box;
}

QPushButton *addAnswer(QMessageBox *box, const QString &name, const QString &text, QMessageBox::ButtonRole role)
{
    QPushButton *button = box->addButton(text, role);
    button->setObjectName(name);
    if (role == QMessageBox::AcceptRole)
        box->setDefaultButton(button);
    else if (role == QMessageBox::RejectRole)
        box->setEscapeButton(button);
    return button;
}

QDialog *showProblems(QWidget *window, const QString &path, const std::vector<FileProblem> &problems)
{
    QDialog *dialog = makeDialog(window, QStringLiteral("problemsDialog"),
                                 DialogsText::tr("This file cannot be opened"), QSize(760, 380));
    auto *intro = new QLabel(
        DialogsText::tr("%n problem(s) in %1. Nothing was opened; what was open stays.", nullptr, int(problems.size()))
            .arg(QDir::toNativeSeparators(path)),
        dialog);
    intro->setWordWrap(true);
    auto *table = makeTable(dialog, QStringLiteral("problemsTable"),
                            {DialogsText::tr("Where"), DialogsText::tr("What is wrong")});
    for (const FileProblem &problem : problems) {
        const QString where = problem.pointer.isEmpty() ? DialogsText::tr("the file") : problem.pointer;
        auto *item = new QTreeWidgetItem(table, {where, problem.message});
        item->setFont(0, monospaceFont());
        item->setToolTip(1, problem.message);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QPushButton *copy = buttons->addButton(DialogsText::tr("&Copy all"), QDialogButtonBox::ActionRole);
    QObject::connect(copy, &QPushButton::clicked, dialog,
                     [text = formatProblems(path, problems)] { QApplication::clipboard()->setText(text); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(intro);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->open();
    return dialog;
}

void showAbout(QWidget *window)
{
    auto *box = new QMessageBox(window);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(DialogsText::tr("About Toile"));
    box->setIconPixmap(QApplication::windowIcon().pixmap(QSize(64, 64)));
    box->setTextFormat(Qt::RichText);
    box->setText(
        DialogsText::tr("<h3>Toile %1</h3><p>Draw a Linux network, deploy it on the Linux kernel, and watch its ARP "
                        "tables, MAC tables and connection tracking live on the drawing.</p>")
            .arg(QApplication::applicationVersion()));
    box->setInformativeText(
        DialogsText::tr("Free software under the GNU General Public License, version 2 or later. It comes "
                        "without any warranty."));
    box->setStandardButtons(QMessageBox::Close);
    widenText(box);
    box->open();
}

void showShortcuts(QWidget *window, const Shortcuts &shortcuts)
{
    QDialog *dialog =
        makeDialog(window, QStringLiteral("shortcutsDialog"), DialogsText::tr("Keyboard and mouse"), QSize(680, 560));
    auto *table = makeTable(dialog, QStringLiteral("shortcutsTable"),
                            {DialogsText::tr("Key or gesture"), DialogsText::tr("Does")});
    QString group;
    for (const Shortcuts::Entry &entry : shortcuts.entries()) {
        const QString keys = keysText(*entry.action);
        if (keys.isEmpty())
            continue;
        if (group != entry.menu)
            addGroup(table, entry.menu);
        group = entry.menu;
        auto *item = new QTreeWidgetItem(table, {keys, entry.title});
        item->setToolTip(1, entry.action->statusTip());
    }
    addGroup(table, DialogsText::tr("Mouse and other keys"));
    for (const auto &[gesture, effect] : gestures())
        new QTreeWidgetItem(table, {gesture, effect});
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    layout->addWidget(buttons);
    dialog->open();
}

}  // namespace toile

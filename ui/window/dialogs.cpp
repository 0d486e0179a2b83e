// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/dialogs.h"

#include "ui/window/appearance.h"
#include "ui/window/shortcuts.h"
#include "ui/window/wrappingtree.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace toile {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(toile::Dialogs)
};

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
        {Text::tr("Drag from the palette"), Text::tr("Insert; drop it into a host to nest it there")},
        {Text::tr("Click in the palette"), Text::tr("Each click on the drawing then places one, until Esc")},
        {Text::tr("Enter in the palette"), Text::tr("Insert inside the selected host, or on the drawing")},
        {Text::tr("Drag from the knob over a box, or from a tab"),
         Text::tr("Pull a cable to another tab, machine or bridge, or to a new one where nothing is")},
        {Text::tr("Drop a box without cables on a cable"),
         Text::tr("Put it between the two ends; with Alt it only moves")},
        {Text::tr("Drag a cable, double click its bend"), Text::tr("Bend it, remove the bend")},
        {Text::tr("Double click on a name or an address"), Text::tr("Type another in its place")},
        {Text::tr("Drag a box"), Text::tr("Move it; drop it into a host to nest it")},
        {Text::tr("Ctrl while dragging"), Text::tr("Neither guides nor grid: place it freely")},
        {Text::tr("Ctrl, then drag"), Text::tr("Duplicate, with names and addresses that are free")},
        {Text::tr("Drag a corner or a side, Alt+arrow keys"), Text::tr("Resize the selected box")},
        {Text::tr("Rest on a cable or a prefix"), Text::tr("See the whole network and its free addresses")},
        {Text::tr("Shift+click, drag a frame"), Text::tr("Select several")},
        {Text::tr("Tab, arrow keys"), Text::tr("Go from element to element, move the selected ones")},
        {Text::tr("Enter on an element"), Text::tr("Go to its properties")},
        {Text::tr("Menu key, right click"), Text::tr("What can be done with this element")},
        {Text::tr("Ctrl+wheel"), Text::tr("Zoom where the pointer is")},
        {Text::tr("Middle button, Space+drag"), Text::tr("Pan")},
    };
}

}  // namespace

void showMessage(QWidget *window, const QString &title, const QString &text, const QString &detail)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::Close, window);
    box->setObjectName(QStringLiteral("messageBox"));
    dress(box, QStringLiteral("warning"), Signal::Attention);
    box->setInformativeText(detail);
    box->open();
}

QMessageBox *makeQuestion(QWidget *window, const QString &name, const QString &title, const QString &text,
                          const QString &detail)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, window);
    box->setObjectName(name);
    dress(box, QStringLiteral("question"), Signal::Busy);
    box->setInformativeText(detail);
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
    QDialog *dialog =
        makeDialog(window, QStringLiteral("problemsDialog"), Text::tr("This file cannot be opened"), QSize(760, 380));
    auto *intro = new QLabel(
        Text::tr("%n problem(s) in %1. Nothing was opened; what was open stays.", nullptr, int(problems.size()))
            .arg(QDir::toNativeSeparators(path)),
        dialog);
    intro->setWordWrap(true);
    auto *table = makeTable(dialog, QStringLiteral("problemsTable"), {Text::tr("Where"), Text::tr("What is wrong")});
    for (const FileProblem &problem : problems) {
        const QString where = problem.pointer.isEmpty() ? Text::tr("the file") : problem.pointer;
        auto *item = new QTreeWidgetItem(table, {where, problem.message});
        item->setFont(0, monospaceFont());
        item->setToolTip(1, problem.message);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QPushButton *copy = buttons->addButton(Text::tr("&Copy All"), QDialogButtonBox::ActionRole);
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
    box->setWindowTitle(Text::tr("About Toile"));
    box->setIconPixmap(QApplication::windowIcon().pixmap(QSize(64, 64)));
    box->setTextFormat(Qt::RichText);
    box->setText(Text::tr("<h3>Toile %1</h3><p>Draw a Linux network, deploy it on the Linux kernel, and watch its ARP "
                          "tables, MAC tables and connection tracking live on the drawing.</p>")
                     .arg(QApplication::applicationVersion()));
    box->setInformativeText(Text::tr("Free software under the GNU General Public License, version 2 or later. It comes "
                                     "without any warranty."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

void showShortcuts(QWidget *window, const Shortcuts &shortcuts)
{
    QDialog *dialog =
        makeDialog(window, QStringLiteral("shortcutsDialog"), Text::tr("Keyboard and mouse"), QSize(680, 560));
    auto *table = makeTable(dialog, QStringLiteral("shortcutsTable"), {Text::tr("Key or gesture"), Text::tr("Does")});
    QString group;
    for (const Shortcuts::Entry &entry : shortcuts.entries()) {
        const QList<QKeySequence> keys = entry.action->shortcuts();
        if (keys.isEmpty())
            continue;
        if (group != entry.menu)
            addGroup(table, entry.menu);
        group = entry.menu;
        QStringList texts;
        for (const QKeySequence &each : keys)
            texts += each.toString(QKeySequence::NativeText);
        auto *item = new QTreeWidgetItem(table, {texts.join(Text::tr(" or ")), entry.title});
        item->setToolTip(1, entry.action->statusTip());
    }
    addGroup(table, Text::tr("Mouse and other keys"));
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

// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/correction.h"
#include "core/model/field.h"
#include "ui/canvas/canvasview_p.h"

#include <QJsonArray>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <functional>

/// Names and addresses, typed where they are written.
namespace toile {

namespace {

/// Keeps its keys to itself: Return and Escape mean the text, and nothing on the drawing.
class InPlaceEdit : public QLineEdit {
public:
    InPlaceEdit(const QString &text, QWidget *parent, std::function<void()> abandon)
        : QLineEdit(text, parent), m_abandon(std::move(abandon))
    {
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Escape)
            m_abandon();
        else
            QLineEdit::keyPressEvent(event);
        event->accept();
    }

private:
    std::function<void()> m_abandon;
};

QString addressesText(const Interface &interface)
{
    QStringList texts;
    for (const IpPrefix &address : interface.addresses)
        texts << address.toString();
    return texts.join(QStringLiteral(", "));
}

/// Commas and spaces are between addresses, but for a comma that was typed for a dot.
QStringList entriesIn(const QString &text)
{
    const auto isWhole = [](const QString &entry) { return entry.count(u'.') == 3 || entry.contains(u':'); };
    QStringList entries;
    for (QString part : text.simplified().replace(u';', u' ').split(u' ', Qt::SkipEmptyParts)) {
        while (part.endsWith(u','))
            part.chop(1);
        const QStringList pieces = part.split(u',', Qt::SkipEmptyParts);
        if (std::ranges::all_of(pieces, isWhole))
            entries << pieces;
        else
            entries << part;
    }
    return entries;
}

/// What was typed as the value of the field of that name.
Result<> setAddresses(Interface &interface, const QString &text)
{
    for (const Field<Interface> &field : interfaceFields()) {
        if (field.type == FieldType::AddressList)
            return field.set(interface, QJsonArray::fromStringList(entriesIn(text)));
    }
    return Ok();
}

}  // namespace

void CanvasView::editAddresses()
{
    if (d->editor.selection().size() == 1)
        d->editAddresses(d->editor.selection().front());
}

void CanvasView::Private::rename(Id id)
{
    const Topology &topology = editor.topology();
    const Machine *machine = topology.machine(id);
    const Interface *interface = topology.interface(id);
    if (!machine && !interface)
        return;
    editsAddresses = false;
    openEditor(id, scene->nameRect(id), machine ? machine->name : interface->name,
               CanvasView::tr("Name of %1").arg(topology.label(id)));
}

void CanvasView::Private::editAddresses(Id id)
{
    const Interface *interface = editor.topology().interface(id);
    if (!interface) {
        say(CanvasView::tr("Select an interface: machines have their addresses on these."));
        return;
    }
    editor.setSelection({id});
    editsAddresses = true;
    const QRectF written = scene->addressesRect(id);
    openEditor(id, written.isEmpty() ? scene->nameRect(id) : written, addressesText(*interface),
               CanvasView::tr("Addresses of %1").arg(editor.topology().label(id)));
}

/// A line editor over the text itself.
void CanvasView::Private::openEditor(Id id, const QRectF &over, const QString &text, const QString &name)
{
    const bool addresses = editsAddresses;
    finishRename(false);
    hideNetwork();
    editsAddresses = addresses;
    renaming = id;
    nameEditor = new InPlaceEdit(text, q.viewport(), [this] { finishRename(false); });
    nameEditor->setObjectName(addresses ? QStringLiteral("addressEditor") : QStringLiteral("renameEditor"));
    nameEditor->setAccessibleName(name);
    if (addresses)
        nameEditor->setPlaceholderText(QStringLiteral("10.0.0.1/24"));
    const QRect spot = q.mapFromScene(over).boundingRect();
    const QSize size(qMax(addresses ? 170 : 110, spot.width() + 40), nameEditor->sizeHint().height());
    nameEditor->setGeometry(QRect(QPoint(spot.left() - 6, spot.center().y() - size.height() / 2), size));
    nameEditor->selectAll();
    nameEditor->show();
    nameEditor->setFocus();
    QObject::connect(nameEditor, &QLineEdit::editingFinished, &q, [this] { finishRename(true); });
}

/// What was typed as a change of the drawing; empty when it changes nothing.
Result<Patch> CanvasView::Private::typed(const QString &text) const
{
    if (!editsAddresses)
        return toile::rename(editor.document(), renaming, text);
    Interface interface = *editor.topology().interface(renaming);
    if (const Result<> set = setAddresses(interface, text); !set)
        return set.error();
    Edit edit(editor.document());
    edit.set(renaming, interface);
    return edit.patch();
}

/// What is wrong stays to be corrected; what was most likely meant is written there, and Enter takes it.
void CanvasView::Private::refuseTyped(const QString &reason)
{
    QStringList corrected;
    if (editsAddresses) {
        for (const QString &entry : entriesIn(nameEditor->text())) {
            const QString better = correctedAddress(editor.topology(), renaming, entry);
            corrected << (better.isEmpty() ? entry : better);
        }
    }
    const QString text = corrected.join(QStringLiteral(", "));
    const bool isNew = !text.isEmpty() && text != nameEditor->text();
    const QString told = isNew ? CanvasView::tr("%1 Enter writes %2 instead.").arg(reason, text) : reason;
    say(told);
    if (!nameEditor->hasFocus())
        return;  // the person is elsewhere: it closes
    nameEditor->setAccessibleDescription(told);
    QToolTip::showText(nameEditor->mapToGlobal(QPoint(0, nameEditor->height())), told, nameEditor);
    if (isNew) {
        nameEditor->setText(text);
        nameEditor->selectAll();
    }
}

void CanvasView::Private::finishRename(bool accept)
{
    if (!nameEditor)
        return;
    const QString text = nameEditor->text().trimmed();
    const Machine *machine = editor.topology().machine(renaming);
    const Interface *interface = editor.topology().interface(renaming);
    const QString former = editsAddresses ? (interface ? addressesText(*interface) : QString())
                           : machine      ? machine->name
                           : interface    ? interface->name
                                          : QString();
    if (accept && (machine || interface) && text != former) {
        const Result<Patch> changed = typed(text);
        if (changed) {
            editor.perform(editsAddresses ? CanvasView::tr("Addresses of %1").arg(editor.topology().label(renaming))
                                          : CanvasView::tr("Rename %1 to %2").arg(former, text),
                           *changed);
        } else {
            refuseTyped(changed.error().message);
            if (nameEditor->hasFocus())
                return;  // the person may correct it
        }
    }
    QLineEdit *closing = nameEditor;
    nameEditor = nullptr;
    editsAddresses = false;
    closing->disconnect(&q);
    if (closing->hasFocus())
        q.setFocus();  // before it is hidden: else Qt looks for the next one, and walks on over the drawing
    closing->hide();
    closing->deleteLater();
}

}  // namespace toile

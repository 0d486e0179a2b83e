// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/canvas/canvasview_p.h"

#include <QJsonArray>
#include <QToolTip>

/// Names and addresses, typed where they are written.
namespace toile {

namespace {

QString addressesText(const Interface &interface)
{
    QStringList texts;
    for (const IpPrefix &address : interface.addresses)
        texts << address.toString();
    return texts.join(QStringLiteral(", "));
}

/// What was typed as the value of the field of that name.
Result<> setAddresses(Interface &interface, const QString &text)
{
    QJsonArray values;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            values.append(part.trimmed());
    }
    for (const Field<Interface> &field : interfaceFields()) {
        if (field.type == FieldType::AddressList)
            return field.set(interface, values);
    }
    return Ok();
}

}  // namespace

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
    if (!interface)
        return;
    editor.setSelection({id});
    editsAddresses = true;
    openEditor(id, scene->addressesRect(id), addressesText(*interface),
               CanvasView::tr("Addresses of %1").arg(editor.topology().label(id)));
}

/// A line editor over the text itself.
void CanvasView::Private::openEditor(Id id, const QRectF &over, const QString &text, const QString &name)
{
    const bool addresses = editsAddresses;
    finishRename(false);
    editsAddresses = addresses;
    renaming = id;
    nameEditor = new QLineEdit(text, q.viewport());
    nameEditor->setObjectName(addresses ? QStringLiteral("addressEditor") : QStringLiteral("renameEditor"));
    nameEditor->setAccessibleName(name);
    const QRect spot = q.mapFromScene(over).boundingRect();
    const QSize size(qMax(110, spot.width() + 40), nameEditor->sizeHint().height());
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
        if (!changed) {
            say(changed.error().message);
            const QPoint spot = nameEditor->mapToGlobal(QPoint(0, nameEditor->height()));
            QToolTip::showText(spot, changed.error().message, nameEditor);
            if (nameEditor->hasFocus())
                return;  // the person may correct it
        } else {
            editor.perform(editsAddresses ? CanvasView::tr("Addresses of %1").arg(editor.topology().label(renaming))
                                          : CanvasView::tr("Rename %1 to %2").arg(former, text),
                           *changed);
        }
    }
    QLineEdit *closing = nameEditor;
    nameEditor = nullptr;
    editsAddresses = false;
    const bool hadFocus = closing->hasFocus();
    closing->disconnect(&q);
    closing->hide();
    closing->deleteLater();
    if (hadFocus)
        q.setFocus();
}

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/correction.h"
#include "core/model/field.h"
#include "ui/canvas/canvasview_p.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

/// Names and addresses, typed where they are written.
namespace toile {

namespace {

constexpr int kLeastName = 110;
constexpr int kLeastAddresses = 170;

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

/// What is written of it on the drawing, as text.
QString CanvasView::Private::writtenText(Id id, bool addresses) const
{
    const Machine *machine = editor.topology().machine(id);
    const Interface *interface = editor.topology().interface(id);
    if (addresses)
        return interface ? addressesText(*interface) : QString();
    return machine ? machine->name : interface ? interface->name : QString();
}

void CanvasView::Private::rename(Id id)
{
    const Topology &topology = editor.topology();
    if (topology.machine(id) || topology.interface(id))
        openEditor(id, false, CanvasView::tr("Name of %1").arg(topology.label(id)));
}

void CanvasView::Private::editAddresses(Id id)
{
    if (!editor.topology().interface(id)) {
        say(CanvasView::tr("Select an interface: machines have their addresses on these."));
        return;
    }
    editor.setSelection({id});
    openEditor(id, true, CanvasView::tr("Addresses of %1").arg(editor.topology().label(id)));
}

/// A line editor over the text itself; not before what is in another one has been taken.
void CanvasView::Private::openEditor(Id id, bool addresses, const QString &name)
{
    if (!q.commitPending())
        return;
    hideNetwork();
    renaming = id;
    editsAddresses = addresses;
    refusedText.reset();
    proposedText.reset();
    nameEditor = new InPlaceEdit(writtenText(id, addresses), q.viewport());
    nameEditor->setObjectName(addresses ? QStringLiteral("addressEditor") : QStringLiteral("renameEditor"));
    nameEditor->setAccessibleName(name);
    if (addresses)
        nameEditor->setPlaceholderText(QStringLiteral("10.0.0.1/24"));
    placeEditor();
    nameEditor->selectAll();
    nameEditor->show();
    nameEditor->setFocus();
    QObject::connect(nameEditor, &InPlaceEdit::abandoned, &q, [this] { finishRename(false); });
    QObject::connect(nameEditor, &QLineEdit::returnPressed, &q, [this] { finishRename(true, true); });
    QObject::connect(nameEditor, &QLineEdit::editingFinished, &q, [this] { finishRename(true); });
    QObject::connect(nameEditor, &QLineEdit::textEdited, &q, [this] {
        forgetRefusal();
        proposedText.reset();
        editor.tellTyping();
    });
    editor.addUnfinished(nameEditor, [this] { return unfinished(); });
}

/// Over the text, wherever that is by now; gone when that is.
void CanvasView::Private::placeEditor()
{
    if (!nameEditor)
        return;
    if (!editor.topology().find(renaming)) {
        finishRename(false);
        return;
    }
    const QRectF written = editsAddresses ? scene->addressesRect(renaming) : QRectF();
    const QRectF over = written.isEmpty() ? scene->nameRect(renaming) : written;
    nameEditor->placeOver(q.mapFromScene(over).boundingRect(), editsAddresses ? kLeastAddresses : kLeastName);
}

bool CanvasView::commitPending()
{
    d->finishRename(true);
    if (d->nameEditor)
        d->nameEditor->setFocus();
    return !d->nameEditor;
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

/// What the line would change if it were taken now.
Patch CanvasView::Private::unfinished() const
{
    const QString text = nameEditor ? nameEditor->text().trimmed() : QString();
    if (!nameEditor || !editor.topology().find(renaming) || text == writtenText(renaming, editsAddresses) ||
        text == proposedText)
        return {};
    const Result<Patch> change = typed(text);
    return change ? *change : Patch();
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
    // Whoever went on elsewhere finds there what was typed.
    const bool proposes = isNew && nameEditor->hasFocus();
    const QString told = proposes ? CanvasView::tr("%1 Enter writes %2 instead.").arg(reason, text) : reason;
    say(told);
    nameEditor->refuse(told, scene->look().refused);
    if (proposes) {
        proposedText = text;
        nameEditor->setText(text);
        nameEditor->selectAll();
    }
}

/// What it was refused for is said no longer than that is there.
void CanvasView::Private::forgetRefusal()
{
    if (std::exchange(refusedText, std::nullopt))
        say({});
}

/// What is wrong is said once, and what was proposed instead is taken by Enter alone: clicks elsewhere leave both.
void CanvasView::Private::finishRename(bool accept, bool byEnter)
{
    if (!nameEditor)
        return;
    const QString text = nameEditor->text().trimmed();
    const QString former = writtenText(renaming, editsAddresses);
    if (accept && !byEnter && text == proposedText)
        return;
    if (accept && editor.topology().find(renaming) && text != former) {
        const Result<Patch> changed = typed(text);
        if (!changed) {
            if (std::exchange(refusedText, text) != text || byEnter)
                refuseTyped(changed.error().message);
            return;
        }
        editor.perform(editsAddresses ? CanvasView::tr("Addresses of %1").arg(editor.topology().label(renaming))
                                      : CanvasView::tr("Rename %1 to %2").arg(former, text),
                       *changed);
    }
    forgetRefusal();
    InPlaceEdit *closing = nameEditor;
    nameEditor = nullptr;
    editsAddresses = false;
    closing->disconnect(&q);
    closing->refuse({}, {});
    if (closing->hasFocus())
        q.setFocus();  // before it is hidden: else Qt looks for the next one, and walks on over the drawing
    closing->hide();
    closing->deleteLater();
    editor.tellTyping();
}

}  // namespace toile

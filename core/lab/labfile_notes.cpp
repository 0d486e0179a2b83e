// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/kernel/limits.h"
#include "core/lab/labfile_read.h"
#include "core/lab/text.h"
#include "core/model/pictures.h"
#include "core/model/valuejson.h"

#include <QRegularExpression>

/// The part of LabReader that reads what is drawn beside the network: texts, frames, arrows, pictures.
namespace toile {

namespace {

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

QString at(const QString &pointer, const char *name)
{
    return pointer + u'/' + key(name);
}

/// What each kind of note has besides its text and its place.
QStringList keysOf(const QString &kind)
{
    QStringList keys{key("kind"), key("text"),  key("x"),     key("y"),     key("w"),
                     key("h"),    key("level"), key("group"), key("locked")};
    if (kind == u"frame")
        keys << key("colour");
    else if (kind == u"arrow")
        keys << key("colour") << key("from") << key("to");
    else if (kind == u"picture")
        keys << key("picture");
    return keys;
}

}  // namespace

void LabReader::notes()
{
    const QJsonArray array = list(m_root, key("notes"), {}, limits::kNotes);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString pointer = QStringLiteral("/notes/%1").arg(i);
        if (array[i].isObject())
            note(array[i].toObject(), pointer);
        else
            wrong(pointer, valuejson::wrongType(array[i], LabFileText::tr("a note as {\"text\": {\"fr\": \"…\"}}")));
    }
}

void LabReader::note(const QJsonObject &object, const QString &pointer)
{
    const QStringList kinds{key("text"), key("frame"), key("arrow"), key("picture")};
    QString kind = text(object, key("kind"), pointer, false);
    if (kind.isEmpty() && !object[key("kind")].isString())
        kind = kinds.front();
    if (!kinds.contains(kind)) {
        wrong(at(pointer, "kind"), LabFileText::tr("“%1” is no kind of note; write one of %2.")
                                       .arg(kind.left(40), kinds.join(QStringLiteral(", "))));
        return;
    }
    knownKeys(object, pointer, keysOf(kind));
    if (kind == kinds.front() && !object.contains(u"text"))
        wrong(pointer, LabFileText::tr("“%1” is missing; add it.").arg(key("text")));
    const Id id = m_document.takeId();
    Note &note = m_topology.notes[id];
    note.text = localized(object, key("text"), pointer, limits::kTextLength);
    note.shape = kind == kinds.front() ? NoteShape(TextNote()) : noteShape(object, pointer);
    Placement place;
    place.rect = rect(object, pointer, kind == u"arrow");
    standing(object, pointer, place);
    if (!place.isEmpty())
        m_layout.placements[id] = place;
}

NoteShape LabReader::noteShape(const QJsonObject &object, const QString &pointer)
{
    const QString kind = object[u"kind"].toString();
    if (kind == u"frame")
        return FrameNote{colour(object, pointer)};
    if (kind == u"arrow") {
        const ArrowNote arrow{arrowEnd(object, key("from"), pointer), arrowEnd(object, key("to"), pointer),
                              colour(object, pointer)};
        if (arrow.from && arrow.from == arrow.to)
            wrong(at(pointer, "to"), LabFileText::tr("An arrow ends elsewhere than where it begins."));
        return arrow;
    }
    PictureNote picture;
    const QString encoded = text(object, key("picture"), pointer, true);
    // Twice the limit as text is past it in any case: nothing that large is decoded.
    if (encoded.size() > 2 * limits::kPictureBytes)
        picture.data = QByteArray(limits::kPictureBytes + 1, '\0');
    else if (const auto decoded =
                 QByteArray::fromBase64Encoding(encoded.toLatin1(), QByteArray::AbortOnBase64DecodingErrors))
        picture.data = *decoded;
    if (const auto good = checkPicture(picture.data); object[u"picture"].isString() && !good)
        wrong(at(pointer, "picture"), good.error().message);
    return picture;
}

QString LabReader::colour(const QJsonObject &object, const QString &pointer)
{
    const QString colour = text(object, key("colour"), pointer, false);
    static const QRegularExpression pattern(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    if (object[key("colour")].isString() && !pattern.match(colour).hasMatch())
        wrong(at(pointer, "colour"),
              LabFileText::tr("“%1” is no colour; write one as \"#0072b2\".").arg(colour.left(40)));
    return colour;
}

Id LabReader::arrowEnd(const QJsonObject &object, const QString &end, const QString &pointer)
{
    const QString label = text(object, end, pointer, false);
    return label.isEmpty() ? Id() : element(label, pointer + u'/' + end);
}

}  // namespace toile

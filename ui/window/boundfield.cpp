// SPDX-License-Identifier: GPL-2.0-or-later
#include "ui/window/boundfield.h"

#include "core/kernel/limits.h"
#include "core/lab/correction.h"
#include "core/model/kinds.h"
#include "core/model/vlans.h"
#include "ui/editor.h"
#include "ui/window/text.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace toile {

namespace {

constexpr int kMostTried = 65535;  ///< ports of UDP

QString exampleOf(FieldType type, QLatin1String key)
{
    if (key == QLatin1String("vlan"))
        return InspectorText::tr("the bridge’s default");
    if (key == QLatin1String("pvid"))
        return InspectorText::tr("the untagged VLAN");
    if (key == QLatin1String("tagged") || key == QLatin1String("alsoUntagged"))
        return InspectorText::tr("as 100,200-210");
    if (key == QLatin1String("local"))
        return InspectorText::tr("chosen by Linux");
    switch (type) {
    case FieldType::Mac:
        return InspectorText::tr("given by Linux");
    case FieldType::AddressList:
        return InspectorText::tr("add: 10.0.0.1/24");
    case FieldType::RouteList:
        return InspectorText::tr("add: default via 10.0.0.254");
    default:
        return {};
    }
}

/// The value that a field has when its file does not mention it. Descriptors say "undefined" for it, so look for the
/// value that they do not write.
template <typename Owner>
QJsonValue defaultOf(const Field<Owner> &field, Owner owner)
{
    const auto isDefault = [&](const QJsonValue &value) {
        return field.set(owner, value).ok() && field.get(owner).isUndefined();
    };
    switch (field.type) {
    case FieldType::Boolean:
        return isDefault(true);
    case FieldType::Integer:
        for (int value = field.minimum; value <= field.maximum && value <= field.minimum + kMostTried; ++value) {
            if (isDefault(value))
                return value;
        }
        return field.minimum;
    case FieldType::AddressList:
    case FieldType::RouteList:
    case FieldType::RuleList:
        return QJsonArray();
    default:
        return QString();
    }
}

std::vector<BoundField::Option> kindOptions(const char *const *choices)
{
    std::vector<BoundField::Option> options;
    for (; choices && *choices; ++choices) {
        const QString key = QString::fromLatin1(*choices);
        const MachineKind *kind = machineKind(key);
        options.push_back(
            {key, kind ? kindTitle(kind->title) : key, kind ? QString::fromLatin1(kind->icon) : QString()});
    }
    return options;
}

template <typename Owner>
BoundField bind(const Field<Owner> &field)
{
    BoundField bound;
    bound.key = QLatin1String(field.key);
    bound.type = field.type;
    bound.title = translated(field.title);
    bound.help = translated(field.help);
    bound.example = exampleOf(field.type, QLatin1String(field.key));
    if (bound.key == QLatin1String("mtu")) {
        bound.zeroIsEmpty = true;
        bound.example = InspectorText::tr("Linux’s own: 1500");
    }
    bound.get = [&field](const Element &element) {
        const Owner &owner = std::get<Owner>(element);
        const QJsonValue value = field.get(owner);
        if (field.type == FieldType::Text && value.isDouble())
            return QJsonValue(QString::number(value.toInt()));
        return value.isUndefined() ? defaultOf(field, owner) : value;
    };
    bound.set = [&field](Element &element, const QJsonValue &value) {
        return field.set(std::get<Owner>(element), value);
    };
    if (field.problems)
        bound.problems = field.problems;
    if (field.type == FieldType::Choice)
        bound.options = [&field] { return kindOptions(field.choices); };
    return bound;
}

/// Which bridge of its machine an interface is a port of.
BoundField bridgeField(const Editor &editor, Id machine)
{
    BoundField bound;
    bound.key = QStringLiteral("bridge");
    bound.type = FieldType::Reference;
    bound.title = InspectorText::tr("Port of bridge");
    bound.help = InspectorText::tr("Frames that arrive here go to the other ports: `ip link set veth1 master br0`.");
    bound.options = [&editor, machine] {
        std::vector<BoundField::Option> options{{QString(), InspectorText::tr("none"), {}}};
        for (const Id id : editor.topology().interfacesOf(machine)) {
            if (editor.topology().isBridge(id))
                options.push_back({editor.topology().interface(id)->name, editor.topology().interface(id)->name, {}});
        }
        return options;
    };
    bound.get = [&editor](const Element &element) {
        const Interface *bridge = editor.topology().interface(std::get<Interface>(element).bridge);
        return QJsonValue(bridge ? bridge->name : QString());
    };
    bound.set = [&editor, machine](Element &element, const QJsonValue &value) -> Result<> {
        std::get<Interface>(element).bridge = editor.topology().interfaceByName(machine, value.toString());
        return Ok();
    };
    return bound;
}

/// The interface that a VLAN is made on, or that carries a VXLAN.
BoundField parentField(const Editor &editor, Id id)
{
    const Interface &interface = *editor.topology().interface(id);
    const Id machine = interface.machine;
    const bool isOptional = kindOf(interface).parent == ParentRule::Optional;
    BoundField bound;
    bound.key = QStringLiteral("parent");
    bound.type = FieldType::Reference;
    bound.title = InspectorText::tr("Over the interface");
    bound.help = InspectorText::tr("What carries its frames: `ip link add link eth0 …`, or `dev eth0` for a VXLAN.");
    bound.options = [&editor, machine, id, isOptional] {
        std::vector<BoundField::Option> options;
        if (isOptional)
            options.push_back({QString(), InspectorText::tr("none"), {}});
        for (const Id other : editor.topology().interfacesOf(machine)) {
            const Interface &candidate = *editor.topology().interface(other);
            if (other != id && kindOf(candidate).ethernet)
                options.push_back({candidate.name, candidate.name, {}});
        }
        return options;
    };
    bound.get = [&editor](const Element &element) {
        const Interface *parent = editor.topology().interface(std::get<Interface>(element).parent);
        return QJsonValue(parent ? parent->name : QString());
    };
    bound.set = [&editor, machine](Element &element, const QJsonValue &value) -> Result<> {
        std::get<Interface>(element).parent = editor.topology().interfaceByName(machine, value.toString());
        return Ok();
    };
    return bound;
}

BoundField textField(const QString &key, const QString &title, const QString &help, bool multiline, int limit,
                     std::function<QString &(Element &)> text)
{
    BoundField bound;
    bound.key = key;
    bound.type = FieldType::Text;
    bound.title = title;
    bound.help = help;
    bound.multiline = multiline;
    bound.wraps = !multiline;
    bound.get = [text](const Element &element) {
        Element copy = element;
        return QJsonValue(text(copy));
    };
    bound.set = [text, limit](Element &element, const QJsonValue &value) -> Result<> {
        if (value.toString().size() > limit)
            return makeError(ErrorCode::LimitExceeded,
                             InspectorText::tr("This is longer than %1 characters; shorten it.").arg(limit));
        text(element) = value.toString();
        return Ok();
    };
    return bound;
}

BoundField labNameField()
{
    BoundField bound;
    bound.key = QStringLiteral("name");
    bound.type = FieldType::Name;
    bound.title = InspectorText::tr("Lab name");
    bound.help = InspectorText::tr("It is deployed under this name: `toilectl show NAME arp`.");
    bound.get = [](const Element &element) { return QJsonValue(std::get<LabHeader>(element).name); };
    bound.set = [](Element &element, const QJsonValue &value) -> Result<> {
        if (!isLabName(value.toString()))
            return makeError(
                ErrorCode::InvalidInput,
                InspectorText::tr("A lab’s name has up to 64 letters, digits, “-”, “_” and “.”, and begins with a "
                                  "letter or digit, as \"case-1b\"."));
        std::get<LabHeader>(element).name = value.toString();
        return Ok();
    };
    return bound;
}

/// A text in both languages, the user's own first: it is the one that is seen on the drawing.
std::vector<BoundField> bothLanguages(const BoundField &french, const BoundField &english)
{
    if (QLocale().language() == QLocale::French)
        return {french, english};
    return {english, french};
}

std::vector<BoundField> labFields()
{
    const auto header = [](Element &element) -> LabHeader & { return std::get<LabHeader>(element); };
    const QString titleHelp = InspectorText::tr("Written above the drawing when Toile speaks this language.");
    const QString textHelp = InspectorText::tr("A short text for the student: what to look at, what to try.");
    std::vector<BoundField> fields{labNameField()};
    const auto add = [&fields](const std::vector<BoundField> &more) {
        fields.insert(fields.end(), more.begin(), more.end());
    };
    add(bothLanguages(textField(QStringLiteral("titleFr"), InspectorText::tr("Title (French)"), titleHelp, false,
                                limits::kTitleLength, [header](Element &e) -> QString & { return header(e).title.fr; }),
                      textField(QStringLiteral("titleEn"), InspectorText::tr("Title (English)"), titleHelp, false,
                                limits::kTitleLength,
                                [header](Element &e) -> QString & { return header(e).title.en; })));
    add(bothLanguages(
        textField(QStringLiteral("descriptionFr"), InspectorText::tr("Description (French)"), textHelp, true,
                  limits::kTextLength, [header](Element &e) -> QString & { return header(e).description.fr; }),
        textField(QStringLiteral("descriptionEn"), InspectorText::tr("Description (English)"), textHelp, true,
                  limits::kTextLength, [header](Element &e) -> QString & { return header(e).description.en; })));
    return fields;
}

/// How each shape's text is called.
struct NoteWords {
    QString french;
    QString english;
    QString help;
};

NoteWords wordsOf(const Note &note)
{
    if (std::holds_alternative<FrameNote>(note.shape))
        return {InspectorText::tr("Title (French)"), InspectorText::tr("Title (English)"),
                InspectorText::tr("Written on the frame’s border.")};
    if (std::holds_alternative<ArrowNote>(note.shape))
        return {InspectorText::tr("Text (French)"), InspectorText::tr("Text (English)"),
                InspectorText::tr("Written in the middle of the arrow.")};
    if (std::holds_alternative<PictureNote>(note.shape))
        return {InspectorText::tr("What it shows (French)"), InspectorText::tr("What it shows (English)"),
                InspectorText::tr("Read out to whoever cannot see the picture.")};
    return {InspectorText::tr("Text (French)"), InspectorText::tr("Text (English)"),
            InspectorText::tr("Shown when Toile speaks this language. Markdown: # heading, **bold**, `code`, - list.")};
}

/// The colours of VLANs: they are told apart by everybody.
BoundField colourField(std::function<QString &(Element &)> colour)
{
    BoundField bound = textField(QStringLiteral("colour"), InspectorText::tr("Colour"),
                                 InspectorText::tr("Of the line; empty: grey. As #0072b2, or one of the list."), false,
                                 limits::kTitleLength, colour);
    bound.type = FieldType::Reference;
    bound.options = [] {
        std::vector<BoundField::Option> options{{QString(), InspectorText::tr("grey"), {}}};
        const QStringList names{InspectorText::tr("blue"),      InspectorText::tr("orange"),
                                InspectorText::tr("green"),     InspectorText::tr("pink"),
                                InspectorText::tr("vermilion"), InspectorText::tr("sky blue"),
                                InspectorText::tr("plum"),      InspectorText::tr("violet")};
        const QStringList palette = vlanPalette();
        for (qsizetype i = 0; i < palette.size(); ++i)
            options.push_back({palette[i], i < names.size() ? names[i] : palette[i], {}});
        return options;
    };
    return bound;
}

/// The machine or interface that an arrow's end stays with.
BoundField arrowEndField(const Editor &editor, const QString &key, const QString &title, Id ArrowNote::*end)
{
    BoundField bound;
    bound.key = key;
    bound.type = FieldType::Reference;
    bound.title = title;
    bound.help =
        InspectorText::tr("An element that this end stays with wherever it is moved; none: a place on the drawing.");
    bound.options = [&editor] {
        const Topology &topology = editor.topology();
        std::vector<BoundField::Option> options{{QString(), InspectorText::tr("none"), {}}};
        for (const auto &[machine, value] : topology.machines) {
            options.push_back({QString::number(machine.value), value.name, {}});
            for (const Id id : topology.interfacesOf(machine))
                options.push_back({QString::number(id.value), topology.label(id), {}});
        }
        return options;
    };
    bound.get = [end](const Element &element) {
        const Id id = std::get<ArrowNote>(std::get<Note>(element).shape).*end;
        return QJsonValue(id ? QString::number(id.value) : QString());
    };
    bound.set = [end](Element &element, const QJsonValue &value) -> Result<> {
        auto &arrow = std::get<ArrowNote>(std::get<Note>(element).shape);
        const Id wanted{value.toString().toUInt()};
        if (wanted && (wanted == arrow.from || wanted == arrow.to) && wanted != arrow.*end)
            return makeError(ErrorCode::InvalidInput,
                             InspectorText::tr("An arrow ends elsewhere than where it begins."));
        arrow.*end = wanted;
        return Ok();
    };
    return bound;
}

std::vector<BoundField> noteFields(const Editor &editor, const Note &note)
{
    const NoteWords words = wordsOf(note);
    const bool lines = std::holds_alternative<TextNote>(note.shape);
    std::vector<BoundField> fields =
        bothLanguages(textField(QStringLiteral("textFr"), words.french, words.help, lines, limits::kTextLength,
                                [](Element &e) -> QString & { return std::get<Note>(e).text.fr; }),
                      textField(QStringLiteral("textEn"), words.english, words.help, lines, limits::kTextLength,
                                [](Element &e) -> QString & { return std::get<Note>(e).text.en; }));
    if (std::holds_alternative<FrameNote>(note.shape))
        fields.push_back(
            colourField([](Element &e) -> QString & { return std::get<FrameNote>(std::get<Note>(e).shape).colour; }));
    if (std::holds_alternative<ArrowNote>(note.shape)) {
        fields.push_back(arrowEndField(editor, QStringLiteral("from"), InspectorText::tr("From"), &ArrowNote::from));
        fields.push_back(arrowEndField(editor, QStringLiteral("to"), InspectorText::tr("To"), &ArrowNote::to));
        fields.push_back(
            colourField([](Element &e) -> QString & { return std::get<ArrowNote>(std::get<Note>(e).shape).colour; }));
    }
    return fields;
}

/// What lets a bridge tell VLANs apart comes before the VLANs that it then has, and those before the rest.
void putVlanFilteringFirst(std::vector<BoundField> &fields)
{
    const auto at = [&fields](QLatin1String key) { return std::ranges::find(fields, key, &BoundField::key); };
    const auto filtering = at(QLatin1String("vlanFiltering"));
    if (filtering == fields.end())
        return;
    const auto own = at(QLatin1String("vlan"));
    const auto first = own == fields.end() ? at(QLatin1String("stp")) : own;
    if (first < filtering)
        std::rotate(first, filtering, at(QLatin1String("defaultPvid")) + 1);
}

}  // namespace

std::vector<BoundField> fieldsOf(const Editor &editor, Id id)
{
    const Topology &topology = editor.topology();
    std::vector<BoundField> fields;
    if (id == Topology::kHeaderId)
        return labFields();
    if (topology.machine(id)) {
        for (const auto &field : machineFields())
            fields.push_back(bind(field));
    } else if (const Interface *interface = topology.interface(id)) {
        for (const auto &field : interfaceFields())
            if (!field.applies || field.applies(topology, id)) {
                fields.push_back(bind(field));
                if (field.type == FieldType::AddressList)
                    fields.back().correct = [&editor, id](const QString &typed) {
                        return correctedAddress(editor.topology(), id, typed);
                    };
                if (field.type == FieldType::Mac)
                    fields.back().correct = correctedMac;
                // What is made on another interface takes its MTU from that one.
                if (kindOf(*interface).parent != ParentRule::None && fields.back().zeroIsEmpty)
                    fields.back().example = InspectorText::tr("Linux’s own");
            }
        if (kindOf(*interface).parent != ParentRule::None)
            fields.push_back(parentField(editor, id));
        for (const auto &field : kindOf(*interface).fields)
            fields.push_back(bind(field));
        if (!topology.isBridge(id) && kindOf(*interface).ethernet)
            fields.push_back(bridgeField(editor, interface->machine));
        putVlanFilteringFirst(fields);
    } else if (topology.notes.contains(id)) {
        return noteFields(editor, topology.notes.at(id));
    }
    return fields;
}

}  // namespace toile

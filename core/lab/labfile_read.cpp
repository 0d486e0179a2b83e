// SPDX-License-Identifier: GPL-2.0-or-later
#include "core/lab/labfile_read.h"

#include "core/base/nearest.h"
#include "core/kernel/limits.h"
#include "core/lab/text.h"
#include "core/model/valuejson.h"

namespace toile {

QString at(const QString &pointer, const QString &key)
{
    return pointer + u'/' + valuejson::pointerKey(key);
}

QString at(const QString &pointer, qsizetype index)
{
    return pointer + u'/' + QString::number(index);
}

Document LabReader::read()
{
    header();
    machines();
    parents();
    cables();
    vlans();
    notes();
    checks();
    layout();
    if (!m_problems.isEmpty())
        return Document();
    const Result<> applied = m_document.apply(patchBetween(m_document, m_topology, m_layout));
    if (!applied) {
        wrong({}, applied.error().message);
        return Document();
    }
    return std::move(m_document);
}

void LabReader::wrong(const QString &pointer, const QString &message)
{
    // What is said of names that an unread list holds would be wrong.
    if (!m_tooLarge)
        m_problems.add(pointer, message);
}

void LabReader::knownKeys(const QJsonObject &object, const QString &pointer, const QStringList &known)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            wrong(at(pointer, it.key()), valuejson::unknownKey(it.key(), known));
    }
}

QString LabReader::text(const QJsonObject &object, const QString &key, const QString &pointer, bool needed)
{
    const QJsonValue value = object[key];
    if (value.isString())
        return value.toString();
    if (!value.isUndefined())
        wrong(at(pointer, key), valuejson::wrongType(value, LabFileText::tr("a text in quotes")));
    else if (needed)
        wrong(pointer, LabFileText::tr("“%1” is missing; add it.").arg(key));
    return {};
}

LocalizedText LabReader::localized(const QJsonObject &object, const QString &key, const QString &pointer, int limit)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return {};
    const QString here = at(pointer, key);
    if (!value.isObject()) {
        wrong(here, valuejson::wrongType(
                        value, LabFileText::tr("the text in both languages as {\"fr\": \"…\", \"en\": \"…\"}")));
        return {};
    }
    const QJsonObject texts = value.toObject();
    const QString fr = QStringLiteral("fr");
    const QString en = QStringLiteral("en");
    knownKeys(texts, here, {fr, en});
    const LocalizedText result{text(texts, fr, here, false), text(texts, en, here, false)};
    for (const auto &[language, length] : {std::pair(fr, result.fr.size()), std::pair(en, result.en.size())}) {
        if (length > limit)
            wrong(at(here, language),
                  LabFileText::tr("This text has %1 characters; the most is %2.").arg(length).arg(limit));
    }
    return result;
}

QJsonArray LabReader::list(const QJsonObject &object, const QString &key, const QString &pointer, int limit)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return {};
    const QJsonArray array = value.toArray();
    if (!value.isArray())
        wrong(at(pointer, key), valuejson::wrongType(value, LabFileText::tr("a list in square brackets")));
    if (array.size() > limit) {
        wrong(at(pointer, key),
              LabFileText::tr("This list has %1 entries; the most is %2.").arg(array.size()).arg(limit));
        m_tooLarge = true;
        return {};
    }
    return array;
}

void LabReader::header()
{
    knownKeys(m_root, {},
              {QStringLiteral("toile"), QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("description"),
               QStringLiteral("instructions"), QStringLiteral("machines"), QStringLiteral("cables"),
               QStringLiteral("vlans"), QStringLiteral("notes"), QStringLiteral("checks"), QStringLiteral("cableStyle"),
               QStringLiteral("layout")});
    const QJsonValue version = m_root[u"toile"];
    if (version.isUndefined())
        wrong({}, LabFileText::tr("“toile” is missing; begin the file with \"toile\": 1."));
    else if (version.toDouble(-1) != 1)
        wrong(QStringLiteral("/toile"),
              LabFileText::tr("This is no version that this program reads; write 1, or use a newer Toile."));
    LabHeader &header = m_topology.header;
    const int before = m_problems.count();
    header.name = text(m_root, QStringLiteral("name"), {}, true);
    if (m_problems.count() == before && !isLabName(header.name))
        wrong(QStringLiteral("/name"),
              LabFileText::tr("“%1” is no name for a lab; write up to 64 letters, digits, “-”, “_” "
                              "and “.”, beginning with a letter or digit, as \"case-1b\".")
                  .arg(header.name.left(80)));
    header.title = localized(m_root, QStringLiteral("title"), {}, limits::kTitleLength);
    header.description = localized(m_root, QStringLiteral("description"), {}, limits::kTextLength);
    header.instructions = localized(m_root, QStringLiteral("instructions"), {}, limits::kTextLength);
}

void LabReader::checks()
{
    const QString key = QStringLiteral("checks");
    const QJsonArray array = list(m_root, key, {}, limits::kChecks);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString pointer = at(at({}, key), i);
        if (array[i].isObject())
            check(array[i].toObject(), pointer);
        else
            wrong(pointer,
                  valuejson::wrongType(array[i], LabFileText::tr("a check as {\"from\": \"VM1\", \"to\": \"1.0.0.2\", "
                                                                 "\"expect\": \"answer\"}")));
    }
}

QString LabReader::machineName(const QJsonObject &object, const QString &key, const QString &pointer)
{
    const QString name = text(object, key, pointer, true);
    if (object[key].isString() && !m_machines.contains(name))
        element(name, at(pointer, key));
    return name;
}

void LabReader::check(const QJsonObject &object, const QString &pointer)
{
    const QString expectKey = QStringLiteral("expect");
    knownKeys(object, pointer,
              {QStringLiteral("name"), QStringLiteral("from"), QStringLiteral("to"), expectKey,
               QStringLiteral("machine"), QStringLiteral("as")});
    Check check;
    check.name = localized(object, QStringLiteral("name"), pointer, limits::kTitleLength);
    check.from = machineName(object, QStringLiteral("from"), pointer);
    const auto address = [&](const QString &key) {
        const QString value = text(object, key, pointer, true);
        if (object[key].isString() && !IpAddress::parse(value))
            wrong(at(pointer, key),
                  LabFileText::tr("“%1” is no address; write one as \"1.0.0.2\".").arg(value.left(60)));
        return value;
    };
    check.to = address(QStringLiteral("to"));
    const QStringList expectations{QStringLiteral("answer"), QStringLiteral("no-answer"), QStringLiteral("translated")};
    const QString expect = text(object, expectKey, pointer, true);
    const qsizetype kind = expectations.indexOf(expect);
    if (object[expectKey].isString() && kind < 0)
        wrong(at(pointer, expectKey), LabFileText::tr("“%1” is nothing to expect; write one of %2.")
                                          .arg(expect.left(40), expectations.join(QStringLiteral(", "))));
    if (kind == 2) {
        check.kind = Check::Kind::Translated;
        check.machine = machineName(object, QStringLiteral("machine"), pointer);
        check.as = address(QStringLiteral("as"));
    } else {
        check.kind = kind == 1 ? Check::Kind::NoReach : Check::Kind::Reach;
        for (const QString &key : {QStringLiteral("machine"), QStringLiteral("as")}) {
            if (object.contains(key))
                wrong(at(pointer, key),
                      LabFileText::tr("Only \"expect\": \"translated\" has “%1”; remove it.").arg(key));
        }
    }
    m_topology.checks[m_document.takeId()] = check;
}

Id LabReader::element(const QString &label, const QString &pointer)
{
    const qsizetype colon = label.indexOf(u':');
    const QString name = colon < 0 ? label : label.first(colon);
    const auto machine = m_machines.constFind(name);
    if (machine == m_machines.constEnd()) {
        const QString meant = nearest(name, m_machineNames);
        wrong(pointer,
              meant.isEmpty()
                  ? LabFileText::tr("There is no machine “%1” in this lab; write the name of one.").arg(name.left(60))
                  : LabFileText::tr("There is no machine “%1” in this lab; did you mean “%2”?").arg(name, meant));
        return {};
    }
    if (colon < 0)
        return machine->id;
    const QString interface = label.sliced(colon + 1);
    const auto found = machine->interfaces.constFind(interface);
    if (found != machine->interfaces.constEnd())
        return *found;
    QStringList names = machine->interfaces.keys();
    names.sort();
    wrong(pointer, names.isEmpty()
                       ? LabFileText::tr("%1 has no interfaces; add “%2” to it.").arg(name, interface.left(40))
                       : LabFileText::tr("%1 has no interface “%2”; write one of %3.")
                             .arg(name, interface.left(40), names.join(QStringLiteral(", ")).left(200)));
    return {};
}

}  // namespace toile

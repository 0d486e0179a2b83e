// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/lab/jsonschema.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace toile {

namespace {

bool isOfType(const QJsonValue &value, const QString &type)
{
    if (type == u"object")
        return value.isObject();
    if (type == u"array")
        return value.isArray();
    if (type == u"string")
        return value.isString();
    if (type == u"boolean")
        return value.isBool();
    return value.isDouble() && (type != u"integer" || std::floor(value.toDouble()) == value.toDouble());
}

bool matches(const QString &pattern, const QString &text)
{
    return QRegularExpression(pattern).match(text).hasMatch();
}

bool hasDuplicates(const QJsonArray &array)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        for (qsizetype j = 0; j < i; ++j) {
            if (array[i] == array[j])
                return true;
        }
    }
    return false;
}

/// The bounds of numbers, texts and lists: true when `value` is within, or the keyword is not about its type.
bool isWithin(const QString &key, const QJsonValue &bound, const QJsonValue &value)
{
    const double limit = bound.toDouble();
    if (key == u"minimum")
        return !value.isDouble() || value.toDouble() >= limit;
    if (key == u"maximum")
        return !value.isDouble() || value.toDouble() <= limit;
    if (key == u"maxLength")
        return !value.isString() || double(value.toString().size()) <= limit;
    if (key == u"minItems")
        return !value.isArray() || double(value.toArray().size()) >= limit;
    return !value.isArray() || double(value.toArray().size()) <= limit;
}

}  // namespace

QStringList JsonSchema::problems(const QJsonValue &value) const
{
    QStringList out;
    check(m_root, value, {}, out);
    return out;
}

QJsonObject JsonSchema::definition(const QString &name) const
{
    return m_root[u"$defs"].toObject()[name].toObject();
}

void JsonSchema::check(const QJsonObject &schema, const QJsonValue &value, const QString &pointer,
                       QStringList &out) const
{
    for (const QString &key : schema.keys())
        keyword(key, schema, value, pointer, out);
}

void JsonSchema::keyword(const QString &key, const QJsonObject &schema, const QJsonValue &value, const QString &pointer,
                         QStringList &out) const
{
    static const QSet<QString> about{QStringLiteral("$schema"), QStringLiteral("$defs"), QStringLiteral("title"),
                                     QStringLiteral("description")};
    static const QSet<QString> bounds{QStringLiteral("minimum"), QStringLiteral("maximum"), QStringLiteral("maxLength"),
                                      QStringLiteral("minItems"), QStringLiteral("maxItems")};
    const QJsonValue wanted = schema[key];
    bool good = true;
    if (about.contains(key))
        return;
    if (key == u"$ref")
        check(definition(wanted.toString().section(u'/', -1)), value, pointer, out);
    else if (key == u"type")
        good = isOfType(value, wanted.toString());
    else if (key == u"const")
        good = value == wanted;
    else if (key == u"enum")
        good = wanted.toArray().contains(value);
    else if (key == u"pattern")
        good = !value.isString() || matches(wanted.toString(), value.toString());
    else if (bounds.contains(key))
        good = isWithin(key, wanted, value);
    else if (key == u"uniqueItems")
        good = !hasDuplicates(value.toArray());
    else if (key == u"items") {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            check(wanted.toObject(), array[i], pointer + u'/' + QString::number(i), out);
    } else if (key == u"oneOf" || key == u"anyOf")
        combine(key, wanted, value, pointer, out);
    else if (key == u"required" || key == u"properties" || key == u"additionalProperties" || key == u"propertyNames") {
        // All of an object's keywords look at one another: done once, at the first of them.
        static const QStringList inOrder{QStringLiteral("additionalProperties"), QStringLiteral("properties"),
                                         QStringLiteral("propertyNames"), QStringLiteral("required")};
        for (const QString &first : inOrder) {
            if (!schema.contains(first))
                continue;
            if (first == key && value.isObject())
                members(schema, value.toObject(), pointer, out);
            break;
        }
    } else
        good = false;
    if (!good)
        out.append(pointer + QStringLiteral(": ") + key);
}

void JsonSchema::combine(const QString &key, const QJsonValue &wanted, const QJsonValue &value, const QString &pointer,
                         QStringList &out) const
{
    int valid = 0;
    QStringList last;
    for (const QJsonValue &alternative : wanted.toArray()) {
        QStringList complaints;
        check(alternative.toObject(), value, pointer, complaints);
        valid += complaints.isEmpty() ? 1 : 0;
        last += complaints;
    }
    if (valid == 0 || (key == u"oneOf" && valid != 1))
        out.append(pointer + QStringLiteral(": ") + key + QStringLiteral(" (") + last.join(QStringLiteral("; ")) +
                   u')');
}

void JsonSchema::members(const QJsonObject &schema, const QJsonObject &object, const QString &pointer,
                         QStringList &out) const
{
    for (const QJsonValue &needed : schema[u"required"].toArray()) {
        if (!object.contains(needed.toString()))
            out.append(pointer + QStringLiteral(": required ") + needed.toString());
    }
    const QJsonObject properties = schema[u"properties"].toObject();
    const QJsonValue others = schema[u"additionalProperties"];
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString here = pointer + u'/' + it.key();
        if (schema.contains(u"propertyNames"))
            check(schema[u"propertyNames"].toObject(), it.key(), here, out);
        if (properties.contains(it.key()))
            check(properties[it.key()].toObject(), *it, here, out);
        else if (others.isObject())
            check(others.toObject(), *it, here, out);
        else if (others.isBool() && !others.toBool())
            out.append(here + QStringLiteral(": additionalProperties"));
    }
}

}  // namespace toile

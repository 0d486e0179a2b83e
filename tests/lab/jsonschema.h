// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace toile {

/// The part of JSON Schema 2020-12 that resources/schema uses. A keyword that it does not know is a complaint too, so
/// that nothing in the schema goes unchecked.
class JsonSchema {
public:
    explicit JsonSchema(const QJsonObject &schema) : m_root(schema) {}

    /// What is wrong with `value`, each at its JSON pointer; empty when it is valid.
    QStringList problems(const QJsonValue &value) const;

    /// The schema at "#/$defs/NAME".
    QJsonObject definition(const QString &name) const;

private:
    void check(const QJsonObject &schema, const QJsonValue &value, const QString &pointer, QStringList &out) const;
    void keyword(const QString &key, const QJsonObject &schema, const QJsonValue &value, const QString &pointer,
                 QStringList &out) const;
    void combine(const QString &key, const QJsonValue &wanted, const QJsonValue &value, const QString &pointer,
                 QStringList &out) const;
    void members(const QJsonObject &schema, const QJsonObject &object, const QString &pointer, QStringList &out) const;

    QJsonObject m_root;
};

}  // namespace toile

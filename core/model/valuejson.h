// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/field.h"

/// Routes, rules and addresses in the form that the file has; shared by the fields of machines and interfaces.
namespace toile::valuejson {

QJsonValue fromAddresses(const std::vector<IpPrefix> &addresses);
QJsonValue fromRoutes(const std::vector<RouteState> &routes);
QJsonValue fromRules(const std::vector<FirewallRule> &rules);

/// Each reads a whole list; what is wrong is added to `problems`, whose pointers begin at the list.
std::vector<IpPrefix> toAddresses(const QJsonValue &json, std::vector<ValueProblem> &problems);
std::vector<RouteState> toRoutes(const QJsonValue &json, std::vector<ValueProblem> &problems);
std::vector<FirewallRule> toRules(const QJsonValue &json, std::vector<ValueProblem> &problems);

/// One rule with unknown keys, missing keys and impossible combinations (as iptables refuses them) reported.
FirewallRule toRule(const QJsonValue &json, const QString &pointer, std::vector<ValueProblem> &problems);
/// What iptables would refuse in a rule that is well written, all of it.
QStringList impossibilities(const FirewallRule &rule);

/// "an integer", "a text", …: what a JSON value is, to say that it should be something else.
QString typeName(const QJsonValue &json);
/// "…; write %1" for a wrong type.
QString wrongType(const QJsonValue &json, const QString &wanted);
/// A whole number in the range, or nothing.
std::optional<int> toInteger(const QJsonValue &json, int minimum, int maximum);
/// Sentence for a key that is not known, with the nearest or all known ones.
QString unknownKey(const QString &key, const QStringList &known);
/// "~" and "/" escaped for a JSON pointer (RFC 6901).
QString pointerKey(const QString &key);

}  // namespace toile::valuejson

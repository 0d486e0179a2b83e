// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/topology.h"

#include <QJsonValue>
#include <QString>

#include <span>
#include <vector>

/// A field is described once and drives the inspector, the file format, validation and help alike.
namespace toile {

enum class FieldType {
    Text,
    Name,  ///< an interface's or machine's name
    Boolean,
    Integer,
    Mac,
    AddressList,  ///< "1.0.0.1/8", several
    RouteList,
    RuleList,
    Reference,  ///< another element, by Id in the model and by name in the file
    Choice,
};

/// One thing wrong inside a list value, at a JSON pointer below the field: "/1/via".
struct ValueProblem {
    QString pointer;
    QString message;
    bool operator==(const ValueProblem &) const = default;
};

/// One field of `Owner` (Machine or Interface). Values travel as JSON, in the very form the file has.
template <typename Owner>
struct Field {
    const char *key;  ///< in the file: "mtu"
    FieldType type;
    const char *title;                 ///< QT_TRANSLATE_NOOP("toile::Fields", …)
    const char *help;                  ///< one sentence and the command, QT_TRANSLATE_NOOP("toile::Fields", …)
    QJsonValue (*get)(const Owner &);  ///< undefined when it has its default and need not be written
    Result<> (*set)(Owner &, const QJsonValue &);  ///< says what is wrong and what to write instead
    int minimum = 0;                               ///< Integer
    int maximum = 0;
    const char *const *choices = nullptr;  ///< Choice: null-terminated
    /// Lists: all that is wrong in a value, where set() tells only the first.
    std::vector<ValueProblem> (*problems)(const QJsonValue &) = nullptr;
    /// Whether it means anything for this element now; null: always. The file may say it all the same.
    bool (*applies)(const Topology &, Id) = nullptr;
};

/// Fields that every machine has: name, kind, forwarding, routes, rules.
std::span<const Field<Machine>> machineFields();
/// Fields that every interface has: name, up, mac, mtu, addresses.
std::span<const Field<Interface>> interfaceFields();

/// Linux's rules for a name (isInterfaceName) without the names that Linux keeps: "lo", "all", "default".
bool isUsableInterfaceName(QStringView name);

/// `title` or `help` in the user's language.
QString translated(const char *text);

}  // namespace toile

// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/document.h"
#include "core/model/field.h"

#include <QJsonValue>

#include <functional>
#include <vector>

namespace toile {

class Editor;

/// A field of the model as a row of the inspector sees it: any element, any owner, one form.
/// Fields of kinds come from their descriptors; the lab's own and a port's bridge are bound by hand.
struct BoundField {
    struct Option {
        QString value;
        QString title;
        QString icon;  ///< a resource path, or empty
    };

    QString key;
    FieldType type = FieldType::Text;
    QString title;
    QString help;
    bool multiline = false;    ///< Text
    bool wraps = false;        ///< Text: one paragraph, on as many lines as it needs
    QString example;           ///< shown in an empty field
    bool zeroIsEmpty = false;  ///< Integer: 0 leaves it to Linux, and is shown as an empty field
    /// Always defined: a default is given as what it is.
    std::function<QJsonValue(const Element &)> get;
    std::function<Result<>(Element &, const QJsonValue &)> set;
    std::function<std::vector<ValueProblem>(const QJsonValue &)> problems;  ///< lists; may be empty
    std::function<std::vector<Option>()> options;                           ///< Choice and Reference
    /// What was most likely meant by a text that is refused, or an empty one; may be empty.
    std::function<QString(const QString &)> correct;
};

/// What can be edited of this element; empty for those that have no fields (a cable).
std::vector<BoundField> fieldsOf(const Editor &editor, Id id);

}  // namespace toile

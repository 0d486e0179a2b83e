// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "core/model/valuejson.h"

/// What the descriptions of fields share. For the files of kinds.
namespace toile {

inline Error wrongValue(const QString &message)
{
    return makeError(ErrorCode::InvalidInput, message);
}

/// A value that has its default is not written.
inline QJsonValue unless(bool isDefault, const QJsonValue &value)
{
    return isDefault ? QJsonValue(QJsonValue::Undefined) : value;
}

Result<> setBoolean(bool &target, const QJsonValue &json);
/// A whole number in the range; `what` begins the sentence that refuses others: "The VLAN id".
Result<> setInteger(int &target, const QJsonValue &json, int minimum, int maximum, const QString &what);
/// An IPv4 address; an empty text sets none.
Result<> setAddress(std::optional<IpAddress> &target, const QJsonValue &json);
/// A user's number; -1 or an empty text is nobody in particular.
Result<> setOwner(std::optional<unsigned> &target, const QJsonValue &json);

}  // namespace toile
